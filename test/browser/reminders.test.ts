import { dealBesideSheet } from './dealTasks';
import type { DealBesideSheet } from './dealTasks';
import { axeFindings, eventually } from './workbench';

const KAREN = 'karen@harborlight.example';

describe('from a meeting to its reminder (rules R2 to R5)', () => {
  let deal: DealBesideSheet;

  beforeAll(async () => {
    deal = await dealBesideSheet('en');
    await deal.pipeline.type(deal.words.prospect, 'mail', KAREN);
    await deal.open();
  });

  afterAll(() => deal?.workbench.close());

  const page = () => deal.tab.page;
  const drawer = (name: string) => page().getByRole('region', { name, exact: true });
  const goTo = async (time: string, runs = true): Promise<void> => {
    if ((await drawer('Clock and triggers').count()) === 0)
      await page().locator('#wb-clock').press('Enter');
    await drawer('Clock and triggers').getByLabel('Go to').fill(time);
    if (runs) await page().keyboard.press('Enter');
    else await page().getByRole('button', { name: 'Set, run nothing' }).press('Enter');
  };
  const book = async (day: string): Promise<void> => {
    await deal.tabTo('Date');
    await page().keyboard.press('Control+a');
    await deal.typeText(day);
    await deal.tabTo('Start');
    await page().keyboard.press('Control+a');
    await deal.typeText('10:00');
    await deal.sidebar.locator('#deal-save').press('Enter');
    await deal.status.getByText(deal.words.saved).waitFor();
  };
  /** The texts of the mails in the outbox, newest first. */
  const mails = async (): Promise<string[]> => {
    await page().locator('#wb-outbox').press('Enter');
    const outbox = drawer('Outbox');
    const items = outbox.locator('.wb-mails button');
    await items.first().waitFor();
    const texts: string[] = [];
    for (let i = 0; i < (await items.count()); i++) {
      await items.nth(i).press('Enter');
      const to = await outbox.locator('.wb-times').innerText();
      await outbox.getByRole('button', { name: 'As text' }).press('Enter');
      texts.push(`${to}\n${await outbox.locator('.wb-log').innerText()}`);
      await outbox.getByRole('button', { name: 'Back to the list' }).press('Enter');
    }
    await page().locator('#wb-outbox').press('Enter');
    return texts;
  };

  /** Kind and state of each row of the Mail log. */
  const logged = async (): Promise<(string | undefined)[][]> => {
    const [headings = [], ...rows] = await deal.tab.texts('Mail log');
    const at = ['Kind', 'State'].map((heading) => headings.indexOf(heading));
    return rows.map((row) => at.map((column) => row[column]));
  };

  test('reminders are switched on in More, after a look at who gets what', async () => {
    await deal.openPart(2);
    await book('11/25/2026');
    await deal.sidebar.getByRole('button', { name: 'More', exact: true }).press('Enter');
    await deal.sidebar.getByText('Reminders', { exact: true }).press('Enter');
    await deal.sidebar.getByText(KAREN).waitFor();
    expect(await axeFindings(deal.tab)).toEqual([]);
    await deal.sidebar.getByRole('button', { name: 'Switch on', exact: true }).press('Enter');
    await deal.sidebar.getByText('Reminders are on.').waitFor();
    await page().keyboard.press('Escape');
  });

  test('on the day before, the clock mails the prospect once; the digest names the call, the log the mail', async () => {
    await goTo('2026-11-24T10:30');
    await page().getByRole('button', { name: 'Clock: Tue, Nov 24, 10:30' }).waitFor();
    // On Monday she got a digest too.
    const [reminder, digest, ...earlier] = await mails();
    expect(earlier).toHaveLength(1);
    expect(reminder).toContain(`To\n${KAREN}`);
    expect(reminder).toContain('Wednesday, November 25, 10:00 AM to 10:45 AM (New York time)');
    expect(digest).toContain('To\nrep@example.com');
    expect(digest).toContain(
      'Harborlight Hotels, Karen Oakes, +1 555 0101: Call about the meeting',
    );
    expect(await logged()).toEqual([['Reminder', 'Sent']]);
  });

  test('an hour later nothing is sent again', async () => {
    await goTo('2026-11-24T13:00');
    await page().getByRole('button', { name: 'Clock: Tue, Nov 24, 13:00' }).waitFor();
    await page().getByRole('button', { name: 'Outbox (3)' }).waitFor();
    expect(await logged()).toHaveLength(1);
  });

  test('moved, the meeting is a new one with a mail of its own', async () => {
    await page().locator('#wb-clock').press('Enter');
    await deal.sidebar.getByRole('button', { name: 'Move', exact: true }).press('Enter');
    await book('11/30/2026');
    await goTo('2026-11-27T08:30', false);
    await page().getByRole('button', { name: 'Clock: Fri, Nov 27, 08:30' }).waitFor();
    await goTo('2026-11-27T10:30');
    await eventually(async () => (await logged()).length, 2);
    const moved = (await mails()).find((mail) => mail.includes(`To\n${KAREN}`));
    expect(moved).toContain('Monday, November 30, 10:00 AM');
    expect(deal.tab.errors).toEqual([]);
  });
});
