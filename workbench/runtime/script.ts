/** The built bundle bound to one file: its public functions, its menu, its runs. */
import vm from 'node:vm';
import { recompute } from '../engine/todayAndNow';
import { recompileUnknownFunctions } from '../engine/unknownFunctions';
import type {
  Clock,
  FileEvent,
  Manifest,
  MenuEntry,
  MenuItem,
  Notice,
  PersonsEdit,
  PublicFunction,
  RunOptions,
  RunResult,
  Script,
  ShownHtml,
  SpreadsheetFile,
  User,
} from './contract';
import { modeOf, usualStart } from './authorization';
import { bundleRealm, declareFunctions } from './bundleFormulas';
import { CallGate } from './callGate';
import { clockEvent } from './clockEvent';
import { editEvent } from './editEvent';
import { installedEvent } from './installedEvent';
import { openEvent } from './openEvent';
import { OpenedFiles } from './openedFiles';
import { boundedPlace } from './places';
import { RunClock } from './runClock';
import { executionLimits } from './executionLimits';
import { entryIn } from './runnable';
import { scopesOfRun } from './scopes';
import { Overtime, ScriptRealm } from './scriptRealm';
import type { ScriptRun } from './scriptRun';
import { ServiceBoundary } from './serviceBoundary';
import { services, startRun } from './services';
import { mayEdit } from './sharing';
import type { OpenFile } from './spreadsheetFile';
import type { StoredTrigger } from './triggerStore';
import { refused } from './refusals';

/** Of a project without a manifest. */
const NO_MANIFEST: Manifest = { timeZone: 'Etc/UTC' };

/** Whoever does this uses the add-on, which enables it in the file (platform 2.10). */
const USING_STARTS = ['install', 'menu', 'page'];

const NOTHING_RUN: RunResult = {
  value: undefined,
  log: [],
  notices: [],
  shown: [],
  calls: {},
  tookMs: 0,
};

/** Binds a built bundle to an open file; `user` is whose locale the custom functions' messages follow. */
export function loadScript(
  bundleSource: string,
  file: SpreadsheetFile,
  { clock, user, htmlFiles = new Map(), manifest = NO_MANIFEST }: LoadOptions,
): Script {
  return new LoadedScript(bundleSource, file as OpenFile, { clock, htmlFiles, manifest }, user);
}

interface LoadOptions {
  readonly clock: Clock;
  readonly user?: User;
  /** The HTML files that are pushed with the bundle, by their name without extension. */
  readonly htmlFiles?: ReadonlyMap<string, string>;
  readonly manifest?: Manifest;
}

type Project = Required<Omit<LoadOptions, 'user'>>;

class LoadedScript implements Script {
  readonly functions: readonly PublicFunction[];
  readonly #bundle: vm.Script;
  #menu: readonly MenuEntry[] = [];

  constructor(
    private readonly bundleSource: string,
    private readonly file: OpenFile,
    private readonly project: Project,
    user?: User,
  ) {
    this.#bundle = new vm.Script(bundleSource, { filename: 'Code.js' });
    this.functions = declareFunctions(bundleSource);
    if (user) {
      file.settings.userLocale = user.locale;
      file.formulaUser = user.email;
    }
    file.manifest = project.manifest;
    file.htmlFiles.clear();
    for (const [name, html] of project.htmlFiles) file.htmlFiles.set(name, html);
    if (file.bundleSource === bundleSource) return;
    // Formulas that were computed without these functions are computed anew.
    file.settings.formulaRealm = bundleRealm(bundleSource, file);
    recompileUnknownFunctions(file.engine, file.model);
    recompute(file.model);
  }

  get menu(): readonly MenuItem[] {
    return itemsOf(this.#menu);
  }

  get menuEntries(): readonly MenuEntry[] {
    return this.#menu;
  }

  run(functionName: string, args: readonly unknown[], user: User, options?: RunOptions): RunResult {
    return this.#run(functionName, user, () => args, options);
  }

  runOnEdit(edit: PersonsEdit, user: User): RunResult {
    if (!mayEdit(user, this.file.sharing)) return NOTHING_RUN;
    return this.#run('onEdit', user, (run) => [editEvent(run, edit)]);
  }

  runOnOpen(user: User): RunResult | undefined {
    const { sharing } = this.file;
    const { hasInstalled = true } = user;
    const isDeclared = this.functions.some(({ name }) => name === 'onOpen');
    if (!isDeclared || !mayEdit(user, sharing)) return undefined;
    if (!sharing.isAddOnEnabled && !hasInstalled) return undefined;
    const startedBy = sharing.isAddOnEnabled ? 'simpleTrigger' : 'openNotEnabled';
    return this.#run('onOpen', user, (run) => [openEvent(run)], { startedBy });
  }

  runOnInstall(user: User): RunResult {
    return this.#run('onInstall', user, (run) => [openEvent(run)]);
  }

  runInstalled(event: FileEvent, actor: User): readonly RunResult[] {
    // Opening to view or comment sets nothing off, and only editors edit (platform 2.13, 4.1).
    if (!mayEdit(actor, this.file.sharing)) return [];
    return this.file.project.triggers
      .inFile(this.file.id)
      .filter(({ kind }) => kind === event.kind)
      .map((trigger) => {
        const isOwn = trigger.owner === actor.email;
        const owner = isOwn ? actor : { email: trigger.owner, locale: actor.locale };
        // Who has not authorised the run stays unknown to it (platform section 6, Session).
        return this.#runAsOwner(
          trigger,
          owner,
          (run) => [installedEvent(run, event, trigger.id)],
          { startedBy: 'installableTrigger' },
          isOwn ? actor.email : '',
        );
      });
  }

