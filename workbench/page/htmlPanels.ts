/** The pages of the add-on: a sidebar beside the grid, a dialog above it, and what they ask of the page around them. */
import type { FromHtmlPage, ToHtmlPage } from '../htmlPage/messages';
import type { HtmlCallFailure } from '../runtime/callsFromHtml';
import type { RunRequest, ShownPage } from '../server/wire';
import type { Words } from './words';

export interface HtmlPanels {
  /** A sidebar takes the place of the one before, a dialog too. */
  show(page: ShownPage): void;
}

/** What came of a call by google.script.run. */
export type HtmlCallOutcome = { readonly value: unknown } | { readonly error: HtmlCallFailure };

type Call = (request: RunRequest) => Promise<HtmlCallOutcome>;

interface Panel {
  readonly iframe: HTMLIFrameElement;
  readonly origin: string;
  readonly isDialog: boolean;
  close(): void;
}

/** Platform 8.2. The pages have an origin of their own, so that "same origin" gives them storage and not this page. */
const SANDBOX = [
  'allow-downloads',
  'allow-forms',
  'allow-modals',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-same-origin',
  'allow-scripts',
  'allow-top-navigation-by-user-activation',
].join(' ');

/** Ours: Google does not say how large a dialog is that was not given a size. */
const DIALOG_SIZE = { width: 600, height: 400 };

export function createHtmlPanels(words: Words, call: Call, focusGrid: () => void): HtmlPanels {
  let sidebar: Panel | undefined;
  let dialog: Panel | undefined;

  function showSidebar(page: ShownPage): void {
    const aside = document.getElementById('wb-sidebar')!;
    const giveBack = focusBack(focusGrid);
    const { iframe, header } = panelParts(page, words, 'wb-sidebar-title', () => sidebar?.close());
    aside.replaceChildren(header, iframe);
    setShown(aside, true);
    sidebar = {
      iframe,
      origin: new URL(page.address).origin,
      isDialog: false,
      close() {
        const hadFocus = aside.contains(document.activeElement);
        sidebar = undefined;
        setShown(aside, false);
        aside.replaceChildren();
        if (hadFocus) giveBack();
      },
    };
    giveFocus(iframe);
  }

  function showDialog(page: ShownPage): void {
    dialog?.close();
    const box = document.createElement('dialog');
    const giveBack = focusBack(focusGrid);
    const { iframe, header } = panelParts(page, words, 'wb-html-dialog-title', () => box.close());
    box.className = 'wb-html-dialog';
    box.setAttribute('aria-labelledby', 'wb-html-dialog-title');
    box.append(header, iframe);
    setSize(iframe, { ...DIALOG_SIZE, ...page });
    const panel: Panel = {
      iframe,
      origin: new URL(page.address).origin,
      isDialog: true,
      close: () => box.close(),
    };
    box.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') box.close();
    });
    box.addEventListener('close', () => {
      if (dialog === panel) dialog = undefined;
      box.remove();
      giveBack();
    });
    document.body.append(box);
    if (page.kind === 'modalDialog') box.showModal();
    else box.show();
    dialog = panel;
    giveFocus(iframe);
  }

  async function answerCall(
    { iframe, origin }: Panel,
    { id, function: name, args }: FromHtmlPage & { type: 'call' },
  ): Promise<void> {
    const outcome = await call({ function: name, args });
    const answer: ToHtmlPage =
      'error' in outcome
        ? { type: 'failure', id, error: outcome.error }
        : { type: 'result', id, value: outcome.value };
    iframe.contentWindow?.postMessage(answer, origin);
  }

  function obey(panel: Panel, message: FromHtmlPage): void {
    switch (message.type) {
      case 'call':
        void answerCall(panel, message);
        break;
      case 'close':
        panel.close();
        break;
      case 'escape':
        if (panel.isDialog) panel.close();
        break;
      case 'focusEditor':
        focusGrid();
        break;
      case 'resize':
        if (panel.isDialog) setSize(panel.iframe, message);
    }
  }

  window.addEventListener('message', ({ source, origin, data }: MessageEvent<FromHtmlPage>) => {
    const panel = [sidebar, dialog].find((open) => open && open.iframe.contentWindow === source);
    if (panel && origin === panel.origin) obey(panel, data);
  });
  document.getElementById('wb-sidebar')!.addEventListener('keydown', (event) => {
    // The engine listens to keys on the window; these are the panel's own.
    event.stopPropagation();
  });

  return {
    show: (page) => (page.kind === 'sidebar' ? showSidebar(page) : showDialog(page)),
  };
}

function panelParts(page: ShownPage, words: Words, titleId: string, close: () => void) {
  const title = page.title || words.menuName;
  const iframe = document.createElement('iframe');
  iframe.title = title;
  iframe.setAttribute('sandbox', SANDBOX);
  iframe.src = page.address;
  const heading = document.createElement('h2');
  heading.id = titleId;
  heading.textContent = title;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'wb-icon-button';
  button.title = words.closeNamed(title);
  button.setAttribute('aria-label', words.closeNamed(title));
  button.innerHTML =
    '<svg aria-hidden="true" focusable="false" width="16" height="16" viewBox="0 0 16 16">' +
    '<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></svg>';
  button.addEventListener('click', close);
  const header = document.createElement('div');
  header.className = 'wb-panel-title';
  header.append(heading, button);
  return { iframe, header };
}

/** The grid measures itself when the window changes. */
function setShown(aside: HTMLElement, isShown: boolean): void {
  aside.hidden = !isShown;
  document.body.classList.toggle('wb-with-sidebar', isShown);
  window.dispatchEvent(new Event('resize'));
}

function setSize(iframe: HTMLElement, size: { width?: number; height?: number }): void {
  if (size.width !== undefined) iframe.style.width = `${size.width}px`;
  if (size.height !== undefined) iframe.style.height = `${size.height}px`;
}

/** Before it has loaded, so that what is typed next goes there, and again when its own document has come. */
function giveFocus(iframe: HTMLIFrameElement): void {
  iframe.focus();
  iframe.addEventListener('load', () => {
    if (document.activeElement === iframe) iframe.contentWindow?.focus();
  });
}

/** How to give the focus back to where it is now. */
function focusBack(focusGrid: () => void): () => void {
  const before = document.activeElement;
  return () => {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
      before.focus();
    } else {
      focusGrid();
    }
  };
}
