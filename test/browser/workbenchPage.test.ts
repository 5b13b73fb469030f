import { axeFindings, eventually, SMALL_BUNDLE, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--bundle', SMALL_BUNDLE]);
});

afterAll(() => workbench?.close());

beforeEach(async () => {
  tab = await workbench.openPage();
});

afterEach(async () => {
  expect(tab.errors).toEqual([]);
  await tab.close();
});

const value = (sheetName: string, xc: string) => async () => (await tab.cell(sheetName, xc)).value;

test('the first start shows the plan that the script made active, computed by the bundle', async () => {
  expect(await tab.sheets()).toEqual(['Sheet1', 'Pipeline', 'Plan']);
  expect(await tab.page.evaluate('workbench.activeSheet()')).toBe('Plan');
  expect(await tab.cell('Plan', 'B1')).toEqual({
    value: 8000,
    formatted: '8000',
    formula: '=WEIGHTED_PIPELINE(Pipeline!C2:C,Pipeline!D2:D)',
    error: null,
  });
});

test('a custom function follows an edit at once', async () => {
  await tab.setCell('Pipeline', 'C4', '10000');
  await tab.setCell('Pipeline', 'D4', '0.1');
  expect((await tab.cell('Plan', 'B1')).value).toBe(9000);
  await tab.setCell('Pipeline', 'D4', '0');
  expect((await tab.cell('Plan', 'B1')).value).toBe(8000);
});

test('typing into the grid edits the cell', async () => {
  await tab.select('Pipeline', 'A6');
  await tab.page.keyboard.type('Fjord Shipping');
  await tab.page.keyboard.press('Enter');
  await eventually(value('Pipeline', 'A6'), 'Fjord Shipping');
});

test('typing the beginning of a function offers it with its help', async () => {
  await tab.select('Pipeline', 'H1');
  await tab.page.keyboard.type('=WEIGH');
  const offer = tab.page.locator('.o-autocomplete-dropdown');
  await offer.getByText('WEIGHTED_PIPELINE').waitFor();
  await offer.getByText('The amounts of the deals, each times its chance, added up.').waitFor();
  await tab.page.keyboard.type('TED_PIPELINE(');
  const help = tab.page.locator('.o-formula-assistant');
  await help.getByText('amounts', { exact: true }).first().waitFor();
  await help.locator('.collapsor').click();
  await help.getByText('The amounts, one a row.').waitFor();
  await tab.page.keyboard.press('Escape');
});

test('a menu item of the header runs on the server; its toast is shown and its writes arrive', async () => {
  await tab.chooseMenuItem('Write a note');
  await tab.page.getByText('The note is in Pipeline!F1.').waitFor();
  await eventually(value('Pipeline', 'F1'), 'Noted');
});

test("the engine's own menu bar has the same items under Extensions", async () => {
  await tab.page.getByText('Extensions', { exact: true }).click();
  await tab.page.locator('.o-menu-item', { hasText: 'Steady Pipeline' }).hover();
  await tab.page.locator('.o-menu-item', { hasText: 'Write a note' }).click();
  await tab.page.getByText('The note is in Pipeline!F1.').waitFor();
});

test('an alert of the script waits for OK', async () => {
  await tab.chooseMenuItem('Show an alert');
  const alert = tab.page.getByRole('alertdialog', { name: 'Three deals need a look' });
  await alert.getByText('Rows 4, 9 and 12 have no amount.').waitFor();
  await alert.getByRole('button', { name: 'OK' }).click();
  await alert.waitFor({ state: 'detached' });
});

test('what the script throws is shown in words', async () => {
  await tab.chooseMenuItem('Fail');
  const alert = tab.page.getByRole('alertdialog', { name: 'The add-on stopped' });
  await alert.getByText('The sheet Pipeline has no column Stage. Put the heading back.').waitFor();
});

test('the menu is a menu for the keyboard too', async () => {
  const button = tab.page.getByRole('button', { name: 'Steady Pipeline' });
  const focused = () => tab.page.evaluate(() => document.activeElement?.textContent ?? '');
  await button.focus();
  await tab.page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Set up pipeline');
  await tab.page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('Fail');
  await tab.page.keyboard.press('w');
  expect(await focused()).toBe('Write a note');
  await tab.page.keyboard.press('Escape');
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  expect(await focused()).toBe('Steady Pipeline');
});