  runTrigger(trigger: StoredTrigger, owner: User, options: RunOptions = {}): RunResult {
    const now = this.project.clock.now();
    const byClock = { startedBy: 'clockTrigger', ...options } as const;
    return this.#runAsOwner(trigger, owner, () => [clockEvent(trigger.id, now)], byClock);
  }

  #runAsOwner(
    { handler }: StoredTrigger,
    owner: User,
    argumentsOf: (run: ScriptRun) => readonly unknown[],
    options: RunOptions,
    activeEmail = owner.email,
  ): RunResult {
    const { triggerTime } = this.file.project;
    const { hasInstalled = true } = owner;
    // It is kept meanwhile and goes on by itself (platform 4.10).
    if (!hasInstalled || !this.file.sharing.isAddOnEnabled) return NOTHING_RUN;
    const start = this.project.clock.now();
    if (triggerTime.left(owner, start) <= 0) {
      return { ...NOTHING_RUN, error: refused('triggersOvertime') };
    }
    const result = this.#run(handler, owner, argumentsOf, options, activeEmail);
    triggerTime.take(owner, result.tookMs, start);
    return result;
  }

  #run(
    functionName: string,
    user: User,
    argumentsOf: (run: ScriptRun) => readonly unknown[],
    options: RunOptions = {},
    activeEmail = user.email,
  ): RunResult {
    const log: string[] = [];
    const notices: Notice[] = [];
    const shown: ShownHtml[] = [];
    const calls: Record<string, number> = {};
    const { htmlFiles, manifest } = this.project;
    const {
      startedBy = usualStart(functionName),
      isOutsideDocument = false,
      answers,
      ask,
    } = options;
    const mode = modeOf(startedBy);
    const limits = executionLimits(startedBy, this.file.project, options.machineMs);
    const scopes = scopesOfRun(manifest, user);
    const clock = new RunClock(this.project.clock);
    const gate = new CallGate(
      { mode, isReader: !mayEdit(user, this.file.sharing), hasScope: scopes.has },
      clock,
      { calls: options.calls ?? Infinity, callMs: options.callMs ?? 0, ...limits },
    );
    const realm = new ScriptRealm(clock);
    const opened = new OpenedFiles(user);
    const run = startRun({
      file: this.file,
      user,
      activeEmail,
      clock,
      log,
      notices,
      manifest,
      mode,
      scopes,
      gate,
      isInDocument: !isOutsideDocument,
      isTriggered: startedBy === 'clockTrigger',
      mayShowDialogs: mode === 'FULL',
      shown,
      htmlFiles,
      answers: answers && [...answers],
      ask,
      selection:
        options.selection && boundedPlace(options.selection.sheetId, options.selection.zone),
      opened,
      evaluate: (source) => realm.evaluate(source),
      showMenu: (entries) => (this.#menu = entries),
    });
    const told = () => ({ log, notices, shown, calls, tookMs: clock.spentMs });
    const { file } = this;
    if (USING_STARTS.includes(startedBy)) file.sharing.isAddOnEnabled = true;
    if (options.selection) file.activeSheetId = options.selection.sheetId;
    opened.add(file);
    try {
      const boundary = new ServiceBoundary(realm, calls, gate, options.beforeCall);
      for (const [name, service] of Object.entries(services(run))) {
        realm.global[name] = boundary.toRealm(service);
      }
      const value = realm.timed(limits.killMs, () => {
        realm.load(this.#bundle);
        const entry = entryIn(realm, this.bundleSource, functionName, startedBy);
        if (!entry) throw new Error(`Script function not found: ${functionName}`);
        const args = argumentsOf(run).map((arg) => boundary.toRealm(arg));
        return boundary.fromRealm(realm.settled(entry(...args)));
      });
      if (gate.ended) throw gate.ended;
      opened.flush();
      return { ...told(), value };
    } catch (thrown) {
      const error = thrown instanceof Overtime ? new Error(limits.exceeded) : thrown;
      return { ...told(), value: undefined, error: ended(run, error) };
    } finally {
      opened.close();
      // Google releases what a run has not, however it ended.
      file.project.locks.releaseAll(run);
    }
  }
}

/** What the run threw as an Error of ours; what it wrote before stays, as on Google. */
function ended(run: ScriptRun, thrown: unknown): Error {
  const error = errorFromRealm(thrown);
  try {
    run.opened.flush();
  } catch (refused) {
    error.cause ??= refused;
  }
  return error;
}

/** The items of a menu without separators, those of sub-menus under its name. */
function itemsOf(entries: readonly MenuEntry[], above = ''): MenuItem[] {
  return entries.flatMap((entry) => {
    if ('separator' in entry) return [];
    const label = above + entry.label;
    return 'entries' in entry
      ? itemsOf(entry.entries, `${label}: `)
      : [{ label, functionName: entry.functionName }];
  });
}

function errorFromRealm(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { name, message, stack, cause } = (thrown ?? {}) as Partial<Error>;
  const error = new Error(message ?? String(thrown), { cause });
  if (name) error.name = name;
  if (stack) error.stack = stack;
  return error;
}
