import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL_BUNDLE, startWorkbench } from './workbench';
import type { Workbench } from './workbench';

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-bundle-'));
  const changed = join(folder, 'Code.js');
  const source = readFileSync(SMALL_BUNDLE, 'utf8');
  writeFileSync(changed, source.replace(/return amounts\.reduce[^;]*;/, 'return 4711;'));
  workbench = await startWorkbench(['--bundle', changed]);
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true });
});

test('what a cell shows is what the given bundle computes: another body, another number', async () => {
  const tab = await workbench.openPage();
  expect((await tab.cell('Plan', 'B1')).value).toBe(4711);
  await tab.setCell('Pipeline', 'H1', '=WEIGHTED_PIPELINE(C2:C4;D2:D4)+1');
  expect((await tab.cell('Pipeline', 'H1')).value).toBe(4712);
  expect(tab.errors).toEqual([]);
});
