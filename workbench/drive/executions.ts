/** What ran in the workbench, as Google's list of executions shows it: who, when, how long, which calls, what came of it. */
import type { RunResult, User } from '../runtime/contract';
import type { Fate } from '../runtime/scheduler';

/** What set a run off. */
export type Cause = 'menu' | 'page' | 'edit' | 'change' | 'open' | 'clock';

export interface Execution {
  /** Counts from 1 since the workbench was started. */
  readonly number: number;
  readonly functionName: string;
  /** Name of the spreadsheet that it ran in. */
  readonly file: string;
  readonly cause: Cause;
  /** E-mail address of whose run it was. */
  readonly user: string;
  /** By the workbench's clock; ISO 8601. */
  readonly startedAt: string;
  /** By this machine's own clock. */
  readonly tookMs: number;
  /** Calls of the services by "Class.method". */
  readonly calls: Readonly<Record<string, number>>;
  readonly log: readonly string[];
  readonly error?: string;
  /** What the platform did about a due time; of clock triggers only. */
  readonly fate?: Fate;
}

export type ExecutionFacts = Pick<Execution, 'functionName' | 'file' | 'cause' | 'fate'> & {
  readonly user: Pick<User, 'email'>;
};

export interface Executions {
  /** Newest first. */
  readonly all: readonly Execution[];
  /** Runs and notes it. */
  note<Result extends Pick<RunResult, 'error' | 'log' | 'calls'>>(
    facts: ExecutionFacts,
    run: () => Result,
  ): Result;
}

const KEPT = 200;

export function createExecutions(now: () => Date, added: () => void): Executions {
  let all: readonly Execution[] = [];
  let count = 0;
  return {
    get all() {
      return all;
    },
    note({ user, ...facts }, run) {
      const startedAt = now().toISOString();
      const start = performance.now();
      const result = run();
      const { error, log, calls } = result;
      const execution: Execution = {
        ...facts,
        number: ++count,
        user: user.email,
        startedAt,
        tookMs: Math.round(performance.now() - start),
        calls,
        log,
        ...(error ? { error: error.message } : {}),
      };
      all = [execution, ...all].slice(0, KEPT);
      added();
      return result;
    },
  };
}
