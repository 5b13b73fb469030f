/** The frame around the spreadsheet: header, what is saved, and what to do when something goes wrong. */
import { createMenuButton } from './menuButton';
import type { MenuEntry } from './menuButton';
import type { PageLanguage, Words } from './words';
import { wordsIn } from './words';

export type SavedState = 'saved' | 'saving' | 'unsaved';

export interface Frame {
  setFileName(name: string): void;
  setMenu(entries: readonly MenuEntry[]): void;
  /** While the add-on runs there is no second run. */
  setRunning(label: string | undefined): void;
  setSaved(state: SavedState): void;
  setConnected(isConnected: boolean): void;
  /** Stays until the page is loaded anew. */
  fail(what: string, whatToDo: string): void;
}

export function createFrame(language: PageLanguage): Frame {
  const words = wordsIn(language);
  const part = (id: string) => document.getElementById(id)!;
  const menu = createMenuButton(part('wb-menu'), words.menuName);
  let hasFailed = false;
  let saved: SavedState = 'saved';
  let running: string | undefined;
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

  return {
    setFileName(name) {
      part('wb-file').textContent = name;
      document.title = `${name} – Steady Pipeline workbench`;
    },
    setMenu: (entries) => menu.setEntries(entries),
    setRunning(label) {
      running = label;
      menu.setEnabled(label === undefined);
      showState();
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
    fail(what, whatToDo) {
      if (hasFailed) return;
      hasFailed = true;
      showBanner('error', what, whatToDo, words);
    },
  };
}

function showBanner(
  kind: 'warning' | 'error',
  what: string,
  whatToDo: string,
  reload?: Words,
): void {
  const banner = document.getElementById('wb-banner')!;
  const title = document.createElement('strong');
  title.textContent = what;
  const advice = document.createElement('span');
  advice.textContent = whatToDo;
  banner.dataset['kind'] = kind;
  banner.replaceChildren(title, advice);
  if (reload) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'wb-button';
    button.textContent = reload.reload;
    button.addEventListener('click', () => location.reload());
    banner.append(button);
  }
  banner.hidden = false;
  // The grid measures itself when the window changes.
  window.dispatchEvent(new Event('resize'));
}

function hideBanner(): void {
  const banner = document.getElementById('wb-banner')!;
  if (banner.hidden) return;
  banner.hidden = true;
  window.dispatchEvent(new Event('resize'));
}
