/** What an hour costs in which nothing is due and nothing has changed. */
import { clockedPipeline } from './clockedWorkbook';
import { readsOf } from './rangeReads';

test.each([1, 40])('an idle hour with %i deals reads six ranges and writes no cell', (deals) => {
  const workbook = clockedPipeline('2026-11-30T14:00Z');
  for (let deal = 1; deal <= deals; deal++) {
    workbook.typeRow('Pipeline', deal + 1, {
      prospect: `Prospect ${deal}`,
      stage: 'Meeting',
      mail: `p${deal}@prospect.test`,
      meeting: '2026-12-08 10:00',
    });
  }
  const first = workbook.hourlyRun('2026-11-30T15:00Z');
  expect(first.calls['Range.setValues']).toBeGreaterThan(0);
  const idle = workbook.hourlyRun('2026-11-30T16:00Z');
  expect(idle.error).toBeUndefined();
  expect(readsOf(idle)).toBe(6);
  const writes = Object.keys(idle.calls).filter((name) =>
    /^(?:Range|Sheet)\.(?!get|create)/.test(name),
  );
  expect(writes).toEqual([]);
});
