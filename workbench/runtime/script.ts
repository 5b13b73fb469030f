/** The built bundle bound to one file: its public functions, its menu, its runs. */
import vm from 'node:vm';
import { registerCustomFunctions } from '../engine/customFunctions';
import type { FormulaRealm } from '../engine/engineModule';
import { formulaServices } from '../engine/formulaServices';
import { loadEngine } from '../engine/loadEngine';
import { recompileUnknownFunctions } from '../engine/unknownFunctions';
import type {
  Clock,
  MenuItem,
  Notice,
  PublicFunction,
  RunResult,
  Script,
  SpreadsheetFile,
  User,
} from './contract';
import { publicFunctions } from './publicFunctions';
import { ScriptRealm } from './scriptRealm';
import { ServiceBoundary } from './serviceBoundary';
import { services, startRun } from './services';
import type { OpenFile } from './spreadsheetFile';

/** Makes a bundle's custom functions known to formulas; before a saved file that uses them is opened. */
export function declareFunctions(bundleSource: string): PublicFunction[] {
  const functions = publicFunctions(bundleSource);
  registerCustomFunctions(
    loadEngine(),
    functions.filter(({ isCustomFunction }) => isCustomFunction),
  );
  return functions;
}

/** Binds a built bundle to an open file; `user` is whose locale the custom functions' messages follow. */
export function loadScript(
  bundleSource: string,
  file: SpreadsheetFile,
  { clock, user }: { clock: Clock; user?: User },
): Script {
  return new LoadedScript(bundleSource, file as OpenFile, clock, user);
}

class LoadedScript implements Script {
  readonly functions: readonly PublicFunction[];
  readonly #bundle: vm.Script;
  #menu: readonly MenuItem[] = [];

  constructor(
    bundleSource: string,
    private readonly file: OpenFile,
    private readonly clock: Clock,
    user?: User,
  ) {
    this.#bundle = new vm.Script(bundleSource, { filename: 'Code.js' });
    this.functions = declareFunctions(bundleSource);
    if (user) file.settings.userLocale = user.locale;
    file.settings.formulaRealm = this.#formulaRealm();
    recompileUnknownFunctions(file.engine, file.model);
  }

  get menu(): readonly MenuItem[] {
    return this.#menu;
  }

  run(functionName: string, args: readonly unknown[], user: User): RunResult {
    const log: string[] = [];
    const notices: Notice[] = [];
    const calls: Record<string, number> = {};
    const run = startRun({
      file: this.file,
      user,
      clock: this.clock,
      log,
      notices,
      showMenu: (items) => (this.#menu = items),
    });
    const result = { log, notices, calls };
    try {
      const realm = new ScriptRealm(this.clock);
      const boundary = new ServiceBoundary(realm, calls);
      for (const [name, service] of Object.entries(services(run))) {
        realm.global[name] = boundary.toRealm(service);
      }
      realm.load(this.#bundle);
      const value = this.#call(realm, boundary, functionName, args);
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

  #formulaRealm(): FormulaRealm {
    const realm = new ScriptRealm(this.clock);
    Object.assign(realm.global, formulaServices(this.file.settings));
    realm.load(this.#bundle);
    return realm;
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
