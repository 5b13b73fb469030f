/** The built bundle bound to one file: its public functions, its menu, its runs. */
import vm from 'node:vm';
import { recompute } from '../engine/todayAndNow';
import { recompileUnknownFunctions } from '../engine/unknownFunctions';
import type {
  Clock,
  MenuItem,
  Notice,
  PersonsEdit,
  PublicFunction,
  RunLimits,
  RunResult,
  Script,
  ShownHtml,
  SpreadsheetFile,
  User,
} from './contract';
import { bundleRealm, declareFunctions } from './bundleFormulas';
import { editEvent } from './editEvent';
import { ScriptRealm } from './scriptRealm';
import type { ScriptRun } from './scriptRun';
import { ServiceBoundary } from './serviceBoundary';
import { services, startRun } from './services';
import type { OpenFile } from './spreadsheetFile';

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
  #menu: readonly MenuItem[] = [];

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
    return this.#menu;
  }

  run(functionName: string, args: readonly unknown[], user: User, limits?: RunLimits): RunResult {
    return this.#run(functionName, user, () => args, limits);
  }

  runOnEdit(edit: PersonsEdit, user: User): RunResult {
    return this.#run('onEdit', user, (run) => [editEvent(run, edit)]);
  }

  #run(
    functionName: string,
    user: User,
    argumentsOf: (run: ScriptRun) => readonly unknown[],
    limits?: RunLimits,
  ): RunResult {
    const log: string[] = [];
    const notices: Notice[] = [];
    const shown: ShownHtml[] = [];
    const calls: Record<string, number> = {};
    const run = startRun({
      file: this.file,
      user,
      clock: this.clock,
      log,
      notices,
      mayShowDialogs: !SIMPLE_TRIGGERS.includes(functionName),
      shown,
      htmlFiles: this.htmlFiles,
      showMenu: (items) => (this.#menu = items),
    });
    const result = { log, notices, shown, calls };
    try {
      const realm = new ScriptRealm(this.clock);
      const boundary = new ServiceBoundary(realm, calls, limits?.calls);
      for (const [name, service] of Object.entries(services(run))) {
        realm.global[name] = boundary.toRealm(service);
      }
      realm.load(this.#bundle);
      const value = this.#call(realm, boundary, functionName, argumentsOf(run));
      this.file.writes.flush();
      return { ...result, value };
    } catch (thrown) {
      return { ...result, value: undefined, error: this.#ended(thrown) };
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

  /** What the run threw as an Error of ours; what it wrote before stays, as on Google. */
  #ended(thrown: unknown): Error {
    const error = errorFromRealm(thrown);
    try {
      this.file.writes.flush();
    } catch (refused) {
      error.cause ??= refused;
    }
    return error;
  }
}

function errorFromRealm(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { name, message, stack, cause } = (thrown ?? {}) as Partial<Error>;
  const error = new Error(message ?? String(thrown), { cause });
  if (name) error.name = name;
  if (stack) error.stack = stack;
  return error;
}
