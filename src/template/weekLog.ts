import type { TableTemplate } from './sheetTemplate';

/** A small snapshot of each week and rep, so that a week can be compared with the one before. */
export const WEEK_LOG: TableTemplate = {
  sheet: 'weekLog',
  columns: [
    { field: 'week', width: 110, format: 'fullDay', align: 'left', note: 'note.weekLog' },
    { field: 'rep', width: 170, format: 'automatic' },
    { field: 'quota', width: 124, format: 'money' },
    { field: 'won', width: 124, format: 'money' },
    { field: 'expected', width: 124, format: 'money' },
    { field: 'toBuild', width: 124, format: 'money' },
    { field: 'openDeals', width: 124, format: 'whole' },
  ],
  rows: 60,
  frozenColumns: 0,
  hidden: true,
  isHeadingProtected: true,
  looks: [],
  firstRows: [],
};
