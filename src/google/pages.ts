import type { Language } from '../messages';

/** Pixels (ux F: the dialog for CSV files). */
const DIALOG = { width: 720, height: 560 };

/** Shows the sidebar; until the server answers it speaks this language. */
export function showSidebar(language: Language, title: string): void {
  SpreadsheetApp.getUi().showSidebar(pageIn('Sidebar', language).setTitle(title));
}

/** Shows the dialog that imports a CSV file. */
export function showImportDialog(language: Language, title: string): void {
  const page = pageIn('ImportDialog', language).setWidth(DIALOG.width).setHeight(DIALOG.height);
  SpreadsheetApp.getUi().showModalDialog(page, title);
}

function pageIn(file: string, language: Language): GoogleAppsScript.HTML.HtmlOutput {
  const page = HtmlService.createHtmlOutputFromFile(file);
  return page.setContent(page.getContent().replace('lang="en"', `lang="${language}"`));
}
