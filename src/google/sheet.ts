import type { AllowedCells, Block, Dress, FormulaLook, Sheet, SheetMark } from '../flows/services';
import { columnLetters } from '../template/formulas';
import type { Places } from './places';
import type { Reads } from './reads';
import { writing } from './reads';
import { BUILT_KEY, COLUMN_KEY, MARK_KEYS, SHEET_KEY } from './tags';

/** What a cell without a look of its own has. */
const PLAIN_SIZE = 10;
const AUTOMATIC = 'General';

/** As many series as a chart of ours may have. */
const SERIES = [0, 1, 2, 3];

export type NativeSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A sheet of flows that remembers the one of Google. */
export interface GoogleSheet extends Sheet {
  readonly native: NativeSheet;
}

/** What the sheets of a run share. */
export interface RunMemory {
  readonly reads: Reads;
  readonly places: Places;
  renamed(): void;
}

/** A sheet of the spreadsheet as flows use it. */
export function googleSheet(native: NativeSheet, id: number, memory: RunMemory): GoogleSheet {
  let name: string | undefined;
  return {
    native,
    id,
    get name() {
      name = name ?? native.getName();
      return name;
    },
    rename(wanted) {
      native.setName(wanted);
      name = wanted;
      memory.renamed();
      memory.reads.wrote();
    },
    ...tagging(native, id, memory),
    ...cells(native, id, memory.reads),
    ...lookReading(native),
    ...writing(memory.reads, { ...cellWriting(native), ...looks(native) }),
    chartCount: () => native.getCharts().length,
  };
}

function tagging(
  native: NativeSheet,
  id: number,
  { reads, places }: RunMemory,
): Pick<
  Sheet,
  | 'tag'
  | 'builtVersion'
  | 'markBuilt'
  | 'readMark'
  | 'writeMark'
  | 'tagColumn'
  | 'columnTags'
  | 'recallColumns'
  | 'lastFound'
  | 'rememberColumns'
> {
  const tagsOf = (key: string): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] =>
    native.createDeveloperMetadataFinder().withKey(key).find();
  const { PROJECT } = SpreadsheetApp.DeveloperMetadataVisibility;
  let isNew = false;
  // Only a run of ours writes marks, and it holds the lock.
  const marks = new Map<SheetMark, string | null>();
  return {
    tag(key) {
      native.addDeveloperMetadata(SHEET_KEY, key, PROJECT);
      places.keepSheet(id, key);
      isNew = true;
    },
    builtVersion() {
      if (isNew) return 0;
      const known = places.builtVersion(id);
      if (known > 0) return known;
      // Each migration adds its own.
      const built = Math.max(0, ...tagsOf(BUILT_KEY).map((tag) => Number(tag.getValue())));
      if (built > 0) places.keepBuilt(id, built);
      return built;
    },
    markBuilt(version) {
      native.addDeveloperMetadata(BUILT_KEY, String(version), PROJECT);
      places.keepBuilt(id, version);
      isNew = false;
    },
    readMark(mark) {
      const known = marks.get(mark);
      if (known !== undefined) return known;
      const value = isNew ? null : (tagsOf(MARK_KEYS[mark])[0]?.getValue() ?? null);
      marks.set(mark, value);
      return value;
    },
    writeMark(mark, value) {
      const isUnmarked = marks.get(mark) === null;
      marks.set(mark, value);
      const [present, ...doubled] = isUnmarked ? [] : tagsOf(MARK_KEYS[mark]);
      for (const tag of value === null && present ? [present, ...doubled] : doubled) tag.remove();
      if (value === null) return;
      if (present) present.setValue(value);
      else native.addDeveloperMetadata(MARK_KEYS[mark], value, PROJECT);
    },
    tagColumn(column, field) {
      const letters = columnLetters(column);
      // Metadata sticks to a column only where the range is the whole column.
      native.getRange(`${letters}:${letters}`).addDeveloperMetadata(COLUMN_KEY, field, PROJECT);
      places.columnTagged();
      reads.wrote();
    },
    columnTags: () =>
      reads.once(`${id} tags`, () =>
        tagsOf(COLUMN_KEY).flatMap((tag) => {
          const range = tag.getLocation().getColumn();
          const field = tag.getValue();
          return range && field ? [{ field, column: range.getColumn() }] : [];
        }),
      ),
    recallColumns: (print) => places.columns(id, print),
    lastFound: () => places.lastColumns(id),
    rememberColumns(print, found) {
      places.keepColumns(id, print, found);
    },
  };
}

