/** Copying cells within a file. */
import { writeCells } from '../engine/cellWrites';
import type { CellWrite } from '../engine/cellWrites';
import type { Getters } from '../engine/engineModule';
import type { Block } from './a1Notation';
import { boundedPlace } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';

/** Where a copy goes: the destination as often as it has room for the whole of the source, at least once. */
export function copyTarget(source: Place, { sheetId, block }: Place): Place {
  const fit = (room: number, size: number) => Math.max(1, Math.floor(room / size)) * size;
  const { left, top } = block;
  return boundedPlace(sheetId, {
    left,
    top,
    right: left + fit(width(block), width(source.block)) - 1,
    bottom: top + fit(height(block), height(source.block)) - 1,
  });
}

export function copyCells(
  run: ScriptRun,
  source: Place,
  target: Place,
  contentsOnly: boolean,
): void {
  run.file.writes.add((dispatch, getters) => {
    const { left, top, right, bottom } = target.block;
    // All is read first: the target may lie on the source.
    const writes: CellWrite[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let col = left; col <= right; col++) {
        const from = {
          sheetId: source.sheetId,
          col: source.block.left + ((col - left) % width(source.block)),
          row: source.block.top + ((row - top) % height(source.block)),
        };
        const content = contentAt(getters, from, col - from.col, row - from.row);
        const { format, style } = getters.getCell(from) ?? {};
        writes.push(
          contentsOnly
            ? { col, row, content }
            : { col, row, content, format: format ?? '', style: style ?? null },
        );
      }
    }
    writeCells(dispatch, target.sheetId, writes);
  });
}

/** The content as it is so many columns and rows further on. */
function contentAt(
  getters: Getters,
  from: { sheetId: string; col: number; row: number },
  columns: number,
  rows: number,
): string {
  const cell = getters.getCell(from);
  if (!cell) return '';
  return cell.isFormula
    ? getters.getTranslatedCellFormula(from.sheetId, columns, rows, cell.compiledFormula)
    : cell.content;
}

function width({ left, right }: Block): number {
  return right - left + 1;
}

function height({ top, bottom }: Block): number {
  return bottom - top + 1;
}
