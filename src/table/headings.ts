import { fingerprint } from '../domain/fingerprint';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { inAllLanguages } from '../messages';
import { columnLetters } from '../template/formulas';
import type { SheetKey } from '../template/sheetTemplate';
import { headingKey } from '../template/sheetTemplate';
import type { Cell } from './cell';
import { isText } from './cell';

/** A heading that stands in the way of knowing which column is which; nothing is guessed. */
export interface HeadingProblem {
  readonly code: 'headingDoubled' | 'headingBlank' | 'headingOther';
  readonly sheet: SheetKey;
  readonly field: string;
  /** The columns concerned, for instance "D, F". */
  readonly cells: string;
  readonly found?: string;
}

/** Columns by field, counted from 1; fields that the sheet lacks are absent. */
export type Columns = ReadonlyMap<string, number>;

/** What is known of a sheet's columns before they are read. */
export interface KnownColumns {
  readonly sheet: SheetKey;
  readonly fields: readonly string[];
  /** Fields whose heading is a formula of ours: a blank or broken one is mended, not reported. */
  readonly computed: ReadonlySet<string>;
  /** Columns that metadata names; a copied column brings a second one. */
  readonly tags: readonly { readonly field: string; readonly column: number }[];
}

/**
 * Finds the columns of a sheet (rule W1): by tag, else by heading in any of our languages, never by position.
 *
 * @param headings the heading row, a cell a column
 * @param known fields, computed fields and tags
 * @returns the columns by field, or every heading that is blank, doubled or another field's
 */
export function findColumns(
  headings: readonly Cell[],
  known: KnownColumns,
): Outcome<Columns, HeadingProblem> {
  const fieldOfHeading = fieldsByHeading(known.sheet, known.fields);
  const problems: HeadingProblem[] = [];
  const columns = new Map<string, number>();
  const report = (
    code: HeadingProblem['code'],
    field: string,
    at: readonly number[],
    found?: string,
  ): void => {
    const cells = at.map(columnLetters).join(', ');
    problems.push({ code, sheet: known.sheet, field, cells, ...(found ? { found } : {}) });
  };

  for (const field of known.fields) {
    const tagged = known.tags.filter((tag) => tag.field === field).map((tag) => tag.column);
    const headed = columnsHeaded(headings, field, fieldOfHeading);
    const found = [...new Set([...tagged, ...headed])].sort((a, b) => a - b);
    if (found.length > 1) report('headingDoubled', field, found);
    else if (found.length === 1) columns.set(field, found[0]!);
  }
  for (const { field, column } of known.tags) {
    const heading = headings[column - 1];
    if (known.computed.has(field)) continue;
    if (!isText(heading)) report('headingBlank', field, [column]);
    else {
      const other = fieldOfHeading.get(headingForm(heading));
      if (other !== undefined && other !== field) report('headingOther', field, [column], heading);
    }
  }
  return problems.length > 0 ? trouble(...problems) : answer(columns);
}

/**
 * A name for all that decides where columns are found, tags apart: the heading row, the fields and the words that head
 * them. Where it is the same as in an earlier run, what was found then holds.
 *
 * @param headings the heading row; a cell with a formula as that formula, since its value may be an error or still loading
 * @param known fields and computed fields
 * @returns a text to compare
 */
export function headingPrint(headings: readonly Cell[], known: Omit<KnownColumns, 'tags'>): string {
  const { sheet, fields, computed } = known;
  const words = [...fieldsByHeading(sheet, fields)];
  return fingerprint(JSON.stringify([sheet, fields, [...computed], words, headings]));
}

/**
 * Whether the heading row tells each column apart from every other: only then does an unchanged row prove that no
 * columns have changed places.
 *
 * @param headings the heading row, formulas as in headingPrint
 * @param columns the columns to tell apart
 * @returns whether each of their headings stands there once and is not blank
 */
export function tellsApart(headings: readonly Cell[], columns: Columns): boolean {
  const forms = headings.map(String);
  return [...columns.values()].every((column) => {
    const form = forms[column - 1];
    return form && forms.indexOf(form) === column - 1 && forms.lastIndexOf(form) === column - 1;
  });
}

/**
 * The form of a heading in which spellings are equal: case, outer blanks and the joints of words do not matter.
 *
 * @param heading as typed
 * @returns the form
 * @example headingForm(' Close_Date') // 'close date'
 */
export function headingForm(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** A run asks for the same sheets again and again. */
const BY_HEADING = new WeakMap<
  readonly string[],
  { readonly sheet: SheetKey; readonly byHeading: ReadonlyMap<string, string> }
>();

/** The fields of a sheet by the form of their headings in all our languages. */
export function fieldsByHeading(
  sheet: SheetKey,
  fields: readonly string[],
): ReadonlyMap<string, string> {
  const known = BY_HEADING.get(fields);
  if (known?.sheet === sheet) return known.byHeading;
  const byHeading = new Map(
    fields.flatMap((field) =>
      inAllLanguages(headingKey(sheet, field)).map((heading) => [headingForm(heading), field]),
    ),
  );
  BY_HEADING.set(fields, { sheet, byHeading });
  return byHeading;
}

function columnsHeaded(
  headings: readonly Cell[],
  field: string,
  fieldOfHeading: ReadonlyMap<string, string>,
): number[] {
  return headings.flatMap((heading, index) =>
    isText(heading) && fieldOfHeading.get(headingForm(heading)) === field ? [index + 1] : [],
  );
}
