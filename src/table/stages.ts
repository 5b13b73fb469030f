import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Stage, StageKind, StageTable } from '../domain/stage';
import { stageKey, stageTable } from '../domain/stage';
import { kindOfWord } from '../messages';
import type { Cell } from './cell';
import { isBlank, isText } from './cell';
import { badCell, probabilityOf } from './values';

/**
 * Reads a stage table: columns Stage, Probability and, if there is one, Kind (Open, Won or Lost in any of our
 * languages); further columns are ignored, a heading row is fine. Without Kind, probability 0 and 1 mean lost and won.
 *
 * @param argument the parameter's name
 * @param cells the range
 * @returns the stages in their order
 */
export function readStageTable(argument: string, cells: Cell): Outcome<StageTable> {
  if (cells === undefined) return trouble({ code: 'missingArgument', argument });
  const rows: Cell[][] = Array.isArray(cells)
    ? cells.map((row: unknown): Cell[] => (Array.isArray(row) ? row : [row]))
    : [[cells]];
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2) return trouble({ code: 'stageTableTooNarrow', argument });

  const problems: Problem[] = [];
  const stages: Stage[] = [];
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    if (row.every(isBlank) || (index === 0 && isHeading(row))) return;
    const stage = readStage(argument, row, index, problems);
    if (stage === null) return;
    const key = stageKey(stage.name);
    if (seen.has(key)) {
      problems.push({ code: 'doubledStage', argument, row: index + 1, found: stage.name });
    }
    seen.add(key);
    stages.push(stage);
  });
  return problems.length > 0 ? trouble(...problems) : answer(stageTable(stages));
}

/** A table without stages, for formulas whose `stages` is omitted. */
export const NO_STAGES: StageTable = stageTable([]);

/** Reads an optional stage table; omitted or blank gives one without stages. */
export function readOptionalStageTable(argument: string, cells: Cell): Outcome<StageTable> {
  return isBlank(cells) ? answer(NO_STAGES) : readStageTable(argument, cells);
}

/** A stage whose probability is text by mistake is told from a heading by its kind. */
function isHeading(row: readonly Cell[]): boolean {
  const isStage = isText(row[2]) && kindOfWord(row[2]) !== null;
  return isText(row[0]) && isText(row[1]) && !isStage;
}

function readStage(
  argument: string,
  row: readonly Cell[],
  index: number,
  problems: Problem[],
): Stage | null {
  const [name, probabilityCell, kindCell] = row;
  if (!isText(name)) {
    problems.push(badCell(argument, name, 'stageName', index));
    return null;
  }
  const probability = isBlank(probabilityCell) ? null : probabilityOf(probabilityCell);
  if (probability === null && !isBlank(probabilityCell)) {
    problems.push(badCell(argument, probabilityCell, 'probability', index));
    return null;
  }
  const kind = readKind(kindCell, probability);
  if (kind === null) {
    problems.push(badCell(argument, kindCell, 'kind', index));
    return null;
  }
  return { name, kind, probability };
}

function readKind(cell: Cell, probability: number | null): StageKind | null {
  if (isText(cell)) return kindOfWord(cell);
  if (!isBlank(cell)) return null;
  if (probability === 1) return 'won';
  return probability === 0 ? 'lost' : 'open';
}
