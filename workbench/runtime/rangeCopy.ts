/** Copying cells within a file (G:REF Range.copyTo, CopyPasteType). Borders and merges are not copied. */
import { writeCells } from '../engine/cellWrites';
import type { CellWrite } from '../engine/cellWrites';
import type { CellPosition, Getters } from '../engine/engineModule';
import type { Block } from './a1Notation';
import { enumeration } from './enumeration';
import { boundedPlace } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';
import { plainText } from './typedText';

export const COPY_PASTE_TYPES = enumeration(
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
);

export type PasteType = Exclude<keyof typeof COPY_PASTE_TYPES, symbol>;

/** What is copied, and whether rows become columns. */
export interface CopyOptions {
  readonly type: PasteType;
  readonly isTransposed: boolean;
}

/** Where a copy goes: the destination as often as it has room for the whole of the source, at least once. */
export function copyTarget(
  { block: source }: Place,
  { sheetId, block }: Place,
  isTransposed: boolean,
): Place {
  const [columns, rows] = isTransposed
    ? [height(source), width(source)]
    : [width(source), height(source)];
  const fit = (room: number, size: number) => Math.max(1, Math.floor(room / size)) * size;
  const { left, top } = block;
  return boundedPlace(sheetId, {
    left,
    top,
    right: left + fit(width(block), columns) - 1,
    bottom: top + fit(height(block), rows) - 1,
  });
}

export function copyCells(
  run: ScriptRun,
  source: Place,
  target: Place,
  { type, isTransposed }: CopyOptions,
): void {
  if (type === 'PASTE_CONDITIONAL_FORMATTING')
    throw new Error(`NotImplemented: Range.copyTo with ${type}`);
  if (type === 'PASTE_COLUMN_WIDTHS') return copyColumnWidths(run, source, target);
  // What steps see of formulas may not be computed yet, so values are read before.
  const values = type === 'PASTE_VALUES' ? valuesOf(run, source) : undefined;
  run.file.writes.add((dispatch, getters) => {
    const { left, top, right, bottom } = target.block;
    // All is read first: the target may lie on the source.
    const writes: CellWrite[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let col = left; col <= right; col++) {
        const [across, down] = isTransposed ? [row - top, col - left] : [col - left, row - top];
        const column = across % width(source.block);
        const line = down % height(source.block);
        const from = {
          sheetId: source.sheetId,
          col: source.block.left + column,
          row: source.block.top + line,
        };
        const content = () =>
          values?.[line]![column] ?? contentAt(getters, from, [col, row], isTransposed);
        const { format, style } = getters.getCell(from) ?? {};
        const looks = { format: format ?? '', style: style ?? null };
        writes.push({
          ...{ col, row },
          ...(type === 'PASTE_FORMAT' ? {} : { content: content() }),
          ...(WITHOUT_LOOKS.includes(type) ? {} : looks),
        });
      }
    }
    writeCells(dispatch, target.sheetId, writes);
  });
}

const WITHOUT_LOOKS: readonly PasteType[] = ['PASTE_FORMULA', 'PASTE_VALUES'];

/** What the cells hold, formulas computed, as contents that stay what they are. */
function valuesOf({ file }: ScriptRun, { sheetId, block }: Place): string[][] {
  const getters = file.writes.settled;
  return Array.from({ length: height(block) }, (_row, line) =>
    Array.from({ length: width(block) }, (_cell, column) => {
      const position = { sheetId, col: block.left + column, row: block.top + line };
      const { type, value } = getters.getEvaluatedCell(position);
      if (type === 'empty') return '';
      if (type === 'text') return plainText(file.engine, value, file.locale).content;
      return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    }),
  );
}

/** The content of a cell as it is elsewhere: references move along. */
function contentAt(
  getters: Getters,
  from: CellPosition,
  [col, row]: readonly [number, number],
  isTransposed: boolean,
): string {
  const cell = getters.getCell(from);
  if (!cell) return '';
  if (!cell.isFormula) return cell.content;
  // How Google turns references is not documented.
  if (isTransposed) throw new Error('NotImplemented: Range.copyTo of formulas, transposed');
  const { sheetId, col: fromCol, row: fromRow } = from;
  const moved = [col - fromCol, row - fromRow] as const;
  return getters.getTranslatedCellFormula(sheetId, ...moved, cell.compiledFormula);
}

function copyColumnWidths(run: ScriptRun, source: Place, { sheetId, block }: Place): void {
  run.file.writes.add((dispatch, getters) => {
    for (let col = block.left; col <= block.right; col++) {
      const from = source.block.left + ((col - block.left) % width(source.block));
      const size = getters.getColSize(source.sheetId, from);
      dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements: [col], size });
    }
  });
}

function width({ left, right }: Block): number {
  return right - left + 1;
}

function height({ top, bottom }: Block): number {
  return bottom - top + 1;
}
