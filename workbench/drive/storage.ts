/**
 * Where a workbook rests between two starts: a snapshot, and a journal of what happened since, one JSON line each,
 * on disk before anybody is told that it is saved. Opening replays the journal over the snapshot, so a crash at any
 * moment costs at most the line that was being written.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lockFile } from './fileLock';
import { replaceFile, syncFolder } from './replaceFile';
import type { SavedSpreadsheet } from '../runtime/contract';
import type { Revision } from './session';
import { systemErrorCode, Trouble } from '../trouble';
import { openVersions } from './versionStore';
import type { VersionStore } from './versionStore';

export type JournalEntry = { readonly revision: Revision } | Besides;

/** What a run may change of a file that is no part of the revisions; each line holds the whole of one of them. */
export type Besides =
  | { readonly properties: SavedSpreadsheet['properties'] }
  | { readonly triggers: NonNullable<SavedSpreadsheet['triggers']> }
  | { readonly sharing: NonNullable<SavedSpreadsheet['sharing']> }
  | { readonly name: SavedSpreadsheet['name'] }
  | { readonly timeZone: SavedSpreadsheet['timeZone'] }
  /** But of mails only those that have come. */
  | { readonly mails: NonNullable<SavedSpreadsheet['mails']> }
  | { readonly clockStandsAt: SavedWorkbook['clockStandsAt'] | null }
  | { readonly scriptZone: NonNullable<SavedWorkbook['scriptZone']> };

/** The file, and what the workbench keeps with the first of them. */
export interface SavedWorkbook extends SavedSpreadsheet {
  /** ISO 8601; missing while the clock follows this machine's. */
  readonly clockStandsAt?: string;
  /** The script's time zone where somebody has set another than the manifest's. */
  readonly scriptZone?: string;
}

export interface StoredWorkbook {
  /** The snapshot, with the last journaled properties, triggers, sharing, mails and time in place. */
  readonly saved: SavedWorkbook;
  /** What was done after the snapshot, oldest first. */
  readonly revisions: readonly Revision[];
  /** What had to be given up, in words; empty where nothing was lost. */
  readonly notes: readonly string[];
}

export interface WorkbookStore {
  readonly snapshotPath: string;
  /** Undefined where nothing was saved yet. Throws Trouble, and touches nothing, where a file is damaged. */
  read(): StoredWorkbook | undefined;
  /** On disk when it returns. Where it throws, half a line may be left, and nothing may follow on it. */
  append(entry: JournalEntry): void;
  /** Lines in the journal: how much a start would have to replay. */
  readonly journalLength: number;
  /** Replaces the snapshot and empties the journal. */
  saveSnapshot(saved: SavedWorkbook): void;
  readonly versions: VersionStore;
  /** Where the files are saved that were made beside this one. */
  readonly othersFolder: string;
  /** Renames all that is saved to a dated backup; undefined where there was nothing to move. */
  moveAside(now: Date): string | undefined;
  /** Gives the workbook free for another workbench. */
  close(): void;
}

/** Folders beside the snapshot, by their extension. */
const VERSIONS = 'versions';
const OTHERS = 'files';

