import { answeredRequests } from '../domain/answeredRequests';
import { missingIds } from '../domain/dealIds';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import { prospectForm, subjectOf } from '../table/activityRows';
import type { Cell } from '../table/cell';
import { cellText } from '../table/plainText';
import type { WorkDealRow } from '../table/workDeals';
import type { FollowUpBook } from './followUpBook';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { writeRuns } from './writeRuns';

/** Hours are kept to the hundredth. */
const PER_HOUR = 100;

/**
 * Completes the rows of Activities that were logged by hand or on a phone: the deal that they are about, where the
 * prospect tells it without doubt; *Planned* for what is still to come; an ID. Answers close the requests that they
 * answer. Cells are written only where they are blank, or where an answer closes a request.
 *
 * @param services what the flow may do
 * @param book the sheets
 */
export function tidyActivities(services: Services, book: FollowUpBook): void {
  const { activities, pipeline, now } = book;
  const rows = withDeals(book.activityRows(), book.deals());
  const byRow = (cells: readonly (readonly [ActivityRow, Cell])[]): ReadonlyMap<number, Cell> =>
    new Map(cells.map(([{ row }, cell]) => [row, cell] as const).sort(([a], [b]) => a - b));
  const write = (table: Table, field: string, cells: ReadonlyMap<number, Cell>): void => {
    if (cells.size === 0) return;
    writeRuns(table.sheet, table.columns.get(field)!, cells);
    book.changed();
  };

  const linked = rows.filter(({ dealId }, i) => dealId !== book.activityRows()[i]!.dealId);
  const planned = rows.filter(({ isStateBlank, state }) => isStateBlank && state === 'planned');
  const answered = answeredRequests(rows, now, book.settings.time);
  const seed = lazy(() => services.uniqueText().slice(0, 8));
  let count = 0;
  const ids = missingIds(
    rows.map(({ id }) => ({ hasProspect: true, id })),
    () => `a-${seed()}-${++count}`,
  );
  const named = [...ids].map(([i, id]) => [rows[i]!, cellText(id, 'plainText')] as const);
  const woken = wokenDeals(
    named.map(([row]) => row),
    book.deals(),
  );

  write(activities, 'dealId', byRow(linked.map((row) => [row, cellText(row.dealId, 'plainText')])));
  write(
    activities,
    'state',
    byRow(planned.map((row) => [row, message(book.language(), 'state.planned')])),
  );
  // A row without an ID is new: what is new about it must be done before it gets one.
  write(pipeline, 'snoozeUntil', woken);
  write(activities, 'activityId', byRow(named));
  // The hours come first: a request that is done without them was closed by hand.
  const hours = answered.map(
    ({ request, hours: waited }) => [request, Math.round(waited * PER_HOUR) / PER_HOUR] as const,
  );
  write(activities, 'answeredAfter', byRow(hours));
  const closed = answered.map(
    ({ request }) => [request, message(book.language(), 'state.done')] as const,
  );
  write(activities, 'state', byRow(closed));
}

/** The rows, each with the deal that its prospect names without doubt; a deal that stands there stays. */
function withDeals(
  rows: readonly ActivityRow[],
  deals: readonly WorkDealRow[],
): readonly ActivityRow[] {
  const byName = new Map<string, WorkDealRow[]>();
  for (const deal of deals) {
    const form = prospectForm(deal.prospect);
    byName.set(form, [...(byName.get(form) ?? []), deal]);
  }
  return rows.map((row) => {
    if (row.dealId !== '' || row.prospect === '') return row;
    const named = byName.get(prospectForm(row.prospect)) ?? [];
    const open = named.filter(({ kind }) => kind === 'open');
    const sure = open.length === 1 ? open : named;
    if (sure.length !== 1) return row;
    return { ...row, dealId: sure[0]!.id, ...subjectOf(sure[0]!.id, row.prospect, row.row) };
  });
}

/** A new request is not put off with what was put off before it came. */
function wokenDeals(
  added: readonly ActivityRow[],
  deals: readonly WorkDealRow[],
): ReadonlyMap<number, Cell> {
  const asked = new Set(
    added
      .filter(({ type, state }) => type === 'request' && state === 'planned')
      .map(({ about }) => about),
  );
  return new Map(
    deals
      .filter(({ id, snoozedUntil }) => snoozedUntil !== null && asked.has(id))
      .map(({ row }) => [row, '']),
  );
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
