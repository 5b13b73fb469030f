import type { TableTemplate } from './sheetTemplate';

/**
 * What is to be done today, for the phone: written by each run; what is ticked or typed there is carried out by the next.
 * What to do, with whom and under which number stand beside each other on its narrow screen.
 */
export const TODAY: TableTemplate = {
  sheet: 'today',
  columns: [
    { field: 'done', width: 50, format: 'automatic', note: 'note.done', wraps: true },
    { field: 'what', width: 112, format: 'automatic', wraps: true },
    { field: 'prospect', width: 112, format: 'automatic', wraps: true },
    { field: 'phone', width: 112, format: 'plainText', wraps: true },
    { field: 'why', width: 190, format: 'automatic', wraps: true },
    { field: 'note', width: 240, format: 'automatic', note: 'note.todayNote', wraps: true },
    {
      field: 'newDate',
      width: 110,
      format: 'day',
      rule: { kind: 'day' },
      note: 'note.newDate',
      wraps: true,
    },
    { field: 'item', width: 110, format: 'plainText', hidden: true },
  ],
  rows: 100,
  frozenColumns: 0,
  isHeadingProtected: true,
  looks: [],
  firstRows: [],
};
