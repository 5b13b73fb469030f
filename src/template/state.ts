import type { TableTemplate } from './sheetTemplate';

/** What the add-on remembers about the workbook, hidden and open to all: each person's run writes it. */
export const STATE: TableTemplate = {
  sheet: 'state',
  columns: [
    { field: 'what', width: 310, format: 'automatic', note: 'note.state' },
    { field: 'value', width: 140, format: 'automatic', align: 'left' },
    { field: 'dealId', width: 140, format: 'plainText' },
    { field: 'lastStage', width: 164, format: 'automatic' },
    { field: 'lastMeeting', width: 164, format: 'fullDateTime', align: 'left' },
  ],
  rows: 100,
  frozenColumns: 0,
  hidden: true,
  looks: [],
  firstRows: [
    { what: '{state.asOf}', value: 0 },
    { what: '{state.lastRow}', value: '' },
    { what: '{state.slowFactor}', value: '' },
    { what: '{state.freeDays}', value: '' },
    { what: '{state.checkInDays}', value: '' },
  ],
};

/** The first row of each single value of State. */
export const STATE_ROWS = {
  asOf: 2,
  lastDealRow: 3,
  slowFactor: 4,
  freeDays: 5,
  checkInDays: 6,
} as const;

/** A single setting, wherever its row stands; blank where Settings lack it. */
function setting(key: string): string {
  return `IFERROR(INDEX({settings.value};MATCH("${key}";{settings.settingKey};0));"")`;
}

/** Values of State that follow from other sheets. */
export const STATE_FORMULAS: readonly { readonly row: number; readonly formula: string }[] = [
  {
    // The last row with a prospect or an ID: computed columns end there. The heading row always counts.
    row: STATE_ROWS.lastDealRow,
    formula:
      '=MAX(FILTER(ROW({pipeline.prospect});({pipeline.prospect}<>"")+({pipeline.dealId}<>"")))',
  },
  { row: STATE_ROWS.slowFactor, formula: `=${setting('slowFactor')}` },
  { row: STATE_ROWS.freeDays, formula: `=${setting('freeDays')}` },
  ...[0, 1, 2].map((row) => ({
    row: STATE_ROWS.checkInDays + row,
    formula: `=IFERROR(INDEX(FILTER({settings.value};{settings.settingKey}="checkIn");${row + 1});"")`,
  })),
];
