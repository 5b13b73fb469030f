import { momentText } from '../domain/day';
import type { Language } from '../messages';
import { inAllLanguages, message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank, isErrorValue, isText } from '../table/cell';
import { cellText } from '../table/plainText';
import type { FunctionCall } from '../template/cellSheet';
import { contentOf } from '../template/cellSheet';
import type { FormulaWords } from '../template/formulas';
import { cellPosition, fillIn, sameFormula, textInPlaceOf } from '../template/formulas';
import { PIPELINE } from '../template/pipeline';
import { PLAN } from '../template/plan';
import { headingKey } from '../template/sheetTemplate';
import type { ColumnTemplate } from '../template/sheetTemplate';
import { writeCell } from './buildCellSheet';
import { isLostFormula, writeColumnFormulas } from './buildTable';
import type { CallArguments } from './callArguments';
import { readArguments } from './callArguments';
import type { HeldBlock, HeldBlocks } from './heldValues';
import { frozenDay } from './frozenValues';
import { heldBlocks, heldFields, isHeld } from './heldValues';
import { makeRoomOnPlan } from './planRoom';
import type { Services, Sheet } from './services';
import type { Table } from './workbookColumns';
import { findTable, formulaWords, readField } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** With more deals the calls of custom functions in the template give way to values (rule W4). */
const MOST_DEALS_WITH_FORMULAS = 2000;

/** Where Plan says from when its values are. */
const TIME_CELL = 'H2';

type Result = readonly (readonly (string | number)[])[];

/**
 * Above 2,000 deals, puts values in the place of the formulas that call custom functions, with the time beside them;
 * else puts the formulas back. What people typed into such a cell of Plan stays, as it does in place of a formula.
 *
 * A run that was stopped is made good by the next one: what is to be written is noted before it is written.
 *
 * @param services what the flow may do
 */
export function writeValues(services: Services): void {
  const { workbook, clock } = services;
  const pipeline = findTable(workbook, PIPELINE);
  if (pipeline === null || frozenDay(workbook) !== null) return;
  makeRoomOnPlan(workbook);
  const plan = workbook.findSheet('plan');
  const language = workbookLanguage(workbook);
  const tables = new Map([['pipeline', pipeline]] as const);
  const ofPipeline = formulaWords(language, tables, 'pipeline');
  const ofPlan = formulaWords(language, tables, 'plan');
  if (holdsValues(pipeline)) {
    const time = message(language, 'plan.valuesOf', { time: momentText(clock.now()) });
    // All is read and reckoned before the first cell is written: a sheet computes anew after each write.
    const prepared = [
      prepareColumns(services, pipeline, ofPipeline, time),
      ...(plan ? [prepareBlocks(services, plan, ofPlan, time)] : []),
    ];
    // Plan follows Pipeline here and goes before it below, so that Pipeline's formulas tell of both (standsByItself).
    for (const { sheet, held, write } of prepared) {
      if (held !== sheet.readMark('values')) sheet.writeMark('values', held);
      write();
    }
  } else if (!standsByItself(pipeline, ofPipeline)) {
    if (plan) putBlockFormulasBack(plan, ofPlan);
    putColumnFormulasBack(pipeline, ofPipeline);
  }
  workbook.flush();
}

/** Whether there are so many deals that values stand for formulas. */
export function holdsValues(pipeline: Table): boolean {
  return countDeals(pipeline) > MOST_DEALS_WITH_FORMULAS;
}

/** A row with a prospect or an ID is a deal (rule W6). */
function countDeals(pipeline: Table): number {
  const ids = readField(pipeline, 'dealId');
  return readField(pipeline, 'prospect').filter((name, row) => !isBlank(name) || !isBlank(ids[row]))
    .length;
}

