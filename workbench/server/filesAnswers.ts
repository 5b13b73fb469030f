/** What the page's file drawer asks of the workbench: which files there are, who may do what, earlier versions. */
import type { Drive } from '../drive/drive';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import { PEOPLE } from '../drive/people';
import type { Person } from '../drive/people';
import { Refusal, requireEditor } from './requests';
import type { FilesAnswer, FilesDone, ShownFile, SharedRole } from './wire';

const SHARED_ROLES: readonly SharedRole[] = ['editor', 'commenter', 'viewer'];

/** Ours. */
const LONGEST_NAME = 200;

/** How Google calls what a person makes. */
const NAMES = {
  en_US: { untitled: 'Untitled spreadsheet', copyOf: (name: string) => `Copy of ${name}` },
  sv_SE: { untitled: 'Namnlöst kalkylark', copyOf: (name: string) => `Kopia av ${name}` },
};

export function filesAnswer(drive: Drive, shown: LiveWorkbook, person: Person): FilesAnswer {
  const files = drive.files.all.flatMap((workbook) => {
    const role = workbook.roleOf(person);
    const { id, name, sharing } = workbook.file;
    const isFirst = workbook === drive.files.first;
    return role ? [{ id, name, owner: sharing.owner ?? '', role, isFirst }] : [];
  });
  return { files, ...(shown.roleOf(person) ? { shown: factsOf(drive, shown, person) } : {}) };
}

function factsOf(drive: Drive, workbook: LiveWorkbook, person: Person): ShownFile {
  return {
    id: workbook.file.id,
    mayEdit: workbook.mayEdit(person),
    mayTrash: workbook !== drive.files.first && workbook.roleOf(person) === 'owner',
    people: PEOPLE.map((each) => {
      const role = workbook.roleOf(each);
      return { email: each.email, ...(role ? { role } : {}) };
    }),
    versions: workbook.store.versions.list(),
  };
}

/** Does what a page asks with the file that it shows. */
export function changeFiles(
  drive: Drive,
  shown: LiveWorkbook,
  person: Person,
  request: unknown,
): FilesDone {
  const asked = (request ?? {}) as Readonly<Record<string, unknown>>;
  const names = NAMES[shown.file.locale];
  let made: LiveWorkbook | undefined;
  if (asked['make'] === true) made = drive.files.make(shown, names.untitled, person);
  else if (asked['copy'] === true) {
    made = drive.files.copy(shown, names.copyOf(shown.file.name), person);
  } else {
    requireEditor(shown, person);
    if (asked['share'] !== undefined) share(shown, asked['share']);
    else if (asked['rename'] !== undefined) rename(shown, asked['rename']);
    else if (asked['trash'] === true) trash(drive, shown, person);
    else if (asked['keepVersion'] === true) drive.files.keepVersion(shown);
    else if (asked['restoreVersion'] !== undefined) {
      const number = asked['restoreVersion'];
      if (typeof number !== 'number' || !drive.files.restoreVersion(shown, number)) {
        throw new Refusal(404, 'There is no such version.');
      }
    } else {
      throw new Refusal(
        400,
        'Files take make, copy, rename, trash, share, keepVersion or restoreVersion.',
      );
    }
  }
  drive.happened();
  // An earlier version is another workbook of the same ID; what is in the trash is none.
  const now = drive.files.find(shown.file.id) ?? drive.files.first;
  return { ...filesAnswer(drive, now, person), ...(made ? { made: made.file.id } : {}) };
}

function rename(workbook: LiveWorkbook, value: unknown): void {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '' || name.length > LONGEST_NAME) {
    throw new Refusal(400, `A file has a name of up to ${LONGEST_NAME} letters.`);
  }
  workbook.file.name = name;
  workbook.saveBesides();
}

function trash(drive: Drive, workbook: LiveWorkbook, person: Person): void {
  if (workbook === drive.files.first) {
    throw new Refusal(409, 'The workbench was opened with this file; --reset sets it aside.');
  }
  if (workbook.roleOf(person) !== 'owner') throw new Refusal(403, 'Only its owner can do that.');
  drive.files.trash(workbook);
}

function share(workbook: LiveWorkbook, value: unknown): void {
  const { email, role } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { sharing } = workbook.file;
  const person = PEOPLE.find((each) => each.email === email);
  const shared = SHARED_ROLES.find((each) => each === role);
  if (!person || (role !== null && !shared)) {
    throw new Refusal(400, 'A file is shared with a person here as editor, commenter or viewer.');
  }
  if (person.email === sharing.owner) {
    throw new Refusal(409, 'The file belongs to this person, who keeps it.');
  }
  if (shared) sharing.roles.set(person.email, shared);
  else sharing.roles.delete(person.email);
  workbook.saveBesides();
  workbook.reloadPages(person.email);
}
