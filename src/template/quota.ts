import type { TableTemplate } from './sheetTemplate';

/** One row for each rep and period. */
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
    { field: 'tiers', width: 130, format: 'automatic' },
  ],
  rows: 100,
  frozenColumns: 1,
  looks: [],
  firstRows: [],
};
