import type { ActivityType } from '../domain/activity';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import type { Cell } from '../table/cell';
import type { CallResult } from '../table/dealForm';
import { cellText } from '../table/plainText';
import { appendRows } from './appendRows';
import type { FollowUpBook } from './followUpBook';
import { writeRuns } from './writeRuns';

/** An activity to be logged. */
export interface NewActivity {
  readonly id: string;
  /** Empty where it belongs to no single deal. */
  readonly dealId: string;
  readonly prospect: string;
  readonly when: number;
  readonly type: ActivityType | null;
  readonly state: 'planned' | 'done';
  readonly result?: CallResult;
  readonly note?: string;
  readonly minutes?: number;
  readonly place?: string;
  readonly agenda?: string;
  /** Whether the prospect is reminded by mail. */
  readonly isReminded?: boolean;
  /** Who did it. */
  readonly by?: string;
  /** A row that an earlier run began to write and did not finish. */
  readonly begun?: ActivityRow | undefined;
}

/** In the order in which they are written: a row with an ID and without a day was begun and not finished. */
const FIELDS = [
  'activityId',
  'dealId',
  'result',
  'note',
  'minutes',
  'place',
  'agenda',
  'remind',
  'by',
  'prospect',
  'type',
  'state',
  'when',
] as const;

/**
 * Appends activities at the bottom, their IDs first and their days last: a run that is stopped in between leaves rows that the next
 * one knows, and completes.
 *
 * @param book the sheets
 * @param added what is to be logged
 * @param lastUsed the last row of Activities in use, counted from 1, where it is known
 */
export function logActivities(
  book: Pick<FollowUpBook, 'activities' | 'language' | 'changed'>,
  added: readonly NewActivity[],
  lastUsed?: number,
): void {
  if (added.length === 0) return;
  const { activities } = book;
  const rows = added.map((activity) => ({ begun: activity.begun, cells: cellsOf(book, activity) }));
  appendRows(
    activities,
    FIELDS,
    rows.filter(({ begun }) => begun === undefined).map(({ cells }) => cells),
    lastUsed,
  );
  for (const field of FIELDS) {
    const completed = rows.flatMap(({ begun, cells }): [number, Cell][] => {
      const cell = cells.get(field);
      return begun === undefined || cell === undefined ? [] : [[begun.row, cell]];
    });
    const column = activities.columns.get(field)!;
    writeRuns(activities.sheet, column, new Map(completed.sort(([a], [b]) => a - b)));
  }
  book.changed();
}

function cellsOf(
  book: Pick<FollowUpBook, 'language'>,
  { id, dealId, prospect, when, type, state, minutes, ...rest }: NewActivity,
): ReadonlyMap<string, string | number> {
  const language = book.language();
  return new Map<string, string | number>([
    ['activityId', cellText(id, 'plainText')],
    ['when', when],
    ['prospect', cellText(prospect)],
    ...(type === null ? [] : [['type', message(language, `activity.${type}`)] as const]),
    ['state', message(language, `state.${state}`)],
    ...(['note', 'place', 'agenda', 'by'] as const).flatMap((field) => {
      const text = rest[field];
      return text ? [[field, cellText(text)] as const] : [];
    }),
    ...(rest.result ? [['result', message(language, `result.${rest.result}`)] as const] : []),
    ...(rest.isReminded === undefined
      ? []
      : [['remind', message(language, rest.isReminded ? 'answer.yes' : 'answer.no')] as const]),
    ...(minutes === undefined ? [] : [['minutes', minutes] as const]),
    ...(dealId === '' ? [] : [['dealId', cellText(dealId, 'plainText')] as const]),
  ]);
}

/** Whether the writing of a row was stopped before its end. */
export function isBegun({ when, type }: ActivityRow): boolean {
  return when === null && type === null;
}
