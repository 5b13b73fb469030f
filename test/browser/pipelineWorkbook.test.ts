import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSource } from '../bundle/builtBundle';
import { bundleWithBody } from './bundleWithBody';
import { cutTexts } from './cutTexts';
import { eventually, startWorkbench } from './workbench';
import type { Inspection } from '../../workbench/page/inspection';
import type { Workbench, WorkbenchPage } from './workbench';

declare const window: Window & { workbench: Inspection };

describe('the workbook that the add-on builds, on the page', () => {
  let workbench: Workbench;
  let tab: WorkbenchPage;

  beforeAll(async () => {
    workbench = await startWorkbench();
    tab = await workbench.openPage();
  });

  afterAll(() => workbench?.close());

  const value = async (sheet: string, xc: string): Promise<unknown> =>
    (await tab.cell(sheet, xc)).value;

  test('no text and no number of any sheet is cut off (ux B)', async () => {
    expect(await cutTexts(tab.page)).toEqual([]);
  });

  test('shows Plan with the figures of the sample deals', async () => {
    expect(await tab.page.evaluate('workbench.activeSheet()')).toBe('Plan');
    expect(await value('Plan', 'A5')).toBe(126000);
    expect(await value('Plan', 'D5')).toBe(83920);
    expect(await value('Plan', 'G5')).toBe(30080);
    expect(await value('Plan', 'J5')).toBeCloseTo(0.223643515581988, 12);
    expect(await value('Plan', 'H19')).toBe(157000);
    expect(await value('Plan', 'I19')).toBe(206500);
    expect(await value('Plan', 'J19')).toBe(268500);
  });

  test('an edited amount changes Expected, the numbers of Plan and the data of its chart', async () => {
    const [chart] = await tab.chartData('Plan');
    expect(chart!.datasets.map(({ data }) => data)).toEqual([[126000], [83920], [30080]]);
    await tab.setCell('Pipeline', 'D2', '142000');
    expect(await value('Pipeline', 'G2')).toBe(65320);
    expect(await value('Plan', 'D5')).toBe(129920);
    expect(await value('Plan', 'G5')).toBe(0);
    expect(await value('Plan', 'J5')).toBeGreaterThan(0.5);
    const [changed] = await tab.chartData('Plan');
    expect(changed!.datasets.map(({ data }) => data)).toEqual([[126000], [129920], [0]]);
    await tab.setCell('Pipeline', 'D2', '42000');
    expect(await value('Plan', 'D5')).toBe(83920);
  });

  test('a deal typed below the others is counted at once', async () => {
    await tab.setCell('Pipeline', 'A18', 'Fjord Shipping');
    await tab.setCell('Pipeline', 'C18', 'Proposal');
    await tab.setCell('Pipeline', 'D18', '1000');
    expect(await value('Pipeline', 'G18')).toBe(450);
    expect(await value('Plan', 'B19')).toBe(13);
    for (const xc of ['A18', 'C18', 'D18']) await tab.setCell('Pipeline', xc, '');
    expect(await value('Plan', 'B19')).toBe(12);
  });

  test('a cell that is wrong is named by its row', async () => {
    await tab.setCell('Pipeline', 'D4', 'a lot');
    const { error } = await tab.cell('Plan', 'J5');
    expect(error).toContain('QUOTA_CHANCE: row 4 of amounts holds “a lot”; expected');
    await tab.setCell('Pipeline', 'D4', '7500');
    expect((await tab.cell('Plan', 'J5')).error).toBeNull();
  });

  test('one person’s numbers: the selector of Plan', async () => {
    await tab.setCell('Pipeline', 'AB2', 'Somebody else');
    await tab.setCell('Plan', 'F1', 'Elin Sandberg');
    expect(await value('Plan', 'B19')).toBe(11);
    expect(await value('Plan', 'D5')).toBe(64600);
    await tab.setCell('Plan', 'F1', 'Everyone');
    await tab.setCell('Pipeline', 'AB2', 'Elin Sandberg');
    expect(await value('Plan', 'D5')).toBe(83920);
  });

  test('the note of a heading is read where the pointer rests (ux B.1)', async () => {
    await tab.activate('Pipeline');
    const { x, y } = (await tab.page.locator('.o-grid-overlay').boundingBox())!;
    const signal = await tab.page.evaluate(() => {
      const { getters } = window.workbench.model;
      return getters.getColDimensions(getters.getActiveSheetId(), 1).start;
    });
    await tab.page.mouse.move(x + signal + 20, y + 10);
    const note = tab.page.locator('.wb-note');
    await note.getByText('The one thing to do first for this deal.').waitFor();
    await tab.page.mouse.move(x + signal + 20, y + 200);
    await note.waitFor({ state: 'detached' });
  });

  test('Set up pipeline again changes nothing', async () => {
    const before = await tab.cell('Plan', 'J5');
    await tab.chooseMenuItem('Set up pipeline');
    await tab.page.getByText('Pipeline is ready.').waitFor();
    expect(await tab.sheets()).toEqual([
      'Pipeline',
      'Today',
      'Activities',
      'Quota',
      'Plan',
      'Settings',
      'Mail log',
      'Guide',
    ]);
    expect(await tab.cell('Plan', 'J5')).toEqual(before);
    expect(tab.errors).toEqual([]);
  });
});

describe('the cells are computed by the built bundle and nothing else', () => {
  test('WEIGHTED_PIPELINE with the body `return 4711` shows 4711', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'changed-bundle-'));
    const changed = join(folder, 'Code.js');
    writeFileSync(changed, bundleWithBody(bundleSource(), 'WEIGHTED_PIPELINE', 'return 4711'));
    const workbench = await startWorkbench(['--bundle', changed]);
    try {
      const tab = await workbench.openPage();
      await tab.setCell('Quota', 'H1', '=WEIGHTED_PIPELINE(Pipeline!D2:D17;Pipeline!E2:E17)');
      expect((await tab.cell('Quota', 'H1')).value).toBe(4711);
    } finally {
      await workbench.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('with the true bundle the same cell shows the weighted pipeline, on the page and on the server, in Swedish too', async () => {
    const workbench = await startWorkbench(['--lang', 'sv']);
    try {
      const tab = await workbench.openPage();
      expect(await cutTexts(tab.page)).toEqual([]);
      expect((await tab.cell('Pipeline', 'I2')).formatted).toMatch(/^\d{1,2} \p{Ll}{3}$/u);
      await tab.setCell('Säljmål', 'H1', '=WEIGHTED_PIPELINE(Pipeline!D2:D17;Pipeline!E2:E17)');
      expect((await tab.cell('Säljmål', 'H1')).value).toBe(839200);
      await tab.saved();
      await tab.page.reload();
      await tab.ready();
      await eventually(async () => (await tab.cell('Säljmål', 'H1')).value, 839200);
    } finally {
      await workbench.close();
    }
  });
});
