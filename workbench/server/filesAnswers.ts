/** What the page's file drawer asks of the workbench: which files there are, who may do what, earlier versions. */
import type { Drive } from '../drive/drive';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import { PEOPLE } from '../drive/people';
import type { Person } from '../drive/people';
import { Refusal } from './requests';
import type { FilesAnswer, FilesDone, ShownFile, SharedRole } from './wire';

const SHARED_ROLES: readonly SharedRole[] = ['editor', 'commenter', 'viewer'];

/** How Google calls what a person makes. */
const NAMES = {
  en_US: { untitled: 'Untitled spreadsheet', copyOf: (name: string) => `Copy of ${name}` },
  sv_SE: { untitled: 'Namnlöst kalkylark', copyOf: (name: string) => `Kopia av ${name}` },
};

export function filesAnswer(drive: Drive, shown: LiveWorkbook, person: Person): FilesAnswer {
  const files = drive.files.flatMap((workbook) => {
    const role = workbook.roleOf(person);
    const { id, name, sharing } = workbook.file;
    return role ? [{ id, name, owner: sharing.owner ?? '', role }] : [];
  });
  return { files, ...(shown.roleOf(person) ? { shown: factsOf(shown, person) } : {}) };
}

function factsOf(workbook: LiveWorkbook, person: Person): ShownFile {
  return {
    id: workbook.file.id,
    mayEdit: mayEdit(workbook, person),
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
  if (asked['make'] === true) made = drive.makeFile(shown, names.untitled, person);
  else if (asked['copy'] === true) {
    made = drive.copyFile(shown, names.copyOf(shown.file.name), person);
  } else {
    requireEditor(shown, person);
    if (asked['share'] !== undefined) share(drive, shown, asked['share']);
    else if (asked['keepVersion'] === true) drive.keepVersion(shown);
    else if (asked['restoreVersion'] !== undefined) {
      const number = asked['restoreVersion'];
      if (typeof number !== 'number' || !drive.restoreVersion(shown, number)) {
        throw new Refusal(404, 'There is no such version.');
      }
    } else {
      throw new Refusal(400, 'Files take make, copy, share, keepVersion or restoreVersion.');
    }
  }
  // An earlier version is another workbook of the same ID.
  const now = drive.find(shown.file.id) ?? shown;
  return { ...filesAnswer(drive, now, person), ...(made ? { made: made.file.id } : {}) };
}

function share(drive: Drive, workbook: LiveWorkbook, value: unknown): void {
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
  drive.happened();
}

function requireEditor(workbook: LiveWorkbook, person: Person): void {
  if (!mayEdit(workbook, person)) {
    throw new Refusal(403, 'Only who may edit the file can do that.');
  }
}

function mayEdit(workbook: LiveWorkbook, person: Person): boolean {
  const role = workbook.roleOf(person);
  return role === 'owner' || role === 'editor';
}