/** Takes the workbook `name` in `folder` for this process alone. */
export function openStore(folder: string, name: string): WorkbookStore {
  makeFolder(folder);
  const snapshotPath = join(folder, `${name}.json`);
  const journalPath = join(folder, `${name}.journal`);
  const unlock = lockFile(join(folder, `${name}.lock`), name);
  let journal: number | undefined;
  let journalLength = 0;

  function openJournal(): number {
    journal ??= openSync(journalPath, 'a');
    return journal;
  }

  function closeJournal(): void {
    if (journal !== undefined) closeSync(journal);
    journal = undefined;
  }

  return {
    snapshotPath,
    versions: openVersions(join(folder, `${name}.${VERSIONS}`)),
    othersFolder: join(folder, `${name}.${OTHERS}`),
    get journalLength() {
      return journalLength;
    },
    read() {
      if (!existsSync(snapshotPath)) {
        if (existsSync(journalPath) && readText(journalPath) !== '') {
          throw damaged(snapshotPath, 'is missing, but its journal is there');
        }
        return undefined;
      }
      const snapshot = readSnapshot(snapshotPath);
      const { entries, wholeBytes, notes } = readJournal(journalPath);
      if (notes.length > 0) {
        ftruncateSync(openJournal(), wholeBytes);
        fsyncSync(openJournal());
      }
      journalLength = entries.length;
      return {
        saved: entries.reduce(withBesides, snapshot),
        revisions: revisionsAfter(snapshot, entries, journalPath),
        notes,
      };
    },
    append(entry) {
      try {
        writeFileSync(openJournal(), `${JSON.stringify(entry)}\n`);
        fsyncSync(openJournal());
      } catch (error) {
        throw new Trouble(
          `${journalPath} cannot be written (${systemErrorCode(error)}). Is the disk full?`,
        );
      }
      journalLength += 1;
    },
    saveSnapshot(saved) {
      replaceFile(folder, snapshotPath, JSON.stringify(saved));
      // A crash here leaves old lines behind a newer snapshot; read() skips them by their revision.
      ftruncateSync(openJournal(), 0);
      fsyncSync(openJournal());
      journalLength = 0;
    },
    moveAside(now) {
      closeJournal();
      const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
      const backup = freeName(join(folder, `${name}.backup-${stamp}`));
      const hadSnapshot = existsSync(snapshotPath);
      if (hadSnapshot) renameSync(snapshotPath, `${backup}.json`);
      if (existsSync(journalPath)) renameSync(journalPath, `${backup}.journal`);
      for (const kind of [VERSIONS, OTHERS]) {
        const path = join(folder, `${name}.${kind}`);
        if (existsSync(path)) renameSync(path, `${backup}.${kind}`);
      }
      journalLength = 0;
      syncFolder(folder);
      return hadSnapshot ? `${backup}.json` : undefined;
    },
    close() {
      closeJournal();
      unlock();
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Trouble(
      `The folder ${folder} for saved workbooks cannot be made (${systemErrorCode(error)}).`,
    );
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Trouble(
      `The saved workbook ${path} cannot be read (${systemErrorCode(error)}). Check the file and its rights.`,
    );
  }
}

function readSnapshot(path: string): SavedWorkbook {
  const text = readText(path);
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    throw damaged(path, 'is damaged');
  }
  if (!isSavedSpreadsheet(saved)) throw damaged(path, 'is not a saved workbook');
  return saved;
}

/** Whether it has the shape of a saved workbook; what the engine makes of it is another question. */
export function isSavedSpreadsheet(value: unknown): value is SavedSpreadsheet {
  if (typeof value !== 'object' || value === null) return false;
  const saved = value as Partial<SavedSpreadsheet>;
  return (
    typeof saved.id === 'string' &&
    typeof saved.name === 'string' &&
    (saved.locale === 'en_US' || saved.locale === 'sv_SE') &&
    typeof saved.timeZone === 'string' &&
    typeof saved.workbook === 'object' &&
    saved.workbook !== null &&
    typeof saved.properties === 'object' &&
    saved.properties !== null
  );
}

function damaged(path: string, what: string): Trouble {
  return new Trouble(
    `The saved workbook ${path} ${what}. It was left as it is.\n` +
      'Put a good copy in its place, or start with --reset to set it aside and begin anew.',
  );
}

function readJournal(path: string): {
  entries: JournalEntry[];
  wholeBytes: number;
  notes: string[];
} {
  const text = existsSync(path) ? readText(path) : '';
  const lines = text.split('\n');
  const unfinished = lines.pop() ?? '';
  const entries = lines.map((line, index) => {
    try {
      return JSON.parse(line) as JournalEntry;
    } catch {
      throw damaged(path, `is damaged in line ${index + 1}`);
    }
  });
  const wholeBytes = Buffer.byteLength(text) - Buffer.byteLength(unfinished);
  const notes =
    unfinished === ''
      ? []
      : ['The last change was being written when the workbench stopped; it is left out.'];
  return { entries, wholeBytes, notes };
}

function withBesides(saved: SavedWorkbook, entry: JournalEntry): SavedWorkbook {
  if ('revision' in entry) return saved;
  if ('clockStandsAt' in entry) {
    return { ...saved, clockStandsAt: entry.clockStandsAt ?? undefined };
  }
  if (!('mails' in entry)) return { ...saved, ...entry };
  // After a crash between snapshot and journal both may hold a mail.
  const mails = new Map([...(saved.mails ?? []), ...entry.mails].map((mail) => [mail.id, mail]));
  return { ...saved, mails: [...mails.values()] };
}

/** The revisions that the snapshot does not hold yet; they must follow on each other without a gap. */
function revisionsAfter(
  snapshot: SavedSpreadsheet,
  entries: readonly JournalEntry[],
  journalPath: string,
): Revision[] {
  const all = entries.flatMap((entry) => ('revision' in entry ? [entry.revision] : []));
  let current = (snapshot.workbook as { revisionId?: string }).revisionId;
  const contained = all.findIndex((revision) => revision.nextRevisionId === current);
  const missing = all.slice(contained + 1);
  for (const revision of missing) {
    if (revision.serverRevisionId !== current) {
      throw damaged(journalPath, 'does not fit its snapshot');
    }
    current = revision.nextRevisionId;
  }
  return missing;
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let n = 2; existsSync(`${name}.json`) || existsSync(`${name}.journal`); n += 1) {
    name = `${wanted}-${n}`;
  }
  return name;
}
