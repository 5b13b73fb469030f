/** The built bundle bound to one file: its public functions, its menu, its runs. */
import vm from 'node:vm';
import { recompute } from '../engine/todayAndNow';
import { recompileUnknownFunctions } from '../engine/unknownFunctions';
import type {
  AuthMode,
  Clock,
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
import { limitOf, modeOf, usualStart } from './authorization';
import { bundleRealm, declareFunctions } from './bundleFormulas';
import { CallGate } from './callGate';
import { clockEvent } from './clockEvent';
import { editEvent } from './editEvent';
import { openEvent } from './openEvent';
import { flushAll } from './openedFiles';
import { boundedPlace } from './places';
import { RunClock } from './runClock';
import { entryIn } from './runnable';
import { scopesOfRun } from './scopes';
import { ScriptRealm } from './scriptRealm';
import type { ScriptRun } from './scriptRun';
import { ServiceBoundary } from './serviceBoundary';
import { services, startRun } from './services';
import { mayEdit } from './sharing';
import type { OpenFile } from './spreadsheetFile';
import type { StoredTrigger } from './triggerStore';

/** Of a project without a manifest. */
const NO_MANIFEST: Manifest = { timeZone: 'Etc/UTC' };

/** Whoever does this uses the add-on, which enables it in the file (platform 2.10). */
const USING_STARTS = ['install', 'menu', 'page'];

/** Platform 1.34. */
const TOO_MUCH_TIME = 'Service using too much computer time for one day.';

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
    if (user) file.settings.userLocale = user.locale;
    if (file.bundleSource === bundleSource) return;
    // Formulas that were computed without these functions are computed anew.
    file.settings.formulaRealm = bundleRealm(bundleSource, file.settings);
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

  runTrigger({ id, handler }: StoredTrigger, owner: User, options: RunOptions = {}): RunResult {
    const { triggerTime } = this.file.project;
    const { hasInstalled = true } = owner;
    // It is kept meanwhile and goes on by itself (platform 4.10).
    if (!hasInstalled || !this.file.sharing.isAddOnEnabled) return NOTHING_RUN;
    const start = this.project.clock.now();
    if (triggerTime.left(owner, start) <= 0) {
      return { ...NOTHING_RUN, error: new Error(TOO_MUCH_TIME) };
    }
    const result = this.#run(handler, owner, () => [clockEvent(id, start)], {
      startedBy: 'clockTrigger',
      ...options,
    });
    triggerTime.take(owner, result.tookMs, start);
    return result;
  }

  #run(
    functionName: string,
    user: User,
    argumentsOf: (run: ScriptRun) => readonly unknown[],
    options: RunOptions = {},
  ): RunResult {
    const log: string[] = [];
    const notices: Notice[] = [];
    const shown: ShownHtml[] = [];
    const calls: Record<string, number> = {};
    const { htmlFiles, manifest } = this.project;
    const { startedBy = usualStart(functionName), isOutsideDocument = false, answers } = options;
    const mode = modeOf(startedBy);
    const scopes = scopesOfRun(manifest, user);
    const clock = new RunClock(this.project.clock);
    const gate = new CallGate(
      { mode, isReader: !mayEdit(user, this.file.sharing), hasScope: scopes.has },
      clock,
      {
        calls: options.calls ?? Infinity,
        callMs: options.callMs ?? 0,
        timeMs: limitOf(startedBy),
        exceeded: exceededText(mode),
      },
    );
    const realm = new ScriptRealm(clock);
    const run = startRun({
      file: this.file,
      user,
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
      selection:
        options.selection && boundedPlace(options.selection.sheetId, options.selection.zone),
      opened: new Set(),
      evaluate: (source) => realm.evaluate(source),
      showMenu: (entries) => (this.#menu = entries),
    });
    const told = () => ({ log, notices, shown, calls, tookMs: clock.spentMs });
    const { file } = this;
    if (USING_STARTS.includes(startedBy)) file.sharing.isAddOnEnabled = true;
    if (options.selection) file.activeSheetId = options.selection.sheetId;
    const writesOfOther = file.writes;
    file.writes = writesOfOther.another();
    try {
      const boundary = new ServiceBoundary(realm, calls, gate, options.beforeCall);
      for (const [name, service] of Object.entries(services(run))) {
        realm.global[name] = boundary.toRealm(service);
      }
      realm.load(this.#bundle);
      const entry = entryIn(realm, this.bundleSource, functionName, startedBy);
      if (!entry) throw new Error(`Script function not found: ${functionName}`);
      const args = argumentsOf(run).map((arg) => boundary.toRealm(arg));
      const value = boundary.fromRealm(realm.settled(entry(...args)));
      if (gate.ended) throw gate.ended;
      flushAll(run);
      return { ...told(), value };
    } catch (thrown) {
      return { ...told(), value: undefined, error: ended(run, thrown) };
    } finally {
      file.writes = writesOfOther;
      // Google releases what a run has not, however it ended.
      file.project.locks.releaseAll(run);
    }
  }
}

/** What the run threw as an Error of ours; what it wrote before stays, as on Google. */
function ended(run: ScriptRun, thrown: unknown): Error {
  const error = errorFromRealm(thrown);
  try {
    flushAll(run);
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

/** What Google says when the time is over: in a formula otherwise than elsewhere (platform 3.12, 1.37). */
function exceededText(mode: AuthMode): string {
  const text = 'Exceeded maximum execution time';
  return mode === 'CUSTOM_FUNCTION' ? `${text} (line 0).` : text;
}

function errorFromRealm(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { name, message, stack, cause } = (thrown ?? {}) as Partial<Error>;
  const error = new Error(message ?? String(thrown), { cause });
  if (name) error.name = name;
  if (stack) error.stack = stack;
  return error;
}
