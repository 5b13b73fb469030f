/** A workbook that is open: the file on the engine, the add-on bound to it, its session and its place on disk. */
import { randomUUID } from 'node:crypto';
import type { Language } from '../commandLine';
import { createClockTriggers } from './clockTriggers';
import type { ClockTriggers } from './clockTriggers';
import { createEditTrigger } from './editTrigger';
import type { EditTrigger } from './editTrigger';
import { recompute } from '../engine/todayAndNow';
import { createExecutions } from './executions';
import type { Cause, Execution } from './executions';
import type {
  FileEvent,
  Manifest,
  Notice,
  OpenOptions,
  PersonsEdit,
  RunResult,
  RunStart,
  SavedSpreadsheet,
  Script,
  ShownHtml,
  SpreadsheetFile,
  User,
} from '../runtime/contract';
import { failureForHtml, resultForHtml } from '../runtime/callsFromHtml';
import { PEOPLE } from './people';
import type { Person } from './people';
import { loadScript } from '../runtime/script';
import type { PlannedRun } from '../runtime/scheduler';
import { savedSharing } from '../runtime/sharing';
import { openSpreadsheet, savedProperties } from '../runtime/spreadsheetFile';
import { startSession } from './session';
import type { Message, SessionHub, Verdict } from './session';
import type { Besides, JournalEntry, SavedWorkbook, WorkbookStore } from './storage';
import { Trouble } from '../trouble';
import type { CallAnswer, RunAnswer, RunEffects, RunRequest, WorkbookFacts } from '../server/wire';
import type { WorkbenchClock } from './workbenchClock';

export interface LiveWorkbook {
  readonly file: SpreadsheetFile;
  readonly hub: SessionHub;
  /** Names the history that pages of today begin with. */
  readonly epoch: string;
  /** The text of a WorkbookAnswer. */
  answerForPage(person?: Person): string;
  /** A message from a page; what watches edits and changes runs soon after. */
  submit(message: Message): Verdict;
  /** Hears what these runs show to the page that edited, as whom it edits; returns how to stop it. */
  subscribeToNotices(
    clientId: string,
    listener: (notice: Notice) => void,
    person?: Person,
  ): () => void;
  canRun(functionName: string): boolean;
  run(request: RunRequest, person?: Person): WithHtml<RunAnswer>;
  /** Names that the add-on's own pages may call. */
  readonly functionNames: readonly string[];
  /** Runs a function for a page of the add-on: result and error become what Google lets cross. */
  call(request: RunRequest, person?: Person): WithHtml<CallAnswer>;
  readonly clock: WorkbenchClock;
  readonly clockTriggers: ClockTriggers;
  /** Newest first. */
  readonly executions: readonly Execution[];
  userOf(person?: Person): User;
  /** The manifest's. */
  readonly scriptZone: string;
  /** Hears that the clock was moved, something ran or was mailed; returns how to stop it. */
  subscribeToHappenings(listener: () => void): () => void;
  /** Writes what is only in the journal into the snapshot, and gives the file free. */
  close(): void;
}

/** An answer whose pages have no address yet. */
export type WithHtml<Answer> = Omit<Answer, 'shown'> & { readonly shown: readonly ShownHtml[] };

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

/** The engine's name for the state of a workbook before its first revision. */
const FIRST_REVISION = 'START_REVISION';

const REGIONS = {
  en: { locale: 'en_US', timeZone: 'America/New_York' },
  sv: { locale: 'sv_SE', timeZone: 'Europe/Stockholm' },
} as const;

/** Quiet time after which the journal is folded into the snapshot, and the length at which it is in any case. */
const IDLE_MS = 3_000;
const LONG_JOURNAL = 500;
/** How often a clock that goes by itself is looked at. */
const TICK_MS = 20_000;
/** How many revisions a page replays at most before it gets a newer copy to begin with. */
const LONG_REPLAY = 50;

