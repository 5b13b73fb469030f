import { recompute } from '../../../workbench/engine/todayAndNow';
import { cell, model, shown, write } from './_models';

describe('functions that the engine lacks', () => {
  test.each([
    ['=N(TRUE)', '1'],
    ['=N("x")', '0'],
    ['=N(A1)', '5'],
    ['=REPT("ab",3)', 'ababab'],
    ['=REGEXMATCH("Closed Won","won$")', 'FALSE'],
    ['=REGEXMATCH("Closed Won","Won$")', 'TRUE'],
    ['=ISDATE(DATE(2026,1,2))', 'TRUE'],
    ['=ISDATE(5)', 'FALSE'],
    ['=TO_DATE(46349)', '11/23/2026'],
    ['=XMATCH("b",A2:C2)', '2'],
    ['=XMATCH(25,A3:C3,-1)', '2'],
    ['=XMATCH(25,A3:C3,1)', '3'],
    ['=XMATCH("z",A2:C2)', '#N/A'],
    ['=SUM(ARRAYFORMULA(A3:C3*2))', '120'],
    ['=SPARKLINE(A3:C3)', '▃▆█'],
  ])('%s shows %s', (formula, text) => {
    const cells = { A1: '5', A2: 'a', B2: 'b', C2: 'c', A3: '10', B3: '20', C3: '30', E1: formula };
    expect(cell(model({ cells }), 'E1').formattedValue).toBe(text);
  });

  test('ARRAYFORMULA spills', () => {
    const cells = { A1: '1', A2: '2', C1: '=ARRAYFORMULA(A1:A2+1)' };
    expect(shown(model({ cells }), 'C1:C2')).toEqual([['2'], ['3']]);
  });
});

describe('TODAY and NOW', () => {
  test('follow the clock in the zone of the spreadsheet, once it is recomputed', () => {
    let instant = '2026-11-23T23:30:00Z';
    const clock = { now: () => new Date(instant) };
    const here = model({ settings: { clock } });
    const there = model({ settings: { clock, timeZone: 'America/New_York' } });
    for (const one of [here, there]) write(one, 'A1', '=TODAY()');
    write(there, 'A2', '=NOW()');
    expect(cell(here, 'A1').formattedValue).toBe('11/24/2026');
    expect(cell(there, 'A1').formattedValue).toBe('11/23/2026');
    expect(cell(there, 'A2').formattedValue).toBe('11/23/2026 06:30:00 PM');
    instant = '2026-12-24T12:00:00Z';
    recompute(here);
    expect(cell(here, 'A1').formattedValue).toBe('12/24/2026');
  });
});
