import { SMALL_BUNDLE, axeFindings, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--bundle', SMALL_BUNDLE, '--lang', 'sv']);
  tab = await workbench.openPage({ viewport: { width: 1100, height: 700 } });
});

afterAll(() => workbench?.close());

test('the page speaks Swedish around the spreadsheet and in its menus', async () => {
  expect(await tab.page.locator('html').getAttribute('lang')).toBe('sv');
  await tab.page.getByText('Ansluten').waitFor();
  await tab.page.getByText('Sparat').waitFor();
  await tab.page.getByText('Tillägg', { exact: true }).waitFor();
  await tab.page.getByText('Arkiv', { exact: true }).waitFor();
});

test('cells take and show Swedish numbers and formulas', async () => {
  await tab.select('Pipeline', 'H1');
  await tab.page.keyboard.type('=SUM(C2:C3;0,5)');
  await tab.page.keyboard.press('Enter');
  expect(await tab.cell('Pipeline', 'H1')).toEqual({
    value: 20000.5,
    formatted: '20000,5',
    formula: '=SUM(C2:C3;0,5)',
    error: null,
  });
});

test('axe finds nothing when the connection is lost', async () => {
  await workbench.server.stop();
  await tab.page.getByText('Arbetsbänken svarar inte.').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
});
