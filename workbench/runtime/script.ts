/** The built bundle bound to one file: its public functions, its menu, its runs. */
import vm from 'node:vm';
import { recompute } from '../engine/todayAndNow';
import { recompileUnknownFunctions } from '../engine/unknownFunctions';
import type {
  Clock,
  MenuEntry,
  MenuItem,
  Notice,
  PersonsEdit,
  PublicFunction,
  RunResult,
  RunSurroundings,
  Script,
  ShownHtml,
  SpreadsheetFile,
  User,
} from './contract';
import { bundleRealm, declareFunctions } from './bundleFormulas';
import { clockEvent } from './clockEvent';
import { editEvent } from './editEvent';
import { flushAll } from './openedFiles';
import { ScriptRealm } from './scriptRealm';
import type { ScriptRun } from './scriptRun';
import { ServiceBoundary } from './serviceBoundary';
import { services, startRun } from './services';
import type { OpenFile } from './spreadsheetFile';
import type { StoredTrigger } from './triggerStore';

/** They run unasked, and so without the user's full authorisation. */
const SIMPLE_TRIGGERS = ['onOpen', 'onEdit'];

/** Binds a built bundle to an open file; `user` is whose locale the custom functions' messages follow. */
export function loadScript(
  bundleSource: string,
  file: SpreadsheetFile,
  { clock, user, htmlFiles = new Map() }: LoadOptions,
): Script {
  return new LoadedScript(bundleSource, file as OpenFile, clock, htmlFiles, user);
}

interface LoadOptions {
  readonly clock: Clock;
  readonly user?: User;
  /** The HTML files that are pushed with the bundle, by their name without extension. */
  readonly htmlFiles?: ReadonlyMap<string, string>;
}

class LoadedScript implements Script {
  readonly functions: readonly PublicFunction[];
  readonly #bundle: vm.Script;
  #menu: readonly MenuEntry[] = [];

  constructor(
    bundleSource: string,
    private readonly file: OpenFile,
    private readonly clock: Clock,
    private readonly htmlFiles: ReadonlyMap<string, string>,
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

  run(
    functionName: string,
    args: readonly unknown[],
    user: User,
    around?: RunSurroundings,
  ): RunResult {
    return this.#run(functionName, user, () => args, around);
  }

  runOnEdit(edit: PersonsEdit, user: User): RunResult {
    return this.#run('onEdit', user, (run) => [editEvent(run, edit)]);
  }

  runTrigger(trigger: StoredTrigger, owner: User, around: TriggerSurroundings = {}): RunResult {
    const { triggerTime } = this.file.project;
    const start = this.clock.now();
    if (triggerTime.left(owner, start) <= 0) return notRun(TOO_MUCH_TIME);
    const event = clockEvent(trigger.id, start);
    const result = this.#run(trigger.handler, owner, () => [event], around, {
      isTriggered: true,
      isOutsideDocument: around.isOutsideDocument ?? false,
    });
    triggerTime.take(owner, this.clock.now().getTime() - start.getTime(), start);
    return result;
  }

  #run(
    functionName: string,
    user: User,
    argumentsOf: (run: ScriptRun) => readonly unknown[],
    around: RunSurroundings = {},
    place = { isTriggered: false, isOutsideDocument: false },
  ): RunResult {
    const log: string[] = [];
    const notices: Notice[] = [];
    const shown: ShownHtml[] = [];
    const calls: Record<string, number> = {};
    const realm = new ScriptRealm(this.clock);
    const run = startRun({
      ...place,
      file: this.file,
      user,
      clock: this.clock,
      log,
      notices,
      mayShowDialogs: !SIMPLE_TRIGGERS.includes(functionName),
      shown,
      htmlFiles: this.htmlFiles,
      answers: around.answers && [...around.answers],
      opened: new Set(),
      evaluate: (source) => realm.evaluate(source),
      showMenu: (entries) => (this.#menu = entries),
    });
    const result = { log, notices, shown, calls };
    const { file } = this;
    const writesOfOther = file.writes;
    file.writes = writesOfOther.another();
    try {
      const boundary = new ServiceBoundary(realm, calls, around);
      for (const [name, service] of Object.entries(services(run))) {
        realm.global[name] = boundary.toRealm(service);
      }
      realm.load(this.#bundle);
      const value = this.#call(realm, boundary, functionName, argumentsOf(run));
      flushAll(run);
      return { ...result, value };
    } catch (thrown) {
      return { ...result, value: undefined, error: ended(run, thrown) };
    } finally {
      file.writes = writesOfOther;
      // Google releases what a run has not, however it ended.
      file.project.locks.releaseAll(run);
    }
  }

  #call(realm: ScriptRealm, boundary: ServiceBoundary, name: string, args: readonly unknown[]) {
    const isPublic = this.functions.some((candidate) => candidate.name === name);
    const entry = realm.global[name];
    if (!isPublic || typeof entry !== 'function') {
      throw new Error(`Script function not found: ${name}`);
    }
    return boundary.fromRealm(entry(...args.map((arg) => boundary.toRealm(arg))));
  }
}

type TriggerSurroundings = NonNullable<Parameters<Script['runTrigger']>[2]>;

/** Platform 1.34. */
const TOO_MUCH_TIME = 'Service using too much computer time for one day.';

function notRun(message: string): RunResult {
  const nothing = { log: [], notices: [], shown: [], calls: {} };
  return { ...nothing, value: undefined, error: new Error(message) };
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

function errorFromRealm(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { name, message, stack, cause } = (thrown ?? {}) as Partial<Error>;
  const error = new Error(message ?? String(thrown), { cause });
  if (name) error.name = name;
  if (stack) error.stack = stack;
  return error;
}
