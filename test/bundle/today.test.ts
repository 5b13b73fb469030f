import { Range } from '../../workbench/runtime/range';
import { sheetNumber } from '../../workbench/runtime/sheetExtent';
import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, errorsIn, sampleWorkbook } from './openWorkbook';

/** The letters of the column under a heading, wherever it stands. */
function under(workbook: OpenedWorkbook, sheet: string, heading: string): string {
  for (let column = 0; column < 60; column++) {
    const first = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
    const letters = first + String.fromCharCode(65 + (column % 26));
    if (workbook.cell(sheet, `${letters}1`).value === heading) return letters;
  }
  throw new Error(`${sheet} has no heading ${heading}`);
}

/** The rows of a sheet in which a column holds something, as people see the named columns. */
function table(workbook: OpenedWorkbook, sheet: string, headings: readonly string[]): string[][] {
  const letters = headings.map((heading) => under(workbook, sheet, heading));
  const rows: string[][] = [];
  for (let row = 2; row <= 60; row++) {
    const cells = letters.map((column) => workbook.cell(sheet, `${column}${row}`).shown);
    if (cells.some((cell) => cell !== '' && cell !== 'FALSE')) rows.push(cells);
  }
  return rows;
}

function rowOf(workbook: OpenedWorkbook, sheet: string, heading: string, text: string): number {
  const letters = under(workbook, sheet, heading);
  for (let row = 2; row <= 60; row++) {
    if (workbook.cell(sheet, `${letters}${row}`).value === text) return row;
  }
  throw new Error(`${sheet} has no row with ${text} under ${heading}`);
}

/** Types into the row of a prospect. */
function typeAt(
  workbook: OpenedWorkbook,
  sheet: string,
  prospect: string,
  cells: Readonly<Record<string, string>>,
  key = 'Prospect',
): void {
  for (const [heading, content] of Object.entries(cells)) {
    const row = rowOf(workbook, sheet, key, prospect);
    workbook.type(sheet, `${under(workbook, sheet, heading)}${row}`, content);
  }
}

const shownAt = (workbook: OpenedWorkbook, sheet: string, prospect: string, heading: string) =>
  workbook.cell(
    sheet,
    `${under(workbook, sheet, heading)}${rowOf(workbook, sheet, 'Prospect', prospect)}`,
  ).shown;

const todays = (workbook: OpenedWorkbook): string[][] =>
  table(workbook, 'Today', ['What', 'Prospect', 'Why']);

const logged = (workbook: OpenedWorkbook): string[][] =>
  table(workbook, 'Activities', ['Prospect', 'Type', 'State', 'Note']);

const LINDLEY = 'Lindley & Marsh CPA';
const HARBOR = 'Harborlight Hotels';
const EASTVALE = 'Eastvale Data';

