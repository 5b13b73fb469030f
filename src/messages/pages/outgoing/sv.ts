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
  'renewal.subject': 'Steady Pipeline behöver din behörighet igen',
  'renewal.why':
    'Påminnelserna har stannat, eftersom Google vill att du godkänner tillägget igen. Det händer efter en uppdatering eller ett lösenordsbyte. Granska behörighet:',
  'renewal.until':
    'Ring kunderna själv tills du har godkänt. Kalkylarket och sidopanelen fungerar som vanligt.',
  'renewal.footer':
    'Du får det här mejlet högst en gång per dag. Om du inte väntade dig det: klicka inte, utan öppna kalkylarket och välj Tillägg, Steady Pipeline, Mejl och påminnelser.',
  'noSpreadsheet.subject': 'Steady Pipeline hittar inte ditt kalkylark',
  'noSpreadsheet.why':
    'Körningen varje timme kom inte åt ditt kalkylark, så inga påminnelser skickades.',
  'noSpreadsheet.until':
    'Ring kunderna själv tills det fungerar. Öppna kalkylarket, välj Mer i sidopanelen och reparera påminnelserna där.',
  'noSpreadsheet.footer':
    'Du får det här mejlet högst en gång per dag så länge körningen inte hittar kalkylarket.',
};
