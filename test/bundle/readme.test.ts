import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBundle } from './builtBundle';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const number = (text: string): number => {
  const plain = Number(text.replace(/[,%\s]/g, ''));
  return text.includes('%') ? plain / 100 : plain;
};

/** The columns of README's sheet by their letter, headings and all. */
function sheetColumns(): Record<string, unknown[][]> {
  const rows = [...README.matchAll(/^\| \d \| (.*) \|$/gm)].map(([, cells]) => cells!.split(' | '));
  return Object.fromEntries(
    ['A', 'B', 'C', 'D'].map((letter, column) => [
      `${letter}:${letter}`,
      rows.map((cells) => {
        const text = cells[column]!;
        return [/^[\d,]+%?$/.test(text) ? number(text) : text];
      }),
    ]),
  );
}

const examples = [...README.matchAll(/^\| `=(\w+)\(([^`]*)\)` \| ([^|]*) \|/gm)].map(
  ([, name, args, results]) => [name!, args!, results!] as const,
);

describe('the example in README', () => {
  const columns = sheetColumns();
  const functions = loadBundle();

  test('has four deals and four formulas', () => {
    expect(columns['A:A']).toHaveLength(5);
    expect(examples).toHaveLength(4);
  });

  test.each(examples)('%s(%s) is %s', (name, args, results) => {
    const given = args.split('; ').map((arg) => columns[arg] ?? Number(arg));
    const answer = [functions[name]!(...given)].flat(3) as number[];
    const stated = results.split(' · ').map(number);
    answer.forEach((value, i) => expect(value).toBeCloseTo(stated[i]!, 3));
    expect(answer).toHaveLength(stated.length);
  });
});
