import type { FormatName, Look } from './sheetTemplate';

/** How a cell of the dashboard looks. */
export type PlanLook =
  'title' | 'heading' | 'label' | 'figure' | 'hint' | 'warning' | 'table' | 'total';

/** A cell of the dashboard. `content` is a formula, a word in braces or a text; see formulas.ts. */
export interface PlanCell {
  readonly at: string;
  readonly content: string;
  readonly look?: PlanLook;
  readonly format?: FormatName;
  readonly align?: 'left' | 'right' | 'center';
}

/** Single working cells in the hidden columns. */
const EVERYONE = '$AB$1';
const QUOTA_ROWS = '$AB$2';
const FROM = '$AB$3';
const TO = '$AB$4';
const QUOTA = '$AB$5';
const WON = '$AB$6';
const WON_DEALS = '$AB$7';
const OPEN_DEALS = '$AB$8';
const EXPECTED = '$AB$9';
const EXPECTED_WINS = '$AB$10';
const UNCOUNTED_OPEN = '$AB$11';
const UNCOUNTED_WON = '$AB$12';
const OPEN_VALUE = '$AB$13';
const CLOSED_DEALS = '$AB$14';
const PERIOD_ROWS = '$AB$15';
const UNSTAGED = '$AB$16';
const TO_BUILD = '$G$5';

/** The person whose numbers are shown: the dashboard's only typed cell. */
export const PLAN_PERSON = 'F1';
const PERSON = '$F$1';

/** `fn(args)` for everyone, or with the owner among the criteria for one person. */
function ofPerson(fn: string, args: string, owners = '{pipeline.owner}'): string {
  return `IF(${EVERYONE}=1;${fn}(${args});${fn}(${args};${owners};${PERSON}))`;
}

/** The same for rows of Quota whose period holds the as-of day. */
function ofPersonToday(fn: string, values: string): string {
  const criteria = '{quota.from};"<="&AS_OF;{quota.to};">="&AS_OF';
  return ofPerson(fn, values === '' ? criteria : `${values};${criteria}`, '{quota.rep}');
}

/**
 * A column of Pipeline down to the last deal; the rows of other people's deals are blank, so rows keep their numbers.
 * Two rows at least: a heading alone would be one cell, and a cell is never a heading.
 */
function column(field: string): string {
  return (
    `FILTER(IF(({pipeline.owner}=${PERSON})+${EVERYONE}>0;{pipeline.${field}};"");` +
    'ROW({pipeline.owner})<=MAX(2;LAST_DEAL_ROW))'
  );
}

const PERIOD_CRITERIA = `{pipeline.closed};">="&${FROM};{pipeline.closed};"<"&${TO}+1`;

/** Without a period all won deals are shown: six years of history must not look like nothing. */
function wonInPeriod(fn: string, values: string): string {
  const ever = `${values}{pipeline.kind};{kind.won}`;
  return `IF(${QUOTA_ROWS}=0;${ofPerson(fn, ever)};${ofPerson(fn, `${ever};${PERIOD_CRITERIA}`)})`;
}

/** Whole per cent of the quota; a quota of 0 counts as met. */
function percentOf(cell: string): string {
  return `IF(${QUOTA}=0;100;ROUND(100*${cell}/${QUOTA};0))`;
}

/** The three parts make a hundred, whatever the rounding of two of them. */
function restOfPercent(): string {
  return `IF(${TO_BUILD}=0;0;100-${percentOf(WON)}-${percentOf(EXPECTED)})`;
}

function withQuota(formula: string): string {
  return `=IF(${QUOTA_ROWS}=0;"";${formula})`;
}

const WORKING: readonly string[] = [
  `=IF(OR(${PERSON}="";${PERSON}={plan.everyone});1;0)`,
  // A period whose quota is no number has no figures at all: to leave it out would make the quota too small.
  `=IF(${ofPersonToday('COUNTIFS', '{quota.quota};">=0"')}<${PERIOD_ROWS};0;${PERIOD_ROWS})`,
  withQuota(ofPersonToday('MINIFS', '{quota.from}')),
  withQuota(ofPersonToday('MAXIFS', '{quota.to}')),
  withQuota(ofPersonToday('SUMIFS', '{quota.quota}')),
  `=${wonInPeriod('SUMIFS', '{pipeline.amountUsed};')}`,
  `=${wonInPeriod('COUNTIFS', '')}`,
  `=${ofPerson('COUNTIFS', '{pipeline.kind};{kind.open}')}`,
  `=${ofPerson('SUMIFS', '{pipeline.expected};{pipeline.kind};{kind.open}')}`,
  `=${ofPerson('SUMIFS', '{pipeline.chance};{pipeline.kind};{kind.open}')}`,
  `=${OPEN_DEALS}-${ofPerson('COUNTIFS', '{pipeline.kind};{kind.open};{pipeline.expected};">=0"')}`,
  `=${ofPerson('COUNTIFS', '{pipeline.kind};{kind.won}')}-` +
    ofPerson('COUNTIFS', '{pipeline.kind};{kind.won};{pipeline.closed};">0"'),
  `=${ofPerson('SUMIFS', '{pipeline.amountUsed};{pipeline.kind};{kind.open}')}`,
  `=${ofPerson('COUNTIFS', '{pipeline.kind};{kind.won}')}+` +
    ofPerson('COUNTIFS', '{pipeline.kind};{kind.lost}'),
  `=${ofPersonToday('COUNTIFS', '')}`,
  `=SUMPRODUCT((({pipeline.prospect}<>"")+({pipeline.dealId}<>"")>0)*({pipeline.kind}="")*` +
    `(({pipeline.owner}=${PERSON})+${EVERYONE}>0))`,
];

