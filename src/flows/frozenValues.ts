import type { Language } from '../messages';
import { message } from '../messages';
import type { Sheet, Workbook } from './services';
import { PIPELINE } from '../template/pipeline';
import { asideSheet } from './asideSheet';
import { findTable } from './workbookColumns';

/** What one formula of ours had filled when it became values. */
export interface FrozenBlock {
  readonly rows: number;
  readonly columns: number;
  /** A key of each value (valueKey); left out in hidden columns, where all is ours. */
  readonly keys?: readonly (readonly string[])[];
}

/** What a frozen workbook remembers, so that values of ours can be told from what people typed over them. */
export interface FrozenValues {
  /** By sheet and cell, for instance "plan!A5". */
  readonly blocks: ReadonlyMap<string, FrozenBlock>;
  /** Keys of the values in computed columns, by the ID of the deal and the field: rows may be sorted meanwhile. */
  readonly deals: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

const NOTHING: FrozenValues = { blocks: new Map(), deals: new Map() };
const A_DEAL = 'deal ';
const COLUMNS = 2;

/** What the hidden sheet remembers; nothing where there is none. */
export function rememberedValues(workbook: Workbook): FrozenValues {
  const sheet = workbook.findSheet('frozenValues');
  const rows = sheet?.lastRow() ?? 0;
  if (sheet === null || rows < 2) return NOTHING;
  const blocks = new Map<string, FrozenBlock>();
  const deals = new Map<string, Record<string, string>>();
  for (const line of sheet.read({ row: 2, column: 1, rows: rows - 1, columns: COLUMNS })) {
    const [place, json] = line.map(String) as [string, string];
    if (json === '') continue;
    if (place.startsWith(A_DEAL)) {
      deals.set(place.slice(A_DEAL.length), JSON.parse(json) as Record<string, string>);
    } else blocks.set(place, JSON.parse(json) as FrozenBlock);
  }
  return { blocks, deals };
}

/** Puts what is remembered into the hidden sheet, in place of what it held. */
export function rememberValues(
  workbook: Workbook,
  { blocks, deals }: FrozenValues,
  language: Language,
): void {
  const lines = [
    ...[...blocks].map(([place, block]) => [place, JSON.stringify(block)]),
    ...[...deals].map(([id, keys]) => [`${A_DEAL}${id}`, JSON.stringify(keys)]),
  ];
  const size = { rows: lines.length + 1, columns: COLUMNS };
  const sheet = asideSheet(workbook, 'frozenValues', size, language);
  sheet.columnFormat(1, COLUMNS, '@');
  const surplus = Math.max(0, sheet.lastRow() - lines.length - 1);
  const blanks = Array.from({ length: surplus }, () => ['', '']);
  sheet.write(1, 1, [[message(language, 'freeze.memory'), ''], ...lines, ...blanks]);
}

/** Takes the hidden sheet away. */
export function forgetValues(workbook: Workbook): void {
  const sheet = workbook.findSheet('frozenValues');
  if (sheet !== null) workbook.removeSheet(sheet);
}

/** Since which day the workbook is frozen to values, YYYY-MM-DD; null where it computes. */
export function frozenSince(pipeline: Sheet): string | null {
  return pipeline.readMark('frozen');
}

/**
 * The same, wherever Pipeline stands; null too where there is none. To ask for the mark costs a call, so it is asked for
 * only where a formula is missing.
 */
export function frozenDay(workbook: Workbook): string | null {
  const pipeline = findTable(workbook, PIPELINE);
  if (pipeline === null) return null;
  const formulas = pipeline.sheet.headingFormulas();
  const isMissing = PIPELINE.columns.some(
    ({ field, formula, call }) =>
      formula !== undefined &&
      call === undefined &&
      (formulas[pipeline.columns.get(field)! - 1] ?? '') === '',
  );
  return isMissing ? frozenSince(pipeline.sheet) : null;
}
