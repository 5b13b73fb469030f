import type { ColumnTemplate, TableTemplate } from './sheetTemplate';

/** From the heading to the last row with a deal; `perRow` may use whole columns. */
function computed(field: string, perRow: string, around: string): string {
  return `=FILTER(IF(ROW({${around}})=1;{heading.pipeline.${field}};${perRow});ROW({${around}})<=LAST_DEAL_ROW)`;
}

/** Errors are caught before anything is compared with them: a comparison would spread them over the whole column. */
const STAGE_PROBABILITY = 'IFERROR(VLOOKUP({pipeline.stage};STAGES;2;FALSE);"")';

/** The columns of Pipeline in their order. What a rep decides by stands first, details follow, our own come last. */
const COLUMNS: readonly ColumnTemplate[] = [
  { field: 'prospect', width: 200, format: 'automatic' },
  {
    field: 'stage',
    width: 125,
    format: 'automatic',
    rule: { kind: 'column', column: 'settings.stage' },
  },
  { field: 'amount', width: 90, format: 'money', rule: { kind: 'amount' }, note: 'note.amount' },
  {
    field: 'probability',
    width: 100,
    format: 'percent',
    rule: { kind: 'fraction' },
    note: 'note.probability',
  },
  {
    field: 'chance',
    width: 64,
    format: 'percent',
    note: 'note.chance',
    formula: computed(
      'chance',
      `IF({pipeline.kind}={kind.open};IF({pipeline.probability}<>"";{pipeline.probability};` +
        `IF(${STAGE_PROBABILITY}="";"";${STAGE_PROBABILITY}));"")`,
      'pipeline.stage',
    ),
  },
  {
    field: 'expected',
    width: 90,
    format: 'money',
    note: 'note.expected',
    formula: computed(
      'expected',
      'IF(ISNUMBER({pipeline.chance})*ISNUMBER({pipeline.amountUsed});' +
        '{pipeline.chance}*{pipeline.amountUsed};"")',
      'pipeline.stage',
    ),
  },
  { field: 'nextStep', width: 200, format: 'automatic' },
  { field: 'when', width: 72, format: 'day', rule: { kind: 'day' } },
  { field: 'meeting', width: 130, format: 'dateTime' },
  {
    field: 'canSign',
    width: 130,
    format: 'automatic',
    note: 'note.canSign',
    rule: {
      kind: 'words',
      words: ['canSign.confirmed', 'canSign.believed', 'canSign.notYet', 'canSign.unknown'],
    },
  },
  { field: 'decideBy', width: 115, format: 'day', rule: { kind: 'day' } },
  { field: 'expectedClose', width: 125, format: 'day', rule: { kind: 'day' } },
  { field: 'contact', width: 130, format: 'automatic' },
  { field: 'mail', width: 190, format: 'automatic' },
  { field: 'phone', width: 120, format: 'plainText' },
  { field: 'signer', width: 140, format: 'automatic' },
  { field: 'role', width: 110, format: 'automatic' },
  { field: 'budgetLow', width: 90, format: 'money', rule: { kind: 'amount' } },
  { field: 'budgetLikely', width: 100, format: 'money', rule: { kind: 'amount' } },
  { field: 'budgetHigh', width: 90, format: 'money', rule: { kind: 'amount' } },
  {
    field: 'budgetSource',
    width: 110,
    format: 'automatic',
    rule: {
      kind: 'words',
      words: ['budgetSource.stated', 'budgetSource.inferred', 'budgetSource.notKnown'],
    },
  },
  { field: 'similarPurchases', width: 200, format: 'automatic' },
  {
    field: 'urgency',
    width: 100,
    format: 'automatic',
    rule: { kind: 'words', words: ['urgency.urgent', 'urgency.normal', 'urgency.noHurry'] },
  },
  {
    field: 'trial',
    width: 100,
    format: 'automatic',
    rule: {
      kind: 'words',
      words: ['trial.sample', 'trial.demo', 'trial.freeVersion', 'trial.gift'],
    },
  },
  {
    field: 'trialState',
    width: 100,
    format: 'automatic',
    rule: {
      kind: 'words',
      words: ['trialState.offered', 'trialState.received', 'trialState.used'],
    },
  },
  {
    field: 'owner',
    width: 140,
    format: 'automatic',
    rule: { kind: 'column', column: 'settings.person' },
  },
  { field: 'created', width: 90, format: 'fullDay', rule: { kind: 'day' } },
  { field: 'inStageSince', width: 100, format: 'fullDay' },
  {
    field: 'closed',
    width: 90,
    format: 'fullDay',
    rule: { kind: 'day' },
    note: 'note.closed',
  },
  {
    field: 'lostBecause',
    width: 140,
    format: 'automatic',
    rule: {
      kind: 'words',
      words: ['lost.budget', 'lost.competitor', 'lost.noDecision', 'lost.silent'],
    },
  },
  { field: 'language', width: 80, format: 'automatic', hidden: true },
  { field: 'zone', width: 120, format: 'automatic', hidden: true },
  { field: 'noReminders', width: 110, format: 'automatic', hidden: true },
  { field: 'dealId', width: 110, format: 'plainText', hidden: true },
  { field: 'version', width: 80, format: 'whole', hidden: true },
  { field: 'changedBy', width: 140, format: 'automatic', hidden: true },
  { field: 'snoozeUntil', width: 100, format: 'fullDay', hidden: true },
  {
    field: 'amountUsed',
    width: 100,
    format: 'money',
    hidden: true,
    note: 'note.amountUsed',
    formula: computed(
      'amountUsed',
      'IF({pipeline.amount}<>"";{pipeline.amount};' +
        'IF({pipeline.budgetLikely}<>"";{pipeline.budgetLikely};""))',
      'pipeline.stage',
    ),
  },
  {
    field: 'kind',
    width: 80,
    format: 'automatic',
    hidden: true,
    formula: computed(
      'kind',
      'IFERROR(VLOOKUP({pipeline.stage};STAGES;3;FALSE);"")',
      'pipeline.stage',
    ),
  },
  {
    field: 'due',
    width: 80,
    format: 'automatic',
    hidden: true,
    formula: computed(
      'due',
      'IF(({pipeline.kind}={kind.open})*ISNUMBER({pipeline.when});' +
        'IF({pipeline.when}<AS_OF;{due.late};IF({pipeline.when}<AS_OF+1;{due.today};""));"")',
      'pipeline.stage',
    ),
  },
];

export const PIPELINE: TableTemplate = {
  sheet: 'pipeline',
  columns: COLUMNS,
  frozenColumns: 1,
  looks: [
    {
      from: 'prospect',
      to: 'lostBecause',
      formula: '=OR({kind}={kind.won};{kind}={kind.lost})',
      look: { ink: '#5f6368' },
    },
    {
      from: 'when',
      to: 'when',
      formula: '={due}={due.late}',
      look: { background: '#fce8e6', ink: '#8c1d18', bold: true },
    },
    {
      from: 'when',
      to: 'when',
      formula: '={due}={due.today}',
      look: { background: '#fef3dc', ink: '#5c3a00' },
    },
    {
      from: 'nextStep',
      to: 'when',
      formula: '=AND({kind}={kind.open};{nextStep}="";{when}="")',
      look: { background: '#fef3dc' },
    },
    {
      from: 'prospect',
      to: 'prospect',
      formula: '={kind}={kind.open}',
      look: { bold: true },
    },
  ],
  firstRows: [],
};