/** What a call gives: its rows, or in one cell the sentence that the formula would show. */
function resultOf(
  { calculate }: Services,
  { name, needs }: FunctionCall,
  given: CallArguments,
): Result {
  if (needs !== undefined) {
    if (isBlank(given.needs)) return [['']];
    if (isErrorValue(given.needs)) return [[String(given.needs)]];
  }
  try {
    const value = calculate(name, given.args);
    return Array.isArray(value) ? (value as Result) : [[value as string | number]];
  } catch (error) {
    return [[(error as Error).message]];
  }
}

function asCell(value: string | number): string | number {
  return typeof value === 'string' ? cellText(value) : value;
}

/** What is about to be written to a sheet, and what is noted about it beforehand. */
interface Prepared {
  readonly sheet: Sheet;
  readonly held: string | null;
  write(): void;
}

// Columns of Pipeline

function prepareColumns(
  services: Services,
  table: Table,
  words: FormulaWords,
  time: string,
): Prepared {
  const { sheet, template, columns } = table;
  const headingRow = { row: 1, column: 1, rows: 1, columns: sheet.lastColumn() };
  const formulas = sheet.readFormulas(headingRow)[0]!;
  const headings = sheet.read(headingRow)[0]!;
  const called = template.columns.flatMap((column) => {
    if (column.call === undefined) return [];
    const at = columns.get(column.field)! - 1;
    const below = readField(table, column.field);
    const formula = formulas[at]!;
    const isBlocked = isErrorValue(headings[at]) && !below.every(isBlank);
    const hasFormula = !isLostFormula(formula);
    if (hasFormula && (isBlocked || !isOurColumnFormula(formula, column, words))) return [];
    const usual = message(words.language, headingKey(template.sheet, column.field));
    const heading = isText(headings[at]) && !isErrorValue(headings[at]) ? headings[at] : usual;
    return [{ column, call: column.call, heading, below }];
  });
  const given = readArguments(
    services.workbook,
    sheet,
    called.map(({ call }) => call),
    words,
  );
  const notes = sheet.readHeadingNotes();
  const written = called.map(({ column, call, heading, below }, i) => {
    const result = resultOf(services, call, given[i]!);
    // A sentence for the whole column stands below its heading, which stays what it is called.
    const cells = result.length > 1 ? result.slice(1).map(([cell]) => cell!) : result[0]!;
    const rows = Math.max(cells.length, lastFilled(below));
    const lines = Array.from({ length: rows }, (_, row) => [asCell(cells[row] ?? '')]);
    return { column, lines: [[cellText(heading)], ...lines] };
  });
  return {
    sheet,
    held: called.length === 0 ? null : called.map(({ column }) => column.field).join(),
    write() {
      for (const { column, lines } of written) {
        sheet.ensureSize(lines.length, 1);
        sheet.write(1, columns.get(column.field)!, lines);
        noteTime(table, notes, column, words.language, time);
      }
    },
  };
}

/** Whether each column that a custom function computes is computed by our formula, so that nothing is to be put back. */
function standsByItself({ sheet, template, columns }: Table, words: FormulaWords): boolean {
  const [formulas, headings] = [sheet.headingFormulas(), sheet.headings()];
  return template.columns.every((column) => {
    if (column.call === undefined) return true;
    const at = columns.get(column.field)! - 1;
    return isOurColumnFormula(formulas[at]!, column, words) && !isErrorValue(headings[at]);
  });
}

/** Whatever heading somebody gave the column. */
function isOurColumnFormula(formula: string, column: ColumnTemplate, words: FormulaWords): boolean {
  const usual = message(words.language, headingKey('pipeline', column.field));
  return textInPlaceOf(formula, fillIn(column.formula!, words), usual) !== null;
}

function lastFilled(cells: readonly Cell[]): number {
  let last = cells.length;
  while (last > 0 && isBlank(cells[last - 1])) last--;
  return last;
}

