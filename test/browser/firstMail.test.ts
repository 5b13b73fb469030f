import type { OutboxAnswer } from '../../workbench/server/wire';
import { eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

/** Nothing but what the tour and the pages say. */
const VISITS = {
  en: {
    now: '2026-11-23T14:00:00Z',
    day: '12/1/2026',
    meeting: 'Meeting',
    date: 'Date',
    address: 'Mail address',
    schedule: 'Schedule meeting',
    saved: /Saved in row 2/,
    more: 'More',
    reminders: 'Reminders',
    on: 'Switch on',
    areOn: 'Reminders are on.',
    next: 'Next',
    done: 'Done',
    untilMail: 'Run until the next mail',
    outbox: 'Outbox',
    to: (address: string) => `To ${address}`,
    deal: 'Harborlight Hotels',
  },
  /** On a Saturday: the meeting is on a Monday, and Friday is the last working day before it. */
  sv: {
    now: '2026-11-28T09:00:00Z',
    day: '2026-12-07',
    meeting: 'Möte',
    date: 'Datum',
    address: 'Mejladress',
    schedule: 'Boka mötet',
    saved: /Sparat på rad 2/,
    more: 'Mer',
    reminders: 'Påminnelser',
    on: 'Slå på',
    areOn: 'Påminnelserna är på.',
    next: 'Nästa',
    done: 'Klar',
    untilMail: 'Kör till nästa mejl',
    outbox: 'Utkorg',
    to: (address: string) => `Till ${address}`,
    deal: 'Havsbris Hotell AB',
  },
} as const;

const CUSTOMER = 'karen@harborlight.example';
/** A mail each morning, and then the reminder. */
const MOST_MAILS = 10;

describe.each(['en', 'sv'] as const)(
  'from the first visit to the first mails, in %s',
  (language) => {
    const words = VISITS[language];
    let workbench: Workbench;
    let tab: WorkbenchPage;

    beforeAll(async () => {
      workbench = await startWorkbench(['--lang', language, '--now', words.now]);
      tab = await workbench.openPage({ isFirst: true });
    });

    afterAll(() => workbench?.close());

    const goOn = (name: string) =>
      tab.page.locator('.wb-tour').getByRole('button', { name, exact: true }).press('Enter');
    const sidebar = () => tab.page.frameLocator('#wb-sidebar iframe');
    const press = (name: string) =>
      sidebar().getByRole('button', { name, exact: true }).press('Enter');

    test('who follows the tour has booked a meeting and switched the reminders on', async () => {
      for (let step = 1; step <= 3; step++) await goOn(words.next);
      await sidebar().getByRole('heading', { name: words.deal }).waitFor();
      await sidebar().getByRole('tab', { name: words.meeting, exact: true }).press('Enter');
      await sidebar().getByLabel(words.date, { exact: true }).fill(words.day);
      await sidebar().getByLabel('Start', { exact: true }).fill('10:00');
      await sidebar().getByLabel(words.address).fill(CUSTOMER);
      await press(words.schedule);
      await sidebar().locator('#deal-status').getByText(words.saved).waitFor();
      await press(words.more);
      await sidebar().getByText(words.reminders, { exact: true }).press('Enter');
      await sidebar().getByText(CUSTOMER).waitFor();
      await press(words.on);
      await sidebar().getByText(words.areOn).waitFor();
    });

    test('the clock runs to one mail after the other, until the customer has hers', async () => {
      await goOn(words.next);
      const untilMail = tab.page.getByRole('button', { name: words.untilMail });
      let mails: OutboxAnswer['mails'] = [];
      while (mails.length < MOST_MAILS && mails[0]?.to[0] !== CUSTOMER) {
        const before = mails.length;
        await untilMail.press('Enter');
        await eventually(async () => {
          const response = await fetch(`${workbench.server.address}outbox`);
          ({ mails } = (await response.json()) as OutboxAnswer);
          return mails.length > before;
        }, true);
        await eventually(() => untilMail.getAttribute('aria-disabled'), 'false');
      }
      await goOn(words.next);
      await tab.page.getByRole('region', { name: words.outbox, exact: true }).waitFor();
      await tab.page.getByText(words.to(CUSTOMER)).waitFor();
      // What came first is the morning mail of the rep.
      expect(mails.at(-1)!.to).toEqual(['rep@example.com']);
      await goOn(words.done);
      expect(tab.errors).toEqual([]);
    });
  },
);