/** The dashboard: 14 columns, then the hidden working columns. */
export const PLAN = {
  columns: 14,
  columnWidth: 80,
  /** Names of stages, of people, and sums of money want more room. */
  wideColumns: { 1: 116, 3: 112, 4: 112, 6: 100, 8: 112, 9: 112, 10: 112 } as Readonly<
    Record<number, number>
  >,
  frozenRows: 2,
  /** First and last hidden column, by number. */
  hiddenFrom: 27,
  hiddenTo: 32,

  cells: [
    { at: 'A1', content: '{plan.title}', look: 'title' },
    { at: 'E1', content: '{plan.who}', look: 'label', align: 'right' },
    { at: 'A2', content: '{plan.asOf}', look: 'label' },
    { at: 'B2', content: '=AS_OF', look: 'label', format: 'fullDay', align: 'left' },
    { at: 'E2', content: '{plan.period}', look: 'label', align: 'right' },
    { at: 'F2', content: `=${FROM}`, look: 'label', format: 'fullDay', align: 'left' },
    { at: 'G2', content: `=${TO}`, look: 'label', format: 'fullDay', align: 'left' },
    {
      at: 'A3',
      content: `=IF(${PERIOD_ROWS}>${QUOTA_ROWS};{plan.badQuota};IF(${QUOTA_ROWS}=0;{plan.noPeriod};""))`,
      look: 'warning',
    },

    { at: 'A4', content: '{plan.won}', look: 'label' },
    { at: 'D4', content: '{plan.expected}', look: 'label' },
    { at: 'G4', content: '{plan.build}', look: 'label' },
    { at: 'J4', content: '{plan.chance}', look: 'label' },
    { at: 'L4', content: '{plan.quota}', look: 'label' },
    { at: 'A5', content: `=${WON}`, look: 'figure', format: 'money', align: 'left' },
    { at: 'D5', content: `=${EXPECTED}`, look: 'figure', format: 'money', align: 'left' },
    {
      at: 'G5',
      content: withQuota(`QUOTA_GAP(${QUOTA};${WON};${EXPECTED})`),
      look: 'figure',
      format: 'money',
      align: 'left',
    },
    {
      at: 'J5',
      content: withQuota(
        `QUOTA_CHANCE(${QUOTA};${WON};${column('amountUsed')};${column('chance')})`,
      ),
      look: 'figure',
      format: 'percent',
      align: 'left',
    },
    { at: 'L5', content: `=${QUOTA}`, look: 'figure', format: 'money', align: 'left' },
    { at: 'A6', content: `={say plan.deals n=${WON_DEALS}}`, look: 'hint' },
    {
      at: 'D6',
      content: `={say plan.dealsWon n=${OPEN_DEALS} k=ROUND(${EXPECTED_WINS};0)}`,
      look: 'hint',
    },
    { at: 'G6', content: withQuota('{plan.buildHint}'), look: 'hint' },
    { at: 'J6', content: withQuota('{plan.chanceHint}'), look: 'hint' },
    { at: 'L6', content: withQuota(`{say plan.daysLeft n=${TO}-AS_OF}`), look: 'hint' },
    {
      at: 'A7',
      content: `=IF(${UNCOUNTED_OPEN}=0;"";{say plan.uncountedOpen n=${UNCOUNTED_OPEN}})`,
      look: 'warning',
    },
    {
      at: 'A8',
      content: `=IF(${UNSTAGED}=0;"";{say plan.unstaged n=${UNSTAGED}})`,
      look: 'warning',
    },
    {
      at: 'H7',
      content: `=IF(${UNCOUNTED_WON}=0;"";{say plan.uncountedWon n=${UNCOUNTED_WON}})`,
      look: 'warning',
    },

    {
      at: 'A9',
      content: withQuota(
        `{say plan.finding a=${percentOf(WON)} b=${percentOf(EXPECTED)} c=${restOfPercent()}}`,
      ),
      look: 'heading',
    },

    { at: 'A17', content: '{plan.stages}', look: 'heading' },
    { at: 'A18', content: '{plan.stage}', look: 'table' },
    { at: 'B18', content: '{plan.stageDeals}', look: 'table', align: 'right' },
    { at: 'C18', content: '{plan.stageAmount}', look: 'table', align: 'right' },
    { at: 'D18', content: '{plan.stageExpected}', look: 'table', align: 'right' },
    { at: 'E18', content: '{plan.stageShare}', look: 'table', align: 'right' },
    { at: 'A19', content: '{plan.total}', look: 'total' },
    { at: 'B19', content: `=${OPEN_DEALS}`, look: 'total', format: 'whole' },
    { at: 'C19', content: `=${OPEN_VALUE}`, look: 'total', format: 'money' },
    { at: 'D19', content: `=${EXPECTED}`, look: 'total', format: 'money' },
    { at: 'E19', content: '', look: 'total' },
    {
      at: 'A20',
      content: `=STAGE_SUMMARY(${column('stage')};${column('amountUsed')};STAGES;${column('chance')})`,
    },

    { at: 'H17', content: '{plan.range}', look: 'heading' },
    { at: 'H18', content: '{plan.low}', look: 'table', align: 'right' },
    { at: 'I18', content: '{plan.middle}', look: 'table', align: 'right' },
    { at: 'J18', content: '{plan.high}', look: 'table', align: 'right' },
    {
      at: 'H19',
      content: `=FORECAST_PERCENTILES(${WON};${column('amountUsed')};${column('chance')})`,
      look: 'total',
      format: 'money',
    },
    { at: 'I19', content: '', look: 'total', format: 'money' },
    { at: 'J19', content: '', look: 'total', format: 'money' },
    { at: 'H20', content: '{plan.independent}', look: 'hint' },
    { at: 'H23', content: '{plan.winRate}', look: 'heading' },
    {
      at: 'H24',
      content: `=IFERROR(WIN_RATE(${column('stage')};;;STAGES);"–")`,
      look: 'total',
      format: 'percent',
      align: 'left',
    },
    { at: 'I24', content: `={say plan.winRateOf n=${CLOSED_DEALS}}`, look: 'hint' },

    // The chart covers its data, so that a reader of the cells finds them where the chart stands.
    { at: 'B12', content: '{plan.wonAxis}' },
    { at: 'C12', content: '{plan.expectedAxis}' },
    { at: 'D12', content: '{plan.buildAxis}' },
    { at: 'B13', content: `=${WON}`, format: 'money' },
    { at: 'C13', content: `=${EXPECTED}`, format: 'money' },
    { at: 'D13', content: `=IF(ISNUMBER(${TO_BUILD});${TO_BUILD};0)`, format: 'money' },
    { at: 'AF1', content: '{plan.everyone}' },
    {
      at: 'AF2',
      content:
        '=IFNA(FILTER({settings.person};(ROW({settings.person})>1)*({settings.person}<>""));"")',
    },
    ...WORKING.map((content, row) => ({ at: `AB${row + 1}`, content })),
  ] as readonly PlanCell[],

  /** Formats of cells that formulas spill into. */
  spilled: [
    { range: 'B20:B60', format: 'whole' },
    { range: 'C20:D60', format: 'money' },
    { range: 'E20:E60', format: 'percent' },
  ] as readonly { readonly range: string; readonly format: FormatName }[],

  /** A paragraph over several cells. */
  paragraph: 'H20:N21',

  /** The names that the person cell offers. */
  personList: 'AF1:AF200',

  chart: {
    data: 'A12:D13',
    row: 10,
    column: 1,
    width: 1334,
    height: 120,
    colours: ['#146c2e', '#4f7fd9', '#dadce0'],
  },
} as const;

export const PLAN_LOOKS: Readonly<Record<PlanLook, Look & { readonly size: number }>> = {
  title: { size: 16, bold: true, ink: '#1f1f1f' },
  heading: { size: 11, bold: true, ink: '#1f1f1f' },
  label: { size: 10, ink: '#444746' },
  figure: { size: 18, bold: true, ink: '#1f1f1f' },
  hint: { size: 9, ink: '#444746' },
  warning: { size: 9, ink: '#7a4a00' },
  table: { size: 10, bold: true, ink: '#1f1f1f', background: '#eef2f7' },
  total: { size: 10, bold: true, ink: '#1f1f1f' },
};
