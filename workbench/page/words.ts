/** Every word that the page itself says; what the add-on says comes from the add-on. */
export type PageLanguage = 'en' | 'sv';

const EN = {
  language: 'English',
  connected: 'Connected',
  connectionLost: 'No connection',
  saved: 'Saved',
  saving: 'Saving …',
  unsaved: 'Not saved',
  running: (name: string) => `Running “${name}” …`,
  extensions: 'Extensions',
  menuName: 'Steady Pipeline',
  spreadsheet: 'Spreadsheet',
  ok: 'OK',
  yes: 'Yes',
  no: 'No',
  close: 'Close',
  closeNamed: (title: string) => `Close “${title}”`,
  reload: 'Load the page anew',
  scriptStopped: 'The add-on stopped',
  scriptUnreachable:
    'The workbench does not answer, so nothing was run. Try again when it is connected.',
  lost: 'The workbench does not answer.',
  lostWhatToDo:
    'Your changes stay in this page and are saved as soon as it answers. If it was stopped, start it again with npm start.',
  pageFailed: 'Something in this page failed.',
  pageFailedWhatToDo: 'What is saved is safe. Load the page anew to go on.',
  openFailed: 'The workbook could not be opened.',
  openFailedWhatToDo: 'See whether npm start is still running, then load the page anew.',
  outOfStep: 'This page and the saved workbook no longer match.',
  outOfStepWhatToDo: 'Load the page anew; then look at your last change.',
  revisionRefused: 'A change could not be saved.',
  revisionRefusedWhatToDo: 'Load the page anew and make the change once more.',
};

const SV: typeof EN = {
  language: 'Svenska',
  connected: 'Ansluten',
  connectionLost: 'Ingen kontakt',
  saved: 'Sparat',
  saving: 'Sparar …',
  unsaved: 'Inte sparat',
  running: (name: string) => `Kör ”${name}” …`,
  extensions: 'Tillägg',
  menuName: 'Steady Pipeline',
  spreadsheet: 'Kalkylark',
  ok: 'OK',
  yes: 'Ja',
  no: 'Nej',
  close: 'Stäng',
  closeNamed: (title: string) => `Stäng ”${title}”`,
  reload: 'Ladda om sidan',
  scriptStopped: 'Tillägget avbröts',
  scriptUnreachable: 'Arbetsbänken svarar inte, så inget kördes. Försök igen när den är ansluten.',
  lost: 'Arbetsbänken svarar inte.',
  lostWhatToDo:
    'Dina ändringar finns kvar på sidan och sparas så snart den svarar. Om den har stoppats, starta den igen med npm start.',
  pageFailed: 'Något på sidan gick fel.',
  pageFailedWhatToDo: 'Det som är sparat är i säkerhet. Ladda om sidan för att fortsätta.',
  openFailed: 'Arbetsboken kunde inte öppnas.',
  openFailedWhatToDo: 'Se efter om npm start fortfarande körs och ladda sedan om sidan.',
  outOfStep: 'Sidan och den sparade arbetsboken stämmer inte längre överens.',
  outOfStepWhatToDo: 'Ladda om sidan och titta sedan på din senaste ändring.',
  revisionRefused: 'En ändring kunde inte sparas.',
  revisionRefusedWhatToDo: 'Ladda om sidan och gör ändringen en gång till.',
};

export type Words = typeof EN;

export function wordsIn(language: PageLanguage): Words {
  return language === 'sv' ? SV : EN;
}

/** A user's locale as a language that the page speaks. */
export function pageLanguage(locale: string): PageLanguage {
  return /^sv\b/i.test(locale) ? 'sv' : 'en';
}
