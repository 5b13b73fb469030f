import { join } from 'node:path';
import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const BUNDLE = join(__dirname, '../workbench/mailingBundle.js');
let workbench: Workbench;
let rep: WorkbenchPage;
let manager: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--empty', '--bundle', BUNDLE]);
  rep = await workbench.openPage();
  manager = await workbench.openPage();
});

afterAll(() => workbench?.close());

const you = (tab: WorkbenchPage) => tab.page.getByRole('combobox', { name: 'You are' });

test('a tab becomes another person’s, and keeps it when it is loaded anew', async () => {
  expect(await you(rep).inputValue()).toBe('rep');
  await you(manager).selectOption('Manager');
  await manager.page.waitForURL(/as=manager/);
  await manager.ready();
  expect(await you(manager).inputValue()).toBe('manager');
  await manager.page.reload();
  await manager.ready();
  expect(await you(manager).inputValue()).toBe('manager');
  expect(await axeFindings(manager)).toEqual([]);
});

test('each runs as who they are, and both see what came of it', async () => {
  await rep.chooseMenuItem('Sign');
  await eventually(async () => (await manager.cell('Sheet1', 'A2')).value, 'rep@example.com');
  await manager.chooseMenuItem('Sign');
  await eventually(async () => (await rep.cell('Sheet1', 'A2')).value, 'manager@example.com');
});

test('each has a trigger of their own, which mails as them', async () => {
  await rep.chooseMenuItem('Switch on');
  await manager.chooseMenuItem('Switch on');
  await manager.page.getByRole('button', { name: /^Clock/ }).click();
  const drawer = manager.page.getByRole('region', { name: 'Clock and triggers' });
  await drawer.getByText('manager@example.com').first().waitFor();
  for (const mails of [1, 2]) {
    await drawer.getByRole('button', { name: 'Run the next trigger' }).click();
    await manager.page.getByRole('button', { name: `Outbox (${mails})` }).waitFor();
  }
  await manager.page.getByRole('button', { name: /^Outbox/ }).click();
  await manager.page.getByText('Recipients left today: 99.').waitFor();
  expect([...rep.errors, ...manager.errors]).toEqual([]);
});

test('a role that nobody has is refused', async () => {
  const response = await fetch(`${workbench.server.address}workbook?as=stranger`);
  expect(response.status).toBe(404);
});
