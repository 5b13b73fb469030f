import { eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench();
  tab = await workbench.openPage();
});

afterAll(() => workbench?.close());

const value = async (sheet: string, xc: string): Promise<unknown> =>
  (await tab.cell(sheet, xc)).value;

async function type(xc: string, text: string): Promise<void> {
  await tab.select('Pipeline', xc);
  await tab.page.keyboard.type(text);
  await tab.page.keyboard.press('Enter');
}

test('a prospect typed below the others gets an ID, and its stage a row in the Stage log', async () => {
  await type('A18', 'Fjord Shipping');
  await eventually(async () => typeof (await value('Pipeline', 'AJ18')), 'string');
  const id = String(await value('Pipeline', 'AJ18'));
  expect(id).not.toBe('');
  await type('C18', 'Contacted');
  await eventually(() => value('Stage log', 'D18'), 'Contacted');
  expect(await value('Stage log', 'B18')).toBe(id);
  expect(await value('Pipeline', 'AJ18')).toBe(id);
});

test('constants pasted into computed columns are cleared, and a toast names the cells on the page that pasted', async () => {
  const other = await workbench.openPage();
  await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.page.evaluate(() => navigator.clipboard.writeText('0.5\t500'));
  await tab.select('Pipeline', 'F5');
  await tab.page.keyboard.press('Control+v');
  await tab.page.locator('.wb-toast', { hasText: '(F5, G5)' }).waitFor();
  await eventually(() => value('Pipeline', 'F5'), 0.41);
  await eventually(() => value('Pipeline', 'G5'), 9840);
  await eventually(async () => (await other.cell('Pipeline', 'G5')).value, 9840);
  expect(await other.page.locator('.wb-toast').count()).toBe(0);
  expect([...tab.errors, ...other.errors]).toEqual([]);
  await other.close();
});