function cells(
  native: NativeSheet,
  id: number,
  reads: Reads,
): Pick<
  Sheet,
  | 'resize'
  | 'ensureSize'
  | 'lastColumn'
  | 'lastRow'
  | 'rowCount'
  | 'headings'
  | 'headingFormulas'
  | 'readColumns'
  | 'readAhead'
  | 'read'
  | 'readFormulas'
  | 'readShown'
> {
  const once = <T>(what: string, read: () => T): T => reads.once(`${id} ${what}`, read);
  const ofBlock =
    <T>(what: string, read: (block: Block) => T) =>
    (block: Block): T => {
      const { row, column, rows, columns } = block;
      return once(`${what} ${row} ${column} ${rows} ${columns}`, () => read(block));
    };
  const range = ofBlock('range', ({ row, column, rows, columns }) =>
    native.getRange(row, column, rows, columns),
  );
  const headingRow = () => once('heading row', () => native.getRange('1:1'));
  const rowCount = (): number => once('row count', () => native.getMaxRows());
  const columnCount = (): number => once('column count', () => native.getMaxColumns());
  const lastColumn = (): number => once('last column', () => native.getLastColumn());
  const lastRow = (): number => once('last row', () => native.getLastRow());
  const WHOLE = `${id} whole`;
  const whole = () =>
    reads.once(WHOLE, () =>
      native.getRange(1, 1, Math.max(1, lastRow()), Math.max(1, lastColumn())).getValues(),
    );
  /** Beyond what is used all is blank. */
  const wholeBlock = ({ row, column, rows, columns }: Block): unknown[][] =>
    Array.from({ length: rows }, (_, at) =>
      Array.from({ length: columns }, (__, to) => whole()[row - 1 + at]?.[column - 1 + to] ?? ''),
    );
  const columnName = (column: number): string => `column ${column}`;
  return {
    resize(rows, columns) {
      const surplusRows = native.getMaxRows() - rows;
      const surplusColumns = native.getMaxColumns() - columns;
      if (surplusRows > 0) native.deleteRows(rows + 1, surplusRows);
      if (surplusRows < 0) native.insertRowsAfter(rows + surplusRows, -surplusRows);
      if (surplusColumns > 0) native.deleteColumns(columns + 1, surplusColumns);
      if (surplusColumns < 0) {
        native.insertColumnsAfter(columns + surplusColumns, -surplusColumns);
      }
      reads.wrote();
    },
    ensureSize(rows, columns) {
      const [presentRows, presentColumns] = [rowCount(), columnCount()];
      if (presentRows >= rows && presentColumns >= columns) return;
      if (presentRows < rows) native.insertRowsAfter(presentRows, rows - presentRows);
      if (presentColumns < columns) {
        native.insertColumnsAfter(presentColumns, columns - presentColumns);
      }
      reads.wrote();
    },
    lastColumn,
    lastRow,
    rowCount,
    headings: () =>
      once('headings', () =>
        reads.has(WHOLE)
          ? wholeBlock({ row: 1, column: 1, rows: 1, columns: columnCount() })[0]!
          : headingRow().getValues()[0]!,
      ),
    headingFormulas: () => once('heading formulas', () => headingRow().getFormulas()[0]!),
    readColumns(columns) {
      const isUnread = (column: number): boolean => !reads.has(`${id} ${columnName(column)}`);
      for (const [from, to] of runsOf(columns.filter(isUnread))) {
        const rows = reads.has(WHOLE)
          ? wholeBlock({ row: 1, column: from, rows: rowCount(), columns: to - from + 1 })
          : native.getRange(`${columnLetters(from)}:${columnLetters(to)}`).getValues();
        for (let column = from; column <= to; column++) {
          once(columnName(column), () => rows.slice(1).map((row) => row[column - from]));
        }
      }
      return columns.map((column) => once(columnName(column), (): unknown[] => []));
    },
    readAhead: () => void whole(),
    read: ofBlock('values', (block) =>
      reads.has(WHOLE) ? wholeBlock(block) : range(block).getValues(),
    ),
    readFormulas: ofBlock('formulas', (block) => range(block).getFormulas()),
    readShown: ofBlock('shown', (block) => range(block).getDisplayValues()),
  };
}

