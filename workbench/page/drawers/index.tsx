/** The drawers of the header: the clock with its triggers, the outbox, the file. */
import type { Happenings } from '../../server/wire';
import type { Notices } from '../notices';
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
  /** Closes the one that is open. */
  hide(): void;
  /** Shows on the buttons what has happened, and in the open drawer. */
  happenings(now: Happenings): void;
}

const SHOWN_MINUTE_MS = 10_000;

export interface Surroundings {
  readonly words: Words;
  readonly language: PageLanguage;
  readonly clock: PageClock;
  /** The spreadsheet's time zone, which may become another. */
  readonly zone: () => string;
  readonly files: WorkbookFiles;
  readonly takeTour: () => void;
  readonly notices: Notices;
}

export function createDrawers(around: Surroundings): Drawers {
  const { words, language, clock, zone } = around;
  const place = createDrawerPlace(words);
  const facts = { words, language };
  const time = (instant: string | Date): string => shownTime(instant, zone(), language);
  const clockDrawer: Drawer = {
    title: words.clock.title,
    view: (change) => <ClockDrawer {...facts} change={change} />,
  };
  const outboxDrawer: Drawer = {
    title: words.outbox.title,
    view: (change) => <OutboxDrawer {...facts} timeZone={zone()} change={change} />,
  };
  const clockButton = openerOf('wb-clock', clockDrawer);
  const outboxButton = openerOf('wb-outbox', outboxDrawer);
  const fileButton = openerOf('wb-files', {
    title: words.file.title,
    view: (change) => (
      <FileDrawer
        words={words}
        files={around.files}
        takeTour={around.takeTour}
        notices={around.notices}
        time={time}
        change={change}
      />
    ),
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
    clockButton.textContent = words.clock.button(time(clock.now()));
    clockButton.dataset['stands'] = String(clock.stands);
  }

  showTime();
  setInterval(showTime, SHOWN_MINUTE_MS);
  return {
    show: (name) =>
      name === 'clock'
        ? place.show(clockDrawer, clockButton)
        : place.show(outboxDrawer, outboxButton),
    hide: () => place.hide(),
    happenings({ mails }) {
      outboxButton.textContent = words.outbox.button(mails);
      showTime();
      place.refresh();
    },
  };
}
