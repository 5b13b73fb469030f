/** The English words of the reminder mail. Placeholders stand in braces; the standard text is made of these lines. */
export const en = {
  'day.weekdays': 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'day.months':
    'January February March April May June July August September October November December',
  'day.full': '{weekday}, {month} {date}',
  'day.today': 'today',
  'day.tomorrow': 'tomorrow',
  'day.weekday': 'on {weekday}',
  'day.later': 'on {day}',
  'zone.of': '{city} time',
  'reminder.subject': 'Our meeting {day} at {time}',
  'reminder.greeting': 'Hi {contact},',
  'reminder.greeting.nobody': 'Hi,',
  'reminder.meet': 'We meet {day}:',
  'reminder.when': '{date}, {time} to {end} ({zone})',
  'reminder.with': 'With you and {others}.',
  'reminder.and': ' and ',
  'reminder.question': 'Does the time still suit you? Just reply with one word:',
  'reminder.yes': 'YES',
  'reminder.yes.then': 'see you {day}',
  'reminder.move': 'MOVE',
  'reminder.move.then': 'and I suggest another time',
  'reminder.cancel': 'CANCEL',
  'reminder.cancel.then': 'and we find another day',
  'reminder.fine': 'It is fine to cancel.',
  'reminder.bye': 'See you {day},',
  'reminder.footer':
    'Sent by {me} because you have a meeting together. Reply “no reminders” and you will get none.',
  'reminder.footer.nobody':
    'Sent because we have a meeting together. Reply “no reminders” and you will get none.',
} as const;
