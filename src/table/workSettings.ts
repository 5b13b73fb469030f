import type { Stage } from '../domain/stage';
import { stageKey } from '../domain/stage';
import type { WorkRules } from '../domain/todaysWork';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isFiniteNumber, isText } from './cell';
import type { FieldCells } from './fieldCells';
import { timeOfDay } from './moments';
import { readStageDemands } from './stageDemands';
import { readStageTable } from './stages';
import { weekendOf } from './weekends';
import { wholeDays } from './wholeDays';

/** The columns of Settings that are read. */
export const WORK_SETTING_FIELDS = [
  'stage',
  'probability',
  'kind',
  'usualDays',
  'wantsDecisionMaker',
  'value',
  'settingKey',
  'holiday',
] as const;

/** What Settings say about a stage. */
export interface WorkStage extends Stage {
  readonly usualDays: number | null;
}

export interface WorkSettings extends WorkRules {
  /** Length of a meeting that was typed without one. */
  readonly meetingMinutes: number;
  /** The stage of a name, or undefined where Settings have none. */
  stageOf(name: string): WorkStage | undefined;
}

/** What counts where Settings hold nothing, or nothing that can be read. */
const STANDARD = {
  freeDays: '0000011',
  workFrom: 8 / 24,
  workTo: 17 / 24,
  requestHours: 4,
  meetingMinutes: 45,
  slowFactor: 1.5,
  checkInDays: [7, 30, 90],
} as const;

const WEEK = 7;

/**
 * Reads what today's work depends on. A cell that cannot be read counts as blank: one bad cell in Settings must not keep
 * a meeting or a request off the list.
 *
 * @param cells the columns of Settings
 * @param now the present moment
 * @param clock the spreadsheet's
 * @returns the rules, with the standard ones where Settings hold none
 */
export function readWorkSettings(cells: FieldCells, now: number, clock: WallClock): WorkSettings {
  const keys = cells('settingKey');
  const values = cells('value');
  const allOf = <T>(key: string, accept: (cell: Cell) => T | null): T[] =>
    keys.flatMap((each, row): T[] => {
      const value = each === key ? accept(values[row]) : null;
      return value === null ? [] : [value];
    });
  const oneOf = <T>(key: string, accept: (cell: Cell) => T | null, standard: T): T =>
    allOf(key, accept)[0] ?? standard;

  const workFrom = oneOf('workFrom', (cell) => timeOfDay(cell, clock), STANDARD.workFrom);
  const workTo = oneOf('workTo', (cell) => timeOfDay(cell, clock), STANDARD.workTo);
  const hasHours = workFrom < workTo;
  const checkInDays = allOf('checkIn', positive);
  const stages = readStages(cells);
  const dayOfCell = wholeDays(now, clock);
  return {
    time: {
      freeWeekdays: oneOf('freeDays', freeWeekdays, weekendOf(STANDARD.freeDays)!),
      holidays: new Set(cells('holiday').flatMap((cell) => dayOfCell(cell) ?? [])),
      workFrom: hasHours ? workFrom : STANDARD.workFrom,
      workTo: hasHours ? workTo : STANDARD.workTo,
    },
    requestHours: oneOf('requestHours', positive, STANDARD.requestHours),
    meetingMinutes: oneOf('meetingMinutes', positive, STANDARD.meetingMinutes),
    slowFactor: oneOf('slowFactor', positive, STANDARD.slowFactor),
    checkInDays: checkInDays.length > 0 ? checkInDays : STANDARD.checkInDays,
    stageOf: (name) => stages.get(stageKey(name)),
  };
}

function positive(cell: Cell): number | null {
  return isFiniteNumber(cell) && cell > 0 ? cell : null;
}

/** Typed anew, the digits become a number, which has lost the noughts in front. */
function freeWeekdays(cell: Cell): readonly boolean[] | null {
  return weekendOf(isFiniteNumber(cell) ? String(cell).padStart(WEEK, '0') : cell);
}

/** Each row for itself; of two with one name the first counts, as everywhere. */
function readStages(cells: FieldCells): ReadonlyMap<string, WorkStage> {
  const columns = ['stage', 'probability', 'kind', 'usualDays', 'wantsDecisionMaker'].map(cells);
  const stages = new Map<string, WorkStage>();
  columns[0]!.forEach((name, row) => {
    if (!isText(name) || stages.has(stageKey(name))) return;
    const given = columns.map((column) => column[row]);
    // A probability that cannot be read must not make a won stage an open one.
    const stage = readStage(given) ?? readStage([name, '', ...given.slice(2)]);
    if (stage !== null) stages.set(stageKey(name), stage);
  });
  return stages;
}

function readStage(row: readonly Cell[]): WorkStage | null {
  const table = readStageTable('stages', [row]);
  const stage = table.ok ? table.value.stages[0] : undefined;
  if (!table.ok || stage === undefined) return null;
  const demands = readStageDemands('stages', [row], table.value);
  return { ...stage, usualDays: demands.ok ? demands.value[0]!.usualDays : null };
}
