import type { Cell } from '../table/cell';
import type { FunctionCall } from '../template/cellSheet';
import type { FormulaWords } from '../template/formulas';
import { columnNumber, fillIn } from '../template/formulas';
import type { Block, Sheet, Workbook } from './services';

/** The values of a call's arguments, and of the cell that it needs. */
export interface CallArguments {
  readonly args: readonly Cell[];
  readonly needs: Cell;
}

/** Where an argument's values come from. */
type Source =
  | { readonly kind: 'value'; readonly value: Cell }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'columns'; readonly from: number; readonly to: number }
  | { readonly kind: 'block'; readonly block: Block };

/**
 * Reads the arguments of calls as a formula on the sheet would get them, each range once: neighbouring columns and all
 * single cells come together.
 *
 * @param workbook the spreadsheet
 * @param sheet where the calls stand
 * @param calls the calls
 * @param words what the placeholders of arguments stand for
 * @returns the values, a call each
 */
export function readArguments(
  workbook: Workbook,
  sheet: Sheet,
  calls: readonly FunctionCall[],
  words: FormulaWords,
): CallArguments[] {
  const asked = calls.map(({ args, needs }) => ({
    args: args.map((arg) => sourceOf(arg, words)),
    needs: needs === undefined ? null : sourceOf(needs, words),
  }));
  const sources = asked.flatMap(({ args, needs }) => (needs ? [...args, needs] : args));
  const names = readOnce(sources, 'name', ({ name }) => name);
  const cellsOfName = new Map(names.map(({ name }) => [name, workbook.readName(name)]));
  const columns = readColumns(sheet, sources);
  const cellsOfBlock = readBlocks(sheet, sources);

  const valueOf = (source: Source): Cell => {
    switch (source.kind) {
      case 'value':
        return source.value;
      case 'name':
        return asArgument(cellsOfName.get(source.name)!);
      case 'block':
        return asArgument(cellsOfBlock(source.block));
      case 'columns': {
        const read = Array.from({ length: source.to - source.from + 1 }, (_, i) =>
          columns.get(source.from + i)!,
        );
        return asArgument(read[0]!.map((_, row) => read.map((column) => column[row])));
      }
    }
  };
  return asked.map(({ args, needs }) => ({
    args: args.map(valueOf),
    needs: needs === null ? null : valueOf(needs),
  }));
}

/** A range of one cell reaches a function as its value. */
function asArgument(cells: readonly (readonly Cell[])[]): Cell {
  return cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0] : cells;
}

function sourceOf(argument: string, words: FormulaWords): Source {
  const written = fillIn(`=${argument}`, words).slice(1);
  if (written === '') return { kind: 'value', value: '' };
  const text = /^"(.*)"$/.exec(written);
  if (text) return { kind: 'value', value: text[1]!.replace(/""/g, '"') };
  if (/^\d+$/.test(written)) return { kind: 'value', value: Number(written) };
  const columns = /^\$([A-Z]+):\$([A-Z]+)$/.exec(written);
  if (columns) {
    return { kind: 'columns', from: columnNumber(columns[1]!), to: columnNumber(columns[2]!) };
  }
  const cells = /^\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(written);
  if (!cells) return { kind: 'name', name: written };
  const [, left, top, right = left, bottom = top] = cells;
  const [row, column] = [Number(top), columnNumber(left!)];
  const rows = Number(bottom) - row + 1;
  return {
    kind: 'block',
    block: { row, column, rows, columns: columnNumber(right!) - column + 1 },
  };
}

/** The sources of a kind, those with an equal key once. */
function readOnce<Kind extends Source['kind']>(
  sources: readonly Source[],
  kind: Kind,
  keyOf: (source: Extract<Source, { kind: Kind }>) => string,
): Extract<Source, { kind: Kind }>[] {
  const ofKind = sources.filter(
    (source): source is Extract<Source, { kind: Kind }> => source.kind === kind,
  );
  return [...new Map(ofKind.map((source) => [keyOf(source), source])).values()];
}

/** Whole columns by their number; each run of neighbours in one read. */
function readColumns(sheet: Sheet, sources: readonly Source[]): Map<number, Cell[]> {
  const wanted = new Set<number>();
  for (const source of sources) {
    if (source.kind !== 'columns') continue;
    for (let column = source.from; column <= source.to; column++) wanted.add(column);
  }
  const cells = new Map<number, Cell[]>();
  const rows = sheet.rowCount();
  for (const first of wanted) {
    if (wanted.has(first - 1)) continue;
    let columns = 1;
    while (wanted.has(first + columns)) columns++;
    const run = sheet.read({ row: 1, column: first, rows, columns });
    for (let i = 0; i < columns; i++) {
      cells.set(
        first + i,
        run.map((line) => line[i]),
      );
    }
  }
  return cells;
}

/** Blocks of cells; all single cells are read with the block that holds them. */
function readBlocks(sheet: Sheet, sources: readonly Source[]): (block: Block) => Cell[][] {
  const keyOf = ({ row, column, rows, columns }: Block): string =>
    [row, column, rows, columns].join();
  const isSingle = ({ rows, columns }: Block): boolean => rows * columns === 1;
  const blocks = readOnce(sources, 'block', ({ block }) => keyOf(block)).map(({ block }) => block);
  const singles = blocks.filter(isSingle);
  const cells = new Map(
    blocks.filter((block) => !isSingle(block)).map((block) => [keyOf(block), sheet.read(block)]),
  );
  if (singles.length > 0) {
    const [top, left] = [
      Math.min(...singles.map(({ row }) => row)),
      Math.min(...singles.map(({ column }) => column)),
    ];
    const around = sheet.read({
      row: top,
      column: left,
      rows: Math.max(...singles.map(({ row }) => row)) - top + 1,
      columns: Math.max(...singles.map(({ column }) => column)) - left + 1,
    });
    for (const block of singles) {
      cells.set(keyOf(block), [[around[block.row - top]![block.column - left]]]);
    }
  }
  return (block) => cells.get(keyOf(block))!;
}