/** To read a column or two for nothing is cheaper than to ask once more. */
const GAP = 2;

/** First and last of each run of columns that are neighbours or nearly so. */
function runsOf(columns: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && column - last[1] <= GAP + 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

function lookReading(
  native: NativeSheet,
): Pick<Sheet, 'allowedWords' | 'readHeadingNotes' | 'formulaLooks' | 'warnings'> {
  return {
    formulaLooks: () => native.getConditionalFormatRules().flatMap((rule) => lookOf(rule) ?? []),
    warnings: () => warningsOf(native).map((protection) => protection.getDescription()),
    allowedWords() {
      const rules = native.getRange('2:2').getDataValidations()[0]!;
      const lists = SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST;
      return rules.map((rule) =>
        rule?.getCriteriaType() === lists ? (rule.getCriteriaValues()[0] as string[]) : null,
      );
    },
    readHeadingNotes: () => native.getRange('1:1').getNotes()[0]!,
  };
}

/** What a rule by formula does, or null for another rule. */
function lookOf(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): FormulaLook | null {
  const condition = rule.getBooleanCondition();
  const byFormula = SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA;
  if (condition?.getCriteriaType() !== byFormula) return null;
  const [background, ink] = [condition.getBackground(), condition.getFontColor()];
  return {
    formula: String(condition.getCriteriaValues()[0]),
    look: {
      ...(background ? { background: background.toLowerCase() } : {}),
      ...(ink ? { ink: ink.toLowerCase() } : {}),
      ...(condition.getBold() ? { bold: true } : {}),
    },
  };
}

function warningsOf(native: NativeSheet): GoogleAppsScript.Spreadsheet.Protection[] {
  return native
    .getProtections(SpreadsheetApp.ProtectionType.RANGE)
    .filter((protection) => protection.isWarningOnly());
}

function cellWriting(native: NativeSheet): Pick<Sheet, 'write' | 'writeFormula' | 'deleteRows'> {
  return {
    deleteRows(row, count) {
      native.deleteRows(row, count);
    },
    write(row, column, values) {
      const block = values.map((line) => [...line]);
      native.getRange(row, column, block.length, block[0]!.length).setValues(block);
    },
    writeFormula(a1, formula) {
      native.getRange(a1).setFormula(formula);
    },
  };
}

function looks(
  native: NativeSheet,
): Pick<
  Sheet,
  | 'freeze'
  | 'hide'
  | 'hideColumns'
  | 'hideGridlines'
  | 'columnWidths'
  | 'columnFormat'
  | 'columnRule'
  | 'headingNotes'
  | 'tickBoxes'
  | 'dress'
  | 'dressBlock'
  | 'warnBeforeEdits'
  | 'filterColumns'
  | 'conditionalLooks'
  | 'rewriteConditions'
  | 'removeLooks'
  | 'removeWarnings'
  | 'rewordWarnings'
  | 'rewordCharts'
  | 'insertChart'
> {
  const rules = new Map<string, GoogleAppsScript.Spreadsheet.DataValidation>();
  /** A rule may be set in many places. */
  const validation = (rule: AllowedCells): GoogleAppsScript.Spreadsheet.DataValidation => {
    const kind = JSON.stringify(rule.kind === 'cells' ? [rule.sheet.id, rule.a1] : rule);
    const built = rules.get(kind) ?? newValidation(rule);
    rules.set(kind, built);
    return built;
  };
  const below = (from: number, to: number) =>
    native.getRange(`${columnLetters(from)}2:${columnLetters(to)}`);
  return {
    freeze(rows, columns) {
      if (rows > 0) native.setFrozenRows(rows);
      if (columns > 0) native.setFrozenColumns(columns);
    },
    hide() {
      native.hideSheet();
    },
    hideColumns(from, to) {
      native.hideColumns(from, to - from + 1);
    },
    hideGridlines() {
      native.setHiddenGridlines(true);
    },
    tickBoxes(row, column, rows, isWanted) {
      const range = native.getRange(row, column, rows, 1);
      if (isWanted) {
        range.setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
      } else range.clearDataValidations();
    },
    columnWidths(from, to, pixels) {
      native.setColumnWidths(from, to - from + 1, pixels);
    },
    columnFormat(from, to, pattern, align) {
      if (pattern === '' && align === undefined) return;
      const range = below(from, to);
      if (pattern !== '') range.setNumberFormat(pattern);
      if (align !== undefined) range.setHorizontalAlignment(align as 'right');
    },
    columnRule(from, to, rule) {
      below(from, to).setDataValidation(validation(rule));
    },
    headingNotes(column, texts) {
      native.getRange(1, column, 1, texts.length).setNotes([[...texts]]);
    },
    dress(a1, dress) {
      dressRange(native.getRange(a1), dress);
    },
    dressBlock(row, column, dresses) {
      const range = native.getRange(row, column, dresses.length, dresses[0]!.length);
      const each = <T>(of: (dress: Dress) => T): T[][] => dresses.map((line) => line.map(of));
      range.setBackgrounds(each(({ background }) => background ?? null) as string[][]);
      range.setFontColors(each(({ ink }) => ink ?? null) as string[][]);
      range.setFontWeights(each(({ bold }) => (bold ? 'bold' : 'normal')));
      range.setFontSizes(each(({ size }) => size ?? PLAIN_SIZE));
      range.setNumberFormats(each(({ pattern }) => pattern || AUTOMATIC));
      range.setHorizontalAlignments(each(({ align }) => (align ?? null) as 'right' | null));
    },
    warnBeforeEdits(a1, description, mayFinish) {
      const present = native.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      if (present.some((protection) => protection.getDescription() === description)) return;
      const begun = present.find(
        (protection) =>
          protection.getDescription() === '' && protection.getRange().getA1Notation() === a1,
      );
      const protection = (mayFinish && begun) || native.getRange(a1).protect();
      // The description comes last: by it the protection is known to be finished.
      protection.setWarningOnly(true).setDescription(description);
    },
    filterColumns(from, to) {
      if (native.getFilter() !== null) return;
      native.getRange(1, from, native.getMaxRows(), to - from + 1).createFilter();
    },
    conditionalLooks(conditions) {
      if (conditions.length === 0) return;
      const present = native.getConditionalFormatRules();
      // A run that was stopped may have set some already.
      const known = new Set(
        present.flatMap((rule) => {
          const formula = rule.getBooleanCondition()?.getCriteriaValues()[0];
          return rule.getRanges().map((range) => `${range.getA1Notation()} ${formula}`);
        }),
      );
      const missing = conditions.filter(({ a1, formula }) => !known.has(`${a1} ${formula}`));
      const ranges = new Map(
        [...new Set(missing.map(({ a1 }) => a1))].map((a1) => [a1, native.getRange(a1)]),
      );
      const rules = missing.map(({ a1, formula, look }) => {
        const rule = SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied(formula)
          .setRanges([ranges.get(a1)!]);
        if (look.background !== undefined) rule.setBackground(look.background);
        if (look.ink !== undefined) rule.setFontColor(look.ink);
        if (look.bold !== undefined) rule.setBold(look.bold);
        return rule.build();
      });
      if (rules.length > 0) native.setConditionalFormatRules([...present, ...rules]);
    },
    rewriteConditions(rewrite) {
      const byFormula = SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA;
      let isChanged = false;
      const rules = native.getConditionalFormatRules().map((rule) => {
        const condition = rule.getBooleanCondition();
        if (condition?.getCriteriaType() !== byFormula) return rule;
        const formula = String(condition.getCriteriaValues()[0]);
        const rewritten = rewrite(formula);
        if (rewritten === formula) return rule;
        isChanged = true;
        return rule.copy().whenFormulaSatisfied(rewritten).build();
      });
      if (isChanged) native.setConditionalFormatRules(rules);
    },
    removeLooks(isUnwanted) {
      const rules = native.getConditionalFormatRules();
      const kept = rules.filter((rule) => {
        const look = lookOf(rule);
        return look === null || !isUnwanted(look);
      });
      if (kept.length < rules.length) native.setConditionalFormatRules(kept);
    },
    removeWarnings(isUnwanted) {
      for (const protection of warningsOf(native)) {
        if (isUnwanted(protection.getDescription())) protection.remove();
      }
    },
    rewordWarnings(reword) {
      for (const protection of native.getProtections(SpreadsheetApp.ProtectionType.RANGE)) {
        const text = protection.getDescription();
        const reworded = reword(text);
        if (reworded !== text) protection.setDescription(reworded);
      }
    },
    rewordCharts(reword) {
      for (const chart of native.getCharts()) {
        const options = chart.getOptions();
        const places = ['title', ...SERIES.map((i) => `series.${i}.labelInLegend`)];
        const reworded = places.flatMap((place): [string, string][] => {
          const text: unknown = options.get(place);
          const wanted = typeof text === 'string' ? reword(text) : text;
          return wanted === text ? [] : [[place, wanted as string]];
        });
        if (reworded.length === 0) continue;
        const builder = chart.modify();
        for (const [place, text] of reworded) builder.setOption(place, text);
        native.updateChart(builder.build());
      }
    },
    insertChart({ kind, title, data, series = [], row, column, width, height, colours }) {
      const isWeeks = kind === 'weeks';
      const builder = native
        .newChart()
        .setChartType(isWeeks ? Charts.ChartType.COMBO : Charts.ChartType.BAR)
        .addRange(native.getRange(data))
        .setNumHeaders(series.length > 0 ? 0 : 1)
        .setPosition(row, column, 0, 0)
        .setOption('title', title)
        .setOption('isStacked', true)
        .setOption('colors', [...colours])
        .setOption('legend', { position: 'top' })
        .setOption('width', width)
        .setOption('height', height);
      if (isWeeks) builder.setOption('seriesType', 'bars');
      series.forEach((labelInLegend, i) => {
        // The last series of a chart of weeks is what each week needs: a line over the bars.
        if (isWeeks && i === series.length - 1) builder.setOption(`series.${i}.type`, 'line');
        builder.setOption(`series.${i}.labelInLegend`, labelInLegend);
      });
      native.insertChart(builder.build());
    },
  };
}

function dressRange(range: GoogleAppsScript.Spreadsheet.Range, dress: Dress): void {
  if (dress.background !== undefined) range.setBackground(dress.background);
  if (dress.ink !== undefined) range.setFontColor(dress.ink);
  if (dress.bold !== undefined) range.setFontWeight(dress.bold ? 'bold' : 'normal');
  if (dress.italic !== undefined) range.setFontStyle(dress.italic ? 'italic' : 'normal');
  if (dress.size !== undefined) range.setFontSize(dress.size);
  if (dress.pattern) range.setNumberFormat(dress.pattern);
  if (dress.align !== undefined) range.setHorizontalAlignment(dress.align as 'right');
  if (dress.merged) range.merge();
  if (dress.wrap) range.setWrap(true).setVerticalAlignment('top');
  if (dress.list) {
    const list = (dress.list.sheet as GoogleSheet).native.getRange(dress.list.a1);
    range.setDataValidation(
      SpreadsheetApp.newDataValidation().requireValueInRange(list, true).build(),
    );
  }
  if (dress.borderBottom !== undefined) {
    const solid = SpreadsheetApp.BorderStyle.SOLID;
    range.setBorder(null, null, true, null, null, null, dress.borderBottom, solid);
  }
}

/** Rules warn, they do not refuse: a rep must be able to paste first and mend later. */
function newValidation(rule: AllowedCells): GoogleAppsScript.Spreadsheet.DataValidation {
  const builder = SpreadsheetApp.newDataValidation().setAllowInvalid(true);
  switch (rule.kind) {
    case 'amount':
      return builder.requireNumberGreaterThanOrEqualTo(0).build();
    case 'fraction':
      return builder.requireNumberBetween(0, 1).build();
    case 'day':
      return builder.requireDate().build();
    case 'words':
      return builder.requireValueInList([...rule.words], true).build();
    case 'cells':
      return builder
        .requireValueInRange((rule.sheet as GoogleSheet).native.getRange(rule.a1), true)
        .build();
  }
}
