/**
 * A custom function whose arguments hold a function that gives another result each time it is computed never gets an
 * answer: its cell stays "Loading..." (platform 3.7).
 */
import type { CellPosition, Engine, Getters } from './engineModule';

export const LOADING = 'Loading...';

const VOLATILE = ['NOW', 'RAND', 'RANDARRAY', 'RANDBETWEEN'];

interface Token {
  readonly type: string;
  readonly value: string;
}

/** By the text of a formula: it is computed far more often than it is typed. */
const known = new Map<string, ReadonlySet<string>>();
const KNOWN_FORMULAS = 1000;

/** Whether the formula that is being computed calls the function so; `context` is `this` of its compute function. */
export function hasVolatileArgument(
  o: Engine,
  name: string,
  context: { [key: string]: unknown },
): boolean {
  const position = context['__originCellPosition'] as CellPosition | undefined;
  const getters = context['getters'] as Getters | undefined;
  if (!position || !getters) return false;
  const cell = getters.getCell(position);
  if (!cell?.isFormula) return false;
  const text = cell.compiledFormula.toFormulaString(getters);
  let functions = known.get(text);
  if (!functions) {
    if (known.size >= KNOWN_FORMULAS) known.clear();
    functions = functionsWithVolatileArguments(o.tokenize(text));
    known.set(text, functions);
  }
  return functions.has(name.toUpperCase());
}

/** Names of the functions around a volatile one, in upper case. */
function functionsWithVolatileArguments(tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  const around: string[] = [];
  const words = tokens.filter(({ type }) => type !== 'SPACE');
  words.forEach(({ type, value }, index) => {
    if (type === 'LEFT_PAREN') around.push(functionBefore(words, index));
    if (type === 'RIGHT_PAREN') around.pop();
    const isCall = words[index + 1]?.type === 'LEFT_PAREN';
    if (isCall && VOLATILE.includes(value.toUpperCase()))
      for (const name of around) found.add(name);
  });
  return found;
}

/** Empty for a parenthesis that only groups. */
function functionBefore(tokens: readonly Token[], index: number): string {
  const before = tokens[index - 1];
  return before?.type === 'SYMBOL' ? before.value.toUpperCase() : '';
}
