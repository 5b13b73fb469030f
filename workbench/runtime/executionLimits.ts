/** How long an execution may take, and what is said when it has (platform 1.32, 1.37, 3.12). */
import { limitOf } from './authorization';
import type { RunStart } from './contract';
import type { ScriptProject } from './project';
import { refusal } from './refusals';

/**
 * A script that calls services is ended between two calls, where nothing is torn; one that calls none cannot be, and is
 * killed so much later that it hardly ever happens within a service.
 */
const KILL_AFTER = 1.2;

export interface ExecutionLimits {
  /** Of the run's clock. */
  readonly timeMs: number;
  /** By this machine's own clock, after which no service is called any more. */
  readonly machineMs: number;
  /** By this machine's own clock, after which the script is killed wherever it stands. */
  readonly killMs: number;
  /** What is said when the time is over. */
  readonly exceeded: string;
}

export function executionLimits(
  startedBy: RunStart,
  { switches }: Pick<ScriptProject, 'switches'>,
  machineMs = limitOf(startedBy),
): ExecutionLimits {
  return {
    timeMs: limitOf(startedBy),
    machineMs,
    killMs: machineMs * KILL_AFTER,
    exceeded: refusal(startedBy === 'formula' ? inFormula(switches.isAddOn) : 'overtime'),
  };
}

/** Google documents two texts: one in the guide to custom functions, one in that to add-ons. */
function inFormula(isAddOn: boolean): 'addOnFormulaOvertime' | 'formulaOvertime' {
  return isAddOn ? 'addOnFormulaOvertime' : 'formulaOvertime';
}
