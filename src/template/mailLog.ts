import type { TableTemplate } from './sheetTemplate';

/** Every mail with its fate, appended at the bottom: the readable copy of what the document properties know. */
export const MAIL_LOG: TableTemplate = {
  sheet: 'mailLog',
  columns: [
    { field: 'at', width: 140, format: 'fullDateTime', align: 'left', note: 'note.mailLog' },
    { field: 'recipient', width: 190, format: 'automatic' },
    { field: 'kind', width: 110, format: 'automatic' },
    { field: 'deal', width: 140, format: 'plainText' },
    { field: 'meetingStart', width: 140, format: 'fullDateTime', align: 'left' },
    { field: 'state', width: 110, format: 'automatic' },
    { field: 'reason', width: 260, format: 'automatic' },
    { field: 'key', width: 220, format: 'plainText', hidden: true },
    { field: 'file', width: 160, format: 'plainText', hidden: true },
  ],
  rows: 100,
  frozenColumns: 0,
  isHeadingProtected: true,
  looks: [
    {
      from: 'at',
      to: 'reason',
      formula: '=OR({state}={mailState.failed};{state}={mailState.uncertain})',
      look: { background: '#fce8e6', ink: '#8c1d18' },
    },
  ],
  firstRows: [],
};
