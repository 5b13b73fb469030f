import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

let workbench: Workbench;
let rep: WorkbenchPage;
let manager: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench();
  rep = await workbench.openPage();
  manager = await workbench.openPage({ role: 'manager' });
});

afterAll(() => workbench?.close());

const drawer = ({ page }: WorkbenchPage) => page.getByRole('region', { name: 'File', exact: true });

async function openDrawer(tab: WorkbenchPage): Promise<void> {
  if ((await drawer(tab).count()) === 0) await tab.page.locator('#wb-files').press('Enter');
  await drawer(tab).getByRole('heading', { name: 'Spreadsheets' }).waitFor();
}

async function press(tab: WorkbenchPage, name: string): Promise<void> {
  await drawer(tab).getByRole('button', { name, exact: true }).press('Enter');
}

/** Follows the page to the file that it goes to. */
async function arrived(tab: WorkbenchPage, name: string): Promise<void> {
  await tab.page.locator('#wb-file', { hasText: name }).waitFor();
  await tab.ready();
}

const prospect = async (tab: WorkbenchPage) => (await tab.cell('Pipeline', 'A2')).formatted;

test('a copy opens in the tab that makes it; what is typed there is not in the first file', async () => {
  const before = await prospect(rep);
  await openDrawer(rep);
  await press(rep, 'Make a copy');
  await arrived(rep, 'Copy of pipeline-en');
  await rep.setCell('Pipeline', 'A2', 'Only in the copy');
  await rep.saved();
  expect(await prospect(manager)).toBe(before);
  await rep.page.reload();
  await rep.ready();
  expect(await prospect(rep)).toBe('Only in the copy');
});

test('who has no access is told so, and sees the file as soon as it is shared', async () => {
  const stranger = await workbench.openPage({ role: 'manager' });
  const address = new URL(rep.page.url());
  address.searchParams.set('as', 'manager');
  await stranger.page.goto(address.href);
  await stranger.page.getByText('This file is not shared with you.').waitFor();
  expect(await axeFindings(stranger)).toEqual([]);

  await openDrawer(rep);
  await drawer(rep).getByLabel('Access of manager@example.com').selectOption('Viewer');
  await eventually(async () => {
    await stranger.page.reload();
    return stranger.page.getByText('View only').count();
  }, 1);
  await stranger.ready();
  expect(await prospect(stranger)).toBe('Only in the copy');
  await stranger.select('Pipeline', 'A2');
  await stranger.page.keyboard.type('Typed by a viewer');
  await stranger.page.keyboard.press('Enter');
  await expect(stranger.setCell('Pipeline', 'A2', 'In another way')).rejects.toThrow('Readonly');
  expect(await prospect(stranger)).toBe('Only in the copy');
  expect(await stranger.page.getByRole('button', { name: 'Steady Pipeline' }).count()).toBe(0);

  await drawer(rep).getByLabel('Access of manager@example.com').selectOption('Editor');
  await stranger.page.getByText('Saved').waitFor();
  await stranger.ready();
  await stranger.setCell('Pipeline', 'A2', 'Typed by an editor');
  await eventually(() => prospect(rep), 'Typed by an editor');
  await stranger.close();
});

test('a version is kept and restored; every tab of the file follows, and what was there is kept', async () => {
  const other = await workbench.openPage();
  await other.page.goto(rep.page.url());
  await other.ready();
  await openDrawer(rep);
  await press(rep, 'Keep this version');
  await drawer(rep).getByText('kept', { exact: true }).waitFor();
  await other.setCell('Pipeline', 'A2', 'After the version');
  await eventually(() => prospect(rep), 'After the version');

  const versions = drawer(rep).getByRole('button', { name: /^Restore the version/ });
  await versions.first().press('Enter');
  await rep.page.getByRole('alertdialog').getByRole('button', { name: 'Yes' }).press('Enter');
  await eventually(() => prospect(other).catch(() => ''), 'Typed by an editor');
  await eventually(() => prospect(rep).catch(() => ''), 'Typed by an editor');
  await openDrawer(rep);
  await drawer(rep).getByText('before a restore', { exact: true }).waitFor();
  await rep.setCell('Pipeline', 'A2', 'After the restore');
  await eventually(() => prospect(other), 'After the restore');
  await other.close();
});

test('a new spreadsheet is one in which the add-on is set up from its menu; it is renamed and trashed', async () => {
  await openDrawer(rep);
  await press(rep, 'New spreadsheet');
  await arrived(rep, 'Untitled spreadsheet');
  expect(await rep.sheets()).toEqual(['Sheet1']);
  await rep.chooseMenuItem('Set up pipeline');
  await eventually(async () => (await rep.sheets()).includes('Pipeline'), true);
  await openDrawer(rep);
  await press(rep, 'Rename');
  const dialog = rep.page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill('=1+1 <b>Second</b> pipeline');
  expect(await axeFindings(rep)).toEqual([]);
  await rep.page.keyboard.press('Enter');
  await rep.page.locator('#wb-file', { hasText: '=1+1 <b>Second</b> pipeline' }).waitFor();
  await drawer(rep).getByText('=1+1 <b>Second</b> pipeline').waitFor();
  await press(rep, 'Move to trash');
  await dialog.getByRole('button', { name: 'Yes' }).press('Enter');
  await arrived(rep, 'pipeline-en');
  await openDrawer(rep);
  expect(await drawer(rep).getByText('=1+1 <b>Second</b> pipeline').count()).toBe(0);
  await drawer(rep).getByRole('link', { name: 'Copy of pipeline-en' }).press('Enter');
  await arrived(rep, 'Copy of pipeline-en');
  await openDrawer(rep);
  await drawer(rep).getByRole('link', { name: 'pipeline-en', exact: true }).press('Enter');
  await rep.page.waitForURL((url) => !url.searchParams.has('file'));
  await arrived(rep, 'pipeline-en');
  expect(new URL(rep.page.url()).searchParams.has('file')).toBe(false);
});

test('the spreadsheet’s time zone is chosen in the clock drawer, and every tab follows', async () => {
  await rep.page.locator('#wb-clock').press('Enter');
  const clock = rep.page.getByRole('region', { name: 'Clock and triggers' });
  await clock.getByLabel('Time zone: Spreadsheet').selectOption('Asia/Tokyo');
  for (const tab of [rep, manager]) {
    await tab.page.getByRole('button', { name: 'Clock: Mon, Nov 23, 23:00' }).waitFor();
  }
  await clock.getByLabel('Time zone: Script').selectOption('Pacific/Auckland');
  await clock.getByText('Tue, Nov 24, 03:00').waitFor();
  expect(await axeFindings(rep)).toEqual([]);
});

test('axe finds nothing in the file drawer, no error was written, and nothing was asked of elsewhere', async () => {
  await openDrawer(rep);
  expect(await axeFindings(rep)).toEqual([]);
  expect([...rep.errors, ...manager.errors]).toEqual([]);
  const hosts = new Set(rep.requests.map((request) => new URL(request).hostname));
  expect([...hosts].filter((host) => host !== '')).toEqual(['127.0.0.1']);
});
