import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { axeFindings, SMALL_BUNDLE, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--bundle', SMALL_BUNDLE]);
  tab = await workbench.openPage();
  await tab.activate('Pipeline');
  await tab.setCell('Pipeline', 'A5', 'Ö & Co, "Nordic"');
  await tab.setCell('Pipeline', 'A6', '@SUM(1)');
  await tab.setCell('Pipeline', 'C6', '-12.5');
  await tab.page.locator('#wb-files').press('Enter');
});

afterAll(() => workbench?.close());

async function download(button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    tab.page.waitForEvent('download'),
    tab.page.getByRole('button', { name: button }).press('Enter'),
  ]);
  return readFileSync(await file.path());
}

test('the sheet on the screen is a CSV file as its cells read; what looks like a formula is made text', async () => {
  const { data } = Papa.parse<string[]>(
    (await download('Download “Pipeline” as CSV')).toString('utf8').slice(1),
  );
  expect(data[0]).toEqual(['Prospect', 'Stage', 'Amount', 'Chance']);
  expect(data[1]).toEqual(['Nordic Foods', 'Meeting', '12000', '0.5']);
  expect(data[4]).toEqual(['Ö & Co, "Nordic"']);
  expect(data[5]).toEqual(["'@SUM(1)", '', '-12.5']);
});

test('the workbook is an XLSX file; a function of the add-on is its value there', async () => {
  const parts = unzipSync(await download('Download as XLSX'));
  const part = (name: string) => strFromU8(parts[name]!);
  expect(part('xl/workbook.xml')).toContain('name="Pipeline"');
  expect(part('xl/sharedStrings.xml')).toContain('Nordic Foods');
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
  expect(sheets.map(part).join('')).not.toContain('WEIGHTED_PIPELINE');
  expect(sheets.map(part).some((xml) => /<v>8000<\/v>/.test(xml))).toBe(true);
});

test('axe finds nothing in the drawer', async () => {
  expect(await axeFindings(tab)).toEqual([]);
  expect(tab.errors).toEqual([]);
});
