import type { TableTemplate } from './sheetTemplate';

/** What is to be done today, for the phone: written by each run; what is ticked or typed there is carried out by the next. */
export const TODAY: TableTemplate = {
  sheet: 'today',
  columns: [
    { field: 'done', width: 60, format: 'automatic', note: 'note.done' },
    { field: 'what', width: 230, format: 'automatic' },
    { field: 'prospect', width: 200, format: 'automatic' },
    { field: 'phone', width: 130, format: 'plainText' },
    { field: 'why', width: 300, format: 'automatic' },
    { field: 'note', width: 240, format: 'automatic', note: 'note.todayNote' },
    { field: 'newDate', width: 110, format: 'day', rule: { kind: 'day' }, note: 'note.newDate' },
    { field: 'item', width: 160, format: 'plainText', hidden: true },
  ],
  rows: 100,
  frozenColumns: 0,
  isHeadingProtected: true,
  looks: [],
  firstRows: [],
};