function putColumnFormulasBack(table: Table, words: FormulaWords): void {
  const { sheet, template, columns } = table;
  const fields = heldFields(table);
  const held = template.columns.filter(({ field }) => fields.includes(field));
  if (held.length === 0) return;
  const notes = sheet.readHeadingNotes();
  for (const column of held) {
    const at = columns.get(column.field)!;
    const [[formula]] = sheet.readFormulas({ row: 1, column: at, rows: 1, columns: 1 }) as [
      [string],
    ];
    const rows = isLostFormula(formula) ? lastFilled(readField(table, column.field)) : 0;
    if (rows > 0)
      sheet.write(
        2,
        at,
        Array.from({ length: rows }, () => ['']),
      );
    noteTime(table, notes, column, words.language, null);
  }
  sheet.writeMark('values', null);
  writeColumnFormulas(table, () => words);
}

/** Says in the note of a heading from when the column is; a note of somebody's own stays as it is. */
function noteTime(
  { sheet, columns }: Table,
  notes: readonly string[],
  { field, note }: ColumnTemplate,
  language: Language,
  time: string | null,
): void {
  const column = columns.get(field)!;
  const present = notes[column - 1] ?? '';
  if (note === undefined || !isOurNote(present, inAllLanguages(note))) return;
  const usual = message(language, note);
  const wanted = time === null ? usual : `${usual}\n${time}`;
  if (wanted !== present) sheet.headingNotes(column, [wanted]);
}

function isOurNote(text: string, ours: readonly string[]): boolean {
  const [note, time, ...more] = text.split('\n');
  const times = inAllLanguages('plan.valuesOf').map((form) => form.split('{time}'));
  return (
    ours.includes(note!) &&
    more.length === 0 &&
    (time === undefined ||
      times.some(([start, end]) => time.startsWith(start!) && time.endsWith(end!)))
  );
}

// Cells of Plan

const CALLS = PLAN.cells.filter(({ call }) => call !== undefined);

/** What stands in a cell of Plan and to its right. */
interface Spot {
  readonly at: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly Cell[];
  readonly formulas: readonly string[];
}

function readSpots(plan: Sheet, cells: readonly { readonly at: string }[]): Spot[] {
  const used = { row: 1, column: 1, rows: PLAN.rows, columns: PLAN.hidden!.to };
  plan.ensureSize(used.rows, used.columns);
  const values = plan.read(used);
  const formulas = plan.readFormulas(used);
  return cells.map(({ at }) => {
    const [row, column] = cellPosition(at);
    return {
      at,
      row,
      column,
      values: values[row - 1]!.slice(column - 1),
      formulas: formulas[row - 1]!.slice(column - 1),
    };
  });
}

/** A block to be written, cells that are somebody else's left out of its first row. */
interface Writing {
  readonly spot: Spot;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly isOurs: readonly boolean[];
}

function prepareBlocks(
  services: Services,
  plan: Sheet,
  words: FormulaWords,
  time: string,
): Prepared {
  const held = heldBlocks(plan) ?? {};
  const calls = CALLS.map(({ call }) => call!);
  const given = readArguments(services.workbook, plan, calls, words);
  const results = calls.map((call, i) => resultOf(services, call, given[i]!));
  const spots = readSpots(plan, [...CALLS, { at: TIME_CELL }]);
  const expected = [...CALLS.map((cell) => fillIn(contentOf(cell), words)), ''];
  const writings = spots.flatMap((spot, i) => {
    const writing = writingAt(plan, spot, {
      held: held[spot.at],
      expected: expected[i]!,
      result: results[i] ?? [[time]],
    });
    return writing === null ? [] : [writing];
  });
  return {
    sheet: plan,
    held: JSON.stringify(heldAfter(held, writings)),
    write() {
      for (const writing of writings) writeBlock(plan, writing);
    },
  };
}

