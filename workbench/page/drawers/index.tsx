/** The drawers of the header: the clock with its triggers, the outbox, the file. */
import type { Happenings } from '../../server/wire';
import type { PageClock } from '../pageClock';
import type { PageLanguage, Words } from '../words';
import { ClockDrawer } from './clockDrawer';
import type { WorkbookFiles } from '../workbookFiles';
import { createDrawerPlace } from './drawer';
import type { Drawer } from './drawer';
import { FileDrawer } from './fileDrawer';
import { OutboxDrawer } from './outboxDrawer';
import { shownTime } from './shownTimes';

export type DrawerName = 'clock' | 'outbox';

export interface Drawers {
  /** Opens it without taking the keyboard there. */
  show(name: DrawerName): void;
  /** Shows on the buttons what has happened, and in the open drawer. */
  happenings(now: Happenings): void;
}

const SHOWN_MINUTE_MS = 10_000;

export function createDrawers(
  words: Words,
  language: PageLanguage,
  timeZone: string,
  clock: PageClock,
  files: WorkbookFiles,
  takeTour: () => void,
): Drawers {
  const place = createDrawerPlace(words);
  const facts = { words, language, timeZone };
  const clockDrawer: Drawer = {
    title: words.clock.title,
    view: (change) => <ClockDrawer {...facts} change={change} />,
  };
  const outboxDrawer: Drawer = {
    title: words.outbox.title,
    view: (change) => <OutboxDrawer {...facts} change={change} />,
  };
  const clockButton = openerOf('wb-clock', clockDrawer);
  const outboxButton = openerOf('wb-outbox', outboxDrawer);
  const fileButton = openerOf('wb-files', {
    title: words.file.title,
    view: () => <FileDrawer words={words} files={files} takeTour={takeTour} />,
  });
  fileButton.textContent = words.file.button;

  function openerOf(id: string, drawer: Drawer): HTMLElement {
    const button = document.getElementById(id)!;
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-controls', 'wb-drawer');
    button.addEventListener('click', () => place.toggle(drawer, button));
    button.hidden = false;
    return button;
  }

  function showTime(): void {
    const time = shownTime(clock.now(), timeZone, language);
    clockButton.textContent = words.clock.button(time);
    clockButton.dataset['stands'] = String(clock.stands);
  }

  showTime();
  setInterval(showTime, SHOWN_MINUTE_MS);
  return {
    show: (name) =>
      name === 'clock'
        ? place.show(clockDrawer, clockButton)
        : place.show(outboxDrawer, outboxButton),
    happenings({ mails }) {
      outboxButton.textContent = words.outbox.button(mails);
      showTime();
      place.refresh();
    },
  };
}
