/** The page's beginning: fetches the workbook and puts it on the engine; says so in words where that fails. */
import type { WorkbookAnswer } from '../server/wire';
import { createFrame } from './frame';
import type { Frame } from './frame';
import type { Inspection } from './inspection';
import { asPerson, offerPeople } from './person';
import { pageLanguage, wordsIn } from './words';
import type { Words } from './words';
import { showWorkbook } from './workbookPage';

declare global {
  interface Window {
    /** `ready` is kept when the spreadsheet is on the screen; the rest is there from then on. */
    workbench: Partial<Inspection> & { ready: Promise<void> };
  }
}

window.workbench = { ready: openPage() };

async function openPage(): Promise<void> {
  const [answer, templates] = await fetchAll();
  const language = pageLanguage(answer.user.locale);
  const words = wordsIn(language);
  const frame = createFrame(language);
  reportFailures(frame, words);
  offerPeople(words);
  Object.assign(window.workbench, await showWorkbook(answer, templates, frame, words));
}

async function fetchAll(): Promise<[WorkbookAnswer, string]> {
  try {
    return await Promise.all([
      fetchOk(asPerson('/workbook')).then((response) => response.json() as Promise<WorkbookAnswer>),
      fetchOk('/engine/o_spreadsheet.xml').then((response) => response.text()),
    ]);
  } catch (error) {
    const language = pageLanguage(navigator.language);
    const words = wordsIn(language);
    createFrame(language).fail(words.openFailed, words.openFailedWhatToDo);
    throw error;
  }
}

async function fetchOk(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** What nobody caught: the page may be wrong from here on, and the person must hear of it. */
function reportFailures(frame: Frame, words: Words): void {
  const fail = () => frame.fail(words.pageFailed, words.pageFailedWhatToDo);
  window.addEventListener('error', ({ error }) => {
    // Without an error object it is a notice of the browser, for instance of a resize observer that was late.
    if (error) fail();
  });
  window.addEventListener('unhandledrejection', fail);
}