/** Opens the workbook of the store, or makes and fills a new one. `notes` says what was given up of a damaged journal. */
export function openWorkbook(opening: Opening): {
  workbook: LiveWorkbook;
  notes: readonly string[];
} {
  const {
    store,
    bundleSource,
    clock,
    language,
    fileName,
    htmlFiles = new Map(),
    manifest,
  } = opening;
  const stored = store.read();
  if (stored?.saved.clockStandsAt && !clock.standsAt) {
    clock.standAt(new Date(stored.saved.clockStandsAt));
  }
  const region = REGIONS[language];
  let isSaving = false;
  let idleTimer: NodeJS.Timeout | undefined;
  /** Not before the workbook is open. */
  let editTrigger: EditTrigger | undefined = undefined;

  const hub = startSession({
    revisionId: lastRevisionId(stored) ?? FIRST_REVISION,
    onAccepted(revision) {
      if (isSaving) save({ revision });
      editTrigger?.noticeAccepted(revision);
    },
  });
  const options = { ...region, name: fileName, clock, bundleSource, transport: hub.transport };
  const file = stored ? reopen(store, stored, options) : makeFile(options);
  const userOf = ({ email }: Person = PEOPLE[0]): User => ({
    email,
    locale: file.locale === 'sv_SE' ? 'sv' : 'en',
  });
  const user = userOf();
  /** Who has opened the workbook since the start: each of them by an onOpen. */
  const openedBy = new Set([user.email]);
  /** By the client that edits. */
  const editors = new Map<string, User>();
  const script = loadScript(bundleSource, file, {
    clock,
    user,
    htmlFiles,
    ...(manifest ? { manifest } : {}),
  });

  const { functions } = script;
  const listeners = new Set<() => void>();
  const happened = (): void => listeners.forEach((listener) => listener());
  const executions = createExecutions(() => clock.now(), happened);
  const clockTriggers = createClockTriggers({
    triggers: file.project.triggers,
    clock,
    run: runClockTrigger,
    moved() {
      recompute(file.model);
      save({ clockStandsAt: clock.standsAt?.toISOString() ?? null });
      happened();
    },
  });
  const ticking = setInterval(() => clockTriggers.runDue(), TICK_MS).unref();
  const canRun = (name: string) =>
    functions.some((known) => known.name === name && !known.isCustomFunction);

  if (!stored) {
    requireSuccess(script.runOnOpen(user)?.error);
    opening.fill(script, user);
  }
  let base = beginHistory(!stored || stored.revisions.length > 0 ? saveSnapshot() : stored.saved);
  isSaving = true;
  if (stored) {
    requireSuccess(script.runOnOpen(user)?.error);
    for (const { error } of runTriggers({ kind: 'ON_OPEN' }, user)) {
      if (error) console.error(`A trigger stopped: ${error.stack ?? error.message}`);
    }
  }

  function save(entry: JournalEntry): void {
    clearTimeout(idleTimer);
    // Never at once: the model of a revision of its own does not know yet that it was accepted.
    idleTimer = setTimeout(foldJournal, store.journalLength < LONG_JOURNAL ? IDLE_MS : 0);
    idleTimer.unref();
    try {
      store.append(entry);
    } catch (error) {
      opening.cannotSave(error as Error);
    }
  }

  function foldJournal(): void {
    try {
      saveSnapshot();
    } catch (error) {
      console.error(`${store.snapshotPath} could not be written: ${(error as Error).message}`);
      idleTimer = setTimeout(foldJournal, IDLE_MS).unref();
    }
  }

  function saveSnapshot(): SavedSpreadsheet {
    clearTimeout(idleTimer);
    const saved: SavedWorkbook = { ...file.save(), ...savedClock(clock) };
    store.saveSnapshot(saved);
    return saved;
  }

  /** Where pages begin from now on; they cannot undo what was done before. */
  function beginHistory(saved: SavedSpreadsheet) {
    hub.forgetHistory();
    const workbook = saved.workbook as { revisionId?: string };
    return {
      workbook: JSON.stringify(workbook),
      revisionId: workbook.revisionId ?? FIRST_REVISION,
      epoch: randomUUID(),
    };
  }

  /** An open page still knows the history, so a new one begins only when there is none. */
  function shortenReplay(): void {
    if (hub.hasListeners || (hub.since(base.revisionId)?.length ?? 0) < LONG_REPLAY) return;
    base = beginHistory(saveSnapshot());
  }

  function runScript(
    { function: name, args, selection }: RunRequest,
    startedBy: RunStart & Cause,
    actor: User,
  ) {
    (file as Activatable).madeActive = undefined;
    const facts = { functionName: name, cause: startedBy, user: actor };
    const { value, error, notices, shown } = savingBesides(() =>
      executions.note(facts, () =>
        script.run(name, args, actor, { startedBy, ...(selection ? { selection } : {}) }),
      ),
    );
    const activate = madeActive(file);
    const effects = {
      notices,
      shown,
      menu: script.menu,
      ...(activate ? { activate } : {}),
    };
    return { value, error, effects };
  }

  editTrigger = createEditTrigger({
    hub,
    getters: file.model.getters,
    run(event, clientIds) {
      const [first] = clientIds;
      return runTriggers(event, first === undefined ? user : (editors.get(first) ?? user));
    },
  });

  /** The simple trigger first, then those that users have made. */
  function runTriggers(event: FileEvent, actor: User): readonly RunResult[] {
    return savingBesides(() => [
      ...(event.kind === 'ON_EDIT' && canRun('onEdit') ? [runOnEdit(event.edit, actor)] : []),
      ...script.runInstalled(event, actor),
    ]);
  }

  function runOnEdit(edit: PersonsEdit, actor: User): RunResult {
    const facts = { functionName: 'onEdit', cause: 'edit', user: actor } as const;
    return executions.note(facts, () => script.runOnEdit(edit, actor));
  }

  function openAs(actor: User): void {
    if (openedBy.has(actor.email)) return;
    openedBy.add(actor.email);
    script.runOnOpen(actor);
    runTriggers({ kind: 'ON_OPEN' }, actor);
  }

  function runClockTrigger({ trigger, fate }: PlannedRun): void {
    const owner = { ...user, email: trigger.owner };
    const facts = { functionName: trigger.handler, cause: 'clock', user: owner, fate } as const;
    savingBesides(() => executions.note(facts, () => script.runTrigger(trigger, owner)));
  }

  /** Properties, triggers, sharing and mails are no part of the revisions. */
  function savingBesides<Result>(run: () => Result): Result {
    const before = besidesOf(file);
    const result = run();
    for (const entry of changesSince(before, file)) save(entry);
    return result;
  }

  return {
    notes: stored?.notes ?? [],
    workbook: {
      file,
      hub,
      get epoch() {
        return base.epoch;
      },
      answerForPage(person) {
        const actor = userOf(person);
        openAs(actor);
        shortenReplay();
        const active = activeSheetName(file);
        const facts: WorkbookFacts = {
          name: file.name,
          locale: file.locale,
          timeZone: file.timeZone,
          user: actor,
          revisionId: hub.revisionId,
          epoch: base.epoch,
          menu: script.menu,
          ...(active === undefined ? {} : { activeSheet: active }),
          customFunctions: functions.filter(({ isCustomFunction }) => isCustomFunction),
          bundle: bundleSource,
          ...(clock.standsAt ? { clockStandsAt: clock.standsAt.toISOString() } : {}),
        };
        // The workbook is text already; parsing it to write it again would take longer than all else.
        const revisions = JSON.stringify(hub.since(base.revisionId));
        return `{"workbook":${base.workbook},"revisions":${revisions},${JSON.stringify(facts).slice(1)}`;
      },
      submit: (message) => (editTrigger ?? hub).submit(message),
      subscribeToNotices(clientId, listener, person) {
        editors.set(clientId, userOf(person));
        return editTrigger?.subscribe(clientId, listener) ?? (() => undefined);
      },
      canRun,
      run(request, person) {
        const { value, error, effects } = runScript(request, 'menu', userOf(person));
        return { value, ...(error ? { error: error.message } : {}), ...effects };
      },
      functionNames: functions.map(({ name }) => name),
      call(request, person) {
        const { value, error, effects } = runScript(request, 'page', userOf(person));
        return {
          value: resultForHtml(value),
          ...(error ? { error: failureForHtml(error) } : {}),
          ...effects,
        };
      },
      clock,
      clockTriggers,
      get executions() {
        return executions.all;
      },
      userOf,
      scriptZone: manifest?.timeZone ?? file.timeZone,
      subscribeToHappenings(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close() {
        clearInterval(ticking);
        editTrigger?.close();
        if (store.journalLength > 0) saveSnapshot();
        clearTimeout(idleTimer);
        store.close();
      },
    },
  };
}

/** Of the first person, who shares it with the others. */
function makeFile(options: OpenOptions): SpreadsheetFile {
  const [owner, ...others] = PEOPLE;
  const file = openSpreadsheet({ ...options, owner: owner.email });
  for (const { email } of others) file.sharing.roles.set(email, 'editor');
  return file;
}

/** JSON that parses may still be no workbook; the engine finds out when it reads it. */
function reopen(
  store: WorkbookStore,
  { saved, revisions }: NonNullable<ReturnType<WorkbookStore['read']>>,
  options: OpenOptions,
): SpreadsheetFile {
  try {
    return openSpreadsheet({ ...options, saved, revisions: revisions as never });
  } catch (error) {
    throw new Trouble(
      `${store.snapshotPath} is damaged: the spreadsheet engine cannot read it (${(error as Error).message}).\n` +
        'Mend it, or set it aside and begin anew with --reset.',
    );
  }
}

function lastRevisionId(stored: ReturnType<WorkbookStore['read']>): string | undefined {
  if (!stored) return undefined;
  return (
    stored.revisions.at(-1)?.nextRevisionId ??
    (stored.saved.workbook as { revisionId?: string }).revisionId
  );
}

/** What the runtime keeps of a file besides. */
interface Activatable extends SpreadsheetFile {
  readonly activeSheetId?: string;
  madeActive?: { readonly sheetId: string; readonly cell?: string } | undefined;
}

/** The sheet that a script chose to be seen, if any did. */
function activeSheetName(file: Activatable): string | undefined {
  return sheetName(file, file.activeSheetId);
}

/** What the last run chose to be seen, even if it chose the same before: the person may have gone elsewhere since. */
function madeActive(file: Activatable): RunEffects['activate'] {
  const sheet = sheetName(file, file.madeActive?.sheetId);
  const cell = file.madeActive?.cell;
  return sheet === undefined ? undefined : { sheet, ...(cell === undefined ? {} : { cell }) };
}

function sheetName({ model: { getters } }: SpreadsheetFile, id?: string): string | undefined {
  return id !== undefined && getters.tryGetSheet(id) ? getters.getSheetName(id) : undefined;
}

function savedClock({ standsAt }: WorkbenchClock): Pick<SavedWorkbook, 'clockStandsAt'> {
  return standsAt ? { clockStandsAt: standsAt.toISOString() } : {};
}

function besidesOf(file: SpreadsheetFile) {
  return {
    properties: JSON.stringify(savedProperties(file.properties)),
    triggers: JSON.stringify(file.project.triggers.inFile(file.id)),
    sharing: JSON.stringify(savedSharing(file.sharing)),
    mails: file.project.outbox.sentFrom(file.id).length,
  };
}

function changesSince(before: ReturnType<typeof besidesOf>, file: SpreadsheetFile): Besides[] {
  const now = besidesOf(file);
  const { triggers, outbox } = file.project;
  return [
    ...(now.properties === before.properties
      ? []
      : [{ properties: savedProperties(file.properties) }]),
    ...(now.triggers === before.triggers ? [] : [{ triggers: triggers.inFile(file.id) }]),
    ...(now.sharing === before.sharing ? [] : [{ sharing: savedSharing(file.sharing) }]),
    ...(now.mails === before.mails
      ? []
      : [{ mails: outbox.sentFrom(file.id).slice(before.mails) }]),
  ];
}

function requireSuccess(error: Error | undefined): void {
  if (error) throw new Trouble(`The add-on's onOpen failed: ${error.message}`);
}
