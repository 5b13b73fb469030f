import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { readFileSync } from 'node:fs';
import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const BUNDLE = join(__dirname, '../workbench/mailingBundle.js');

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--bundle', BUNDLE, '--empty']);
  tab = await workbench.openPage();
});

afterAll(() => workbench?.close());

const button = (name: string | RegExp) => tab.page.getByRole('button', { name });
const drawer = (name: string) => tab.page.getByRole('region', { name });
const shown = async (xc: string) => (await tab.cell('Sheet1', xc)).formatted;

test('the header says where the clock stands; the drawer says it in three zones', async () => {
  await button('Clock: Mon, Nov 23, 09:00').press('Enter');
  const clock = drawer('Clock and triggers');
  await clock.getByText('Mon, Nov 23, 09:00').first().waitFor();
  expect(await clock.getByLabel('Time zone: Spreadsheet').inputValue()).toBe('America/New_York');
  await clock.getByText('There are none.').waitFor();
  await clock.getByText('The clock stands until you move it.').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
});

test('Escape gives the keyboard back to the button', async () => {
  await tab.page.keyboard.press('Escape');
  await eventually(() => drawer('Clock and triggers').count(), 0);
  expect(await tab.page.evaluate(() => document.activeElement?.id)).toBe('wb-clock');
});

test('the next trigger runs, its run is told with calls and log, and NOW follows the clock', async () => {
  await tab.chooseMenuItem('Switch on');
  await eventually(async () => (await shown('A1')).includes('9:00'), true);
  await button(/^Clock/).click();
  const clock = drawer('Clock and triggers');
  await clock.getByText('every hour', { exact: true }).waitFor();
  await clock.getByRole('button', { name: 'Run the next trigger' }).click();
  await eventually(() => shown('B1'), 'Mailed');
  const run = clock.getByRole('group').filter({ hasText: 'hourly' });
  await run.getByText('clock', { exact: true }).waitFor();
  await run.locator('summary').press('Enter');
  await run.getByText('An hour has passed.').waitFor();
  await run.getByRole('row', { name: 'MailApp.sendEmail 1' }).waitFor();
  await eventually(async () => (await shown('A1')).includes('9:00'), false);
  expect(await axeFindings(tab)).toEqual([]);
});

test('a day later each hour has run, and a second tab shows the same time', async () => {
  const other = await workbench.openPage();
  const clock = drawer('Clock and triggers');
  await clock.getByLabel('Go to').fill('2026-11-24T09:30');
  await tab.page.keyboard.press('Enter');
  await button('Clock: Tue, Nov 24, 09:30').waitFor();
  await button('Outbox (24)').waitFor();
  await other.page.getByRole('button', { name: 'Clock: Tue, Nov 24, 09:30' }).waitFor();
  await eventually(async () => (await other.cell('Sheet1', 'A1')).formatted, await shown('A1'));
  expect(await shown('A1')).toContain('11/24/2026');
  await other.close();
});

test('mishaps are drawn from a seed that can be chosen', async () => {
  const clock = drawer('Clock and triggers');
  expect(await clock.getByLabel('Seed').count()).toBe(0);
  const mishaps = clock.getByLabel('Triggers may be late');
  await mishaps.press('Space');
  await clock.getByLabel('Seed').fill('7');
  await tab.page.keyboard.press('Tab');
  await eventually(() => clock.getByLabel('Seed').inputValue(), '7');
  expect(await axeFindings(tab)).toEqual([]);
  await mishaps.press('Space');
  await eventually(() => clock.getByLabel('Seed').count(), 0);
});

test('a time that is none is refused in words', async () => {
  const clock = drawer('Clock and triggers');
  await clock.getByLabel('Go to').fill('');
  await tab.page.keyboard.press('Enter');
  await clock.getByRole('alert').getByText('Give a date and a time.').waitFor();
  await clock.getByLabel('Go to').fill('2028-11-24T09:00');
  await tab.page.keyboard.press('Enter');
  await clock.getByRole('alert').getByText('92 days').waitFor();
});

test('while the clock is on its way the drawer says where to, and halts it', async () => {
  const { page } = tab;
  // A way is over sooner than a test can look; here one goes on until it is halted.
  await page.route('**/clock*', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as object;
    return route.fulfill({ response, json: { ...answer, goingTo: '2026-11-30T14:00:00.000Z' } });
  });
  await page.keyboard.press('Escape');
  await button(/^Clock/).press('Enter');
  const clock = drawer('Clock and triggers');
  await clock.getByText('On the way to Mon, Nov 30, 09:00').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
  const [halted] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    clock.getByRole('button', { name: 'Stop here' }).press('Enter'),
  ]);
  expect(halted.postDataJSON()).toEqual({ halt: true });
  await page.unroute('**/clock*');
});

test('the outbox shows a mail as it arrives; its script does not run', async () => {
  await button(/^Outbox/).press('Enter');
  const outbox = drawer('Outbox');
  await outbox.getByText('Recipients left today: 76.').waitFor();
  await outbox
    .getByRole('button', { name: /Möte i morgon/ })
    .first()
    .press('Enter');
  const html = outbox.frameLocator('iframe');
  await html.getByText('kl. 10').waitFor();
  expect(await tab.page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  expect(await axeFindings(tab)).toEqual([]);
  await outbox.getByRole('button', { name: 'As text' }).press('Enter');
  await outbox.getByText('Vi ses kl. 10.').waitFor();
  await outbox.getByRole('link', { name: 'meeting.ics' }).waitFor();
});

test('its .eml is a message that a mail program reads', async () => {
  const [download] = await Promise.all([
    tab.page.waitForEvent('download'),
    drawer('Outbox').getByRole('link', { name: 'Download .eml' }).click(),
  ]);
  const mail = await simpleParser(readFileSync(await download.path()));
  expect(mail.subject).toBe('Möte i morgon');
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['meeting.ics']);
});

test('clock, triggers and mails are there after a crash', async () => {
  await workbench.restart('kill', ['--bundle', BUNDLE, '--empty']);
  const later = await workbench.openPage();
  await later.page.getByRole('button', { name: 'Clock: Tue, Nov 24, 09:30' }).waitFor();
  await later.page.getByRole('button', { name: 'Outbox (24)' }).waitFor();
  await later.page.getByRole('button', { name: /^Clock/ }).click();
  await later.page.getByText('every hour', { exact: true }).waitFor();
  expect(later.errors).toEqual([]);
  await later.close();
});
