/** The page's beginning: fetches the workbook and puts it on the engine; says so in words where that fails. */
import type { WorkbookAnswer } from '../server/wire';
import { createFrame } from './frame';
import type { Frame } from './frame';
import type { Inspection } from './inspection';
import { ofThisTab, offerPeople, pageOf } from './tabAddress';
import { pageLanguage, wordsIn } from './words';
import type { Words } from './words';
import { showWorkbook } from './workbookPage';

declare global {
  interface Window {
    /** `ready` is kept when the spreadsheet is on the screen; the rest is there from then on. */
    workbench: Partial<Inspection> & { ready: Promise<void> };
  }
}

const NO_ACCESS = 403;
const NO_FILE = 404;

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
      fetchOk(ofThisTab('/workbook')).then(
        (response) => response.json() as Promise<WorkbookAnswer>,
      ),
      fetchOk('/engine/o_spreadsheet.xml').then((response) => response.text()),
    ]);
  } catch (error) {
    const language = pageLanguage(navigator.language);
    const words = wordsIn(language);
    const frame = createFrame(language);
    const { status } = error as NotOk;
    if (status === NO_ACCESS || status === NO_FILE) {
      const { what, whatToDo } = status === NO_FILE ? words.noFile : words.noAccess;
      offerPeople(words);
      frame.fail(what, whatToDo, { label: words.firstFile, address: pageOf(null) });
    } else frame.fail(words.openFailed, words.openFailedWhatToDo);
    throw error;
  }
}

async function fetchOk(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new NotOk(address, response.status);
  return response;
}

class NotOk extends Error {
  constructor(
    address: string,
    readonly status: number,
  ) {
    super(`${address}: ${status}`);
  }
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
