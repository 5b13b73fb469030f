/** The frame around the spreadsheet: header, what is saved, and what to do when something goes wrong. */
import { createMenuButton } from './menuButton';
import type { MenuEntry } from './menuButton';
import type { PageLanguage, Words } from './words';
import { wordsIn } from './words';

export type SavedState = 'saved' | 'saving' | 'unsaved' | 'viewOnly';

export interface Link {
  readonly label: string;
  readonly address: string;
}

export interface Frame {
  setFileName(name: string): void;
  fileName(): string;
  setMenu(entries: readonly MenuEntry[]): void;
  /** While the add-on runs there is no second run. */
  setRunning(label: string | undefined): void;
  /** How far something long has come, from 0 to 1; undefined where there is nothing to wait for. */
  setProgress(part: number | undefined): void;
  setSaved(state: SavedState): void;
  setConnected(isConnected: boolean): void;
  /** Stays until the page is loaded anew, or another place is gone to. */
  fail(what: string, whatToDo: string, elsewhere?: Link): void;
}

export function createFrame(language: PageLanguage): Frame {
  const words = wordsIn(language);
  const part = (id: string) => document.getElementById(id)!;
  const menu = createMenuButton(part('wb-menu'), words.menuName);
  let hasFailed = false;
  let saved: SavedState = 'saved';
  let running: string | undefined;
  let progress: number | undefined;
  document.documentElement.lang = language;
  part('wb-language').textContent = words.language;
  part('wb-menu').hidden = true;

  function showState(): void {
    const text = running === undefined ? words[saved] : words.running(running);
    const status = part('wb-saved');
    status.dataset['state'] = running === undefined ? saved : 'running';
    // A live region speaks at each change of its text, so it must not change without need.
    if (status.textContent !== text) status.textContent = text;
  }

  /** A run tells nothing of how far it has come. */
  function showProgress(): void {
    const bar = part('wb-progress') as HTMLProgressElement;
    bar.hidden = running === undefined && progress === undefined;
    bar.setAttribute('aria-label', running === undefined ? words.onTheWay : words.running(running));
    if (running === undefined && progress !== undefined) bar.value = progress;
    else bar.removeAttribute('value');
  }

  return {
    setFileName(name) {
      if (part('wb-file').textContent === name) return;
      part('wb-file').textContent = name;
      document.title = `${name} – Steady Pipeline workbench`;
    },
    fileName: () => part('wb-file').textContent ?? '',
    setMenu: (entries) => menu.setEntries(entries),
    setRunning(label) {
      running = label;
      menu.setEnabled(label === undefined);
      showState();
      showProgress();
    },
    setProgress(part) {
      progress = part;
      showProgress();
    },
    setSaved(state) {
      saved = state;
      showState();
    },
    setConnected(isConnected) {
      const state = part('wb-connection');
      state.dataset['state'] = isConnected ? 'connected' : 'lost';
      state.textContent = isConnected ? words.connected : words.connectionLost;
      if (hasFailed) return;
      if (isConnected) hideBanner();
      else showBanner('warning', words.lost, words.lostWhatToDo);
    },
    fail(what, whatToDo, elsewhere) {
      if (hasFailed) return;
      hasFailed = true;
      document.querySelector('.wb-opening')?.remove();
      showBanner('error', what, whatToDo, elsewhere ? linkTo(elsewhere) : reloadButton(words));
    },
  };
}

function showBanner(
  kind: 'warning' | 'error',
  what: string,
  whatToDo: string,
  way?: HTMLElement,
): void {
  const banner = document.getElementById('wb-banner')!;
  const title = document.createElement('strong');
  title.textContent = what;
  const advice = document.createElement('span');
  advice.textContent = whatToDo;
  banner.dataset['kind'] = kind;
  banner.replaceChildren(title, advice);
  if (way) banner.append(way);
  banner.hidden = false;
  // The grid measures itself when the window changes.
  window.dispatchEvent(new Event('resize'));
}

function reloadButton(words: Words): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'wb-button';
  button.textContent = words.reload;
  button.addEventListener('click', () => location.reload());
  return button;
}

function linkTo({ label, address }: Link): HTMLElement {
  const link = document.createElement('a');
  link.className = 'wb-button';
  link.href = address;
  link.textContent = label;
  return link;
}

function hideBanner(): void {
  const banner = document.getElementById('wb-banner')!;
  if (banner.hidden) return;
  banner.hidden = true;
  window.dispatchEvent(new Event('resize'));
}
