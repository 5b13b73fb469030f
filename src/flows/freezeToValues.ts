import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank, isErrorValue } from '../table/cell';
import { asContent, valueKey } from '../table/shownValues';
import { readRequest } from '../table/workbookRequests';
import { cellPosition } from '../template/formulas';
import { PIPELINE } from '../template/pipeline';
import { FROZEN_CELL } from '../template/plan';
import { isLostFormula, putColumnFormulas } from './buildTable';
import type { FrozenBlock, FrozenValues } from './frozenValues';
import { forgetValues, frozenSince, rememberValues, rememberedValues } from './frozenValues';
import { heldBlocks, withoutHeldCalls } from './heldValues';
import type { FormulaPlace, Tables } from './ourFormulas';
import {
  addressOf,
  allFormulas,
  formulaAt,
  formulaPlaces,
  isCustomCall,
  listedCells,
  sheetOfPlace,
  valueAt,
} from './ourFormulas';
import type { Services, Workbook } from './services';
import { presentTables, upkeep, upkeepSentences } from './upkeep';
import type { RememberedBlock, SheetWrite } from './valuesToKeep';
import { bySheet, cellsOf, valuesToKeep } from './valuesToKeep';
import type { Table } from './workbookColumns';
import { findTable, formulaWords, readField, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';
import type { CellContent } from './writeCells';
import { writeCells } from './writeCells';
import { writeRuns } from './writeRuns';
import { writeValues } from './writeValues';

/** What came of freezing or unfreezing, in the workbook's language and fit for google.script.run. */
export interface FreezeReport {
  readonly frozen: boolean;
  /** YYYY-MM-DD; null where the workbook computes. */
  readonly since: string | null;
  /** How many formulas became values, or came back. */
  readonly formulas: number;
  /** Cells that stay as they are: formulas of people's own that call our functions, or what was typed over a value. */
  readonly kept: readonly string[];
  readonly sentences: readonly string[];
}

/**
 * Turns all formulas of ours into the values that they show, so that the file can be given to people without the add-on,
 * or brings the formulas back. Formulas of people's own stay formulas, and what somebody typed meanwhile stays.
 *
 * What is to become a value is remembered first, so a run that was stopped is finished by the next one, either way.
 *
 * @param services what the flow may do
 * @param request `frozen`: whether values should stand in place of formulas; true where it is left out
 * @returns what was done, or why nothing was, as sentences
 */
export function freezeToValues(
  services: Services,
  request: unknown,
): Outcome<FreezeReport, string> {
  const language = workbookLanguage(services.workbook);
  const asked = readRequest(language, request, { frozen: 'truth' }, ['frozen']);
  if (!asked.ok) return asked;
  const pipeline = findTable(services.workbook, PIPELINE);
  if (pipeline === null) return trouble(message(language, 'trouble.notSetUp'));
  return asked.value.frozen === false
    ? unfreeze(services, pipeline, language)
    : freeze(services, pipeline, language);
}

function freeze(
  services: Services,
  pipeline: Table,
  language: Language,
): Outcome<FreezeReport, string> {
  const { workbook, clock } = services;
  const before = frozenSince(pipeline.sheet);
  if (before === null) {
    const report = upkeep(services, 'reconciled');
    // Where something blocks a column, its heading shows an error and there is nothing to keep.
    if (report && report.typed.length > 0) return trouble(...upkeepSentences(language, report));
  }
  const tables = presentTables(workbook);
  const since = before ?? clock.today();
  const found = valuesToKeep(workbook, pipeline, tables, language);
  if (found.isLoading) return trouble(message(language, 'freeze.loading'));
  const line = frozenLine(workbook, since, language);
  const blocks = [...found.blocks, ...(line ? [line] : [])];
  if (found.formulas > 0 || line) {
    const earlier = before === null ? null : rememberedValues(workbook);
    rememberValues(workbook, merged(earlier, blocks, found.deals), language);
  }
  if (before === null) pipeline.sheet.writeMark('frozen', since);
  for (const { sheet, cells } of found.writes) writeCells(sheet, cells);
  if (line) writeCells(line.sheet, line.cells);
  workbook.flush();

  const kept = allFormulas(workbook).filter(isCustomCall).map(addressOf);
  return answer({
    frozen: true,
    since,
    formulas: found.formulas,
    kept,
    sentences: [
      message(language, 'freeze.done', { n: found.formulas }),
      message(language, 'freeze.since', { day: since }),
      ...(kept.length > 0
        ? [message(language, 'freeze.ownCalls', { cells: listedCells(kept) })]
        : []),
    ],
  });
}

/** The line on Plan that says since when the workbook is frozen, where its cell is free. */
function frozenLine(
  workbook: Workbook,
  since: string,
  language: Language,
): (RememberedBlock & SheetWrite) | null {
  const plan = workbook.findSheet('plan');
  if (plan === null) return null;
  const [row, column] = cellPosition(FROZEN_CELL);
  if (!isBlank(plan.read({ row, column, rows: 1, columns: 1 })[0]![0])) return null;
  const text = message(language, 'plan.frozen', { day: since });
  return {
    place: `plan!${FROZEN_CELL}`,
    block: { rows: 1, columns: 1, keys: [[valueKey(text)]] },
    sheet: plan,
    cells: [{ row, column, content: asContent(text) }],
  };
}

/** What a run that was stopped had remembered, and what is found now. */
function merged(
  earlier: FrozenValues | null,
  blocks: readonly RememberedBlock[],
  deals: FrozenValues['deals'],
): FrozenValues {
  const all = new Map(earlier?.deals);
  for (const [id, keys] of deals) all.set(id, { ...all.get(id), ...keys });
  return {
    blocks: new Map([
      ...(earlier?.blocks ?? []),
      ...blocks.map(({ place, block }) => [place, block] as const),
    ]),
    deals: all,
  };
}

function unfreeze(
  services: Services,
  pipeline: Table,
  language: Language,
): Outcome<FreezeReport, string> {
  const { workbook } = services;
  if (frozenSince(pipeline.sheet) === null) {
    // What a run that was stopped at its very end has left.
    forgetValues(workbook);
    const sentences = [message(language, 'freeze.notFrozen')];
    return answer({ frozen: false, since: null, formulas: 0, kept: [], sentences });
  }
  const remembered = rememberedValues(workbook);
  const tables = presentTables(workbook);
  const formulas = pipeline.sheet.headingFormulas();
  const frozen = withoutHeldCalls(
    pipeline,
    PIPELINE.columns.filter(
      ({ field, formula }) =>
        formula !== undefined && isLostFormula(formulas[pipeline.columns.get(field)! - 1] ?? ''),
    ),
  );
  if (remembered.blocks.size === 0 && frozen.length > 0) {
    return trouble(message(language, 'freeze.forgotten'));
  }
  const places = placesToRestore(workbook, tables, remembered, language);
  clearColumns(
    pipeline,
    frozen.map(({ field }) => field),
    remembered,
  );
  putColumnFormulas(pipeline, frozen, formulaWords(language, tables, 'pipeline'));
  for (const { sheet, cells } of places.writes) writeCells(sheet, cells);
  workbook.flush();
  pipeline.sheet.writeMark('frozen', null);
  forgetValues(workbook);
  const report = upkeep(services, 'reconciled');
  writeValues(services);

  const count = frozen.length + places.count;
  return answer({
    frozen: false,
    since: null,
    formulas: count,
    kept: places.kept,
    sentences: [
      message(language, 'freeze.undone', { n: count }),
      ...(places.kept.length > 0
        ? [message(language, 'freeze.typedOver', { cells: listedCells(places.kept) })]
        : []),
      ...(report ? upkeepSentences(language, report) : []),
    ],
  });
}

/** Clears the values of ours in computed columns; what differs from what was frozen was typed, and stays. */
function clearColumns(pipeline: Table, fields: readonly string[], { deals }: FrozenValues): void {
  const ids = readField(pipeline, 'dealId').map(String);
  const values = readFields(pipeline, fields);
  fields.forEach((field, i) => {
    const column = values[i]!;
    const cleared = new Map<number, Cell>();
    let end = column.length;
    while (end > 0 && isBlank(column[end - 1])) end--;
    for (let row = 0; row < end; row++) {
      const key = valueKey(column[row]);
      if (key === '' || deals.get(ids[row]!)?.[field] === key) cleared.set(row, '');
    }
    writeRuns(pipeline.sheet, pipeline.columns.get(field)!, cleared);
  });
}

/** What is to be written so that the formulas of Plan and State stand again. */
function placesToRestore(
  workbook: Workbook,
  tables: Tables,
  { blocks }: FrozenValues,
  language: Language,
): { readonly writes: SheetWrite[]; readonly count: number; readonly kept: string[] } {
  const writes: SheetWrite[] = [];
  const kept: string[] = [];
  let count = 0;
  const plan = workbook.findSheet('plan');
  const held = (plan && heldBlocks(plan)) ?? {};
  for (const place of formulaPlaces(workbook, tables)) {
    const [, at] = place.place.split('!') as [string, string];
    // Values that Refresh plan writes stand there by themselves.
    if (sheetOfPlace(place) === 'plan' && held[at] !== undefined) continue;
    const block = blocks.get(place.place);
    const words = formulaWords(language, tables, sheetOfPlace(place));
    const cells: CellContent[] = [];
    const value = valueAt(place);
    const isLost = formulaAt(place) === '';
    if (isLost) {
      const isOwn =
        isBlank(value) || (block && (!block.keys || block.keys[0]![0] === valueKey(value)));
      if (isOwn) {
        cells.push({ row: place.row, column: place.column, content: place.content(words) });
        count++;
      } else if (block) kept.push(addressOf(place));
    }
    // A formula that a stopped run has put back and that works fills these cells itself.
    if (block && (isLost || isErrorValue(value))) cells.push(...cellsToClear(place, block));
    writes.push({ sheet: place.sheet, cells });
  }
  const line = lineToClear(workbook, blocks);
  return { writes: bySheet(line ? [...writes, line] : writes), count, kept };
}

/** Cells that a formula had filled beyond its own and that still hold what it showed. */
function cellsToClear(place: FormulaPlace, block: FrozenBlock): CellContent[] {
  const area = { row: place.row, column: place.column, rows: block.rows, columns: block.columns };
  return cellsOf(place, area).flatMap((line, r) =>
    line.flatMap(({ row, column, value, formula, isAnchor }, c) => {
      const isHeld = block.keys === undefined || block.keys[r]![c] === valueKey(value);
      return isAnchor || formula !== '' || !isHeld ? [] : [{ row, column, content: '' }];
    }),
  );
}

function lineToClear(workbook: Workbook, blocks: FrozenValues['blocks']): SheetWrite | null {
  const block = blocks.get(`plan!${FROZEN_CELL}`);
  const plan = workbook.findSheet('plan');
  if (!block || plan === null) return null;
  const [row, column] = cellPosition(FROZEN_CELL);
  const value = plan.read({ row, column, rows: 1, columns: 1 })[0]![0];
  const isOurs = block.keys![0]![0] === valueKey(value);
  return isOurs ? { sheet: plan, cells: [{ row, column, content: '' }] } : null;
}
