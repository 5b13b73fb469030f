import type { Model } from '@odoo/o-spreadsheet';
import fc from 'fast-check';
import { model, o, write } from './_models';

type Look = Record<string, unknown> | undefined;

/** The engine's plugin, of which only the asking of a single cell is replaced. */
interface EnginePlugin {
  getComputedStyles(sheetId: string): Record<number, Look[] | undefined>;
  getRuleResultForTarget(...parameters: unknown[]): boolean;
}

const ALL = o.helpers.toZone('A1:L30');

function add(to: Model, id: string, ranges: readonly string[], rule: object): void {
  const { isSuccessful } = to.dispatch('ADD_CONDITIONAL_FORMAT', {
    sheetId: 'S',
    ranges: ranges.map((range) => to.getters.getRangeDataFromXc('S', range)),
    cf: { id, rule, stopIfTrue: false } as never,
  });
  expect(isSuccessful).toBe(true);
}

function pluginOf(of: Model): EnginePlugin {
  const { handlers } = of as unknown as { handlers: readonly object[] };
  return handlers.find((handler) => 'getComputedStyles' in handler) as EnginePlugin;
}

function looks(of: Model): Look[] {
  return cells().map((position) => of.getters.getCellConditionalFormatStyle(position) as Look);
}

/** As the engine computes them: all at once. */
function enginesLooks(of: Model): Look[] {
  const styles = pluginOf(of).getComputedStyles('S');
  return cells().map(({ col, row }) => styles[col]?.[row]);
}

function cells() {
  const rows = Array.from({ length: ALL.bottom + 1 }, (_, row) => row);
  return rows.flatMap((row) =>
    Array.from({ length: ALL.right + 1 }, (_, col) => ({ sheetId: 'S', col, row })),
  );
}

const ruleOf = (operator: string, values: readonly string[], style: object) => ({
  type: 'CellIsRule',
  operator,
  values,
  style,
});

const rules = fc.oneof(
  fc.record({
    operator: fc.constantFrom('isGreaterThan', 'isEqual', 'isLessOrEqualTo'),
    values: fc.constantFrom(['2'], ['=B$1'], ['=$A2+1']),
  }),
  fc.record({
    operator: fc.constant('customFormula'),
    values: fc.constantFrom(['=A1>B1'], ['=$A1=""'], ['=AND(A1>1,ROW()>3)']),
  }),
  fc.record({
    operator: fc.constantFrom('duplicateValues', 'isNotEmpty'),
    values: fc.constant([]),
  }),
);
const styles = fc.constantFrom(
  { fillColor: '#FF0000' },
  { textColor: '#00FF00', bold: true },
  { fillColor: '#0000FF', italic: true },
);
const ranges = fc.subarray(['A1:C9', 'B3:D5', 'E1:E30', 'A10:B12'], { minLength: 1 });

test('each cell looks as the engine would have it, whatever the rules and the values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(rules, styles, ranges), { maxLength: 4 }),
      fc.array(fc.tuple(fc.constantFrom('A1', 'B1', 'A2', 'B4', 'C5', 'E7'), fc.nat(4))),
      (formats, values) => {
        const sheet = model();
        formats.forEach(([{ operator, values: operands }, style, where], index) =>
          add(sheet, `rule ${index}`, where, ruleOf(operator, operands, style)),
        );
        expect(looks(sheet)).toEqual(enginesLooks(sheet));
        for (const [xc, value] of values) write(sheet, xc, String(value));
        expect(looks(sheet)).toEqual(enginesLooks(sheet));
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

test('a colour scale is left to the engine', () => {
  const sheet = model({ cells: { A1: '1', A2: '5', A3: '9', B1: '2' } });
  add(sheet, 'scale', ['A1:A3'], {
    type: 'ColorScaleRule',
    minimum: { type: 'value', color: 0xffffff },
    maximum: { type: 'value', color: 0x00ff00 },
  });
  add(sheet, 'rule', ['A1:B3'], ruleOf('isEqual', ['2'], { bold: true }));
  expect(looks(sheet)).toEqual(enginesLooks(sheet));
  expect(looks(sheet)[0]).toEqual({ fillColor: '#FFFFFF' });
});

test('a cell that nobody looks at is not computed', () => {
  const sheet = model();
  add(sheet, 'rule', ['A1:L30'], ruleOf('customFormula', ['=A1=""'], { bold: true }));
  const judged = jest.spyOn(pluginOf(sheet), 'getRuleResultForTarget');
  const look = sheet.getters.getCellConditionalFormatStyle({ sheetId: 'S', col: 2, row: 20 });
  expect(look).toEqual({ bold: true });
  expect(judged).toHaveBeenCalledTimes(1);
});
