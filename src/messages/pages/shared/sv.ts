import type { en } from './en';

/** The Swedish words, in the order of en.ts. */
export const sv: Record<keyof typeof en, string> = {
  'common.refresh': 'Uppdatera',
  'common.updated': 'Uppdaterad {time}',
  'common.retry': 'Försök igen',
  'common.cancel': 'Avbryt',
  'common.close': 'Stäng',
  'common.open': 'Öppna {sheet}',
  'common.working': 'Arbetar…',
  'common.working.slow': 'Arbetar fortfarande. Du kan arbeta vidare i kalkylarket.',
  'state.loading': 'Läser kalkylarket…',
  'state.notSetUp.title': 'Ingen pipeline här än',
  'state.notSetUp.body':
    'Kom igång skapar egna blad i filen och ändrar inget av ditt. Det kan ta en minut.',
  'state.notSetUp.action': 'Kom igång',
  'state.settingUp': 'Skapar bladen…',
  'state.offline.title': 'Ingen anslutning',
  'state.offline.body': 'Kalkylarket svarar inte. Ett nytt försök görs så snart du är uppkopplad.',
  'state.noAnswer.title': 'Inget svar i tid',
  'state.noAnswer.body':
    'Det kan ha blivit gjort ändå. Titta i kalkylarket innan du försöker igen.',
  'state.accounts.title': 'Dina Google-konton har blandats ihop',
  'state.accounts.body':
    'Du är inloggad på flera Google-konton i webbläsaren och därför får sidopanelen inget svar från kalkylarket. Inget har gått förlorat.',
  'state.accounts.step1': 'Öppna filen i en webbläsarprofil med bara {account},',
  'state.accounts.step2': 'eller i ett privat fönster där du loggar in på {account} först.',
  'state.accounts.ofFile': 'det konto som filen hör till',
  'state.accounts.that': 'det kontot',
  'state.accounts.step3': 'Öppna sidopanelen igen.',
  'state.noPermission.title': 'Du får inte göra det här',
  'state.noPermission.body':
    'Filen eller en del av den är skyddad, eller så saknar tillägget en behörighet. Be filens ägare om redigeringsrättigheter, eller välj något i tilläggets meny för att tillåta det igen.',
  'state.busy.title': 'Någon annan sparar just nu',
  'state.busy.body': 'Inget ändrades. Försök igen om en stund.',
  'state.busy.again': 'Någon annan sparar just nu. Försöker igen…',
  'state.told.title': 'Det gick inte',
  'state.error.title': 'Det gick inte',
  'state.error.body':
    'Försök igen om en stund. Om felet kvarstår, skicka koden {code} till dem som sköter tillägget.',
};
