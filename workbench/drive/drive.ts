/** All spreadsheets of a workbench: one was opened, others are made beside it; the clock, the triggers and the runs are theirs together. */
import { existsSync, readdirSync } from 'node:fs';
import { parse } from 'node:path';
import type { Language } from '../commandLine';
import { recompute } from '../engine/todayAndNow';
import { copyOf, versionOf, withVersion } from '../runtime/copies';
import type { Manifest, SavedSpreadsheet, Script, User } from '../runtime/contract';
import { ScriptProject } from '../runtime/project';
import type { PlannedRun } from '../runtime/scheduler';
import { emptySpreadsheet } from '../runtime/spreadsheetFile';
import type { OpenFile } from '../runtime/spreadsheetFile';
import { Trouble } from '../trouble';
import { createClockTriggers } from './clockTriggers';
import type { ClockTriggers } from './clockTriggers';
import { createExecutions } from './executions';
import type { Execution } from './executions';
import { openLiveWorkbook } from './liveWorkbook';
import type { Content, LiveWorkbook, Shared } from './liveWorkbook';
import { PEOPLE } from './people';
import type { Person } from './people';
import { openStore } from './storage';
import type { SavedWorkbook, WorkbookStore } from './storage';
import type { VersionReason } from './versionStore';
import type { WorkbenchClock } from './workbenchClock';

export interface Drive {
  /** What was opened with the workbench. */
  readonly first: LiveWorkbook;
  /** The first, and those that were made beside it, by name. */
  readonly files: readonly LiveWorkbook[];
  /** Undefined where there is none of that ID. */
  find(id: string): LiveWorkbook | undefined;
  /** A new spreadsheet of the person's, in the language of another. */
  makeFile(like: LiveWorkbook, name: string, person: Person): LiveWorkbook;
  /** Make a copy: the person's own. */
  copyFile(file: LiveWorkbook, name: string, person: Person): LiveWorkbook;
  /** Keeps what the file is now among its versions. */
  keepVersion(file: LiveWorkbook): void;
  /** Puts an earlier version in the place of the file and keeps what it takes the place of; false where there is none. */
  restoreVersion(file: LiveWorkbook, number: number): boolean;
  readonly clock: WorkbenchClock;
  readonly clockTriggers: ClockTriggers;
  /** Newest first. */
  readonly executions: readonly Execution[];
  readonly project: ScriptProject;
  /** The manifest's, or what was set instead. */
  scriptZone: string;
  /** Hears that the clock was moved, something ran or was mailed; returns how to stop it. */
  subscribeToHappenings(listener: () => void): () => void;
  /** Tells of something that happened. */
  happened(): void;
  /** Writes what is only in the journals into the snapshots, and gives the files free. */
  close(): void;
}

export interface Opening {
  readonly store: WorkbookStore;
  readonly bundleSource: string;
  /** The HTML files that are pushed with the bundle, by their name without extension. */
  readonly htmlFiles?: ReadonlyMap<string, string>;
  /** Without one the project may do whatever it calls. */
  readonly manifest?: Manifest | undefined;
  readonly language: Language;
  readonly fileName: string;
  readonly clock: WorkbenchClock;
  /** Fills a new workbook; what it throws keeps it from being saved. */
  readonly fill: (script: Script, user: User) => void;
  /** Must end the process: pages keep what they could not save, and must not be told that it was. */
  readonly cannotSave: (error: Error) => never;
}

const REGIONS = {
  en: { locale: 'en_US', timeZone: 'America/New_York' },
  sv: { locale: 'sv_SE', timeZone: 'Europe/Stockholm' },
} as const;

const NO_MANIFEST: Manifest = { timeZone: 'Etc/UTC' };

/** How often a clock that goes by itself is looked at. */
const TICK_MS = 20_000;

