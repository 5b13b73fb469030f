import type { Language, MessageKey } from '../messages';
import { formForOne, message } from '../messages';

/** What the placeholders of a formula stand for in a workbook. */
export interface FormulaWords {
  readonly language: Language;
  /** The reference of a whole column by "sheet.field", or undefined where there is no such field. */
  reference(column: string): string | undefined;
}

/**
 * Fills in a cell's content: `{pipeline.amount}` becomes a reference to the column, `{kind.won}` the word in the
 * workbook's language (quoted in a formula), `{language}` its code, `{say plan.deals n=A1}` a sentence with the value of A1 and its form for one.
 *
 * Formulas use `;`, no decimals and no braces of their own (rule W7), so that they mean the same in every locale.
 *
 * @param content a formula that begins with `=`, or text
 * @param words what the placeholders stand for
 * @returns what goes into the cell
 * @throws Error on a placeholder that is neither field nor message: a mistake in the template
 */
export function fillIn(content: string, words: FormulaWords): string {
  const isFormula = content.startsWith('=');
  return content.replace(/\{(say )?([\w.]+)((?: \w+=[^ }]+)*)\}/g, (_, say, name: string, args) => {
    if (say) return saying(name as MessageKey, valuesOf(args as string), words.language);
    if (name === 'language') return isFormula ? quoted(words.language) : words.language;
    const reference = words.reference(name);
    if (reference !== undefined) return reference;
    const text = message(words.language, name as MessageKey);
    return isFormula ? quoted(text) : text;
  });
}

/** A text as a formula writes it. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/**
 * Whether two formulas say the same, however a sheet gives them back: separators, quotes around the names of sheets,
 * blanks and case do not matter outside texts.
 *
 * @param one a formula
 * @param other another one
 * @returns whether they are one formula
 * @example sameFormula("=SUM('Plan'!A1; 2)", '=sum(Plan!A1,2)') // true
 */
export function sameFormula(one: string, other: string): boolean {
  return formulaForm(one) === formulaForm(other);
}

function formulaForm(formula: string): string {
  return formulaPieces(formula).join('');
}

/** Texts and what stands between them, in turn. */
function formulaPieces(formula: string): string[] {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((piece, i) =>
      i % 2 === 1 ? piece : piece.replace(/[\s']/g, '').replace(/;/g, ',').toUpperCase(),
    );
}

/**
 * Whether two formulas are built alike: they may differ in what they refer to and in their texts, as a formula does after
 * columns were moved, a sheet was renamed or the language was switched. A formula that calls nothing has no shape of its
 * own: it must be the same.
 *
 * @param one a formula
 * @param other another one
 * @returns whether one may have become of the other
 * @example sameShape('=SUM(A:A;"x")', "=sum('My plan'!$B:$B,\"y\")") // true
 */
export function sameShape(one: string, other: string): boolean {
  if (sameFormula(one, other)) return true;
  const shape = formulaShape(one);
  return shape.includes('(') && shape === formulaShape(other);
}

const REFERENCE = /(?<![A-Z0-9_.])\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{0,3}\$?\d*)?(?![A-Z0-9_.(])/g;

function formulaShape(formula: string): string {
  const withoutSheets = formula
    .replace(/"(?:[^"]|"")*"/g, '""')
    .replace(/'(?:[^']|'')*'!|[\p{L}\p{N}_.]+!/gu, '');
  return formulaForm(withoutSheets).replace(REFERENCE, 'R');
}

/**
 * The names of functions and ranges that a formula uses.
 *
 * @param formula for instance "=SUM(STAGES)"
 * @returns the names as they stand, in capital letters
 * @example [...namesIn('=sum(STAGES)&"AS_OF"')] // ['SUM', 'STAGES']
 */
export function namesIn(formula: string): Set<string> {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, ' ');
  return new Set(
    (withoutTexts.match(/[\p{L}_][\p{L}\p{N}_.]*/gu) ?? []).map((n) => n.toUpperCase()),
  );
}

/**
 * A formula in which references stand in place of names of ranges; texts and names of sheets stay.
 *
 * @param formula for instance "=SUM(STAGES)"
 * @param referenceOf the reference of a name in capital letters, or undefined where the name stays
 * @returns the formula
 * @example withoutNames('=MAX(as_of)', (name) => (name === 'AS_OF' ? 'State!$B$2' : undefined)) // '=MAX(State!$B$2)'
 */
export function withoutNames(
  formula: string,
  referenceOf: (name: string) => string | undefined,
): string {
  return formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*/gu,
    (piece) => referenceOf(piece.toUpperCase()) ?? piece,
  );
}

/**
 * The text that a formula has in the place of another one's first text of that name.
 *
 * @param formula as a sheet gives it back
 * @param expected the formula that it should be, but for that text
 * @param text the text in the expected formula
 * @returns the text found, or null where the formulas differ elsewhere
 * @example textInPlaceOf('=IF(A1,"Mine",2)', '=IF(A1;"Yours";2)', 'Yours') // 'Mine'
 */
export function textInPlaceOf(formula: string, expected: string, text: string): string | null {
  const [found, wanted] = [formulaPieces(formula), formulaPieces(expected)];
  const place = wanted.indexOf(quoted(text));
  const isSame = wanted.every((piece, i) => i === place || piece === found[i]);
  if (place < 0 || !isSame || found.length !== wanted.length) return null;
  return found[place]!.slice(1, -1).replace(/""/g, '"');
}

/** A reference to a whole column, with its sheet where the formula stands elsewhere. */
export function columnReference(letters: string, sheetName?: string): string {
  const columns = `$${letters}:$${letters}`;
  return sheetName === undefined ? columns : `'${sheetName.replace(/'/g, "''")}'!${columns}`;
}

/** The letters of a column, counted from 1: 28 is AB. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/**
 * Row and column of a cell, both counted from 1.
 *
 * @param a1 for instance "AB12"
 * @returns the two numbers
 * @example cellPosition('AB12') // [12, 28]
 */
export function cellPosition(a1: string): [row: number, column: number] {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(a1)!;
  return [Number(row), columnNumber(letters!)];
}

/** The number of a column, counted from 1: AB is 28. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function valuesOf(args: string): Map<string, string> {
  const pairs = args.trim().split(' ');
  return new Map(pairs.map((pair) => pair.split(/=(.*)/).slice(0, 2) as [string, string]));
}

function saying(key: MessageKey, values: ReadonlyMap<string, string>, language: Language): string {
  const many = joined(message(language, key), values);
  const one = formForOne(key);
  return one === null
    ? many
    : `IF(${values.get('n')}=1;${joined(message(language, one), values)};${many})`;
}

/** A sentence whose placeholders are values of cells: its pieces joined with &. */
function joined(text: string, values: ReadonlyMap<string, string>): string {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => values.get(piece.slice(1, -1)) ?? quoted(piece))
    .join('&');
}
