import type { TableTemplate } from './sheetTemplate';

/** Every change of a deal's stage, appended at the bottom; passage rates and forecasts learn from it. */
export const STAGE_LOG: TableTemplate = {
  sheet: 'stageLog',
  columns: [
    { field: 'when', width: 140, format: 'fullDateTime', align: 'left', note: 'note.stageLog' },
    { field: 'deal', width: 140, format: 'plainText' },
    { field: 'from', width: 130, format: 'automatic' },
    { field: 'to', width: 130, format: 'automatic' },
    { field: 'how', width: 110, format: 'automatic' },
  ],
  rows: 100,
  frozenColumns: 0,
  hidden: true,
  isHeadingProtected: true,
  looks: [],
  firstRows: [],
};
