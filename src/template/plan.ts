import type { MessageKey } from '../messages';
import { inAllLanguages } from '../messages';
import type { CellSheet, FunctionCall, SheetCell } from './cellSheet';
import { quoted } from './formulas';

/** Single working cells in the hidden columns, in the order of WORKING. */
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
const FLOW_FROM = '$AB$17';
const NEED = '$AB$18';
const NEXT_FROM = '$AB$19';
const NEXT_TO = '$AB$20';
const NEXT_NEED = '$AB$21';
const FAMINE_SHARE = '$AB$22';
const FAMINE_WEEKS = '$AB$23';
const FIRST_FAMINE = '$AB$24';
const CYCLE = '$AB$25';
const TIER_NAME = '$AB$26';
const MOVER_1 = '$AB$27';
const MOVER_2 = '$AB$28';
const MOVER_3 = '$AB$29';
const UNCONFIRMED_MINUTES = '$AB$30';
const EVER_WON = '$AB$31';
const FAMINE_LIST = '$AB$32';

const CHANCE = '$J$5';
const TO_BUILD = '$G$5';

/** Hidden columns: something of each of the person's deals, a row a row of Pipeline. */
const DEAL_ID = 'AH';
const PROSPECT = 'AI';
const STAGE = 'AJ';
const AMOUNT = 'AK';
const DEAL_CHANCE = 'AL';
const CLOSE_DAY = 'AM';
const FLOW_PROBABILITY = 'AN';
const IMPACT = 'AO';
const RANKED_IMPACT = 'AP';
const CHANCE_IF_WON = 'AQ';

/** Hidden tables: the flow of sixteen weeks and what the chart shows of it, tiers, stages, passages and their log. */
const WEEKS = 16;
const PAST_WEEKS = 4;
const FLOW_START = flowColumn('AS');
const FLOW_EXPECTED = flowColumn('AV');
const FLOW_NEED = flowColumn('AZ');
const FIRST_TIER = '$BC$1';
const TIERS = '$BC$1:$BD$30';
const SHOWN_STAGES = 14;

/** Where Plan says since when the workbook is frozen to values. */
export const FROZEN_CELL = 'H1';

/** The person whose numbers are shown: the dashboard's only typed cell. */
const PERSON = '$F$1';

function flowColumn(letters: string): string {
  return `$${letters}$1:$${letters}$${WEEKS}`;
}

function wholeColumn(letters: string): string {
  return `$${letters}:$${letters}`;
}

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
 * Something of each deal down to the last one; the rows of other people's deals are blank, so rows keep their numbers.
 * Two rows at least: a heading alone would be one cell, and a cell is never a heading.
 */
