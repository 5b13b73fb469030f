/**
 * Set-up stopped by Google after a service call and run again: the same workbook as if nobody had stopped it, and nothing
 * that a person typed is changed (rules W2, W8). Here a part of the stops; `npm run stops` tries all of them.
 */
import { differences, everythingIn } from './everythingIn';
import { FLOWS } from './stoppedFlows';
import { reopened, stopsOf, sweep } from './stoppedRuns';

const flowOf = (name: string) => FLOWS.find((flow) => flow.name === name)!;

describe('stopsOf(workbook, call)', () => {
  test('keeps what a run leaves that was stopped after as many calls', () => {
    const { start, call } = flowOf('used');
    const saved = start().file.save();
    const wanted = [40, 210, 500];
    const { stops } = stopsOf(reopened(saved), call, 'carried out', (_before, count) =>
      wanted.includes(count),
    );
    expect(stops).toHaveLength(wanted.length);
    for (const { calls, saved: kept } of stops) {
      const stopped = reopened(saved);
      expect(stopped.runStopped(calls, call[0])).toBe(true);
      const left = everythingIn(stopped.file.save());
      expect([calls, differences(left, everythingIn(kept))]).toEqual([calls, []]);
      expect(differences(everythingIn(saved), left)).not.toEqual([]);
    }
  });
});

/** For each of some calls the first stop before it after which something was written. */
function firstBefore(methods: readonly string[]): (before: string) => boolean {
  const left = new Set(methods);
  return (before) => left.delete(before);
}

describe('stopped and run again', () => {
  // Before each of these calls a stop has left something that the next run must finish.
  test.each([
    ['empty', ['Sheet.deleteColumns', 'Protection.setWarningOnly', 'Protection.setDescription']],
    ['used', ['Sheet.getSheetId', 'Sheet.newChart', 'Sheet.hideColumns']],
    ['older', ['Range.setFontColors', 'Range.setFontWeight']],
  ])('set-up, where the spreadsheet is %s, comes to the same workbook', (name, methods) => {
    const most = methods.length;
    const part = { isWanted: firstBefore(methods), most, waiting: ['carried out'] } as const;
    expect(sweep(flowOf(name), part)).toMatchObject({ states: most, troubles: [] });
  });

  test('uninstall keeps all that formulas of her own with calls of ours show', () => {
    const isWanted = (before: string): boolean => before === 'SpreadsheetApp.flush';
    const part = { isWanted, most: 3, waiting: ['carried out'] } as const;
    expect(sweep(flowOf('uninstall'), part)).toMatchObject({ states: 3, troubles: [] });
  });
});
