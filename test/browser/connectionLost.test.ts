import { SMALL_BUNDLE, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

let workbench: Workbench;
let tab: WorkbenchPage;

beforeEach(async () => {
  workbench = await startWorkbench(['--bundle', SMALL_BUNDLE]);
  tab = await workbench.openPage();
});

afterEach(() => workbench?.close());

const value = (xc: string) => async () => (await tab.cell('Pipeline', xc)).value;

test.each(['stop', 'kill'] as const)('a restart (%s) keeps what was edited', async (how) => {
  await tab.setCell('Pipeline', 'A7', 'before');
  await tab.saved();
  await workbench.restart(how);
  const fresh = await workbench.openPage();
  expect((await fresh.cell('Pipeline', 'A7')).value).toBe('before');
  expect((await fresh.cell('Plan', 'B1')).value).toBe(8000);
});

test('an edit made while the server is away is shown as unsaved and saved when it is back', async () => {
  await workbench.server.stop();
  await tab.page.getByText('The workbench does not answer.').waitFor();
  await tab.setCell('Pipeline', 'A7', 'offline');
  await tab.page.getByText('Not saved').waitFor();

  await workbench.restart();
  await tab.page.getByText('The workbench does not answer.').waitFor({ state: 'hidden' });
  await tab.ready();
  await eventually(() => tab.page.locator('#wb-saved').textContent(), 'Saved');
  const fresh = await workbench.openPage();
  expect((await fresh.cell('Pipeline', 'A7')).value).toBe('offline');
  await eventually(value('A7'), 'offline');
});

test('a menu item chosen while the server is away says so', async () => {
  await workbench.server.stop();
  await tab.page.getByText('The workbench does not answer.').waitFor();
  await tab.chooseMenuItem('Write a note');
  await tab.page.getByText('nothing was run').waitFor();
});

test('a page of a workbook that was set aside says that it no longer matches', async () => {
  await workbench.restart('stop', ['--bundle', SMALL_BUNDLE, '--reset']);
  await tab.page.getByText('This page and the saved workbook no longer match.').waitFor();
  await tab.page.getByRole('button', { name: 'Load the page anew' }).click();
  await tab.ready();
  expect((await tab.cell('Plan', 'B1')).value).toBe(8000);
});

test('a failure in the page is said in words', async () => {
  await tab.page.evaluate(() => void setTimeout(() => Promise.reject(new Error('a fault'))));
  await tab.page.getByText('Something in this page failed.').waitFor();
});