function ofDeals(perRow: string): string {
  return (
    `=FILTER(IF(({pipeline.owner}=${PERSON})+${EVERYONE}>0;${perRow};"");` +
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

/** Whether a cell holds a word of ours, in any of our languages. */
function says(cell: string, word: MessageKey): string {
  return inAllLanguages(word)
    .map((text) => `(${cell}=${quoted(text)})`)
    .join('+');
}

/** The row of the k-th largest number of a hidden column; 0 where there are not so many. */
function rowOfLargest(letters: string, k: number): string {
  const column = wholeColumn(letters);
  return `=IFERROR(MATCH(LARGE(${column};${k});${column};0);0)`;
}

/** Minutes of what was done with deals whose decision maker is not confirmed. */
function unconfirmedMinutes(): string {
  const deals =
    `FILTER({pipeline.dealId};({pipeline.dealId}<>"")*(${says('{pipeline.canSign}', 'canSign.confirmed')}=0)*` +
    `(({pipeline.owner}=${PERSON})+${EVERYONE}>0))`;
  const isDone = `((${says('{activities.state}', 'state.done')}+({activities.state}=""))>0)`;
  return (
    `=IFERROR(SUM(FILTER({activities.minutes};ISNUMBER({activities.minutes})*${isDone}*` +
    `ISNUMBER(MATCH({activities.dealId};${deals};0))));0)`
  );
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
  `=AS_OF-WEEKDAY(AS_OF;2)+1-${7 * PAST_WEEKS}`,
  `=IF(${QUOTA_ROWS}=0;0;MAX(0;${QUOTA}-${WON})/MAX(1;(${TO}+1-AS_OF)/7))`,
  withQuota(ofPerson('MINIFS', `{quota.from};{quota.from};">"&${TO}`, '{quota.rep}')),
  withQuota(ofPerson('MAXIFS', `{quota.to};{quota.from};${NEXT_FROM}`, '{quota.rep}')),
  `=IF(${QUOTA_ROWS}=0;0;IF(${NEXT_FROM}=0;0;` +
    `${ofPerson('SUMIFS', `{quota.quota};{quota.from};${NEXT_FROM}`, '{quota.rep}')}/MAX(1;(${NEXT_TO}+1-${NEXT_FROM})/7)))`,
  '=IFERROR(INDEX({settings.value};MATCH("famineShare";{settings.settingKey};0))*1;0)',
  `=IFERROR(SUMPRODUCT((${FLOW_EXPECTED}<${FAMINE_SHARE}*${FLOW_NEED})*1);0)`,
  `=IF(${FAMINE_WEEKS}=0;"";MIN(FILTER(${FLOW_START};${FLOW_EXPECTED}<${FAMINE_SHARE}*${FLOW_NEED})))`,
  '=IFERROR(MEDIAN(FILTER({pipeline.closed}-{pipeline.created};' +
    '({pipeline.kind}={kind.won})*ISNUMBER({pipeline.closed})*ISNUMBER({pipeline.created})));' +
    'SUMIFS({settings.usualDays};{settings.kind};{kind.open}))',
  `=IF(${PERIOD_ROWS}<>1;"";IFERROR(INDEX(FILTER({quota.tiers};(({quota.rep}=${PERSON})+${EVERYONE}>0)*` +
    '({quota.from}<=AS_OF)*({quota.to}>=AS_OF)*({quota.tiers}<>""));1);""))',
  ...[1, 2, 3].map((k) => rowOfLargest(RANKED_IMPACT, k)),
  unconfirmedMinutes(),
  `=${ofPerson('COUNTIFS', '{pipeline.kind};{kind.won}')}`,
  `=IF(${FAMINE_WEEKS}=0;"";TEXTJOIN(", ";TRUE;` +
    `FILTER(${flowColumn('AW')};${FLOW_EXPECTED}<${FAMINE_SHARE}*${FLOW_NEED})))`,
];

const MOVERS = [MOVER_1, MOVER_2, MOVER_3];

/** What the hidden columns hold; a call of a custom function stands alone in its cell, so that values can take its place. */
const HIDDEN_COLUMNS: readonly SheetCell[] = [
  { at: `${DEAL_ID}1`, content: ofDeals(orBlank('{pipeline.dealId}')) },
  {
    at: `${PROSPECT}1`,
    content: ofDeals(
      'IF({pipeline.prospect}="";IF({pipeline.dealId}="";"";{pipeline.dealId});{pipeline.prospect})',
    ),
  },
  { at: `${STAGE}1`, content: ofDeals(orBlank('{pipeline.stage}')) },
  { at: `${AMOUNT}1`, content: ofDeals(orBlank('{pipeline.amountUsed}')) },
  { at: `${DEAL_CHANCE}1`, content: ofDeals(orBlank('{pipeline.chance}')) },
  {
    at: `${CLOSE_DAY}1`,
    content: ofDeals(
      'IF({pipeline.kind}={kind.won};IF({pipeline.closed}="";"";{pipeline.closed});IF({pipeline.kind}={kind.open};' +
        'IF({pipeline.expectedClose}="";"";IF({pipeline.expectedClose}<AS_OF;AS_OF;{pipeline.expectedClose}));""))',
    ),
  },
  {
    at: `${FLOW_PROBABILITY}1`,
    content: ofDeals(
      'IF({pipeline.kind}={kind.won};1;IF({pipeline.chance}="";"";{pipeline.chance}))',
    ),
  },
  {
    at: `${IMPACT}1`,
    call: call('DEAL_IMPACT', [QUOTA, WON, wholeColumn(AMOUNT), wholeColumn(DEAL_CHANCE)], FROM),
  },
  {
    at: `${RANKED_IMPACT}1`,
    // Equal impacts rank by row: a tie would find the same deal twice.
    content: ofImpacts('IMPACT-ROW(IMPACT)/10^12'),
  },
  { at: `${CHANCE_IF_WON}1`, content: ofImpacts(`${CHANCE}+(1-DEAL_CHANCE)*IMPACT`) },

  {
    at: 'AS1',
    call: call('PIPELINE_FLOW', [
      wholeColumn(CLOSE_DAY),
      wholeColumn(AMOUNT),
      wholeColumn(FLOW_PROBABILITY),
      FLOW_FROM,
      String(WEEKS),
    ]),
  },
  { at: 'AW1', content: ofWeeks(`ISOWEEKNUM(${FLOW_START})`) },
  {
    at: 'AX1',
    content: ofWeeks(`IF(${FLOW_EXPECTED}<${FAMINE_SHARE}*${FLOW_NEED};0;${FLOW_EXPECTED})`),
  },
  {
    at: 'AY1',
    content: ofWeeks(`IF(${FLOW_EXPECTED}<${FAMINE_SHARE}*${FLOW_NEED};${FLOW_EXPECTED};0)`),
  },
  {
    at: 'AZ1',
    content: ofWeeks(
      `IF(${FLOW_START}+6<AS_OF;0;IF(${QUOTA_ROWS}=0;0;IF(${FLOW_START}<=${TO};${NEED};` +
        `IF(${FLOW_START}<=${NEXT_TO};${NEXT_NEED};0))))`,
    ),
  },
  {
    at: 'BC1',
    content: `=IF(${TIER_NAME}="";"";IFERROR(FILTER(TIERS;{settings.tierName}=${TIER_NAME});""))`,
  },
  {
    at: 'BF1',
    call: call('STAGE_SUMMARY', [
      wholeColumn(STAGE),
      wholeColumn(AMOUNT),
      'STAGES',
      wholeColumn(DEAL_CHANCE),
    ]),
  },
  { at: 'BL1', call: call('STAGE_CONVERSION', ['$BS:$BV', 'STAGES', 'AS_OF']) },
  {
    at: 'BS1',
    // To look each row's deal up among thousands takes long: only where some of them are wanted.
    content: `=IF(${EVERYONE}=1;${loggedChanges('1')};${loggedChanges(
      `ISNUMBER(MATCH({stageLog.deal};${wholeColumn(DEAL_ID)};0))`,
    )})`,
  },
];

/** The rows of the Stage log that a condition picks; blanks where there are none. */
function loggedChanges(condition: string): string {
  return (
    'IFERROR(FILTER(IF(STAGE_LOG="";"";STAGE_LOG);({stageLog.deal}<>"")*' +
    `(ROW({stageLog.deal})>1)*${condition});"")`
  );
}

/** The engine of a spreadsheet may hand on a blank cell as 0. */
function orBlank(cells: string): string {
  return `IF(${cells}="";"";${cells})`;
}

function call(name: string, args: readonly string[], needs?: string): FunctionCall {
  return needs === undefined ? { name, args } : { name, args, needs };
}

function ofWeeks(perWeek: string): string {
  return `=FILTER(${perWeek};${FLOW_START}<>"")`;
}

/** Something of each deal that has an impact; IMPACT and DEAL_CHANCE stand for its cells. */
function ofImpacts(perRow: string): string {
  const impact = wholeColumn(IMPACT);
  const filled = perRow
    .replace(/DEAL_CHANCE/g, wholeColumn(DEAL_CHANCE))
    .replace(/IMPACT/g, impact);
  return `=FILTER(IF(ISNUMBER(${impact})*ISNUMBER(${wholeColumn(DEAL_CHANCE)});${filled};"");ROW(${impact})<=MAX(2;LAST_DEAL_ROW))`;
}

/** The first rows of a hidden table. */
function shownRows(perRow: string, letters: string): string {
  const first = `$${letters}$1:$${letters}$${SHOWN_STAGES}`;
  return `=FILTER(${perRow.replace(/ROWS\((\w+)\)/g, (_, at: string) => `$${at}$1:$${at}$${SHOWN_STAGES}`)};${first}<>"")`;
}

/** The dashboard: 14 columns, then the hidden working columns. */
export const PLAN: CellSheet = {
  sheet: 'plan',
  columns: 14,
  columnWidth: 80,
  /** Names of stages, of people, and sums of money want more room. */
  wideColumns: {
    1: 116,
    2: 92,
    3: 112,
    4: 112,
    6: 100,
    7: 84,
    8: 112,
    9: 112,
    10: 112,
    11: 104,
    14: 40,
  },
  rows: 60,
  frozenRows: 2,
  hidden: { from: 27, to: 74 },

  cells: [
    { at: 'A1', content: '{plan.title}', look: 'title' },
    { at: 'E1', content: '{plan.who}', look: 'label', align: 'right' },
    { at: FROZEN_CELL, content: '', look: 'warning' },
    { at: 'A2', content: '{plan.asOf}', look: 'label' },
    { at: 'B2', content: '=AS_OF', look: 'label', format: 'fullDay', align: 'left' },
    { at: 'E2', content: '{plan.period}', look: 'label', align: 'right' },
    { at: 'F2', content: `=${FROM}`, look: 'label', format: 'fullDay', align: 'left' },
    { at: 'G2', content: `=${TO}`, look: 'label', format: 'fullDay', align: 'left' },
    { at: 'H2', content: '', look: 'hint' },
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
      content: withQuota(`MAX(0;ROUND(${QUOTA}-${WON}-${EXPECTED};6))`),
      look: 'figure',
      format: 'money',
      align: 'left',
    },
    {
      at: 'J5',
      call: call('QUOTA_CHANCE', [QUOTA, WON, wholeColumn(AMOUNT), wholeColumn(DEAL_CHANCE)], FROM),
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
      content: `=FILTER(${orBlank(`$BF$1:$BJ$${SHOWN_STAGES}`)};$BF$1:$BF$${SHOWN_STAGES}<>"")`,
    },

    { at: 'H17', content: '{plan.range}', look: 'heading' },
    { at: 'H18', content: '{plan.low}', look: 'table', align: 'right' },
    { at: 'I18', content: '{plan.middle}', look: 'table', align: 'right' },
    { at: 'J18', content: '{plan.high}', look: 'table', align: 'right' },
    {
      at: 'H19',
      call: call('FORECAST_PERCENTILES', [WON, wholeColumn(AMOUNT), wholeColumn(DEAL_CHANCE)]),
      look: 'total',
      format: 'money',
    },
    { at: 'I19', content: '', look: 'total', format: 'money' },
    { at: 'J19', content: '', look: 'total', format: 'money' },
    { at: 'H20', content: '{plan.independent}', look: 'hint' },
    { at: 'H23', content: '{plan.winRate}', look: 'heading' },
    {
      at: 'H24',
      content: `=IF(${CLOSED_DEALS}=0;"–";${EVER_WON}/${CLOSED_DEALS})`,
      look: 'total',
      format: 'percent',
      align: 'left',
    },
    { at: 'I24', content: `={say plan.winRateOf n=${CLOSED_DEALS}}`, look: 'hint' },

    { at: 'H26', content: '{plan.movers}', look: 'heading' },
    { at: 'H27', content: '{plan.deal}', look: 'table' },
    { at: 'I27', content: '', look: 'table' },
    { at: 'J27', content: '{plan.stageAmount}', look: 'table', align: 'right' },
    { at: 'K27', content: '{plan.chanceIfWon}', look: 'table', align: 'right' },
    ...MOVERS.flatMap((row, i): SheetCell[] => {
      const of = (letters: string): string =>
        `=IF(${row}=0;"";INDEX(${wholeColumn(letters)};${row}))`;
      return [
        { at: `H${28 + i}`, content: of(PROSPECT), look: 'text' },
        { at: `J${28 + i}`, content: of(AMOUNT), look: 'text', format: 'money' },
        { at: `K${28 + i}`, content: of(CHANCE_IF_WON), look: 'total', format: 'percent' },
      ];
    }),

    { at: 'H32', content: '{plan.commission}', look: 'heading' },
    { at: 'H33', content: '{plan.commissionSoFar}', look: 'table', align: 'right' },
    { at: 'I33', content: '{plan.commissionExpected}', look: 'table', align: 'right' },
    { at: 'J33', content: '{plan.commissionAtQuota}', look: 'table', align: 'right' },
    {
      at: 'H34',
      call: call('SALES_COMMISSION', [WON, TIERS], FIRST_TIER),
      look: 'total',
      format: 'money',
    },
    {
      at: 'I34',
      call: call(
        'EXPECTED_COMMISSION',
        [WON, wholeColumn(AMOUNT), wholeColumn(DEAL_CHANCE), TIERS],
        FIRST_TIER,
      ),
      look: 'total',
      format: 'money',
    },
    {
      at: 'J34',
      call: call('SALES_COMMISSION', [QUOTA, TIERS], FIRST_TIER),
      look: 'total',
      format: 'money',
    },
    { at: 'K34', content: `=IF(${FIRST_TIER}="";{plan.noTiers};"")`, look: 'hint' },

    { at: 'A36', content: '{plan.flow}', look: 'heading' },
    {
      at: 'A37',
      content:
        `=IF(${QUOTA_ROWS}=0;"";IF(${FAMINE_WEEKS}=0;{plan.noFamine};` +
        `{say plan.famine weeks=${FAMINE_LIST}}))`,
      look: 'label',
    },
    {
      at: 'A38',
      content: `=IF(${FAMINE_WEEKS}=0;"";{plan.prospectingBy})`,
      look: 'label',
    },
    {
      at: 'F38',
      content: `=IF(${FAMINE_WEEKS}=0;"";ROUND(${FIRST_FAMINE}-${CYCLE};0))`,
      look: 'total',
      format: 'fullDay',
      align: 'left',
    },
    { at: 'A57', content: '{plan.flowHint}', look: 'hint' },
    {
      at: 'A58',
      content: `=IF(${UNCONFIRMED_MINUTES}=0;"";{say plan.unconfirmed n=${UNCONFIRMED_MINUTES}})`,
      look: 'hint',
    },

    // A chart leaves out hidden columns: its data stand behind it.
    { at: 'A40', content: `=FILTER($AW$1:$AZ$${WEEKS};${FLOW_START}<>"")` },

    { at: 'H36', content: '{plan.passages}', look: 'heading' },
    { at: 'H37', content: '{plan.passageFrom}', look: 'table' },
    { at: 'I37', content: '{plan.passageTo}', look: 'table' },
    { at: 'J37', content: '{plan.passageCount}', look: 'table', align: 'right' },
    { at: 'K37', content: '{plan.passageRate}', look: 'table', align: 'right' },
    { at: 'L37', content: '{plan.passageLow}', look: 'table', align: 'right' },
    { at: 'M37', content: '{plan.passageHigh}', look: 'table', align: 'right' },
    { at: 'H38', content: shownRows('ROWS(BL)', 'BL') },
    { at: 'I38', content: shownRows('IF(ROWS(BM)="Won";{kind.won};ROWS(BM))', 'BL') },
    {
      at: 'J38',
      content: `=FILTER(${orBlank(`$BN$1:$BQ$${SHOWN_STAGES}`)};$BL$1:$BL$${SHOWN_STAGES}<>"")`,
    },
    { at: 'H53', content: '{plan.passagesHint}', look: 'hint' },

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
    ...HIDDEN_COLUMNS,
  ],

  spilled: [
    { range: 'B20:B35', format: 'whole' },
    { range: 'C20:D35', format: 'money' },
    { range: 'E20:E35', format: 'percent' },
    { range: 'B40:D55', format: 'money' },
    { range: 'J38:J52', format: 'whole' },
    { range: 'K38:M52', format: 'percent' },
  ],
  // A text runs over the blank cells beside it; a large number may not.
  merged: ['A5:C5', 'D5:F5', 'G5:I5', 'J5:K5', 'L5:N5'],
  paragraphs: ['H20:N21'],
  choice: { at: 'F1', start: '{plan.everyone}', list: 'AF1:AF200' },
  charts: [
    {
      kind: 'stackedBar',
      title: '{plan.three}',
      data: 'A12:D13',
      row: 10,
      column: 1,
      width: 1334,
      height: 120,
      colours: ['#146c2e', '#4f7fd9', '#dadce0'],
    },
    {
      kind: 'weeks',
      title: '{plan.flowTitle}',
      data: 'A40:D55',
      row: 39,
      column: 1,
      width: 600,
      height: 400,
      colours: ['#2f5fb8', '#7a4a00', '#1f1f1f'],
      series: ['{plan.expectedAxis}', '{plan.famineAxis}', '{plan.needAxis}'],
    },
  ],
};
