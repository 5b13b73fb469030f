import type { en } from './en';

/** The Swedish words, in the order of en.ts. */
export const sv: Record<keyof typeof en, string> = {
  'click.question': 'Passar tiden fortfarande? Ett klick öppnar ett färdigt svar:',
  'click.yes': 'Ja, vi ses',
  'click.yes.body': 'Ja, tiden passar.',
  'click.move': 'Annan tid',
  'click.move.body': 'Kan vi ses en annan tid? De här tiderna passar mig: ',
  'click.cancel': 'Avboka',
  'click.cancel.body': 'Jag behöver avboka vårt möte.',
  'click.subject': 'Re: {subject} – {word}',
  'calendar.add': 'Lägg till i Google Kalender',
  'calendar.attached': 'För andra kalendrar, öppna den bifogade filen.',
  'calendar.title': 'Möte med {company}',
  'calendar.title.nobody': 'Möte',
  'calendar.file': 'mote.ics',
};
