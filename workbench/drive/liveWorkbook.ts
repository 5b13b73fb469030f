/** A workbook that is open: the file on the engine, the add-on bound to it, its session and its place on disk. */
import { randomUUID } from 'node:crypto';
import { failureForHtml, resultForHtml } from '../runtime/callsFromHtml';
import type {
  FileEvent,
  Manifest,
  Notice,
  OpenOptions,
  PersonsEdit,
  Role,
  RunOptions,
  RunResult,
  RunStart,
  SavedSpreadsheet,
  Script,
  ShownHtml,
  SpreadsheetFile,
  User,
} from '../runtime/contract';
import type { ScriptProject } from '../runtime/project';
import type { PlannedRun } from '../runtime/scheduler';
import { loadScript } from '../runtime/script';
import { mayEdit, roleOf } from '../runtime/sharing';
import { openSpreadsheet } from '../runtime/spreadsheetFile';
import type { CallAnswer, RunAnswer, RunEffects, RunRequest, WorkbookFacts } from '../server/wire';
import { Trouble } from '../trouble';
import { watchBesides } from './besides';
import { createEditTrigger } from './editTrigger';
import type { EditTrigger } from './editTrigger';
import type { Cause, Executions } from './executions';
import { PEOPLE } from './people';
import type { Person } from './people';
import { createSaver } from './saver';
import { startSession } from './session';
import type { Message, SessionHub, Verdict } from './session';
import type { JournalEntry, SavedWorkbook, WorkbookStore } from './storage';
import type { WorkbenchClock } from './workbenchClock';

export interface LiveWorkbook {
  readonly file: SpreadsheetFile;
  readonly store: WorkbookStore;
  readonly hub: SessionHub;
  /** Names the history that pages of today begin with. */
  readonly epoch: string;
  /** Opens it as the person, who may have it open; gives what onOpen threw. */
  open(person?: Person): Error | undefined;
  /** The text of a WorkbookAnswer. */
  answerForPage(person?: Person): string;
  /** A message from a page; what watches edits and changes runs soon after. */
  submit(message: Message, person?: Person): Verdict;
  /** Hears what these runs show to the page that edited, as whom it edits; returns how to stop it. */
  subscribeToNotices(
    clientId: string,
    listener: (notice: Notice) => void,
    person?: Person,
  ): () => void;
  canRun(functionName: string): boolean;
  /** Runs a function for the menu; `ask` puts questions to the page that asked for the run. */
  run(request: RunRequest, person?: Person, ask?: RunOptions['ask']): WithHtml<RunAnswer>;
  /** Names that the add-on's own pages may call. */
  readonly functionNames: readonly string[];
  /** Runs a function for a page of the add-on: result and error become what Google lets cross. */
  call(request: RunRequest, person?: Person, ask?: RunOptions['ask']): WithHtml<CallAnswer>;
  /** Runs what a clock trigger of this file calls. */
  runClockTrigger(planned: PlannedRun): void;
  userOf(person?: Person): User;
  mayEdit(person?: Person): boolean;
  /** Undefined where the file is not shared with the person. */
  roleOf(person?: Person): Role | undefined;
  /** Hears that its page must load anew, and whose where it is one person's; returns how to stop it. */
  subscribeToReloads(listener: (email?: string) => void): () => void;
  /** Lets the pages load anew: all, or those of one person. */
  reloadPages(email?: string): void;
  /** Puts on disk what was changed beside the cells. */
  saveBesides(): void;
  save(entry: JournalEntry): void;
  /** Writes what is only in the journal into the snapshot, and does nothing from then on: another takes its place. */
  leave(): void;
  /** Leaves, and gives the file free. */
  close(): void;
}

/** An answer whose pages have no address yet. */
export type WithHtml<Answer> = Omit<Answer, 'shown'> & { readonly shown: readonly ShownHtml[] };

/** What the files of a workbench have in common. */
export interface Shared {
  readonly project: ScriptProject;
  readonly bundleSource: string;
  /** The HTML files that are pushed with the bundle, by their name without extension. */
  readonly htmlFiles: ReadonlyMap<string, string>;
  readonly manifest: Manifest;
  readonly clock: WorkbenchClock;
  readonly executions: Executions;
  /** To be told that a script has run: it may have changed other files too. */
  readonly ran: () => void;
  /** Must end the process: pages keep what they could not save, and must not be told that it was. */
  readonly cannotSave: (error: Error) => never;
}

