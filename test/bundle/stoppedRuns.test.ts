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

/** The first stops before each of some calls, of which each once left something unfinished, and a few others. */
function someStops(
  methods: readonly string[],
  every: number,
): (before: string, n: number) => boolean {
  const left = new Set(methods);
  return (before, n) => left.delete(before) || n % every === every - 1;
}

describe('stopped and run again', () => {
  test.each([
    [
      'empty',
      ['Sheet.deleteColumns', 'Protection.setDescription', 'Protection.setWarningOnly'],
      250,
    ],
    ['used', ['Sheet.addDeveloperMetadata', 'Sheet.insertChart'], 250],
    ['older', ['Range.setBackgrounds', 'Range.setFontWeight'], 250],
  ])('set-up in a spreadsheet that is %s comes to the same workbook', (name, methods, every) => {
    const isWanted = someStops(methods, every);
    const { states, troubles } = sweep(flowOf(name), { isWanted, waiting: ['carried out'] });
    expect(troubles).toEqual([]);
    expect(states).toBeGreaterThanOrEqual(methods.length);
  });
});
