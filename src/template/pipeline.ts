import { BUDGET_POINTS, SIGNER_POINTS, TIME_POINTS } from '../domain/qualificationScore';
import type { StageKind } from '../domain/stage';
import type { MessageKey } from '../messages';
import { inAllLanguages } from '../messages';
import type { FunctionCall } from './cellSheet';
import { contentOf } from './cellSheet';
import { quoted } from './formulas';
import type { ColumnTemplate, ConditionalLook, TableTemplate } from './sheetTemplate';

/**
 * From the heading to the last row with a deal; `perRow` may use whole columns. The heading is where the formula stands,
 * so that rows stay beside their deals wherever the headings are.
 */
function computed(field: string, perRow: string, around: string): string {
  const rows = `ROW({${around}})`;
  return (
    `=FILTER(IF(${rows}=ROW();{heading.pipeline.${field}};${perRow});` +
    `(${rows}>=ROW())*(${rows}<=LAST_DEAL_ROW))`
  );
}

/**
 * What Settings hold about the stage of each row; blank where they do not know it. The error is caught before anything is
 * compared with it: a comparison would spread it over the whole column.
 */
function ofStage(column: number): string {
  return `IFERROR(VLOOKUP(TRIM({pipeline.stage});STAGES;${column};FALSE);"")`;
}

/** Whether a cell of Settings names a kind, in any of our languages. */
function names(cell: string, kind: StageKind): string {
  return inAllLanguages(`kind.${kind}`)
    .map((word) => `(${cell}=${quoted(word)})`)
    .join('+');
}

/** The kind as STAGE_SUMMARY and the others read it: a blank one follows from the probability (rule F4). */
function kindOfStage(): string {
  const [probability, kind] = [ofStage(2), ofStage(3)];
  const byProbability =
    `IF(${probability}="";{kind.open};IF(${probability}=1;{kind.won};` +
    `IF(${probability}=0;{kind.lost};{kind.open})))`;
  return (
    `IF(${ofStage(1)}="";"";IF(${names(kind, 'open')};{kind.open};` +
    `IF(${names(kind, 'won')};{kind.won};IF(${names(kind, 'lost')};{kind.lost};` +
    `IF(${kind}="";${byProbability};"")))))`
  );
}

const STAGE_PROBABILITY = ofStage(2);

/** Whether a cell holds one of our words, in any of our languages. */
function isOneOf(cell: string, words: readonly MessageKey[]): string {
  return words
    .flatMap((word) => inAllLanguages(word))
    .map((text) => `(${cell}=${quoted(text)})`)
    .join('+');
}

/** The qualification score of the typed columns, as QUALIFICATION_SCORE reckons it (the design's table). */
function fit(): string {
  const points = (cell: string, words: Readonly<Partial<Record<MessageKey, number>>>): string =>
    Object.entries(words)
      .map(([word, n]) => `${n}*(${isOneOf(cell, [word as MessageKey])}>0)`)
      .join('+');
  const parts = [
    points('{pipeline.canSign}', {
      'canSign.confirmed': SIGNER_POINTS.confirmed,
      'canSign.believed': SIGNER_POINTS.believed,
      'canSign.notYet': SIGNER_POINTS.notYet,
    }),
    points('{pipeline.budgetSource}', {
      'budgetSource.stated': BUDGET_POINTS.stated,
      'budgetSource.inferred': BUDGET_POINTS.inferred,
    }),
    `IF({pipeline.decideBy}<>"";${TIME_POINTS.date};${TIME_POINTS.urgency}*({pipeline.urgency}<>""))`,
  ];
  return `IF({pipeline.stage}="";"";${parts.join('+')})`;
}

/** The day of a deal's first activity of a type in a state, in the order of the sheet; `search` may ask for the last. */
function ofActivities(
  type: 'request' | 'trial',
  state: 'planned' | 'done',
  search: string,
): string {
  const rows =
    `(${isOneOf('{activities.type}', [`activity.${type}`])})*` +
    `(${isOneOf('{activities.state}', [`state.${state}`])})`;
  const column = (field: string): string => `FILTER({activities.${field}};${rows})`;
  return `IFERROR(XLOOKUP({pipeline.dealId};${column('dealId')};${column('when')};""${search});"")`;
}

const SIGNAL: FunctionCall = {
  name: 'DEAL_SIGNAL',
  args: [
    '{pipeline.stage}',
    '{pipeline.nextStep}',
    '{pipeline.when}',
    '{pipeline.meeting}',
    '{pipeline.mail}',
    '{pipeline.fit}',
    '{pipeline.inStageSince}',
    '{pipeline.requestSince}',
    '{pipeline.lastTrial}',
    '{pipeline.closed}',
    'AS_OF',
    'STAGES',
    'SLOW_FACTOR',
    'CHECK_IN_DAYS',
    'HOLIDAYS',
    'FREE_DAYS',
    '{language}',
    '{heading.pipeline.signal}',
  ],
};