/** What a store held; `revisions` came after the snapshot. */
type Stored = NonNullable<ReturnType<WorkbookStore['read']>>;

/** A file that is there, or how to make one. */
export type Content =
  | { readonly stored: Stored }
  | {
      readonly make: Pick<OpenOptions, 'name' | 'locale' | 'timeZone'> & { readonly owner: string };
      /** Opens and fills it, before it is saved for the first time. */
      readonly prepare: (file: SpreadsheetFile, script: Script, maker: User) => void;
    };

/** The engine's name for the state of a workbook before its first revision. */
const FIRST_REVISION = 'START_REVISION';

/** How many revisions a page replays at most before it gets a newer copy to begin with. */
const LONG_REPLAY = 50;

/** Opens what the store holds, or makes a new file and saves it there. */
export function openLiveWorkbook(
  shared: Shared,
  store: WorkbookStore,
  content: Content,
  savedBeside: () => Partial<SavedWorkbook>,
): LiveWorkbook {
  const { project, bundleSource, clock, executions, manifest, htmlFiles } = shared;
  const stored = 'stored' in content ? content.stored : undefined;
  let isSaving = false;
  /** Not before the workbook is open. */
  let editTrigger: EditTrigger | undefined = undefined;

  const hub = startSession({
    revisionId: lastRevisionId(stored) ?? FIRST_REVISION,
    onAccepted(revision) {
      if (isSaving) saver.append({ revision });
      editTrigger?.noticeAccepted(revision);
    },
  });
  const common = { clock, bundleSource, project, transport: hub.transport };
  const file =
    'make' in content
      ? openSpreadsheet({ ...content.make, ...common })
      : reopen(store, content.stored, common);
  const userOf = ({ email }: Person = PEOPLE[0]): User => ({
    email,
    locale: file.locale === 'sv_SE' ? 'sv' : 'en',
  });
  const isEditor = (person?: Person) => mayEdit(userOf(person), file.sharing);
  const user = userOf();
  /** Who has opened the workbook since the start, each of them by an onOpen; who makes one has it open. */
  const openedBy = new Set('make' in content ? [content.make.owner] : []);
  /** By the client that edits. */
  const editors = new Map<string, User>();
  const reloads = new Set<(email?: string) => void>();
  const script = loadScript(bundleSource, file, { clock, user, htmlFiles, manifest });
  const saver = createSaver(store, () => ({ ...file.save(), ...savedBeside() }), shared.cannotSave);
  const { functions } = script;
  const canRun = (name: string) =>
    functions.some((known) => known.name === name && !known.isCustomFunction);

  if ('make' in content) content.prepare(file, script, { ...user, email: content.make.owner });
  const changedBesides = watchBesides(file);
  let base = beginHistory(
    !stored || stored.revisions.length > 0 ? saver.saveSnapshot() : stored.saved,
  );
  isSaving = true;

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
    base = beginHistory(saver.saveSnapshot());
  }

  function runScript(
    { function: name, args, selection }: RunRequest,
    startedBy: RunStart & Cause,
    actor: User,
    ask: RunOptions['ask'],
  ) {
    (file as Activatable).madeActive = undefined;
    const { value, error, notices, shown } = noted(name, startedBy, actor, () =>
      script.run(name, args, actor, { startedBy, ask, ...(selection ? { selection } : {}) }),
    );
    shared.ran();
    const activate = madeActive(file);
    const effects = {
      notices,
      shown,
      menu: script.menu,
      ...(activate ? { activate } : {}),
    };
    return { value, error, effects };
  }

  function noted<Result extends RunResult>(
    functionName: string,
    cause: Cause,
    actor: Pick<User, 'email'>,
    run: () => Result,
    fate?: PlannedRun['fate'],
  ): Result {
    const facts = { functionName, cause, user: actor, file: file.name };
    return executions.note({ ...facts, ...(fate ? { fate } : {}) }, run);
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
    const results = [
      ...(event.kind === 'ON_EDIT' && canRun('onEdit') ? [runOnEdit(event.edit, actor)] : []),
      ...script.runInstalled(event, actor),
    ];
    shared.ran();
    return results;
  }

  function runOnEdit(edit: PersonsEdit, actor: User): RunResult {
    return noted('onEdit', 'edit', actor, () => script.runOnEdit(edit, actor));
  }

  function openAs(actor: User): Error | undefined {
    if (openedBy.has(actor.email)) return undefined;
    openedBy.add(actor.email);
    const opened = script.runOnOpen(actor);
    for (const { error } of runTriggers({ kind: 'ON_OPEN' }, actor)) {
      if (error) console.error(`A trigger stopped: ${error.stack ?? error.message}`);
    }
    return opened?.error;
  }

  function leave(): void {
    editTrigger?.close();
    saver.close();
  }

  return {
    file,
    store,
    hub,
    get epoch() {
      return base.epoch;
    },
    open: (person) => openAs(userOf(person)),
    answerForPage(person) {
      const actor = userOf(person);
      openAs(actor);
      shortenReplay();
      const active = activeSheetName(file);
      const facts: WorkbookFacts = {
        id: file.id,
        name: file.name,
        locale: file.locale,
        timeZone: file.timeZone,
        user: actor,
        mayEdit: isEditor(person),
        revisionId: hub.revisionId,
        epoch: base.epoch,
        // Who may only look at a file sees no menus of add-ons (platform 2.13).
        menu: isEditor(person) ? script.menu : [],
        ...(active === undefined ? {} : { activeSheet: active }),
        customFunctions: functions.filter(({ isCustomFunction }) => isCustomFunction),
        bundle: bundleSource,
        ...(clock.standsAt ? { clockStandsAt: clock.standsAt.toISOString() } : {}),
      };
      // The workbook is text already; parsing it to write it again would take longer than all else.
      const revisions = JSON.stringify(hub.since(base.revisionId));
      return `{"workbook":${base.workbook},"revisions":${revisions},${JSON.stringify(facts).slice(1)}`;
    },
    submit(message, person) {
      const isRevision = 'nextRevisionId' in message;
      if (isRevision && !isEditor(person)) {
        return { accepted: false, reason: 'forbidden' };
      }
      return (editTrigger ?? hub).submit(message);
    },
    subscribeToNotices(clientId, listener, person) {
      editors.set(clientId, userOf(person));
      return editTrigger?.subscribe(clientId, listener) ?? (() => undefined);
    },
    canRun,
    run(request, person, ask) {
      const { value, error, effects } = runScript(request, 'menu', userOf(person), ask);
      return { value, ...(error ? { error: error.message } : {}), ...effects };
    },
    functionNames: functions.map(({ name }) => name),
    call(request, person, ask) {
      const { value, error, effects } = runScript(request, 'page', userOf(person), ask);
      return {
        value: resultForHtml(value),
        ...(error ? { error: failureForHtml(error) } : {}),
        ...effects,
      };
    },
    runClockTrigger({ trigger, fate }) {
      const owner = { ...user, email: trigger.owner };
      noted(trigger.handler, 'clock', owner, () => script.runTrigger(trigger, owner), fate);
      shared.ran();
    },
    userOf,
    mayEdit: isEditor,
    roleOf: (person) => roleOf(userOf(person), file.sharing),
    subscribeToReloads(listener) {
      reloads.add(listener);
      return () => reloads.delete(listener);
    },
    reloadPages: (email) => reloads.forEach((reload) => reload(email)),
    saveBesides() {
      for (const entry of changedBesides()) saver.append(entry);
    },
    save: (entry) => saver.append(entry),
    leave,
    close() {
      leave();
      store.close();
    },
  };
}

/** JSON that parses may still be no workbook; the engine finds out when it reads it. */
function reopen(
  store: WorkbookStore,
  { saved, revisions }: Stored,
  options: Omit<OpenOptions, 'name' | 'locale' | 'timeZone'>,
): SpreadsheetFile {
  const { name, locale, timeZone } = saved;
  try {
    return openSpreadsheet({
      ...options,
      ...{ name, locale, timeZone, saved },
      revisions: revisions as never,
    });
  } catch (error) {
    throw new Trouble(
      `${store.snapshotPath} is damaged: the spreadsheet engine cannot read it (${(error as Error).message}).\n` +
        'Mend it, or set it aside and begin anew with --reset.',
    );
  }
}

function lastRevisionId(stored: Stored | undefined): string | undefined {
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
