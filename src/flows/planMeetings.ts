import { minuteOf } from '../domain/activity';
import { meetingPlan } from '../domain/plannedMeetings';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import type { Cell } from '../table/cell';
import { cellWords } from '../table/fieldCells';
import { typedMoment } from '../table/moments';
import { cellText } from '../table/plainText';
import { appendRows } from './appendRows';
import type { FollowUpBook } from './followUpBook';
import { fieldCells } from './followUpBook';
import { isBegun, logActivities } from './logActivities';
import type { Services } from './services';
import { writeRuns } from './writeRuns';

/** IDs of meetings that were typed into Pipeline begin so, and end with their deal's. */
const MEETING_ID = 'm-';

/**
 * Keeps the column *Meeting* of Pipeline and the planned meetings of Activities in step: a meeting typed into the cell is
 * planned, a changed one moves, a cleared one is cancelled, and the cell shows the earliest planned meeting. What a
 * person changed is told from what we wrote by the meetings last known, which the sheet State keeps.
 *
 * @param services what the flow may do
 * @param book the sheets
 */
export function planMeetings(services: Services, book: FollowUpBook): void {
  const { activities, pipeline, state, now } = book;
  const deals = book.deals();
  const plannedOf = plannedMeetings(book.activityRows());
  const known = knownMeetings(book);
  const plans = deals.map((deal) => ({
    deal,
    lastKnown: known.get(deal.id)?.meeting ?? null,
    ...meetingPlan(
      deal.meeting,
      known.get(deal.id)?.meeting ?? null,
      plannedOf.get(deal.id) ?? [],
      now,
    ),
  }));
  const cellsOf = (cells: readonly (readonly [row: number, cell: Cell])[]): Map<number, Cell> =>
    new Map([...cells].sort(([a], [b]) => a - b));

  const typed = plans.filter(({ planned }) => planned !== null);
  const seed = typed.length > 0 ? services.uniqueText().slice(0, 8) : '';
  const begun = new Map(
    book
      .activityRows()
      .filter((row) => row.id.startsWith(MEETING_ID) && isBegun(row))
      .map((row) => [row.id.slice(row.id.indexOf(' ') + 1), row]),
  );
  logActivities(
    book,
    typed.map(({ deal, planned }) => ({
      id: begun.get(deal.id)?.id ?? `${MEETING_ID}${seed} ${deal.id}`,
      begun: begun.get(deal.id),
      dealId: deal.id,
      prospect: deal.prospect,
      when: planned!,
      type: 'meeting',
      state: 'planned',
      minutes: book.settings.meetingMinutes,
    })),
  );
  const moved = plans.flatMap((plan) => plan.moved ?? []);
  const cancelled = plans.flatMap((plan) => plan.cancelled);
  const shown = plans.filter(({ cell }) => cell !== undefined);
  writeRuns(
    activities.sheet,
    activities.columns.get('when')!,
    cellsOf(moved.map(({ activity, to }) => [activity.row, to])),
  );
  writeRuns(
    activities.sheet,
    activities.columns.get('state')!,
    cellsOf(cancelled.map(({ row }) => [row, message(book.language(), 'state.cancelled')])),
  );
  writeRuns(
    pipeline.sheet,
    pipeline.columns.get('meeting')!,
    cellsOf(shown.map(({ deal, cell }) => [deal.row, cell ?? ''])),
  );
  if ([moved, cancelled, shown].some((changes) => changes.length > 0)) book.changed();

  // Remembered last: a run that is stopped before finds the same to do, or that it is done.
  const learnt = plans.filter((plan) => minuteOrNone(plan.known) !== minuteOrNone(plan.lastKnown));
  const present = learnt.filter(({ deal }) => known.has(deal.id));
  writeRuns(
    state.sheet,
    state.columns.get('lastMeeting')!,
    cellsOf(present.map((plan) => [known.get(plan.deal.id)!.row, plan.known ?? ''])),
  );
  appendRows(
    state,
    ['dealId', 'lastMeeting'],
    learnt
      .filter((plan) => !present.includes(plan))
      .map(
        (plan) =>
          new Map<string, string | number>([
            ['dealId', cellText(plan.deal.id, 'plainText')],
            ['lastMeeting', plan.known ?? ''],
          ]),
      ),
  );
}

function plannedMeetings(rows: readonly ActivityRow[]): ReadonlyMap<string, ActivityRow[]> {
  const byDeal = new Map<string, ActivityRow[]>();
  for (const row of rows) {
    if (row.type !== 'meeting' || row.state !== 'planned' || !row.isOfDeal) continue;
    byDeal.set(row.dealId, [...(byDeal.get(row.dealId) ?? []), row]);
  }
  return byDeal;
}

/** The meetings last known, by deal, and the rows of State that keep them. */
function knownMeetings({
  state,
  wallClock,
}: FollowUpBook): ReadonlyMap<string, { readonly row: number; readonly meeting: number | null }> {
  const cells = fieldCells(state, ['dealId', 'lastMeeting']);
  const meetings = cells('lastMeeting');
  return new Map(
    cells('dealId').flatMap((cell, row) => {
      const id = cellWords(cell);
      return id === '' ? [] : [[id, { row, meeting: typedMoment(meetings[row], wallClock) }]];
    }),
  );
}

function minuteOrNone(moment: number | null): number | null {
  return moment === null ? null : minuteOf(moment);
}
