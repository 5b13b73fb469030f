import { loadEngine } from '../../workbench/engine/loadEngine';
import { ARRAY_CONTEXTS, GOOGLE_FUNCTIONS, PAIRED_CRITERIA, RANGE_PLACES } from './googleFunctions';

interface Node {
  readonly type: string;
  readonly value: string;
  readonly args?: readonly Node[];
  readonly left?: Node;
  readonly right?: Node;
  readonly operand?: Node;
}

const engine = loadEngine() as unknown as { parse(formula: string): Node };

/**
 * What Google would misunderstand in a formula of ours.
 *
 * @param formula as set-up writes it
 * @param customFunctions names of the bundle's custom functions
 * @param namedRanges names of more than one cell
 * @returns a sentence for each fault
 */
export function faultsOf(
  formula: string,
  customFunctions: ReadonlySet<string>,
  namedRanges: ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')*'!/g, '!');
  if (/[{}\\]/.test(bare)) faults.push('uses an array literal (rule W7)');
  if (bare.includes(',')) faults.push('separates arguments by a comma (rule W7)');
  if (/\d\.\d/.test(bare)) faults.push('has a decimal number (rule W7)');

  const isRange = (node: Node): boolean =>
    node.type === 'REFERENCE'
      ? node.value.includes(':')
      : node.type === 'SYMBOL' && namedRanges.has(node.value.toUpperCase());

  const visit = (node: Node, inArray: boolean, place: 'range' | 'value'): void => {
    if (isRange(node)) {
      if (place === 'value' && !inArray) {
        faults.push(`has the range ${node.value} where one value belongs`);
      }
      return;
    }
    if (node.type === 'FUNCALL') visitCall(node, inArray);
    for (const part of [node.left, node.right, node.operand]) {
      if (part) visit(part, inArray, 'value');
    }
  };

  const visitCall = (node: Node, inArray: boolean): void => {
    const name = node.value.toUpperCase();
    if (!GOOGLE_FUNCTIONS.has(name) && !customFunctions.has(name)) {
      faults.push(`calls ${name}, which is not in the list of Google's functions`);
    }
    const opensArray = inArray || ARRAY_CONTEXTS.has(name);
    const pairsFrom = PAIRED_CRITERIA[name];
    (node.args ?? []).forEach((argument, i) => {
      const isCriterion = pairsFrom !== undefined && i >= pairsFrom && (i - pairsFrom) % 2 === 1;
      if (isCriterion && holdsRange(argument)) faults.push(`gives ${name} an array of criteria`);
      const takesRange =
        customFunctions.has(name) || ARRAY_CONTEXTS.has(name) || placeOf(name, i) === 'range';
      visit(argument, opensArray, takesRange ? 'range' : 'value');
    });
  };

  const holdsRange = (node: Node): boolean =>
    isRange(node) ||
    [...(node.args ?? []), node.left, node.right, node.operand].some(
      (part) => part !== undefined && holdsRange(part),
    );

  try {
    visit(engine.parse(formula.replace(/"(?:[^"]|"")*"|;/g, asCanonical)), false, 'value');
  } catch (error) {
    faults.push(`cannot be parsed: ${(error as Error).message}`);
  }
  return faults;
}

/** The engine parses the American notation. */
function asCanonical(piece: string): string {
  return piece === ';' ? ',' : piece;
}

function placeOf(name: string, argument: number): 'range' | 'value' {
  const pairsFrom = PAIRED_CRITERIA[name];
  if (pairsFrom !== undefined && argument >= pairsFrom) {
    return (argument - pairsFrom) % 2 === 0 ? 'range' : 'value';
  }
  const places = RANGE_PLACES[name];
  return places?.[Math.min(argument, places.length - 1)] ?? 'value';
}
