import type { ActivityState, ActivityType } from '../domain/activity';
import type { AnswerableActivity } from '../domain/answeredRequests';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isBlank, isFiniteNumber } from './cell';
import type { FieldCells } from './fieldCells';
import { cellWords } from './fieldCells';
import { typedMoment } from './moments';
import type { WordMeaning } from './words';
import { wordMeanings } from './words';

/** The columns of Activities that are read. */
export const ACTIVITY_FIELDS = [
  'when',
  'prospect',
  'type',
  'state',
  'result',
  'note',
  'place',
  'answeredAfter',
  'dealId',
  'activityId',
] as const;

/** A row of Activities. */
export interface ActivityRow extends AnswerableActivity {
  /** Counted from 0 below the heading. */
  readonly row: number;
  readonly prospect: string;
  /** The deal's ID as it stands in the row, or empty. */
  readonly dealId: string;
  readonly isStateBlank: boolean;
  readonly note: string;
  readonly place: string;
}

const TYPES: WordMeaning<ActivityType> = wordMeanings([
  ['call', 'activity.call'],
  ['mail', 'activity.mail'],
  ['meeting', 'activity.meeting'],
  ['request', 'activity.request'],
  ['answer', 'activity.answer'],
  ['trial', 'activity.trial'],
  ['checkIn', 'activity.checkIn'],
  ['gift', 'activity.gift'],
]);

const STATES: WordMeaning<ActivityState> = wordMeanings([
  ['planned', 'state.planned'],
  ['done', 'state.done'],
  ['cancelled', 'state.cancelled'],
  ['noShow', 'state.noShow'],
]);

const NOT_REACHED: WordMeaning<boolean> = wordMeanings([
  [true, 'result.noAnswer'],
  [true, 'result.message'],
]);

/**
 * Reads the rows of Activities. What is no date, no type or no state counts as not said, so that a bad cell never stops
 * the other rows; a blank state means done, or planned where the day is still to come.
 *
 * @param cells the columns
 * @param now the present moment
 * @param clock the spreadsheet's
 * @returns the rows that hold a prospect, a type, a date or an ID
 */
export function readActivityRows(cells: FieldCells, now: number, clock: WallClock): ActivityRow[] {
  return cells('when').flatMap((whenCell, row) => {
    const words = (field: string): string => cellWords(cells(field)[row]);
    const [id, dealId, prospect] = [words('activityId'), words('dealId'), words('prospect')];
    const typeWord = words('type');
    if (isBlank(whenCell) && [id, dealId, prospect, typeWord].every((text) => text === '')) {
      return [];
    }
    const when = typedMoment(whenCell, clock);
    const stateWord = words('state');
    const isStateBlank = stateWord === '';
    const blankMeans = when !== null && when > now ? 'planned' : 'done';
    return [
      {
        row,
        id,
        dealId,
        prospect,
        ...subjectOf(dealId, prospect, row),
        type: TYPES(typeWord),
        // A word that is no state says nothing: nothing is planned, answered or cancelled by it.
        state: isStateBlank ? blankMeans : (STATES(stateWord) ?? 'cancelled'),
        isStateBlank,
        when,
        hasReached: NOT_REACHED(words('result')) === null,
        note: words('note'),
        place: words('place'),
        answeredAfter: hoursOf(cells('answeredAfter')[row]),
      },
    ];
  });
}

/** The form in which two spellings of a prospect are equal. */
export function prospectForm(prospect: string): string {
  return prospect.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** What an activity is about. No ID of a deal begins with a blank: cells are trimmed. */
export function subjectOf(
  dealId: string,
  prospect: string,
  row: number,
): Pick<ActivityRow, 'about' | 'isOfDeal'> {
  const isOfDeal = dealId !== '';
  const name = prospect === '' ? `row ${row}` : `of ${prospectForm(prospect)}`;
  return { about: isOfDeal ? dealId : ` ${name}`, isOfDeal };
}

function hoursOf(cell: Cell): number | null {
  return isFiniteNumber(cell) ? cell : null;
}