/** Opens the workbook of the store and those beside it, or makes and fills a new one; `notes` says what was given up. */
export function openDrive(opening: Opening): { drive: Drive; notes: readonly string[] } {
  const { store, bundleSource, clock, htmlFiles = new Map() } = opening;
  const stored = store.read();
  if (stored?.saved.clockStandsAt && !clock.standsAt) {
    clock.standAt(new Date(stored.saved.clockStandsAt));
  }
  const ownManifest = opening.manifest ?? NO_MANIFEST;
  const manifest = { ...ownManifest, timeZone: stored?.saved.scriptZone ?? ownManifest.timeZone };
  const project = new ScriptProject(clock);
  const listeners = new Set<() => void>();
  const happened = (): void => listeners.forEach((listener) => listener());
  const executions = createExecutions(() => clock.now(), happened);
  const files: LiveWorkbook[] = [];
  const shared: Shared = {
    project,
    bundleSource,
    htmlFiles,
    manifest,
    clock,
    executions,
    // The first comes first: of what the files share, its word counts when they are opened again.
    ran: () => files.forEach((file) => file.saveBesides()),
    cannotSave: opening.cannotSave,
  };

  const first = open(store, stored ? { stored } : newWorkbook(opening));
  if (stored) requireSuccess(first.open());
  else keepVersion(first, 'made');
  for (const id of savedFiles(store.othersFolder)) {
    const beside = openStore(store.othersFolder, id);
    const found = beside.read();
    if (found) open(beside, { stored: found });
    else beside.close();
  }
  project.makeFile = (saved) => adopt(saved).file as OpenFile;

  const clockTriggers = createClockTriggers({
    triggers: project.triggers,
    clock,
    run: runClockTrigger,
    moved() {
      for (const { file } of files) recompute(file.model);
      home().save({ clockStandsAt: clock.standsAt?.toISOString() ?? null });
      happened();
    },
  });
  const ticking = setInterval(() => clockTriggers.runDue(), TICK_MS).unref();

  /** The first file, as it is now: an earlier version may have taken its place. */
  function home(): LiveWorkbook {
    return files[0]!;
  }

  function open(place: WorkbookStore, content: Content): LiveWorkbook {
    const beside = place === store ? savedWithFirst : () => ({});
    const workbook = openLiveWorkbook(shared, place, content, beside);
    const { id } = workbook.file;
    const index = files.findIndex(({ file }) => file.id === id);
    files.splice(index < 0 ? files.length : index, index < 0 ? 0 : 1, workbook);
    return workbook;
  }

  function savedWithFirst(): Partial<SavedWorkbook> {
    return {
      ...(clock.standsAt ? { clockStandsAt: clock.standsAt.toISOString() } : {}),
      ...(manifest.timeZone === ownManifest.timeZone ? {} : { scriptZone: manifest.timeZone }),
    };
  }

  /** Saves a file that was made here and opens it. */
  function adopt(saved: SavedSpreadsheet): LiveWorkbook {
    const place = openStore(store.othersFolder, saved.id);
    place.saveSnapshot(saved);
    const workbook = open(place, { stored: { saved, revisions: [], notes: [] } });
    keepVersion(workbook, 'made');
    happened();
    return workbook;
  }

  function runClockTrigger(planned: PlannedRun): void {
    find(planned.trigger.fileId)?.runClockTrigger(planned);
  }

  function find(id: string): LiveWorkbook | undefined {
    return files.find(({ file }) => file.id === id);
  }

  function keepVersion({ file, store: place }: LiveWorkbook, reason: VersionReason): void {
    place.versions.keep(versionOf(file), reason, clock.now());
  }

  return {
    notes: stored?.notes ?? [],
    drive: {
      get first() {
        return home();
      },
      get files() {
        const [opened, ...others] = files;
        return [opened!, ...others.sort((a, b) => a.file.name.localeCompare(b.file.name))];
      },
      find,
      makeFile({ file: { locale, timeZone } }, name, person) {
        return adopt(emptySpreadsheet({ name, locale, timeZone }, person.email));
      },
      copyFile: ({ file }, name, person) => adopt(copyOf(file, name, person.email)),
      keepVersion: (workbook) => keepVersion(workbook, 'kept'),
      restoreVersion(workbook, number) {
        const { file, store: place } = workbook;
        const version = place.versions.read(number);
        if (!version) return false;
        keepVersion(workbook, 'beforeRestore');
        const saved = withVersion(file, version, { rollsBackProperties: false });
        workbook.leave();
        place.saveSnapshot({ ...saved, ...(place === store ? savedWithFirst() : {}) });
        open(place, { stored: { saved, revisions: [], notes: [] } });
        workbook.reloadPages();
        happened();
        return true;
      },
      clock,
      clockTriggers,
      get executions() {
        return executions.all;
      },
      project,
      get scriptZone() {
        return manifest.timeZone;
      },
      set scriptZone(zone) {
        manifest.timeZone = zone;
        for (const { file } of files) recompute(file.model);
        home().save({ scriptZone: zone });
        happened();
      },
      subscribeToHappenings(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      happened,
      close() {
        clearInterval(ticking);
        for (const file of files) file.close();
      },
    },
  };
}

/** Of the first person, who shares it with the others. */
function newWorkbook({ language, fileName, fill }: Opening): Content {
  const [owner, ...others] = PEOPLE;
  return {
    make: { ...REGIONS[language], name: fileName, owner: owner.email },
    prepare(file, script, maker) {
      for (const { email } of others) file.sharing.roles.set(email, 'editor');
      requireSuccess(script.runOnOpen(maker)?.error);
      fill(script, maker);
    },
  };
}

/** By their IDs. */
function savedFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .map((name) => parse(name))
    .filter(({ name, ext }) => ext === '.json' && !name.includes('.'))
    .map(({ name }) => name);
}

function requireSuccess(error: Error | undefined): void {
  if (error) throw new Trouble(`The add-on's onOpen failed: ${error.message}`);
}
