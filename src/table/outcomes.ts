import type { Outcome, Problem } from '../domain/outcome';
import { trouble, answer } from '../domain/outcome';
import type { StageKind, StageTable } from '../domain/stage';
import type { ClosedCounts } from '../domain/winRate';
import { kindOfWord } from '../messages';
import type { Cell } from './cell';
import { isErrorValue, isText } from './cell';
import { collect, readColumn } from './ranges';
import { NO_STAGES, readOptionalStageTable } from './stages';
import { badCell } from './values';

/**
 * Counts won and lost deals in a column of outcomes: Won and Lost in any of our languages, or stage names with the
 * table. All else is open; only an error value is a problem.
 *
 * @param outcomes a column, row or cell
 * @param stages the stage table, or nothing
 * @returns the counts
 */
export function readClosedCounts(outcomes: Cell, stages: Cell): Outcome<ClosedCounts> {
  const problems: Problem[] = [];
  const table = collect(readOptionalStageTable('stages', stages), problems) ?? NO_STAGES;
  const column = collect(readColumn('outcomes', outcomes), problems) ?? [];
  const counts = { open: 0, won: 0, lost: 0 };
  const kinds = new Map<string, StageKind>();
  column.forEach((cell, index) => {
    if (isErrorValue(cell)) problems.push(badCell('outcomes', cell, 'outcome', index));
    else if (isText(cell)) counts[rememberedKind(cell, table, kinds)]++;
  });
  return problems.length > 0 ? trouble(...problems) : answer(counts);
}

/** Thousands of rows repeat a handful of words: each is looked up once. */
function rememberedKind(word: string, table: StageTable, kinds: Map<string, StageKind>): StageKind {
  const known = kinds.get(word);
  if (known !== undefined) return known;
  const position = table.indexOf(word);
  const kind = position < 0 ? (kindOfWord(word) ?? 'open') : table.stages[position]!.kind;
  kinds.set(word, kind);
  return kind;
}
