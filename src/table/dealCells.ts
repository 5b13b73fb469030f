import { dayNumber, dayText, momentText } from '../domain/day';
import type { WallClock } from '../domain/wallClock';
import type { Language, MessageKey } from '../messages';
import { message } from '../messages';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import type { FormatName } from '../template/sheetTemplate';
import type { Cell } from './cell';
import { isBlank, isDate, isErrorValue, isFiniteNumber } from './cell';
import { dayOf, momentOf } from './days';
import type { DealField, DealValues, FormValue, PurchaseLine } from './dealForm';
import { DEAL_FIELDS, shapeOf } from './dealForm';
import { cellText, plainNumber } from './plainText';
import { amountOf, probabilityOf } from './values';
import type { WordMeaning } from './words';
import { wordMeanings } from './words';

/** What the cells of a deal say to a form. */
export interface ReadDeal {
  readonly values: DealValues;
  /** Texts of cells that hold something the form cannot show, by field. */
  readonly odd: Readonly<Partial<Record<DealField, string>>>;
  /** What each cell holds, as a text to compare. */
  readonly base: Readonly<Record<DealField, string>>;
}

/**
 * Reads the cells of a deal for its forms. What a form cannot show is left blank there and told, never replaced.
 *
 * @param cell the cell of a field
 * @param clock the spreadsheet's
 * @returns values, what is odd, and what to compare with later
 */
export function readDeal(cell: (field: DealField) => Cell, clock: WallClock): ReadDeal {
  const values: Partial<Record<DealField, FormValue>> = {};
  const odd: Partial<Record<DealField, string>> = {};
  const base: Partial<Record<DealField, string>> = {};
  for (const field of DEAL_FIELDS) {
    const content = cell(field);
    const value = formValue(field, content, clock);
    base[field] = cellPrint(field, content, clock);
    values[field] = value ?? blankOf(field);
    if (value === null) odd[field] = base[field];
  }
  return { values: values as unknown as DealValues, odd, base: base as ReadDeal['base'] };
}

/**
 * What a cell holds, as a text that differs where the cell does.
 *
 * @param field of Pipeline or Activities: a date may stand in its cells as a number
 * @param cell any cell
 * @param clock the spreadsheet's
 * @returns the text; a date as YYYY-MM-DD, with its minute where it has one
 * @example cellPrint('when', 46349, () => 0) // '2026-11-23'
 */
export function cellPrint(field: string, cell: Cell, clock: WallClock): string {
  if (isBlank(cell)) return '';
  const isDay = isDate(cell) || (isFiniteNumber(cell) && DATED.has(field));
  if (!isDay) return String(cell);
  const moment = momentOf(cell, clock);
  return moment === null ? String(cell) : momentText(moment).replace(' 00:00', '');
}

/** The value of a cell in its form; null where the form has none for it. */
function formValue(field: DealField, cell: Cell, clock: WallClock): FormValue | null {
  if (isBlank(cell)) return blankOf(field);
  if (isErrorValue(cell)) return null;
  switch (shapeOf(field).kind) {
    case 'amount':
      return amountOf(cell);
    case 'fraction':
      return probabilityOf(cell);
    case 'day': {
      const day = dayOf(cell, clock);
      return day === null ? null : dayText(day);
    }
    case 'word':
      return MEANINGS.get(field)!(String(cell));
    case 'purchases':
      return purchaseLines(String(cell));
    case 'text':
    case 'mail':
    case 'stage':
      return cellPrint(field, cell, clock);
  }
}

function blankOf(field: DealField): FormValue {
  return shapeOf(field).kind === 'purchases' ? [] : '';
}

const MEANINGS: ReadonlyMap<DealField, WordMeaning<string>> = new Map(
  DEAL_FIELDS.flatMap((field): [DealField, WordMeaning<string>][] => {
    const { words, wordsAt } = shapeOf(field);
    if (words === undefined) return [];
    return [[field, wordMeanings(words.map((word) => [word, `${wordsAt}.${word}` as MessageKey]))]];
  }),
);

const FORMATS: ReadonlyMap<string, FormatName> = new Map(
  PIPELINE.columns.map(({ field, format }) => [field, format]),
);

const DATE_FORMATS: readonly FormatName[] = ['day', 'fullDay', 'dateTime', 'fullDateTime'];

const DATED: ReadonlySet<string> = new Set(
  [...PIPELINE.columns, ...ACTIVITIES.columns]
    .filter(({ format }) => DATE_FORMATS.includes(format))
    .map(({ field }) => field),
);

/**
 * What to write into the cell of a field.
 *
 * @param field the field
 * @param value a value that `formProblem` has nothing to say about
 * @param language the workbook's
 * @returns a cell for setValues; text never becomes a formula (rule W3)
 */
export function cellOfValue(field: DealField, value: FormValue, language: Language): Cell {
  if (value === '' || typeof value === 'number') return value;
  if (typeof value !== 'string') return cellText(purchasesText(value));
  const { kind, wordsAt } = shapeOf(field);
  if (kind === 'day') return dayNumber(value);
  if (kind === 'word') return message(language, `${wordsAt}.${value}` as MessageKey);
  return cellText(value, FORMATS.get(field));
}

const SEPARATOR = ';';

/**
 * The similar purchases of a cell: a line each, what; price; year. Of a line that is written otherwise everything is what
 * was bought.
 *
 * @param text of the cell
 * @returns the lines
 * @example purchaseLines('Chiller swap; 38500; 2023') // [{ what: 'Chiller swap', price: 38500, year: 2023 }]
 */
export function purchaseLines(text: string): PurchaseLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): PurchaseLine => {
      const parts = line.split(SEPARATOR).map((part) => part.trim());
      const [price, year] = [numberOf(parts[parts.length - 2]), numberOf(parts[parts.length - 1])];
      if (parts.length < 3 || price === null || year === null) {
        return { what: line.trim(), price: '', year: '' };
      }
      return { what: parts.slice(0, -2).join(`${SEPARATOR} `), price, year };
    });
}

/** The cell of similar purchases, as purchaseLines reads it. */
export function purchasesText(lines: readonly PurchaseLine[]): string {
  return lines
    .map(({ what, price, year }) =>
      price === '' && year === '' ? what : [what, price, year].join(`${SEPARATOR} `),
    )
    .join('\n');
}

/** A blank stays blank; null for what is no number of 0 or more. */
function numberOf(text: string | undefined): number | '' | null {
  if (text === '') return '';
  const number = text === undefined ? null : plainNumber(text.replace(/[\s\u00a0]/g, ''));
  return isFiniteNumber(number) && number >= 0 ? number : null;
}