/** The columns of Pipeline in their order. What a rep decides by stands first, details follow, our own come last. */
const COLUMNS: readonly ColumnTemplate[] = [
  { field: 'prospect', width: 224, format: 'automatic' },
  {
    field: 'signal',
    width: 196,
    format: 'automatic',
    note: 'note.signal',
    formula: contentOf({ call: SIGNAL }),
    call: SIGNAL,
  },
  {
    field: 'stage',
    width: 125,
    format: 'automatic',
    rule: { kind: 'column', column: 'settings.stage' },
  },
  { field: 'amount', width: 104, format: 'money', rule: { kind: 'amount' }, note: 'note.amount' },
  {
    field: 'probability',
    width: 124,
    format: 'percent',
    rule: { kind: 'fraction' },
    note: 'note.probability',
  },
  {
    field: 'chance',
    width: 88,
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
    width: 104,
    format: 'money',
    note: 'note.expected',
    formula: computed(
      'expected',
      'IF(ISNUMBER({pipeline.chance})*ISNUMBER({pipeline.amountUsed});' +
        'IF(({pipeline.chance}>=0)*({pipeline.chance}<=1)*({pipeline.amountUsed}>=0);' +
        '{pipeline.chance}*{pipeline.amountUsed};"");"")',
      'pipeline.stage',
    ),
  },
  { field: 'nextStep', width: 212, format: 'automatic' },
  { field: 'when', width: 84, format: 'day', rule: { kind: 'day' } },
  { field: 'meeting', width: 130, format: 'dateTime' },
  {
    field: 'canSign',
    width: 144,
    format: 'automatic',
    note: 'note.canSign',
    rule: {
      kind: 'words',
      words: ['canSign.confirmed', 'canSign.believed', 'canSign.notYet', 'canSign.unknown'],
    },
  },
  {
    field: 'decideBy',
    width: 144,
    format: 'day',
    rule: { kind: 'day' },
    note: 'note.decideBy',
  },
  {
    field: 'expectedClose',
    width: 144,
    format: 'day',
    rule: { kind: 'day' },
    note: 'note.expectedClose',
  },
  {
    field: 'fit',
    width: 72,
    format: 'whole',
    note: 'note.fit',
    formula: computed('fit', fit(), 'pipeline.stage'),
  },
  { field: 'contact', width: 130, format: 'automatic' },
  { field: 'mail', width: 190, format: 'automatic' },
  { field: 'phone', width: 120, format: 'plainText' },
  { field: 'signer', width: 196, format: 'automatic' },
  { field: 'role', width: 110, format: 'automatic' },
  { field: 'budgetLow', width: 130, format: 'money', rule: { kind: 'amount' } },
  { field: 'budgetLikely', width: 130, format: 'money', rule: { kind: 'amount' } },
  { field: 'budgetHigh', width: 130, format: 'money', rule: { kind: 'amount' } },
  {
    field: 'budgetSource',
    width: 140,
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
    width: 124,
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
  { field: 'created', width: 100, format: 'fullDay', rule: { kind: 'day' } },
  { field: 'inStageSince', width: 140, format: 'fullDay' },
  {
    field: 'closed',
    width: 100,
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
  { field: 'language', width: 140, format: 'automatic', hidden: true },
  { field: 'zone', width: 140, format: 'automatic', hidden: true },
  { field: 'noReminders', width: 140, format: 'automatic', hidden: true },
  { field: 'dealId', width: 140, format: 'plainText', hidden: true },
  { field: 'version', width: 140, format: 'whole', hidden: true },
  { field: 'changedBy', width: 140, format: 'automatic', hidden: true },
  { field: 'snoozeUntil', width: 140, format: 'fullDay', hidden: true },
  {
    field: 'amountUsed',
    width: 140,
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
    field: 'requestSince',
    width: 140,
    format: 'fullDay',
    hidden: true,
    formula: computed('requestSince', ofActivities('request', 'planned', ''), 'pipeline.stage'),
  },
  {
    field: 'lastTrial',
    width: 140,
    format: 'fullDay',
    hidden: true,
    formula: computed(
      'lastTrial',
      `IF(${isOneOf('{pipeline.trialState}', ['trialState.offered', 'trialState.received'])};` +
        `{pipeline.trialState};${ofActivities('trial', 'done', ';0;-1')})`,
      'pipeline.stage',
    ),
  },
  {
    field: 'kind',
    width: 140,
    format: 'automatic',
    hidden: true,
    formula: computed('kind', kindOfStage(), 'pipeline.stage'),
  },
  {
    field: 'due',
    width: 140,
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

/** The stages of the start set as chips; a stage of the rep's own stays plain. */
const STAGE_LOOKS: readonly ConditionalLook[] = [
  ['contacted', '#37474f', '#eceff1'],
  ['needs', '#303f7a', '#e8eaf6'],
  ['meeting', '#0b4f6c', '#e1f0f7'],
  ['proposal', '#0842a0', '#e8f0fe'],
  ['negotiation', '#062e6f', '#d7e5fb'],
  ['won', '#0d5023', '#e6f4ea'],
  ['lost', '#5f6368', '#f1f3f4'],
].map(([stage, ink, background]) => ({
  from: 'stage',
  to: 'stage',
  formula: `={stage}={stage.${stage}}`,
  look: { ink: ink!, background: background! },
}));

export const PIPELINE: TableTemplate = {
  sheet: 'pipeline',
  columns: COLUMNS,
  frozenColumns: 1,
  isHeadingProtected: true,
  hasFilter: true,
  looks: [
    ...STAGE_LOOKS,
    {
      from: 'prospect',
      to: 'lostBecause',
      formula: '=OR({kind}={kind.won};{kind}={kind.lost})',
      look: { ink: '#5f6368' },
    },
    {
      from: 'signal',
      to: 'signal',
      formula: '=AND({signal}<>"";{kind}={kind.open};{due}={due.late})',
      look: { background: '#fce8e6', ink: '#8c1d18', bold: true },
    },
    {
      from: 'signal',
      to: 'signal',
      formula: '=AND({signal}<>"";ISNUMBER({requestSince}))',
      look: { background: '#fce8e6', ink: '#8c1d18', bold: true },
    },
    {
      from: 'signal',
      to: 'signal',
      formula: '=AND({signal}<>"";{kind}={kind.open})',
      look: { background: '#fef3dc', ink: '#5c3a00' },
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
