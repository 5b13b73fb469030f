/** What an hour costs in which nothing is due and nothing has changed. */
import type { RunResult } from '../../workbench/runtime/contract';
import type { ClockedWorkbook } from './clockedWorkbook';
import { clockedPipeline } from './clockedWorkbook';
import { readsOf } from './rangeReads';

function run(workbook: ClockedWorkbook, at: string): RunResult {
  const result = workbook.hourlyRun(at);
  expect(result.error).toBeUndefined();
  return result;
}

function writesOf({ calls }: RunResult): string[] {
  return Object.keys(calls).filter((name) => /^(?:Range|Sheet)\.(?!get|create)/.test(name));
}

test.each([1, 40])('an idle hour with %i meetings reads six ranges and writes no cell', (deals) => {
  const workbook = clockedPipeline('2026-11-30T14:00Z');
  for (let deal = 1; deal <= deals; deal++) {
    workbook.typeRow('Pipeline', deal + 1, {
      prospect: `Prospect ${deal}`,
      stage: 'Meeting',
      mail: `p${deal}@prospect.test`,
      meeting: '2026-12-08 10:00',
    });
  }
  expect(writesOf(run(workbook, '2026-11-30T15:00Z'))).toContain('Range.setValues');
  const idle = run(workbook, '2026-11-30T16:00Z');
  expect(readsOf(idle)).toBe(6);
  expect(writesOf(idle)).toEqual([]);
});

test('above 2,000 deals the values are written again once something has changed, and on a new day', () => {
  const workbook = clockedPipeline('2026-11-30T14:00Z');
  workbook.call('importDeals', {
    headings: ['Prospect', 'Stage', 'Amount'],
    rows: Array.from({ length: 2001 }, (_, i) => [`P${i}`, 'Proposal', '1000']),
    map: {},
  });
  const expected = () => workbook.cell('Plan', 'D5');
  run(workbook, '2026-11-30T15:00Z');
  const before = expected();
  const idle = run(workbook, '2026-11-30T16:00Z');
  expect(readsOf(idle)).toBe(6);
  expect(writesOf(idle)).toEqual([]);
  workbook.typeRow('Pipeline', 2, { amount: '3000000' });
  expect(writesOf(run(workbook, '2026-11-30T17:00Z'))).toContain('Range.setValues');
  expect(expected()).not.toBe(before);
  expect(writesOf(run(workbook, '2026-11-30T18:00Z'))).toEqual([]);
  expect(writesOf(run(workbook, '2026-12-01T06:00Z'))).toContain('Range.setValues');
});
