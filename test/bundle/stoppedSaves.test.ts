/** A save of the sidebar that Google stops after any of its writes, and that the page sends again (rule S5). */
import type { DealAnswer } from '../../src/flows/dealAnswers';
import type { OpenedWorkbook } from './openWorkbook';
import { sampleWorkbook } from './openWorkbook';

const MEETING = {
  ...{ date: '2026-12-02', time: '10:00', minutes: 45, place: 'here', agenda: '' },
  isReminded: true,
};

/** Columns that only tell who saved last; a stop before they are written costs nothing else. */
const WHO = ['Version', 'Changed by'];

/** What stands in the sheets that a save writes to. */
function contents(workbook: OpenedWorkbook): string[] {
  const { getters } = workbook.file.model;
  return ['Pipeline', 'Activities', 'Stage log'].flatMap((sheet) => {
    const sheetId = workbook.sheetId(sheet);
    return getters.getEvaluatedCellsPositions(sheetId).flatMap((position) => {
      const heading = getters.getEvaluatedCell({ ...position, row: 0 }).formattedValue;
      const shown = getters.getEvaluatedCell(position).formattedValue;
      const counts = shown !== '' && !WHO.includes(heading);
      return counts ? [`${sheet}, ${heading}, row ${position.row + 1}: ${shown}`] : [];
    });
  });
}

function ofDeal(workbook: OpenedWorkbook): object {
  const { value } = workbook.runAt('Pipeline', 2, 'selectedDeal', {});
  const { deal } = value as Extract<DealAnswer, { state: 'deal' }>;
  const { dealId, row, version, base } = deal;
  return { dealId, row, version, base };
}

test.each([
  ['logActivity', { activity: { type: 'call' }, values: { nextStep: 'Ring', when: '2026-12-01' } }],
  ['bookMeeting', { ...MEETING, values: {} }],
  ['closeDeal', { as: 'won', closed: '2026-11-23', values: {} }],
  ['newDeal', { row: 0, values: { prospect: 'Acme', stage: 'Contacted', amount: 5 } }],
])('%s, stopped after each write and sent again, is done once and whole', (name, more) => {
  const whole = sampleWorkbook();
  const deal = name === 'newDeal' ? {} : ofDeal(whole);
  const request = { ...deal, language: 'en', token: 'stopped-1', ...more };
  const afterWrites: number[] = [];
  let isAfterWrite = false;
  whole.runWatched(
    (calls, before) => {
      if (isAfterWrite) afterWrites.push(calls);
      isAfterWrite = before === 'Range.setValues';
    },
    name,
    request,
  );
  whole.run('tendPipeline');
  const wanted = contents(whole);
  expect(afterWrites.length).toBeGreaterThan(1);
  for (const calls of afterWrites) {
    const stopped = sampleWorkbook();
    expect(stopped.runStopped(calls, name, request)).toBe(true);
    expect(stopped.run(name, request).value).toMatchObject({ state: 'saved' });
    stopped.run('tendPipeline');
    expect({ calls, contents: contents(stopped) }).toEqual({ calls, contents: wanted });
  }
});
