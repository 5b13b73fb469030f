/** Functions of Google Sheets that the engine has not and our formulas may use. */
import type { Engine } from './engineModule';

type Description = Parameters<Engine['registries']['functionRegistry']['add']>[1];
type Argument = Parameters<Description['compute']>[0];

/** Registers them. */
export function addMissingFunctions(o: Engine): void {
  const { helpers, registries } = o;
  const scalar = (name: string, description: string, optional = false) => ({
    name,
    description,
    type: ['ANY' as const],
    optional,
  });
  const range = (name: string, description: string, optional = false) => ({
    name,
    description,
    type: ['ANY' as const, 'RANGE' as const],
    acceptMatrix: true,
    optional,
  });
  const add = (
    name: string,
    description: string,
    args: Description['args'],
    compute: Description['compute'],
  ) => registries.functionRegistry.add(name, { description, args, compute, category: 'Google' });

  add(
    'ARRAYFORMULA',
    'Shows an array result in several cells.',
    [range('array_formula', 'A range or an expression of ranges.')],
    (array) => array as never,
  );

  add('N', 'The argument as a number.', [scalar('value', 'The value to convert.')], (argument) => {
    const value = valueOf(argument);
    return typeof value === 'number' ? value : value === true ? 1 : 0;
  });

  add(
    'REPT',
    'A text repeated.',
    [scalar('text_to_repeat', 'The text.'), scalar('number_of_repetitions', 'How many times.')],
    function (text, times) {
      const count = Math.trunc(helpers.toNumber(scalarOf(times), this.locale));
      if (count < 0) throw new o.EvaluationError('REPT: the number of repetitions is negative.');
      return helpers.toString(scalarOf(text)).repeat(count);
    },
  );

  add(
    'REGEXMATCH',
    'Whether a text matches a regular expression somewhere.',
    [scalar('text', 'The text.'), scalar('regular_expression', 'The expression.')],
    (text, expression) => {
      const source = helpers.toString(scalarOf(expression));
      try {
        return new RegExp(source, 'u').test(helpers.toString(scalarOf(text)));
      } catch {
        throw new o.EvaluationError(`REGEXMATCH: "${source}" is not a regular expression.`);
      }
    },
  );

  add(
    'ISDATE',
    'Whether the value is a date.',
    [scalar('value', 'The value.')],
    function (argument) {
      const cell = scalarOf(argument);
      if (typeof cell?.value === 'number') return helpers.isDateTimeFormat(cell.format ?? '');
      return typeof cell?.value === 'string' && helpers.isDateTime(cell.value, this.locale);
    },
  );

  add('TO_DATE', 'A number as a date.', [scalar('value', 'The number.')], function (argument) {
    const value = valueOf(argument);
    return typeof value === 'number'
      ? { value, format: this.locale.dateFormat }
      : { value: value ?? null };
  });

  add(
    'XMATCH',
    'The position of a value in a range.',
    [
      scalar('search_key', 'The value to look for.'),
      range('lookup_range', 'One row or one column.'),
      scalar('match_mode', '0 exact, 1 exact or next larger, -1 exact or next smaller.', true),
      scalar('search_mode', '1 from the first to the last, -1 from the last to the first.', true),
    ],
    (key, lookup, matchMode, searchMode) => {
      const values = flatten(lookup);
      const backwards = valueOf(searchMode) === -1;
      if (backwards) values.reverse();
      const found = matchPosition(valueOf(key), values, Number(valueOf(matchMode) ?? 0));
      if (found < 0) throw new o.EvaluationError('XMATCH: the value was not found.', '#N/A');
      return backwards ? values.length - found : found + 1;
    },
  );

  // Google draws a picture in the cell; here a text of blocks stands for it.
  add(
    'SPARKLINE',
    'A miniature chart within a cell, here drawn with letters.',
    [range('data', 'The numbers.'), range('options', 'Pairs of option and value.', true)],
    (data, options) => {
      const numbers = flatten(data).filter((value) => typeof value === 'number');
      const settings = optionPairs(options);
      if (settings.get('charttype') === 'bar') return bar(numbers, settings.get('max'));
      return column(numbers);
    },
  );
}

interface Cell {
  value: string | number | boolean | null;
  format?: string;
}

function scalarOf(argument: Argument): Cell | undefined {
  return Array.isArray(argument) ? argument[0]?.[0] : argument;
}

function valueOf(argument: Argument): Cell['value'] | undefined {
  return scalarOf(argument)?.value;
}

/** The values of a range, row by row; the engine's matrices are columns of rows. */
function flatten(argument: Argument): Cell['value'][] {
  if (!Array.isArray(argument)) return [valueOf(argument) ?? null];
  const rows = argument[0]?.length ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    argument.map((cells) => cells[row]?.value ?? null),
  ).flat();
}

function matchPosition(key: unknown, values: readonly unknown[], matchMode: number): number {
  const wanted = comparable(key);
  const exact = values.findIndex((value) => comparable(value) === wanted);
  if (exact >= 0 || matchMode === 0) return exact;
  let best = -1;
  values.forEach((value, index) => {
    const candidate = comparable(value);
    if (typeof candidate !== typeof wanted || candidate === null || wanted === null) return;
    if (matchMode > 0 ? candidate < wanted : candidate > wanted) return;
    const champion = comparable(values[best]);
    if (best < 0 || (matchMode > 0 ? candidate < champion! : candidate > champion!)) best = index;
  });
  return best;
}

function comparable(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function optionPairs(options: Argument): Map<unknown, unknown> {
  if (!Array.isArray(options)) return new Map();
  const [names = [], values = []] = options;
  return new Map(names.map((name, row) => [name.value, values[row]?.value]));
}

const BAR_LENGTH = 10;
const COLUMN_BLOCKS = '▁▂▃▄▅▆▇█';

function bar(numbers: readonly number[], max: unknown): string {
  const total = numbers.reduce((sum, number) => sum + number, 0);
  const full = typeof max === 'number' && max > 0 ? max : total;
  return full > 0 ? '█'.repeat(Math.round((Math.min(total, full) / full) * BAR_LENGTH)) : '';
}

function column(numbers: readonly number[]): string {
  const highest = Math.max(...numbers, 0);
  const lowest = Math.min(...numbers, 0);
  const steps = COLUMN_BLOCKS.length - 1;
  const height = (number: number) =>
    highest === lowest ? 0 : Math.round(((number - lowest) / (highest - lowest)) * steps);
  return numbers.map((number) => COLUMN_BLOCKS[height(number)]).join('');
}
