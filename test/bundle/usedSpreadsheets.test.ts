/** Set-up in spreadsheets that people have used: whatever is in them stays as it is. */
import fc from 'fast-check';
import { differences, everythingIn } from './everythingIn';
import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn } from './openWorkbook';
import { reopened } from './stoppedRuns';
import { idsOfUsed, usedSheets, usedSpreadsheet } from './usedSpreadsheet';

interface SavedSheet {
  readonly id: string;
  readonly name: string;
  readonly cells: object;
  readonly styles: Record<string, number>;
  readonly formats: Record<string, number>;
}

/** Each of the sheets as it would be saved, with the looks themselves in place of their numbers. */
function saved({ file }: OpenedWorkbook, ids: readonly string[]): unknown {
  const data = file.save().workbook as {
    sheets: SavedSheet[];
    styles: Record<string, unknown>;
    formats: Record<string, unknown>;
  };
  const named = (looks: Record<string, number>, all: Record<string, unknown>): unknown =>
    Object.entries(looks).map(([zone, id]) => [zone, all[id]]);
  return data.sheets
    .filter(({ id }) => ids.includes(id))
    .map((sheet) => ({
      ...sheet,
      styles: named(sheet.styles, data.styles),
      formats: named(sheet.formats, data.formats),
    }));
}

const OURS = [
  ...['Pipeline', 'Today', 'Activities', 'Quota', 'Plan', 'Settings', 'Mail log', 'Guide'],
  ...['State', 'Stage log', 'Week log'],
];

describe('Set up pipeline', () => {
  test('in any used spreadsheet, once, twice or stopped half way: ours is whole and theirs is as it was', () => {
    const stops = fc.array(fc.integer({ min: 1, max: 1400 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(usedSheets, stops, (parts, calls) => {
        const whole = usedSpreadsheet(parts);
        const stopped = reopened(whole.file.save());
        const theirs = idsOfUsed(whole);
        const before = saved(whole, theirs);
        const errors = errorsIn(whole);

        whole.run('setUpPipeline');
        const wanted = everythingIn(whole.file.save());
        expect(saved(whole, theirs)).toEqual(before);
        expect(errorsIn(whole).filter((error) => !errors.includes(error))).toEqual([]);
        const names = whole.file.model.getters.getSheetIds().length;
        expect(names - theirs.length).toBe(OURS.length);
        const once = JSON.stringify(whole.file.save().workbook);
        whole.run('setUpPipeline');
        expect(JSON.stringify(whole.file.save().workbook)).toBe(once);

        for (const limit of calls) stopped.runStopped(limit, 'setUpPipeline');
        stopped.run('setUpPipeline');
        expect(saved(stopped, theirs)).toEqual(before);
        expect(differences(wanted, everythingIn(stopped.file.save()))).toEqual([]);
        expect(errorsIn(stopped)).toEqual(errorsIn(whole));
      }),
      { seed: 20261126, numRuns: 4, endOnFailure: true },
    );
  });
});
