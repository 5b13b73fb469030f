import type { DayNumber } from '../domain/day';
import type { MeetingCell } from '../domain/plannedMeetings';
import type { WorkDeal } from '../domain/todaysWork';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isBlank } from './cell';
import type { FieldCells } from './fieldCells';
import { cellWords } from './fieldCells';
import { typedMoment } from './moments';
import { amountOf, probabilityOf } from './values';
import { wholeDays } from './wholeDays';
import type { WordMeaning } from './words';
import { wordMeanings } from './words';
import type { WorkSettings } from './workSettings';

/** The columns of Pipeline that are read: typed ones only, never a computed cell. */
export const WORK_DEAL_FIELDS = [
  'prospect',
  'stage',
  'amount',
  'probability',
  'nextStep',
  'when',
  'meeting',
  'phone',
  'budgetLikely',
  'trialState',
  'inStageSince',
  'closed',
  'dealId',
  'snoozeUntil',
] as const;

/** A deal of Pipeline as far as today's work and its meetings depend on it. */
export interface WorkDealRow extends WorkDeal {
  /** Counted from 0 below the heading. */
  readonly row: number;
  /** Its ID where the prospect is blank. */
  readonly prospect: string;
  readonly stage: string;
  readonly phone: string;
  readonly nextStep: string;
  readonly meeting: MeetingCell;
}

const UNDER_WAY: WordMeaning<boolean> = wordMeanings([
  [true, 'trialState.offered'],
  [true, 'trialState.received'],
]);

/**
 * Reads the deals. A cell that holds no date or no number counts as blank, so that one bad cell keeps neither its deal
 * nor the others off the list.
 *
 * @param cells the columns of Pipeline
 * @param settings stages by name
 * @param now the present moment
 * @param clock the spreadsheet's
 * @returns the rows that have an ID
 */
export function readWorkDeals(
  cells: FieldCells,
  settings: WorkSettings,
  now: number,
  clock: WallClock,
): WorkDealRow[] {
  const dayOfCell = wholeDays(now, clock);
  return cells('dealId').flatMap((idCell, row) => {
    const id = cellWords(idCell);
    if (id === '') return [];
    const words = (field: string): string => cellWords(cells(field)[row]);
    const dayIn = (field: string): DayNumber | null => dayOfCell(cells(field)[row]);
    const stageName = words('stage');
    const stage = settings.stageOf(stageName);
    const [typed, budget] = [cells('amount')[row], cells('budgetLikely')[row]];
    const amount = amountOf(isBlank(typed) ? budget : typed) ?? 0;
    const ownChance = cells('probability')[row];
    const chance = isBlank(ownChance) ? stage?.probability : probabilityOf(ownChance);
    return [
      {
        row,
        id,
        prospect: words('prospect') || id,
        stage: stageName,
        phone: words('phone'),
        nextStep: words('nextStep'),
        meeting: meetingOf(cells('meeting')[row], clock),
        kind: stage?.kind ?? 'open',
        usualDays: stage?.usualDays ?? null,
        expected: amount * (chance ?? 0),
        nextDay: dayIn('when'),
        stageSince: dayIn('inStageSince'),
        isTrialUnderWay: UNDER_WAY(words('trialState')) !== null,
        closed: dayIn('closed'),
        snoozedUntil: typedMoment(cells('snoozeUntil')[row], clock),
      },
    ];
  });
}

function meetingOf(cell: Cell, clock: WallClock): MeetingCell {
  if (isBlank(cell)) return null;
  return typedMoment(cell, clock) ?? 'words';
}
