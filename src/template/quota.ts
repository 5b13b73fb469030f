import type { ColumnTemplate, TableTemplate } from './sheetTemplate';

/** Rows that have a quota for a period; a quota that is no number has no figures, and Plan says so. */
const HAS_QUOTA = 'ISNUMBER({quota.quota})*ISNUMBER({quota.from})*ISNUMBER({quota.to})';
const IS_RUNNING = `${HAS_QUOTA}*({quota.from}<=AS_OF)*({quota.to}>=AS_OF)`;

const IS_WON =
  '({pipeline.kind}={kind.won})*ISNUMBER({pipeline.closed})*ISNUMBER({pipeline.amountUsed})';

/** From the heading, where the formula stands, to the last row with a quota. */
function computed(field: 'won' | 'expected' | 'toBuild', perRow: string): ColumnTemplate {
  const last = `IFERROR(MAX(FILTER(ROW({quota.quota});${HAS_QUOTA}));0)`;
  return {
    field,
    width: 124,
    format: 'money',
    note: `note.quota.${field}`,
    formula:
      `=FILTER(IF(ROW({quota.quota})=ROW();{heading.quota.${field}};${perRow});` +
      `(ROW({quota.quota})>=ROW())*(ROW({quota.quota})<=MAX(ROW();${last})))`,
  };
}

/**
 * A sum over deals for each row with a quota: a product of matrices, since SUMIFS takes one row's conditions only. Without
 * any deal there is one of nobody that is worth nothing.
 *
 * @param deals which deals may count
 * @param amount what is summed
 * @param conditions what row and deal must have in common besides the rep
 */
function sumOfDeals(
  deals: string,
  amount: string,
  conditions: readonly { readonly row: string; readonly is: string; readonly deal: string }[],
): string {
  const ofRows = (column: string): string => `FILTER(${column};${HAS_QUOTA})`;
  const ofDeals = (column: string, none: string): string =>
    `IFERROR(FILTER(${column};${deals});${none})`;
  const sameRep = { row: '{quota.rep}', is: '=', deal: '{pipeline.owner}' };
  const counts = [sameRep, ...conditions]
    .map(({ row, is, deal }) => `(${ofRows(row)}${is}TRANSPOSE(${ofDeals(deal, '""')}))`)
    .join('*');
  const sums = `MMULT(${counts}*1;${ofDeals(amount, '0')})`;
  return `XLOOKUP(ROW({quota.quota});${ofRows('ROW({quota.quota})')};${sums})`;
}

/** The heading has no difference: its error is caught before a comparison spreads it over the whole column. */
const REST = 'IFERROR({quota.quota}-{quota.won}-{quota.expected};0)';

/** One row for each rep and period; what the deals bring stands beside what was asked. */
export const QUOTA: TableTemplate = {
  sheet: 'quota',
  columns: [
    {
      field: 'rep',
      width: 170,
      format: 'automatic',
      rule: { kind: 'column', column: 'settings.person' },
    },
    { field: 'from', width: 100, format: 'fullDay', rule: { kind: 'day' } },
    { field: 'to', width: 100, format: 'fullDay', rule: { kind: 'day' } },
    { field: 'quota', width: 110, format: 'money', rule: { kind: 'amount' }, note: 'note.quota' },
    { field: 'tiers', width: 142, format: 'automatic' },
    computed(
      'won',
      `IF(${HAS_QUOTA}*({quota.from}<=AS_OF);${sumOfDeals(IS_WON, '{pipeline.amountUsed}', [
        { row: '{quota.from}', is: '<=', deal: '{pipeline.closed}' },
        { row: '{quota.to}', is: '>=', deal: '{pipeline.closed}' },
      ])};"")`,
    ),
    computed(
      'expected',
      `IF(${IS_RUNNING};${sumOfDeals('ISNUMBER({pipeline.expected})', '{pipeline.expected}', [])};"")`,
    ),
    computed(
      'toBuild',
      `IF(ISNUMBER({quota.won})*ISNUMBER({quota.expected});IF(${REST}>0;${REST};0);"")`,
    ),
  ],
  rows: 100,
  frozenColumns: 1,
  looks: [],
  firstRows: [],
};
