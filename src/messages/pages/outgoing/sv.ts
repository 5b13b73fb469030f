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
  'verdict.due': 'Skickas vid nästa körning.',
  'verdict.waits': 'Skickas från {time}.',
  'verdict.new': 'Skickas när en hel körning har sett det.',
  'verdict.sent': 'Påminnelsen är skickad.',
  'verdict.underWay': 'Skickas just nu.',
  'verdict.uncertain':
    'En körning avbröts medan mejlet skickades: ingen vet om det gick iväg. Ring.',
  'verdict.failed': 'Mejlet kunde inte skickas. Ring.',
  'verdict.sameAddress': 'Samma adress får påminnelsen för en annan affär med samma starttid.',
  'verdict.tooLate': 'Mindre än två timmar återstod: inget mejl. Ring.',
  'verdict.noTime': 'Mötet har en dag men ingen tid: inget mejl. Fyll i tiden.',
  'barrier.mailsOff': 'Inget mejl: enligt Inställningar mejlas inte kunder. Ring.',
  'barrier.meetingSaysNo': 'Inget mejl: mötet säger att ingen ska påminnas. Ring.',
  'barrier.optedOut': 'Inget mejl: kunden vill inte ha påminnelser. Ring.',
  'barrier.lostDeal': 'Inget mejl: affären är förlorad.',
  'barrier.othersDeal': 'Affärens ägare påminner om det.',
  'barrier.nobodysDeal': 'Inget mejl: affärens ägare finns inte bland personerna i Inställningar.',
  'barrier.noAddress': 'Inget mejl: mejladressen saknas. Ring.',
  'barrier.badAddress': 'Inget mejl: mejladressen är inte en enda adress. Ring.',
  'barrier.badZone': 'Inget mejl: det finns ingen tidszon med det namnet. Ring.',
  'health.none': 'Ingen körning har börjat än. Den kommer inom en timme.',
  'health.neverGood': 'Ingen körning har gått klart än.',
  'health.lastGood': 'Senaste lyckade körning: {time}.',
  'health.stopped': 'Ingen körning sedan {time}. Reparera startar den på nytt.',
  'health.quota': '{n} mejl återstår idag.',
  'health.quota.one': '1 mejl återstår idag.',
  'health.notSetUp': 'Senaste körningen hittade ingen pipeline.',
  'health.copy': 'Den här filen är en kopia, och inget mejlas från den.',
  'health.noLedger': 'Tillägget kan inte spara anteckningar i den här filen, så inget mejlas.',
  'health.columns': 'Senaste körningen kunde inte läsa rubrikerna på ett blad, så inget mejlades.',
  'health.busy': 'Senaste körningen fann arket upptaget och gjorde en del av sitt arbete.',
  'health.error': 'Senaste körningen avbröts av ett fel.',
  'test.noAddress':
    'Google berättar inte din mejladress för tillägget. Tillåt det och försök igen.',
  'test.noQuota': 'Google låter dig inte skicka fler mejl idag.',
  'health.quotaUsedUp': 'Dagens mejl är slut. Ring de kunder som står på listan.',
};
