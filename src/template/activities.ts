import type { TableTemplate } from './sheetTemplate';

/** What was done and what is planned, a row each, appended at the bottom; a row can be logged by hand or on a phone. */
export const ACTIVITIES: TableTemplate = {
  sheet: 'activities',
  columns: [
    { field: 'when', width: 130, format: 'dateTime', align: 'left', note: 'note.activities' },
    {
      field: 'prospect',
      width: 200,
      format: 'automatic',
      rule: { kind: 'column', column: 'pipeline.prospect' },
    },
    {
      field: 'type',
      width: 120,
      format: 'automatic',
      rule: {
        kind: 'words',
        words: [
          'activity.call',
          'activity.mail',
          'activity.meeting',
          'activity.request',
          'activity.answer',
          'activity.trial',
          'activity.checkIn',
          'activity.gift',
        ],
      },
    },
    {
      field: 'state',
      width: 100,
      format: 'automatic',
      note: 'note.activityState',
      rule: {
        kind: 'words',
        words: ['state.planned', 'state.done', 'state.cancelled', 'state.noShow'],
      },
    },
    {
      field: 'result',
      width: 130,
      format: 'automatic',
      rule: { kind: 'words', words: ['result.reached', 'result.noAnswer', 'result.message'] },
    },
    { field: 'note', width: 320, format: 'automatic', wraps: true },
    { field: 'minutes', width: 80, format: 'whole', rule: { kind: 'amount' } },
    { field: 'place', width: 180, format: 'automatic' },
    { field: 'agenda', width: 220, format: 'automatic', note: 'note.agenda' },
    {
      field: 'remind',
      width: 144,
      format: 'automatic',
      note: 'note.remind',
      rule: { kind: 'words', words: ['answer.yes', 'answer.no'] },
    },
    { field: 'by', width: 160, format: 'automatic' },
    {
      field: 'answeredAfter',
      width: 170,
      format: 'hours',
      align: 'right',
      note: 'note.answeredAfter',
    },
    { field: 'dealId', width: 110, format: 'plainText', hidden: true },
    { field: 'activityId', width: 110, format: 'plainText', hidden: true },
  ],
  frozenColumns: 0,
  isHeadingProtected: true,
  looks: [
    {
      from: 'when',
      to: 'answeredAfter',
      formula: '={state}={state.cancelled}',
      look: { ink: '#5f6368' },
    },
    {
      from: 'type',
      to: 'type',
      formula: '=AND({type}={activity.request};{state}={state.planned})',
      look: { background: '#fef3dc', ink: '#5c3a00', bold: true },
    },
  ],
  firstRows: [],
};
