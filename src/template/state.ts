import type { TableTemplate } from './sheetTemplate';

/** What the add-on remembers about the workbook, hidden and open to all: each person's run writes it. */
export const STATE: TableTemplate = {
  sheet: 'state',
  columns: [
    { field: 'what', width: 220, format: 'automatic' },
    { field: 'value', width: 140, format: 'automatic', align: 'left' },
    { field: 'dealId', width: 140, format: 'plainText' },
    { field: 'lastStage', width: 140, format: 'automatic' },
  ],
  frozenColumns: 0,
  hidden: true,
  looks: [],
  firstRows: [
    { what: '{state.asOf}', value: 0 },
    { what: '{state.lastRow}', value: '' },
  ],
};

/** The row of each single cell of State. */
export const STATE_ROWS = { asOf: 2, lastDealRow: 3 } as const;

/** The last row with a prospect or an ID: computed columns end there. The heading row always counts. */
export const LAST_DEAL_ROW_FORMULA =
  '=MAX(FILTER(ROW({pipeline.prospect});({pipeline.prospect}<>"")+({pipeline.dealId}<>"")))';