function writingAt(
  plan: Sheet,
  spot: Spot,
  {
    held,
    expected,
    result,
  }: { readonly held: HeldBlock | undefined; readonly expected: string; readonly result: Result },
): Writing | null {
  const hasFormula = !isLostFormula(spot.formulas[0]!);
  if (hasFormula && !sameFormula(spot.formulas[0]!, expected)) return null;
  const isBroken = isErrorValue(spot.values[0]);
  if (hasFormula && isBroken && isBlocked(plan, spot, result)) return null;

  const isFree = (column: number): boolean => {
    const [value, formula] = [spot.values[column], spot.formulas[column]];
    if (column === 0 && (hasFormula || formula !== '')) return true;
    // What stands beside a formula that works, it has spilled there.
    const isSpilled = hasFormula && !isBroken;
    return formula === '' && (isBlank(value) || isSpilled || isHeld(held, column, value));
  };
  if (!isFree(0) && held === undefined) return null;
  const cells = isFree(0) ? result : [['']];
  const columns = Math.max(cells[0]!.length, held?.columns ?? 0);
  return {
    spot,
    rows: Array.from({ length: Math.max(cells.length, held?.rows ?? 0) }, (_, row) =>
      Array.from({ length: columns }, (__, column) => cells[row]?.[column] ?? ''),
    ),
    isOurs: Array.from({ length: columns }, (_, column) => isFree(column)),
  };
}

/** Where a formula shows an error because something was typed into the cells that it would fill. */
function isBlocked(plan: Sheet, { row, column }: Spot, result: Result): boolean {
  const rows = Math.min(result.length, plan.rowCount() - row + 1);
  const [first, ...rest] = plan.read({ row, column, rows, columns: result[0]!.length });
  return ![first!.slice(1), ...rest].every((line) => line.every(isBlank));
}

/** What the blocks hold after the writing, whether it has happened yet or not. */
function heldAfter(held: HeldBlocks, writings: readonly Writing[]): HeldBlocks {
  const after = writings.map(({ spot, rows, isOurs }): [string, HeldBlock] => {
    const ofOurs = (cells: readonly Cell[]): (string | number | null)[] =>
      isOurs.map((ours, i) => {
        const cell = cells[i];
        return ours && (typeof cell === 'number' || typeof cell === 'string') ? cell : null;
      });
    const first = [ofOurs(spot.values), ofOurs(rows[0]!)];
    return [spot.at, { rows: rows.length, columns: isOurs.length, first }];
  });
  return { ...held, ...Object.fromEntries(after) };
}

function writeBlock(plan: Sheet, { spot, rows, isOurs }: Writing): void {
  const { row, column } = spot;
  const lines = rows.map((line) => line.map(asCell));
  plan.ensureSize(row + rows.length - 1, column + isOurs.length - 1);
  if (isOurs.every(Boolean)) {
    plan.write(row, column, lines);
    return;
  }
  lines[0]!.forEach((cell, i) => {
    if (isOurs[i]) plan.write(row, column + i, [[cell]]);
  });
  if (lines.length > 1) plan.write(row + 1, column, lines.slice(1));
}

function putBlockFormulasBack(plan: Sheet, words: FormulaWords): void {
  const held = heldBlocks(plan);
  if (held === null) return;
  for (const spot of readSpots(plan, [...CALLS, { at: TIME_CELL }])) {
    const block = held[spot.at];
    if (block === undefined || !isLostFormula(spot.formulas[0]!)) continue;
    const isOurs = Array.from(
      { length: block.columns },
      (_, i) => spot.formulas[i] === '' && isHeld(block, i, spot.values[i]),
    );
    const blanks = Array.from({ length: block.rows }, () => isOurs.map(() => ''));
    writeBlock(plan, { spot, rows: blanks, isOurs });
  }
  for (const [i, spot] of readSpots(plan, CALLS).entries()) {
    if (spot.formulas[0] === '' && isBlank(spot.values[0])) writeCell(plan, CALLS[i]!, words);
  }
  plan.writeMark('values', null);
}
