import type { StageTable } from '../domain/stage';
import type { MessageKey, MessageValues } from '../messages';
import type { FormatName } from '../template/sheetTemplate';
import { PIPELINE } from '../template/pipeline';
import type { ImportColumns } from './importHeadings';
import type { ImportRequest } from './importRequest';
import { cellText, plainDay, plainNumber } from './plainText';

/** A deal as it will stand in the sheet: cell values by field, and those of the person's own columns. */
export interface ImportedDeal {
  readonly values: ReadonlyMap<string, string | number>;
  readonly own: readonly (string | number)[];
}

/** A row that is not imported; `row` is its line in the file, the headings being line 1. */
export interface RefusedRow {
  readonly row: number;
  readonly reasons: readonly { readonly key: MessageKey; readonly values: MessageValues }[];
}

export interface ImportedRows {
  readonly deals: readonly ImportedDeal[];
  readonly refused: readonly RefusedRow[];
  /** Stages that the table lacks, in order of appearance. */
  readonly newStages: readonly string[];
  readonly pricesFilled: number;
  /** Keys without a price, with the number of deals that wanted one. */
  readonly unpriced: ReadonlyMap<string, number>;
}

/** What the rows are read against. */
export interface ImportContext {
  readonly columns: ImportColumns;
  readonly stages: StageTable;
  /** IDs that stand in the sheet already. */
  readonly knownIds: ReadonlySet<string>;
  readonly prices: ReadonlyMap<string, number>;
}

const FORMATS: ReadonlyMap<string, FormatName> = new Map(
  PIPELINE.columns.map((column) => [column.field, column.format]),
);

/**
 * Reads the rows of a file as deals: ISO dates and plain numbers. A row with any bad cell is refused whole, with every
 * reason; blank lines are passed over. A list price fills an amount only where the file's is blank.
 *
 * @param request the file
 * @param context the columns' meaning and what the workbook holds
 * @returns the deals and the refused rows
 */
export function readImportRows(request: ImportRequest, context: ImportContext): ImportedRows {
  const { columns, stages, prices } = context;
  const lineOfId = new Map<string, number>();
  const deals: ImportedDeal[] = [];
  const refused: RefusedRow[] = [];
  const newStages = new Map<string, string>();
  const unpriced = new Map<string, number>();
  const priceKeyColumn = request.prices ? request.headings.indexOf(request.prices.key.deals) : -1;
  let pricesFilled = 0;

  request.rows.forEach((row, index) => {
    if (row.every((text) => text.trim() === '')) return;
    const line = index + 2;
    const reasons: RefusedRow['reasons'][number][] = [];
    const values = new Map<string, string | number>();
    for (const [field, column] of columns.fields) {
      readField(field, row[column] ?? '', request.headings[column]!, values, reasons);
    }
    checkIdentity(row, line, context, request, lineOfId, reasons);
    if (reasons.length > 0) {
      refused.push({ row: line, reasons });
      return;
    }
    const stage = (row[columns.fields.get('stage')!] ?? '').trim();
    const position = stages.indexOf(stage);
    if (position < 0)
      newStages.set(stage.toLowerCase(), newStages.get(stage.toLowerCase()) ?? stage);
    const isOpen = position < 0 || stages.stages[position]!.kind === 'open';
    if (isOpen) moveCloseToExpected(values);
    if (!values.has('amount') && priceKeyColumn >= 0) {
      const key = row[priceKeyColumn] ?? '';
      const price = prices.get(key);
      if (price === undefined) unpriced.set(key, (unpriced.get(key) ?? 0) + 1);
      else {
        values.set('amount', price);
        pricesFilled++;
      }
    }
    deals.push({ values, own: columns.own.map((column) => ownCell(row[column] ?? '')) });
  });
  return { deals, refused, newStages: [...newStages.values()], pricesFilled, unpriced };
}

/** Exports call it "close date" before and after the close; on an open deal it is a hope. */
function moveCloseToExpected(values: Map<string, string | number>): void {
  const close = values.get('closed');
  if (close === undefined) return;
  values.delete('closed');
  if (!values.has('expectedClose')) values.set('expectedClose', close);
}

function readField(
  field: string,
  text: string,
  heading: string,
  values: Map<string, string | number>,
  reasons: RefusedRow['reasons'][number][],
): void {
  if (text.trim() === '') return;
  const refuse = (key: MessageKey): void => {
    reasons.push({ key, values: { heading, found: `"${text}"` } });
  };
  switch (FORMATS.get(field)) {
    case 'money':
    case 'whole': {
      const amount = plainNumber(text);
      if (amount === null || amount < 0) refuse('import.badAmount');
      else values.set(field, amount);
      return;
    }
    case 'percent': {
      const fraction = plainNumber(text);
      if (fraction === null || fraction < 0 || fraction > 1) refuse('import.badProbability');
      else values.set(field, fraction);
      return;
    }
    case 'day':
    case 'fullDay': {
      const day = plainDay(text);
      if (day === null) refuse('import.badDay');
      else values.set(field, day);
      return;
    }
    default:
      values.set(field, cellText(text.trim(), FORMATS.get(field)));
  }
}

function checkIdentity(
  row: readonly string[],
  line: number,
  { columns, knownIds }: ImportContext,
  request: ImportRequest,
  lineOfId: Map<string, number>,
  reasons: RefusedRow['reasons'][number][],
): void {
  const text = (field: string): string => {
    const column = columns.fields.get(field);
    return column === undefined ? '' : (row[column] ?? '').trim();
  };
  const heading = (field: string): string => request.headings[columns.fields.get(field)!]!;
  const id = text('dealId');
  if (id === '' && text('prospect') === '') reasons.push({ key: 'import.empty', values: {} });
  if (text('stage') === '') {
    reasons.push({ key: 'import.noStage', values: { heading: heading('stage') } });
  }
  if (id === '') return;
  const found = `"${id}"`;
  const earlier = lineOfId.get(id);
  if (earlier !== undefined) {
    const values = { heading: heading('dealId'), found, row: earlier };
    reasons.push({ key: 'import.doubledId', values });
  } else if (knownIds.has(id)) {
    reasons.push({ key: 'import.knownId', values: { heading: heading('dealId'), found } });
  } else lineOfId.set(id, line);
}

/** An own column keeps its numbers as numbers, all else as the text that it was. */
function ownCell(text: string): string | number {
  return plainNumber(text) ?? cellText(text);
}
