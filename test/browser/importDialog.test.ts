import { readFileSync } from 'node:fs';
import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const MARKUP = '<img src=x onerror="window.ran=1">';
/** Both orders can read each day of "Close date"; only one can read all of "Created". */
const ROWS = [
  'Customer;Status;Deal value;Close date;Created;Shoe size',
  `"${MARKUP.replace(/"/g, '""')}";Proposal;1 234,50 kr;3/4/2026;13/2/2026;42`,
  'Växjö Kök;Meeting;"17,25";5/6/2026;2/3/2026;39',
  'Söderlund;Proposal;many;7/8/2026;1/3/2026;',
];
const FILE = {
  name: 'deals.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(ROWS.join('\r\n'), 'latin1'),
};

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench();
  tab = await workbench.openPage();
});

afterAll(() => workbench?.close());

const page = () => tab.page.frameLocator('dialog iframe');
const select = (name: string) => page().getByRole('combobox', { name, exact: true });
const samplesOf = (field: string) =>
  page()
    .getByRole('row', { name: new RegExp(`^${field} `) })
    .locator('.samples')
    .textContent();
const open = async (): Promise<void> => {
  await tab.chooseMenuItem('Import deals from CSV');
  await page().getByText('or drop a CSV file here').waitFor();
};
const choose = (file: typeof FILE) => page().locator('input[type=file]').setInputFiles(file);

test('a file is understood, put right by hand and imported; a bad row is refused with its reason', async () => {
  await open();
  expect(await axeFindings(tab)).toEqual([]);
  await choose(FILE);
  await page().getByText('Rows: 3, columns: 6').waitFor();
  expect(await select('Letters are').inputValue()).toBe('windows-1252');
  expect(await select('Cells are parted by').inputValue()).toBe('semicolon');
  await page().getByText('Kept as columns of your own: Shoe size.').waitFor();
  expect(await samplesOf('Prospect')).toBe(`${MARKUP}; Växjö Kök; Söderlund`);
  expect(await samplesOf('Amount')).toBe('1234.50; 17.25; many');
  expect(await samplesOf('Created')).toBe('2026-02-13; 2026-03-02; 2026-03-01');
  await page().getByText('1 cell of Amount cannot be read so. Its row will be refused.').waitFor();
  expect(await axeFindings(tab)).toEqual([]);

  // Nobody can tell day from month here: it is asked, and nothing is sent before.
  expect(await select('How Closed is written').inputValue()).toBe('');
  await page().getByRole('button', { name: 'Import 3 deals' }).click();
  await page().getByText('Choose how Closed is written to continue.').waitFor();
  expect(await page().locator(':focus').getAttribute('id')).toBe('reading-closed');
  await select('How Closed is written').selectOption('12/31/2026');
  expect(await samplesOf('Closed')).toBe('2026-03-04; 2026-05-06; 2026-07-08');
  await select('How Closed is written').selectOption('31/12/2026');
  expect(await samplesOf('Closed')).toBe('2026-04-03; 2026-06-05; 2026-08-07');

  await page().getByRole('button', { name: 'Import 3 deals' }).click();
  await page().getByRole('heading', { name: '2 deals imported' }).waitFor();
  await page().getByText('Deal value holds "many"; expected a number of 0 or more.').waitFor();
  await page().getByText('Column Shoe size was kept as a column of your own.').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
  const [download] = await Promise.all([
    tab.page.waitForEvent('download'),
    page().getByRole('link', { name: 'Download these rows' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('refused-rows.csv');
  expect(readFileSync(await download.path(), 'utf8')).toBe(
    '\ufeffCustomer;Status;Deal value;Close date;Created;Shoe size;Reason\r\n' +
      'Söderlund;Proposal;many;7/8/2026;1/3/2026;;"Deal value holds ""many""; expected a number of 0 or more."\r\n',
  );
  await page().getByRole('button', { name: 'Close' }).click();
  await tab.page.locator('dialog iframe').waitFor({ state: 'detached' });
});

test('the deals stand below the others, typed as they were read, and markup stays text', async () => {
  await eventually(async () => (await tab.cell('Pipeline', 'A18')).value, MARKUP);
  expect((await tab.cell('Pipeline', 'A19')).value).toBe('Växjö Kök');
  expect((await tab.cell('Pipeline', 'D18')).value).toBe(1234.5);
  // The close day of an open deal is the one that is hoped for: 3 April and 5 June 2026.
  expect((await tab.cell('Pipeline', 'M18')).value).toBe(46115);
  expect((await tab.cell('Pipeline', 'M19')).value).toBe(46178);
  expect(await tab.page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  expect(tab.errors).toEqual([]);
});

test('a field without a column is named, and the choice of one takes it from another', async () => {
  await open();
  const text = 'Who;Where it stands;Worth\nNordic Foods;Meeting;10\n';
  await choose({ ...FILE, buffer: Buffer.from(text, 'utf8') });
  await page().getByRole('button', { name: 'Import 1 deal' }).click();
  await page().getByText('Match Stage to continue.').waitFor();
  expect(await page().locator(':focus').getAttribute('id')).toBe('column-stage');
  await select('Your column for Stage').selectOption('Who');
  await select('Your column for Prospect').selectOption('Who');
  expect(await select('Your column for Stage').inputValue()).toBe('');
  await select('Your column for Stage').selectOption('Where it stands');
  await select('Cells are parted by').selectOption('Comma');
  await page().getByText('Rows: 1, columns: 1').waitFor();
  await page().getByRole('button', { name: 'Cancel' }).click();
  await tab.page.locator('dialog iframe').waitFor({ state: 'detached' });
  expect(tab.errors).toEqual([]);
});

test('what is no CSV file is said to be none', async () => {
  await open();
  await choose({ ...FILE, name: 'deals.xlsx', buffer: Buffer.from('PK\u0003\u0004\u0000\u0000') });
  await page().getByRole('alert').getByText('This is not a CSV file.').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
  await tab.page.keyboard.press('Escape');
  await tab.page.locator('dialog iframe').waitFor({ state: 'detached' });
});
