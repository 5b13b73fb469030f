import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedSpreadsheet } from '../../workbench/runtime/contract';
import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, openWorkbook, sampleWorkbook } from './openWorkbook';

/** A workbook with the sample deals as the first version of the schema built and saved it. */
function firstVersion(locale: 'en_US' | 'sv_SE'): OpenedWorkbook {
  const path = join(__dirname, `fixtures/workbook-v1.${locale}.json`);
  return openWorkbook(locale, JSON.parse(readFileSync(path, 'utf8')) as SavedSpreadsheet);
}

/** What stands in the cells of a sheet, by place: constants and formulas. */
function contents({ file }: OpenedWorkbook, sheetName: string): Map<string, string> {
  const { getters } = file.model;
  const sheetId = getters.getSheetIdByName(sheetName)!;
  return new Map(
    getters.getEvaluatedCellsPositions(sheetId).flatMap((position) => {
      const cell = getters.getCell(position) as { content?: string } | undefined;
      return cell?.content ? [[`${position.col},${position.row}`, cell.content] as const] : [];
    }),
  );
}

describe.each(['en_US', 'sv_SE'] as const)(
  'a workbook of the first version in %s (rule W8)',
  (locale) => {
    const plan = 'Plan';

    test('is brought to this version by set-up: new sheets and columns, no error, the same figures', () => {
      const workbook = firstVersion(locale);
      const figures = ['A5', 'D5', 'G5', 'J5', 'H19', 'I19', 'J19', 'H24'];
      const before = figures.map((xc) => workbook.cell(plan, xc).value);
      const typed = contents(workbook, 'Pipeline');
      workbook.run('setUpPipeline');
      expect(errorsIn(workbook)).toEqual([]);
      expect(figures.map((xc) => workbook.cell(plan, xc).value)).toEqual(before);
      const sheets = (opened: OpenedWorkbook): string[] => {
        const { getters } = opened.file.model;
        return getters.getSheetIds().map((id) => getters.getSheetName(id));
      };
      expect(sheets(workbook)).toEqual(sheets(sampleWorkbook(locale)));
      const after = contents(workbook, 'Pipeline');
      for (const [place, content] of typed) {
        if (!content.startsWith('=')) expect([place, after.get(place)]).toEqual([place, content]);
      }
    });

    test('looks like one that was built anew: the cells of Plan, the settings', () => {
      const migrated = firstVersion(locale);
      migrated.run('setUpPipeline');
      const fresh = sampleWorkbook(locale);
      const places = (opened: OpenedWorkbook): string[] =>
        [...contents(opened, plan).keys()].sort();
      expect(places(migrated)).toEqual(places(fresh));
      const settings = locale === 'en_US' ? 'Settings' : 'Inställningar';
      const keys = (opened: OpenedWorkbook): string[] =>
        [...contents(opened, settings).values()].filter((text) => /^[a-z]+[A-Z]\w+$/.test(text));
      expect(keys(migrated).sort()).toEqual(keys(fresh).sort());
      expect(migrated.run('setUpPipeline').calls['Range.setValues']).toBeUndefined();
    });
  },
);

test('what a person typed over a figure of Plan stays when its formula has changed', () => {
  const workbook = firstVersion('en_US');
  workbook.type('Plan', 'G5', '=1+1');
  workbook.type('Plan', 'H24', 'my own');
  workbook.run('setUpPipeline');
  expect(workbook.cell('Plan', 'G5').value).toBe(2);
  expect(workbook.cell('Plan', 'H24').value).toBe('my own');
});
