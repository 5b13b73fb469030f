/** A bundle's custom functions as the formulas of a file find them: known by name, at home in a realm of their own. */
import vm from 'node:vm';
import { registerCustomFunctions } from '../engine/customFunctions';
import { FormulaOvertime } from '../engine/engineModule';
import type { FormulaRealm, Getters } from '../engine/engineModule';
import { loadEngine } from '../engine/loadEngine';
import { CallGate } from './callGate';
import type { PublicFunction } from './contract';
import { executionLimits } from './executionLimits';
import type { ExecutionLimits } from './executionLimits';
import { OpenedFiles } from './openedFiles';
import { PendingWrites } from './pendingWrites';
import { publicFunctions } from './publicFunctions';
import { RunClock } from './runClock';
import { scopesOfRun } from './scopes';
import { Overtime, ScriptRealm } from './scriptRealm';
import type { ScriptRun } from './scriptRun';
import { ServiceBoundary } from './serviceBoundary';
import { services, startRun } from './services';
import type { OpenFile } from './spreadsheetFile';

/** Makes a bundle's custom functions known to formulas; a formula is compiled when it is read, so before a file is opened. */
export function declareFunctions(bundleSource: string): readonly PublicFunction[] {
  const functions = publicFunctions(bundleSource);
  registerCustomFunctions(
    loadEngine(),
    functions.filter(({ isCustomFunction }) => isCustomFunction),
  );
  return functions;
}

/** The realm in which the custom functions of a file are called, with the services that a formula has (platform 2.1, 3.14). */
export function bundleRealm(bundleSource: string, file: OpenFile): FormulaRealm {
  return new BundleRealm(bundleSource, file);
}

/** What is being computed cannot be written to; a formula reads it as it stands. */
class WritesOfFormula extends PendingWrites {
  constructor(private readonly getters: () => Getters) {
    super(undefined as never);
  }

  override another(): never {
    throw new Error('A formula starts no run.');
  }

  override get settled(): Getters {
    return this.getters();
  }

  override get carriedOut(): Getters {
    return this.getters();
  }

  override get structure(): Getters {
    return this.getters();
  }

  override carryOut(): void {
    // Nothing waits.
  }
}

class BundleRealm implements FormulaRealm {
  readonly #bundle: vm.Script;
  readonly #clock: RunClock;
  readonly #limits: ExecutionLimits;
  readonly #gate: CallGate;
  readonly #run: ScriptRun;
  #getters: Getters | undefined;
  #realm: ScriptRealm | undefined;
  #edition = 1;

  constructor(
    private readonly bundleSource: string,
    private readonly file: OpenFile,
  ) {
    this.#bundle = new vm.Script(bundleSource, { filename: 'Code.js' });
    this.#clock = new RunClock(file.settings.clock);
    this.#limits = executionLimits('formula', file.project, file.formulaMachineMs);
    // What a formula may do does not depend on who looks at it (platform 2.1).
    const access = { mode: 'CUSTOM_FUNCTION', isReader: false, hasScope: () => false } as const;
    this.#gate = new CallGate(access, this.#clock, {
      calls: Infinity,
      callMs: 0,
      ...this.#limits,
    });
    this.#run = this.#startRun();
  }

  get edition(): number {
    return this.#edition;
  }

  begin(getters: Getters): void {
    this.#getters = getters;
    this.#gate.restart();
    this.#realm ??= this.#open();
  }

  evaluate(source: string): unknown {
    return this.#realm!.evaluate(source);
  }

  call(entry: (...values: unknown[]) => unknown, values: readonly unknown[]): unknown {
    this.#run.log.length = 0;
    try {
      const answer = this.#realm!.timed(this.#limits.killMs, () => entry(...values));
      if (this.#gate.ended) throw this.#gate.ended;
      return answer;
    } catch (thrown) {
      if (!(thrown instanceof Overtime) && !this.#gate.ended) throw thrown;
      // It stopped in the middle of something, and what the functions share may be torn.
      this.#realm = undefined;
      this.#edition++;
      throw new FormulaOvertime(this.#limits.exceeded);
    } finally {
      this.file.project.locks.releaseAll(this.#run);
    }
  }

  #open(): ScriptRealm {
    const realm = new ScriptRealm(this.#clock);
    const boundary = new ServiceBoundary(realm, {}, this.#gate);
    for (const [name, service] of Object.entries(services(this.#run))) {
      realm.global[name] = boundary.toRealm(service);
    }
    try {
      realm.timed(this.#limits.killMs, () => realm.load(this.#bundle));
    } catch (thrown) {
      const failure = thrown instanceof Overtime ? new Error(this.#limits.exceeded) : thrown;
      // What fails when it is loaded fails in each cell, which loads it anew (platform 1.30, 1.31).
      for (const { name } of publicFunctions(this.bundleSource)) {
        realm.global[name] = () => {
          throw failure;
        };
      }
    }
    return realm;
  }

  #startRun(): ScriptRun {
    const { file } = this;
    const getters = () => this.#getters!;
    const user = {
      // Nobody's but the owner's properties are there (platform 3.15).
      get email() {
        return file.sharing.owner ?? file.formulaUser;
      },
      get locale() {
        return file.settings.userLocale;
      },
    };
    const manifest = {
      get timeZone() {
        return file.manifest.timeZone;
      },
    };
    return startRun({
      // The file may be about to be opened: its formulas are computed before its model is there.
      file: Object.create(file, {
        model: { get: () => ({ getters: getters() }) },
        writes: { value: new WritesOfFormula(getters) },
      }) as OpenFile,
      user,
      activeEmail: '',
      clock: this.#clock,
      log: [],
      notices: [],
      shown: [],
      htmlFiles: file.htmlFiles,
      manifest,
      mode: 'CUSTOM_FUNCTION',
      scopes: scopesOfRun(manifest, user),
      gate: this.#gate,
      isInDocument: true,
      mayShowDialogs: false,
      isTriggered: false,
      answers: undefined,
      ask: undefined,
      selection: undefined,
      opened: new OpenedFiles(user),
      evaluate: (source) => this.evaluate(source),
      showMenu: () => undefined,
    });
  }
}
