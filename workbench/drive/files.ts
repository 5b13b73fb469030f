/** The spreadsheets of a workbench: one was opened with it, others are made beside it. */
import { existsSync, readdirSync } from 'node:fs';
import { parse } from 'node:path';
import { copyOf, versionOf, withVersion } from '../runtime/copies';
import type { SavedSpreadsheet } from '../runtime/contract';
import { emptySpreadsheet } from '../runtime/spreadsheetFile';
import { openLiveWorkbook } from './liveWorkbook';
import type { Content, LiveWorkbook, Shared } from './liveWorkbook';
import type { Person } from './people';
import { Trouble } from '../trouble';
import { openStore } from './storage';
import type { SavedWorkbook, WorkbookStore } from './storage';
import type { VersionReason } from './versionStore';

export interface Files {
  /** What was opened with the workbench; an earlier version may have taken its place. */
  readonly first: LiveWorkbook;
  /** The first, and those that were made beside it, by name. */
  readonly all: readonly LiveWorkbook[];
  /** Undefined where there is none of that ID. */
  find(id: string): LiveWorkbook | undefined;
  /** Opens those that are saved beside the first; gives what was given up of damaged journals. */
  openOthers(): readonly string[];
  /** A new spreadsheet of the person's, in the language and zone of another. */
  make(like: LiveWorkbook, name: string, person: Person): LiveWorkbook;
  /** Make a copy: the person's own. */
  copy(file: LiveWorkbook, name: string, person: Person): LiveWorkbook;
  /** Saves what was made here and opens it. */
  adopt(saved: SavedSpreadsheet): LiveWorkbook;
  /** Takes a file away that was made here, its triggers with it; on disk it is set aside. */
  trash(file: LiveWorkbook): void;
  /** Keeps what the file is now among its versions. */
  keepVersion(file: LiveWorkbook, reason?: VersionReason): void;
  /** Puts an earlier version in the place of the file and keeps what it takes the place of; false where there is none. */
  restoreVersion(file: LiveWorkbook, number: number): boolean;
  /** Writes what is only in the journals into the snapshots, and gives the files free. */
  close(): void;
}

/** Opens the first file; `savedWithIt` is what the workbench keeps in its snapshot. */
export function openFiles(
  shared: Omit<Shared, 'ran'>,
  store: WorkbookStore,
  content: Content,
  savedWithIt: () => Partial<SavedWorkbook>,
): Files {
  const { project, clock } = shared;
  const open: LiveWorkbook[] = [];
  // The first comes first: of what the files share, its word counts when they are opened again.
  const ran = () => open.forEach((file) => file.saveBesides());
  openAt(store, content);

  function openAt(place: WorkbookStore, what: Content): LiveWorkbook {
    const saved = place === store ? savedWithIt : () => ({});
    const workbook = openLiveWorkbook({ ...shared, ran }, place, what, saved);
    const { id } = workbook.file;
    const index = open.findIndex(({ file }) => file.id === id);
    open.splice(index < 0 ? open.length : index, index < 0 ? 0 : 1, workbook);
    return workbook;
  }

  function adopt(saved: SavedSpreadsheet): LiveWorkbook {
    const place = openStore(store.othersFolder, saved.id);
    place.saveSnapshot(saved);
    const workbook = openAt(place, { stored: { saved, revisions: [], notes: [] } });
    keepVersion(workbook, 'made');
    return workbook;
  }

  function keepVersion({ file, store: place }: LiveWorkbook, reason: VersionReason = 'kept'): void {
    place.versions.keep(versionOf(file), reason, clock.now());
  }

  return {
    get first() {
      return open[0]!;
    },
    get all() {
      const [first, ...others] = open;
      return [first!, ...others.sort((a, b) => a.file.name.localeCompare(b.file.name))];
    },
    find: (id) => open.find(({ file }) => file.id === id),
    openOthers() {
      return savedIn(store.othersFolder).flatMap((id) => {
        const place = openStore(store.othersFolder, id);
        const stored = place.read();
        if (stored) openAt(place, { stored });
        else place.close();
        return stored?.notes ?? [];
      });
    },
    make({ file: { locale, timeZone } }, name, person) {
      return adopt(emptySpreadsheet({ name, locale, timeZone }, person.email));
    },
    copy: ({ file }, name, person) => adopt(copyOf(file, name, person.email)),
    adopt,
    trash(workbook) {
      const { file, store: place } = workbook;
      open.splice(open.indexOf(workbook), 1);
      project.triggers.restore(file.id, []);
      project.files.delete(file.id);
      workbook.leave();
      place.moveAside(new Date());
      place.close();
      workbook.reloadPages();
    },
    keepVersion,
    restoreVersion(workbook, number) {
      const { file, store: place } = workbook;
      const version = place.versions.read(number);
      if (!version) return false;
      const saved = withVersion(file, version, { rollsBackProperties: false });
      // Opened before anything is replaced: what cannot be read costs nothing.
      try {
        openAt(place, { stored: { saved, revisions: [], notes: [] } });
      } catch (error) {
        throw new Trouble(
          `Version ${number} of "${file.name}" cannot be read; the file is as it was. Choose another version.`,
          { cause: error },
        );
      }
      workbook.leave();
      keepVersion(workbook, 'beforeRestore');
      place.saveSnapshot({ ...saved, ...(place === store ? savedWithIt() : {}) });
      workbook.reloadPages();
      return true;
    },
    close() {
      for (const file of open) file.close();
    },
  };
}

/** The IDs of the files in a folder. */
function savedIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .map((name) => parse(name))
    .filter(({ name, ext }) => ext === '.json' && !name.includes('.'))
    .map(({ name }) => name);
}
