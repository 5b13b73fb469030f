import { dealBesideSheet } from './dealTasks';
import type { DealBesideSheet } from './dealTasks';

/**
 * Monday, Nov 23, 14:00 UTC: in the browser it is Tuesday already, in the spreadsheet Monday at six in the morning, for
 * the script Monday night.
 */
const BROWSER = 'Pacific/Kiritimati';
const SPREADSHEET = 'America/Los_Angeles';
const SCRIPT = 'Asia/Karachi';
const KAREN = 'karen@harborlight.example';

let deal: DealBesideSheet;

beforeAll(async () => {
  deal = await dealBesideSheet('en', { timeZone: BROWSER });
  await page().locator('#wb-clock').press('Enter');
  await clock().getByLabel('Time zone: Spreadsheet').selectOption(SPREADSHEET);
  await clock().getByLabel('Time zone: Script').selectOption(SCRIPT);
  await page().getByRole('button', { name: 'Clock: Mon, Nov 23, 06:00' }).waitFor();
  await page().keyboard.press('Escape');
});

afterAll(() => deal?.workbench.close());

const page = () => deal.tab.page;
const region = (name: string) => page().getByRole('region', { name, exact: true });
const clock = () => region('Clock and triggers');

test('the drawer says the time in all three', async () => {
  await page().locator('#wb-clock').press('Enter');
  for (const time of ['Mon, Nov 23, 06:00', 'Mon, Nov 23, 19:00', 'Tue, Nov 24, 04:00']) {
    await clock().getByText(time).waitFor();
  }
  await clock().locator('.wb-muted', { hasText: BROWSER }).waitFor();
  await page().keyboard.press('Escape');
});

test('TODAY() is the spreadsheet’s day', async () => {
  await deal.tab.setCell('Mail log', 'A60', '=DAY(TODAY())');
  expect((await deal.tab.cell('Mail log', 'A60')).value).toBe(23);
  await deal.tab.setCell('Mail log', 'A60', '');
});

test('a meeting that is booked for ten stands for ten, and its mail says ten on the day before', async () => {
  await deal.pipeline.type(deal.words.prospect, 'mail', KAREN);
  await deal.open();
  await deal.openPart(2);
  await deal.tabTo('Date');
  await page().keyboard.press('Control+a');
  await deal.typeText('11/25/2026');
  await deal.tabTo('Start');
  await page().keyboard.press('Control+a');
  await deal.typeText('10:00');
  await deal.sidebar.locator('#deal-save').press('Enter');
  await deal.status.getByText(deal.words.saved).waitFor();

  await deal.sidebar.getByRole('button', { name: 'More', exact: true }).press('Enter');
  await deal.sidebar.getByText('Reminders', { exact: true }).press('Enter');
  await deal.sidebar.getByText(KAREN).waitFor();
  await deal.sidebar.getByRole('button', { name: 'Switch on', exact: true }).press('Enter');
  await deal.sidebar.getByText('Reminders are on.').waitFor();
  await page().locator('#wb-clock').press('Enter');
  await clock().getByLabel('Go to').fill('2026-11-24T12:00');
  await page().keyboard.press('Enter');
  await page().getByRole('button', { name: 'Clock: Tue, Nov 24, 12:00' }).waitFor();

  await page().locator('#wb-outbox').press('Enter');
  const outbox = region('Outbox');
  await outbox.getByText(KAREN).first().waitFor();
  const reminders = outbox.locator('.wb-mails button').filter({ hasText: `To ${KAREN}` });
  expect(await reminders.count()).toBe(1);
  await reminders.first().press('Enter');
  await outbox.getByRole('button', { name: 'As text' }).press('Enter');
  expect(await outbox.locator('.wb-log').innerText()).toMatch(/10:00\sAM/);
  expect(deal.tab.errors).toEqual([]);
});
