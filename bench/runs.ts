import { readFileSync } from 'node:fs';
import { loadScript } from '../workbench/runtime/script';
import { openSpreadsheet } from '../workbench/runtime/spreadsheetFile';
import type { Figure } from './measure';
import { medianMs } from './measure';

const clock = { now: () => new Date('2026-11-23T14:00:00Z') };
const user = { email: 'rep@example.com', locale: 'en' };
const ROWS = 10_000;
const COLUMNS = 20;

const newFile = () =>
  openSpreadsheet({ name: 'Bench', locale: 'en_US', timeZone: 'Etc/UTC', clock });

/** What every menu click, edit and call of a page pays before it does anything: a new realm with the whole bundle. */
export function startFigures(bundlePath: string): Figure[] {
  const script = loadScript(readFileSync(bundlePath, 'utf8'), newFile(), { clock, user });
  const value = medianMs(() => {
    const { error } = script.run('QUOTA_ATTAINMENT', [240_000, 126_000], user);
    if (error) throw error;
  }, 21);
  return [
    {
      what: 'Start of an execution, whole bundle',
      value,
      unit: 'ms',
      aim: { text: 'in 15 ms', met: value <= 15 },
    },
  ];
}

/** A large block of cells on its way in and out; a script can do neither faster on the local services. */
export function blockFigures(): Figure[] {
  const source = `
    const block = (sheet) => sheet.getRange(1, 1, ${ROWS}, ${COLUMNS});
    function grow() { SpreadsheetApp.getActiveSheet().insertRowsAfter(1000, ${ROWS} - 1000); }
    function write(seed) {
      const values = [];
      for (let r = 0; r < ${ROWS}; r++) {
        const row = [];
        for (let c = 0; c < ${COLUMNS}; c++) row.push(c % 2 ? 'text ' + r : r * ${COLUMNS} + c + seed);
        values.push(row);
      }
      block(SpreadsheetApp.getActiveSheet()).setValues(values);
    }
    function read() { return block(SpreadsheetApp.getActiveSheet()).getValues().length; }`;
  const script = loadScript(source, newFile(), { clock, user });
  const grown = script.run('grow', [], user);
  if (grown.error) throw grown.error;
  let seed = 0;
  const timed = (name: string): number =>
    medianMs(() => {
      // Each time other numbers: what is written as it stands costs nothing.
      const { error } = script.run(name, [seed++], user);
      if (error) throw error;
    }, 3);
  const cells = `${ROWS.toLocaleString('en')} x ${COLUMNS} cells`;
  return [
    { what: `Writing ${cells} with setValues`, value: timed('write'), unit: 'ms' },
    { what: `Reading ${cells} with getValues`, value: timed('read'), unit: 'ms' },
  ];
}
