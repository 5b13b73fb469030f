/** What a run did to the sheets of a file, found by comparing how it was saved before and after. */
import type { SavedSpreadsheet } from './runtime/contract';

export interface SheetChange {
  readonly sheet: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** Cells whose content differs, in A1 notation. */
  readonly cells: readonly string[];
  /** Something else differs too: its name, size, formats, notes. */
  readonly looks: boolean;
}

interface SavedSheet {
  readonly id: string;
  readonly name: string;
  readonly cells?: Readonly<Record<string, unknown>>;
}

export function sheetChanges(before: SavedSpreadsheet, after: SavedSpreadsheet): SheetChange[] {
  const [old, now] = [sheetsOf(before), sheetsOf(after)];
  const removed: SheetChange[] = [...old.values()]
    .filter(({ id }) => !now.has(id))
    .map(({ name }) => ({ sheet: name, what: 'removed', cells: [], looks: false }));
  const changed = [...now.values()].flatMap((sheet): SheetChange[] => {
    const earlier = old.get(sheet.id);
    const cells = differingCells(earlier?.cells ?? {}, sheet.cells ?? {});
    if (!earlier) return [{ sheet: sheet.name, what: 'added', cells, looks: false }];
    const looks = withoutCells(earlier) !== withoutCells(sheet);
    if (cells.length === 0 && !looks) return [];
    return [{ sheet: sheet.name, what: 'changed', cells, looks }];
  });
  return [...changed, ...removed];
}

function sheetsOf({ workbook }: SavedSpreadsheet): Map<string, SavedSheet> {
  const { sheets } = workbook as { sheets: readonly SavedSheet[] };
  return new Map(sheets.map((sheet) => [sheet.id, sheet]));
}

function differingCells(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((xc) => JSON.stringify(before[xc]) !== JSON.stringify(after[xc]));
}

function withoutCells(sheet: SavedSheet): string {
  return JSON.stringify({ ...sheet, cells: undefined });
}
