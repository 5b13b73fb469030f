import type { Language } from '../messages';
import { LANGUAGES } from '../messages';

/** Pixels (ux F: the dialog for CSV files). */
const DIALOG = { width: 720, height: 560 };

/** Where the words stand in a page as it is built. */
const WORDS_PLACE = 'var pageWords';

const PAGES = ['Sidebar', 'ImportDialog'] as const;

type Page = (typeof PAGES)[number];

/** Shows the sidebar; until an answer tells another language it speaks this one. */
export function showSidebar(language: Language, title: string): void {
  SpreadsheetApp.getUi().showSidebar(pageIn('Sidebar', language).setTitle(title));
}

/** Shows the dialog that imports a CSV file. */
export function showImportDialog(language: Language, title: string): void {
  const page = pageIn('ImportDialog', language).setWidth(DIALOG.width).setHeight(DIALOG.height);
  SpreadsheetApp.getUi().showModalDialog(page, title);
}

/**
 * The words of a page, from its own file: the bundle is loaded for each formula cell and must not carry them.
 *
 * @param page the page's file, for instance "Sidebar", as the page says it
 * @param language "en" or "sv", as the page says it
 * @returns the words by their keys, or null where there is no such page or language
 */
export function wordsOfPage(page: unknown, language: unknown): Record<string, string> | null {
  const [ofPage] = PAGES.filter((known) => known === page);
  const [inLanguage] = LANGUAGES.filter((known) => known === language);
  return ofPage && inLanguage ? JSON.parse(wordsText(ofPage, inLanguage)) : null;
}

function pageIn(page: Page, language: Language): GoogleAppsScript.HTML.HtmlOutput {
  const output = HtmlService.createHtmlOutputFromFile(page);
  const words = `{page:"${page}",language:"${language}",words:${wordsText(page, language)}}`;
  return output.setContent(
    output.getContent().replace(WORDS_PLACE, () => `${WORDS_PLACE}=${words}`),
  );
}

function wordsText(page: Page, language: Language): string {
  return HtmlService.createHtmlOutputFromFile(`${page}Words_${language}`).getContent();
}