describe('Today, by the built bundle on the engine', () => {
  test('a ticked step is logged with its note and leaves the list; the second run writes nothing', () => {
    const workbook = sampleWorkbook();
    workbook.run('refreshPlan');
    expect(todays(workbook)).toContainEqual(['Send final terms', LINDLEY, 'Due today']);
    const isBox = (row: number): boolean =>
      workbook.file.model.getters.isCellValidCheckbox({
        sheetId: workbook.sheetId('Today'),
        col: 0,
        row,
      });
    const count = todays(workbook).length;
    expect([isBox(count), isBox(count + 1)]).toEqual([true, false]);

    typeAt(workbook, 'Today', LINDLEY, { Done: 'TRUE', Note: "'=signed?" });
    workbook.run('refreshPlan');
    expect(logged(workbook)).toEqual([[LINDLEY, 'Call', 'Done', '=signed?']]);
    expect(todays(workbook).map(([, prospect]) => prospect)).not.toContain(LINDLEY);
    expect(isBox(count)).toBe(false);
    expect(shownAt(workbook, 'Pipeline', LINDLEY, 'Next step')).toBe('Send final terms');
    expect(shownAt(workbook, 'Pipeline', LINDLEY, 'Snooze until')).toBe('2026-11-24');
    expect(errorsIn(workbook)).toEqual([]);
    const before = JSON.stringify(workbook.file.save());
    const { calls } = workbook.run('refreshPlan');
    expect(calls['Range.setValues']).toBeUndefined();
    expect(JSON.stringify(workbook.file.save())).toBe(before);
  });

  test('a new date moves the step; a date that is none is named and stays', () => {
    const workbook = sampleWorkbook();
    workbook.run('refreshPlan');
    typeAt(workbook, 'Today', LINDLEY, { 'New date': 'someday' });
    const [notice] = workbook.run('refreshPlan').notices;
    expect(notice!.text).toContain(
      `Today: New date of ${LINDLEY} holds “someday”; expected a date such as 2026-11-23.`,
    );
    typeAt(workbook, 'Today', LINDLEY, { 'New date': '2026-12-01' });
    workbook.run('refreshPlan');
    expect(shownAt(workbook, 'Pipeline', LINDLEY, 'When')).toBe('Dec 1');
    expect(todays(workbook).map(([, prospect]) => prospect)).not.toContain(LINDLEY);
  });

  test('a typed meeting is planned, moved and cancelled; Meeting shows the planned one', () => {
    const workbook = sampleWorkbook();
    const meetings = (): string[][] =>
      table(workbook, 'Activities', ['When', 'Prospect', 'State', 'Minutes']);
    typeAt(workbook, 'Pipeline', HARBOR, { Meeting: '2026-11-24 10:00', Phone: '' });
    workbook.run('refreshPlan');
    expect(meetings()).toEqual([['Nov 24 10:00 AM', HARBOR, 'Planned', '45']]);
    expect(todays(workbook)[0]).toEqual([
      'Call about the meeting',
      HARBOR,
      '10:00 AM tomorrow. No phone number in the row',
    ]);
    typeAt(workbook, 'Pipeline', HARBOR, { Meeting: '2026-12-02 14:30' });
    workbook.run('refreshPlan');
    expect(meetings()).toEqual([['Dec 2 02:30 PM', HARBOR, 'Planned', '45']]);
    typeAt(workbook, 'Pipeline', HARBOR, { Meeting: '' });
    workbook.run('refreshPlan');
    expect(meetings()).toEqual([['Dec 2 02:30 PM', HARBOR, 'Cancelled', '45']]);
    expect(shownAt(workbook, 'Pipeline', HARBOR, 'Meeting')).toBe('');

    typeAt(workbook, 'Activities', HARBOR, { State: 'Planned' });
    workbook.run('refreshPlan');
    expect(shownAt(workbook, 'Pipeline', HARBOR, 'Meeting')).toBe('Dec 2 02:30 PM');
    typeAt(workbook, 'Pipeline', HARBOR, { Meeting: 'next week sometime' });
    workbook.run('refreshPlan');
    expect(shownAt(workbook, 'Pipeline', HARBOR, 'Meeting')).toBe('next week sometime');
    expect(meetings()).toEqual([['Dec 2 02:30 PM', HARBOR, 'Planned', '45']]);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('a request logged by hand waits on the list; ticked, it is answered with its hours', () => {
    const workbook = sampleWorkbook();
    const own = ['When', 'Prospect', 'Type', 'State', 'Note'];
    const cells = ['2026-11-20 15:00', EASTVALE, 'Info request', 'Planned', 'a price list'];
    own.forEach((heading, i) =>
      workbook.type('Activities', `${under(workbook, 'Activities', heading)}2`, cells[i]!),
    );
    workbook.run('refreshPlan');
    expect(todays(workbook)[0]).toEqual([
      'Answer the request',
      EASTVALE,
      'Waiting 3 h. Asked for a price list',
    ]);
    expect(shownAt(workbook, 'Pipeline', EASTVALE, 'Request since')).toBe('2026-11-20');
    typeAt(workbook, 'Today', EASTVALE, { Done: 'TRUE' });
    workbook.run('refreshPlan');
    expect(table(workbook, 'Activities', ['Type', 'State', 'Answered after (h)'])).toEqual([
      ['Info request', 'Done', '3.0'],
      ['Answer', 'Done', ''],
    ]);
    expect(todays(workbook).map(([what]) => what)).not.toContain('Answer the request');
    expect(shownAt(workbook, 'Pipeline', EASTVALE, 'Request since')).toBe('');
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('in Swedish, in Swedish locale', () => {
    const workbook = sampleWorkbook('sv_SE');
    workbook.run('refreshPlan');
    const rows = (): string[][] => table(workbook, 'Idag', ['Vad', 'Kund', 'Därför']);
    const due = ['Skicka slutliga villkor', 'Lindqvist & Berg Revision AB', 'Idag'];
    expect(rows()).toContainEqual(due);
    typeAt(workbook, 'Idag', due[1]!, { Klart: 'TRUE', Anteckning: 'klart nu' }, 'Kund');
    workbook.run('refreshPlan');
    expect(rows()).not.toContainEqual(due);
    expect(table(workbook, 'Aktiviteter', ['Kund', 'Typ', 'Anteckning'])).toEqual([
      [due[1], 'Samtal', 'klart nu'],
    ]);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('an edit in Today is carried out at once; one in a column of no concern is not looked at', () => {
    const workbook = sampleWorkbook();
    workbook.run('refreshPlan');
    const row = rowOf(workbook, 'Today', 'Prospect', LINDLEY);
    workbook.type('Today', `${under(workbook, 'Today', 'Done')}${row}`, 'TRUE');
    const onEdit = (heading: string): void => {
      const xc = `${under(workbook, 'Today', heading)}${row}`;
      const gridId = sheetNumber(workbook.sheetId('Today'));
      workbook.run('onEdit', {
        range: { getA1Notation: () => xc, getGridId: () => gridId },
      });
    };
    onEdit('Why');
    expect(logged(workbook)).toEqual([]);
    onEdit('Done');
    expect(logged(workbook)).toEqual([[LINDLEY, 'Call', 'Done', '']]);
  });

  test('stopped at a write and run again, nothing is twice and nothing lost', () => {
    const writes = ['setValues', 'setValue', 'setDataValidation'] as const;
    for (const stopAt of [1, 2, 3, 5, 8]) {
      const workbook = sampleWorkbook();
      workbook.run('refreshPlan');
      typeAt(workbook, 'Today', LINDLEY, { Done: 'TRUE', Note: 'once' });
      typeAt(workbook, 'Pipeline', HARBOR, { Meeting: '2026-12-02 14:30' });
      let count = 0;
      const spies = writes.map((name) => {
        const write = Range.prototype[name] as (...values: unknown[]) => unknown;
        return jest.spyOn(Range.prototype, name).mockImplementation(function (
          this: Range,
          ...values: unknown[]
        ) {
          if (++count === stopAt) throw new Error('killed');
          return write.apply(this, values) as never;
        });
      });
      const user = { email: 'rep@example.com', locale: 'en' };
      const { error } = workbook.script.run('refreshPlan', [], user);
      spies.forEach((spy) => spy.mockRestore());
      if (count >= stopAt) expect(error?.message).toContain('killed');
      workbook.run('refreshPlan');
      expect([stopAt, logged(workbook).sort()]).toEqual([
        stopAt,
        [
          [HARBOR, 'Meeting', 'Planned', ''],
          [LINDLEY, 'Call', 'Done', 'once'],
        ],
      ]);
      expect(todays(workbook).map(([, prospect]) => prospect)).not.toContain(LINDLEY);
    }
  });

  test('its service calls do not depend on the number of deals', () => {
    const callsWith = (deals: number): number => {
      const workbook = emptyPipeline();
      const rows = Array.from({ length: deals }, (_, i) => [`P${i}`, 'Proposal', '2026-11-20']);
      workbook.run('importDeals', { headings: ['Prospect', 'Stage', 'When'], rows, map: {} });
      const first = workbook.run('refreshPlan').calls;
      expect(todays(workbook)).toHaveLength(Math.min(deals, 59));
      const second = workbook.run('refreshPlan').calls;
      return [first, second]
        .flatMap((calls) => Object.values(calls))
        .reduce((sum, count) => sum + count, 0);
    };
    expect(callsWith(80)).toBe(callsWith(3));
  });
});
