import type { Model } from '@odoo/o-spreadsheet';
import { followMovedClock } from '../../../workbench/engine/todayAndNow';
import { cell, model, settings, write } from './_models';

const HOUR_MS = 3_600_000;

/** Monday, one in the afternoon in Stockholm. */
let now: number;
let file: ReturnType<typeof settings>;
let sheet: Model;
let computed: jest.SpyInstance;

beforeEach(() => {
  now = Date.parse('2026-11-23T12:00:00Z');
  file = settings({ clock: { now: () => new Date(now) } });
  sheet = model({ settings: file });
  // The model computes with the settings that it was given, so they must be the same object.
  file = (sheet as unknown as { config: { custom: { workbench: typeof file } } }).config.custom
    .workbench;
  computed = jest.spyOn(sheet, 'dispatch');
});

function goOn(hours: number): void {
  now += hours * HOUR_MS;
  followMovedClock(sheet, file);
}

/** How often all formulas were computed anew. */
const times = () => computed.mock.calls.filter(([command]) => command === 'EVALUATE_CELLS').length;

test('formulas that ask for no time are left alone when the clock moves', () => {
  write(sheet, 'A1', '=1+1');
  for (let day = 0; day < 3; day++) goOn(24);
  expect(times()).toBe(0);
});

test('TODAY() follows the clock when the day is another in the spreadsheet’s zone, and not before', () => {
  write(sheet, 'A1', '=DAY(TODAY())');
  goOn(10);
  expect([cell(sheet, 'A1').value, times()]).toEqual([23, 0]);
  goOn(2);
  expect([cell(sheet, 'A1').value, times()]).toEqual([24, 1]);
  goOn(-24);
  expect([cell(sheet, 'A1').value, times()]).toEqual([23, 2]);
});

test('a day that was told before another formula asked is not forgotten', () => {
  write(sheet, 'A1', '=DAY(TODAY())');
  now += 24 * HOUR_MS;
  write(sheet, 'A2', '=DAY(TODAY())');
  followMovedClock(sheet, file);
  expect([cell(sheet, 'A1').value, cell(sheet, 'A2').value]).toEqual([24, 24]);
});

test('NOW() follows each move', () => {
  write(sheet, 'A1', '=HOUR(NOW())');
  goOn(1);
  goOn(1);
  expect([cell(sheet, 'A1').value, times()]).toEqual([15, 2]);
});
