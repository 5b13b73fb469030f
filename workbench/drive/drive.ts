/** What a workbench holds: its spreadsheets, and the clock, the triggers and the runs that they have together. */
import type { Language } from '../commandLine';
import { recompute } from '../engine/todayAndNow';
import type { Manifest, Script, User } from '../runtime/contract';
import { ScriptProject } from '../runtime/project';
import type { OpenFile } from '../runtime/spreadsheetFile';
import { Trouble } from '../trouble';
import { createClockTriggers } from './clockTriggers';
import type { ClockTriggers } from './clockTriggers';
import { createExecutions } from './executions';
import type { Execution } from './executions';
import { openFiles } from './files';
import type { Files } from './files';
import type { Content } from './liveWorkbook';
import { PEOPLE } from './people';
import type { SavedWorkbook, WorkbookStore } from './storage';
import type { WorkbenchClock } from './workbenchClock';

export interface Drive {
  readonly files: Files;
  readonly clock: WorkbenchClock;
  readonly clockTriggers: ClockTriggers;
  /** Newest first. */
  readonly executions: readonly Execution[];
  readonly project: ScriptProject;
  /** The manifest's, or what was set instead. */
  scriptZone: string;
  /** Hears that the clock was moved, something ran, was mailed or was done with a file; returns how to stop it. */
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
  const { store, bundleSource, clock, cannotSave, htmlFiles = new Map() } = opening;
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
  const savedWithFirst = (): Partial<SavedWorkbook> => ({
    ...(clock.standsAt ? { clockStandsAt: clock.standsAt.toISOString() } : {}),
    ...(manifest.timeZone === ownManifest.timeZone ? {} : { scriptZone: manifest.timeZone }),
  });

  const files = openFiles(
    { project, bundleSource, htmlFiles, manifest, clock, executions, cannotSave },
    store,
    stored ? { stored } : newWorkbook(opening),
    savedWithFirst,
  );
  if (stored) requireSuccess(files.first.open());
  else files.keepVersion(files.first, 'made');
  const notes = [...(stored?.notes ?? []), ...files.openOthers()];
  project.makeFile = (saved) => files.adopt(saved).file as OpenFile;

  const clockTriggers = createClockTriggers({
    triggers: project.triggers,
    clock,
    run: (planned) => files.find(planned.trigger.fileId)?.runClockTrigger(planned),
    moved() {
      for (const { file } of files.all) file.followClock();
      files.first.save({ clockStandsAt: clock.standsAt?.toISOString() ?? null });
      happened();
    },
  });
  const ticking = setInterval(() => clockTriggers.runDue(), TICK_MS).unref();

  return {
    notes,
    drive: {
      files,
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
        for (const { file } of files.all) recompute(file.model);
        files.first.save({ scriptZone: zone });
        happened();
      },
      subscribeToHappenings(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      happened,
      close() {
        clearInterval(ticking);
        files.close();
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

function requireSuccess(error: Error | undefined): void {
  if (error) throw new Trouble(`The add-on's onOpen failed: ${error.message}`);
}
