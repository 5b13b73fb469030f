import type { Script, SpreadsheetFile } from '../../workbench/runtime/contract';
import { loadScript } from '../../workbench/runtime/script';
import { openSpreadsheet } from '../../workbench/runtime/spreadsheetFile';
import { bundleSource, loadBundle } from './builtBundle';
import { hasPipelineData, pipelineCsv } from './pipelineData';

const DEALS = 'maven/sales_pipeline.csv';
const clock = { now: () => new Date('2026-11-23T14:00:00Z') };
const user = { email: 'rep@example.com', locale: 'en' };

const describeWithData = hasPipelineData(DEALS) ? describe : describe.skip;

describeWithData('the 8,800 deals of Maven, imported by the built bundle', () => {
  let file: SpreadsheetFile;
  let script: Script;

  beforeAll(() => {
    file = openSpreadsheet({ name: 'Maven', locale: 'en_US', timeZone: 'America/New_York', clock });
    script = loadScript(bundleSource(), file, { clock, user });
    expect(script.run('setUpPipeline', [], user).error).toBeUndefined();
  });

  const cell = (sheetName: string, xc: string): unknown => {
    const { getters } = file.model;
    const sheetId = getters.getSheetIdByName(sheetName)!;
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(xc)!;
    const col = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return getters.getEvaluatedCell({ sheetId, col, row: Number(row) - 1 }).value;
  };

  test('come in whole: none refused, stages and people added, list prices in blank amounts only', () => {
    const request = {
      ...pipelineCsv(DEALS),
      map: {},
      prices: {
        ...pipelineCsv('maven/products.csv'),
        key: { deals: 'product', prices: 'product' },
        aliases: { GTXPro: 'GTX Pro' },
      },
    };
    const run = script.run('importDeals', [request], user);
    expect(run.error).toBeUndefined();
    expect(run.value).toMatchObject({
      added: 8800,
      refused: [],
      stagesAdded: ['Engaging', 'Prospecting'],
      pricesFilled: 2089,
    });
    expect((run.value as { ownersAdded: string[] }).ownersAdded).toHaveLength(30);
  });

  test('give the known win rate, won value and open pipeline on Plan', () => {
    expect(cell('Plan', 'H24')).toBe(0.6315005215318135);
    expect(cell('Plan', 'A5')).toBe(10005534);
    expect(cell('Plan', 'C19')).toBe(4966215);
    expect(cell('Plan', 'B19')).toBe(2089);
  });

  test('count deals of stages without a probability as uncounted, not as worthless', () => {
    expect(cell('Plan', 'A7')).toBe(
      '2089 open deals have no amount or no chance: what they bring is not counted.',
    );
  });

  test('give the same figures by the functions alone', () => {
    const functions = loadBundle();
    const { headings, rows } = pipelineCsv(DEALS);
    const stages = rows.map((row) => [row[headings.indexOf('deal_stage')]]);
    const values = rows.map((row) => [Number(row[headings.indexOf('close_value')]) || '']);
    expect(functions.WIN_RATE!(stages)).toBe(0.6315005215318135);
    const table = [
      ['Won', 1, 'Won'],
      ['Lost', 0, 'Lost'],
      ['Engaging', '', 'Open'],
      ['Prospecting', '', 'Open'],
    ];
    const summary = functions.STAGE_SUMMARY!(stages, values, table) as unknown[][];
    expect(summary.map(([stage, deals]) => [stage, deals])).toEqual([
      ['Won', 4238],
      ['Lost', 2473],
      ['Engaging', 1589],
      ['Prospecting', 500],
    ]);
    expect(summary[0]![2]).toBe(10005534);
  });

  test('imported a second time are refused as known, each with its line', () => {
    const run = script.run('importDeals', [{ ...pipelineCsv(DEALS), map: {} }], user);
    const report = run.value as { added: number; refused: { row: number; reason: string }[] };
    expect(report.added).toBe(0);
    expect(report.refused).toHaveLength(8800);
    expect(report.refused[0]).toEqual({
      row: 2,
      reason: 'opportunity_id "1C1I7A6R" is in the sheet already.',
    });
  });
});