test('two tabs stay in step', async () => {
  const other = await workbench.openPage();
  await tab.setCell('Pipeline', 'A8', 'from one');
  await eventually(async () => (await other.cell('Pipeline', 'A8')).value, 'from one');
  await other.setCell('Pipeline', 'A8', 'from the other');
  await eventually(value('Pipeline', 'A8'), 'from the other');
  expect(other.errors).toEqual([]);
  await other.close();
});

test('two tabs that edit at the same time end up alike', async () => {
  const other = await workbench.openPage();
  const writeMany = (page: WorkbenchPage, column: string) =>
    Promise.all(
      [20, 21, 22, 23, 24].map((row) => page.setCell('Pipeline', `${column}${row}`, column)),
    );
  await Promise.all([writeMany(tab, 'A'), writeMany(other, 'B')]);
  await Promise.all([tab.saved(), other.saved()]);
  for (const page of [tab, other]) {
    await eventually(async () => (await page.cell('Pipeline', 'A24')).value, 'A');
    await eventually(async () => (await page.cell('Pipeline', 'B24')).value, 'B');
  }
  await other.close();
});

test('a reload keeps an edit and the sheet that was shown', async () => {
  await tab.activate('Pipeline');
  await tab.setCell('Pipeline', 'A9', 'kept');
  await tab.saved();
  await tab.page.reload();
  await tab.ready();
  expect((await tab.cell('Pipeline', 'A9')).value).toBe('kept');
  expect(await tab.page.evaluate('workbench.activeSheet()')).toBe('Pipeline');
});

test('undo takes back the last edit in every tab', async () => {
  const other = await workbench.openPage();
  await tab.setCell('Pipeline', 'A10', 'mistake');
  await eventually(async () => (await other.cell('Pipeline', 'A10')).value, 'mistake');
  await tab.select('Pipeline', 'A1');
  await tab.page.keyboard.press('Control+z');
  await eventually(value('Pipeline', 'A10'), null);
  await eventually(async () => (await other.cell('Pipeline', 'A10')).value, null);
  await other.close();
});

test('sorting beside a spilled column moves the typed cells and computes the rest anew', async () => {
  const deals = { H30: 'Deal', I30: 'Amount', H31: 'Large', I31: '9', H32: 'Small', I32: '1' };
  for (const [xc, content] of Object.entries(deals)) await tab.setCell('Pipeline', xc, content);
  await tab.setCell('Pipeline', 'J30', '=ARRAYFORMULA(I30:I32)');
  await tab.select('Pipeline', 'I31');
  await tab.page.keyboard.press('Shift+ArrowDown');
  await tab.page.getByText('Data', { exact: true }).click();
  await tab.page.locator('.o-menu-item', { hasText: 'Sort range' }).hover();
  await tab.page.locator('.o-menu-item', { hasText: 'Ascending' }).click();
  const question = tab.page.getByRole('alertdialog', { name: 'Spreadsheet' });
  await question.getByRole('button', { name: 'Yes' }).click();
  await eventually(value('Pipeline', 'H31'), 'Small');
  expect((await tab.cell('Pipeline', 'J31')).value).toBe(1);
  expect((await tab.cell('Pipeline', 'J32')).value).toBe(9);
});

test('every request stays on this machine, at this port but for the questions of scripts', async () => {
  const { origin } = new URL(workbench.server.address);
  expect(tab.requests.length).toBeGreaterThan(5);
  for (const address of tab.requests)
    expect(address).toMatch(
      new RegExp(`^(${origin}/|http://127\\.0\\.0\\.1:\\d+/questions\\?|data:|blob:)`),
    );
});

test('axe finds nothing in the header, the menu, toasts and dialogs', async () => {
  expect(await axeFindings(tab)).toEqual([]);
  await tab.chooseMenuItem('Write a note');
  await tab.page.getByText('The note is in Pipeline!F1.').waitFor();
  await tab.page.getByRole('button', { name: 'Steady Pipeline' }).click();
  expect(await axeFindings(tab)).toEqual([]);
  await tab.page.keyboard.press('Escape');
  await tab.chooseMenuItem('Show an alert');
  await tab.page.getByRole('alertdialog').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
});
