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
} as const;
