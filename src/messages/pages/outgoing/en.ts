/** The English words that stand in mails of the server alone: those of the preview are in ../mail. */
export const en = {
  'click.question': 'Does the time still suit you? One click opens a ready reply:',
  'click.yes': 'Yes, see you',
  'click.yes.body': 'Yes, the time suits me.',
  'click.move': 'Another time',
  'click.move.body': 'Could we meet another time? These times suit me: ',
  'click.cancel': 'Cancel',
  'click.cancel.body': 'I need to cancel our meeting.',
  'click.subject': 'Re: {subject} – {word}',
  'calendar.add': 'Add to Google Calendar',
  'calendar.attached': 'For other calendars, open the attached file.',
  'calendar.title': 'Meeting with {company}',
  'calendar.title.nobody': 'Meeting',
  'calendar.file': 'meeting.ics',
  'renewal.subject': 'Steady Pipeline needs your permission again',
  'renewal.why':
    'Reminders have stopped, because Google asks you to approve the add-on again. This happens after an update or a password change. Review permission:',
  'renewal.until':
    'Until you approve, call your prospects yourself. The sheet and the sidebar work as usual.',
  'renewal.footer':
    'You get this mail at most once a day. If you did not expect it, do not click; open the sheet and choose Extensions, Steady Pipeline, Mail and reminders instead.',
  'noSpreadsheet.subject': 'Steady Pipeline cannot find your spreadsheet',
  'noSpreadsheet.why': 'The hourly run did not get to your spreadsheet, so no reminder was sent.',
  'noSpreadsheet.until':
    'Until it does, call your prospects yourself. Open the sheet, choose More in the sidebar and repair the reminders there.',
  'noSpreadsheet.footer':
    'You get this mail at most once a day, while the hourly run cannot find the spreadsheet.',
} as const;
