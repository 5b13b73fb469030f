import type { en } from './en';

/** The Swedish words, in the order of en.ts. */
export const sv: Record<keyof typeof en, string> = {
  'day.weekdays': 'måndag tisdag onsdag torsdag fredag lördag söndag',
  'day.months':
    'januari februari mars april maj juni juli augusti september oktober november december',
  'day.full': '{weekday} {date} {month}',
  'day.today': 'idag',
  'day.tomorrow': 'imorgon',
  'day.weekday': 'på {weekday}',
  'day.later': '{day}',
  'zone.of': 'tid i {city}',
  'reminder.subject': 'Vårt möte {day} kl. {time}',
  'reminder.greeting': 'Hej {contact}!',
  'reminder.greeting.nobody': 'Hej!',
  'reminder.meet': 'Vi ses {day}:',
  'reminder.when': '{date} kl. {time}–{end} ({zone})',
  'reminder.with': 'Med dig och {others}.',
  'reminder.and': ' och ',
  'reminder.question': 'Passar tiden fortfarande? Svara med ett ord:',
  'reminder.yes': 'JA',
  'reminder.yes.then': 'vi ses {day}',
  'reminder.move': 'FLYTTA',
  'reminder.move.then': 'så föreslår jag en annan tid',
  'reminder.cancel': 'AVBOKA',
  'reminder.cancel.then': 'så hittar vi en annan dag',
  'reminder.fine': 'Det går bra att avboka.',
  'reminder.bye': 'Vi ses {day}!',
  'reminder.footer':
    'Skickat av {me} eftersom vi har ett bokat möte. Svara ”inga påminnelser” så skickas inga fler.',
  'reminder.footer.nobody':
    'Skickat eftersom vi har ett bokat möte. Svara ”inga påminnelser” så skickas inga fler.',
};
