import { join } from 'node:path';
import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const BUNDLE = join(__dirname, '../workbench/askingBundle.js');

let workbench: Workbench;
let tab: WorkbenchPage;
let other: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--empty', '--bundle', BUNDLE]);
  tab = await workbench.openPage();
  other = await workbench.openPage();
});

afterAll(() => workbench?.close());

const dialog = () => tab.page.getByRole('alertdialog');
const shown = async (xc: string) => (await tab.cell('Sheet1', xc)).formatted;

async function answer(button: string): Promise<void> {
  await dialog().getByRole('button', { name: button, exact: true }).press('Enter');
}

test('a script waits for the answer to an alert and to a prompt (platform 8.15)', async () => {
  await tab.chooseMenuItem('Ask');
  await dialog().getByRole('heading', { name: 'Sure?' }).waitFor();
  await dialog().getByText('All deals are renamed.').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
  await answer('Yes');
  await dialog().getByRole('heading', { name: 'New name' }).waitFor();
  expect(await axeFindings(tab)).toEqual([]);
  // The keyboard is in the field already.
  await tab.page.keyboard.type('Ann & Co');
  await tab.page.keyboard.press('Enter');
  await eventually(
    async () => [await shown('A1'), await shown('A2'), await shown('A3')],
    ['YES', 'OK', 'Ann & Co'],
  );
});

test('No is an answer, and so is closing the dialog', async () => {
  await tab.chooseMenuItem('Ask');
  await answer('No');
  await eventually(() => shown('A1'), 'NO');
  await tab.chooseMenuItem('Ask');
  await dialog().waitFor();
  await tab.page.keyboard.press('Escape');
  await eventually(() => shown('A1'), 'CLOSE');
});

test('only the page that started the script is asked; others go on when it has answered', async () => {
  await tab.chooseMenuItem('Ask');
  await dialog().waitFor();
  await other.chooseMenuItem('Count');
  expect(await other.page.getByRole('alertdialog').count()).toBe(0);
  await answer('No');
  await eventually(() => shown('B1'), '1');
});

test('who leaves the page has closed the dialog, and the workbench goes on', async () => {
  await tab.chooseMenuItem('Ask');
  await dialog().waitFor();
  await tab.page.reload();
  await tab.ready();
  await eventually(() => shown('A1'), 'CLOSE');
  await tab.chooseMenuItem('Count');
  await eventually(() => shown('B1'), '2');
});

test('another site can neither listen nor answer', async () => {
  const urls = tab.requests.filter((request) => request.includes('/questions?'));
  const { origin } = new URL(urls.at(-1)!);
  for (const headers of [{}, { Origin: 'http://evil.example' }] as HeadersInit[]) {
    expect((await fetch(`${origin}/questions?client=x`, { headers })).status).toBe(403);
    const body = JSON.stringify({ id: 1, client: 'x', button: 'OK' });
    expect((await fetch(`${origin}/answer`, { method: 'POST', headers, body })).status).toBe(403);
  }
  const own = { Origin: new URL(tab.page.url()).origin, 'Content-Type': 'application/json' };
  for (const body of ['null', '{}', '{"id":1,"client":"x","button":"OK"}']) {
    const response = await fetch(`${origin}/answer`, { method: 'POST', headers: own, body });
    expect(response.status).toBe(409);
  }
  expect([...tab.errors, ...other.errors]).toEqual([]);
});
