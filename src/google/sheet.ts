import type { AllowedCells, Dress, Sheet } from '../flows/services';
import { BUILT_KEY, COLUMN_KEY, SHEET_KEY } from './tags';

/** What a cell without a look of its own has. */
const PLAIN_SIZE = 10;
const AUTOMATIC = 'General';

type NativeSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A sheet of flows that remembers the one of Google. */
export interface GoogleSheet extends Sheet {
  readonly native: NativeSheet;
}

/** A sheet of the spreadsheet as flows use it. */
export function googleSheet(native: NativeSheet): GoogleSheet {
  return {
    native,
    get name() {
      return native.getName();
    },
    ...tagging(native),
    ...cells(native),
    ...looks(native),
  };
}

function tagging(
  native: NativeSheet,
): Pick<Sheet, 'rename' | 'tag' | 'builtVersion' | 'markBuilt' | 'tagColumn' | 'columnTags'> {
  const tagsOf = (key: string): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] =>
    native.createDeveloperMetadataFinder().withKey(key).find();
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
  return {
    rename(name) {
      native.setName(name);
    },
    tag(key) {
      native.addDeveloperMetadata(SHEET_KEY, key, visibility);
    },
    builtVersion: () => Number(tagsOf(BUILT_KEY)[0]?.getValue() ?? 0),
    markBuilt(version) {
      native.addDeveloperMetadata(BUILT_KEY, String(version), visibility);
    },
    tagColumn(column, field) {
      // Metadata sticks to a column only where the range is the whole column.
      native
        .getRange(1, column, native.getMaxRows(), 1)
        .addDeveloperMetadata(COLUMN_KEY, field, visibility);
    },
    columnTags: () =>
      tagsOf(COLUMN_KEY).flatMap((tag) => {
        const range = tag.getLocation().getColumn();
        const field = tag.getValue();
        return range && field ? [{ field, column: range.getColumn() }] : [];
      }),
  };
}

function cells(
  native: NativeSheet,
): Pick<
  Sheet,
  'ensureSize' | 'lastColumn' | 'rowCount' | 'read' | 'readFormulas' | 'write' | 'writeFormula'
> {
  const range = ({ row, column, rows, columns }: Parameters<Sheet['read']>[0]) =>
    native.getRange(row, column, rows, columns);
  return {
    ensureSize(rows, columns) {
      const [presentRows, presentColumns] = [native.getMaxRows(), native.getMaxColumns()];
      if (presentRows < rows) native.insertRowsAfter(presentRows, rows - presentRows);
      if (presentColumns < columns) {
        native.insertColumnsAfter(presentColumns, columns - presentColumns);
      }
    },
    lastColumn: () => native.getLastColumn(),
    rowCount: () => native.getMaxRows(),
    read: (block) => range(block).getValues(),
    readFormulas: (block) => range(block).getFormulas(),
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
  | 'columnWidth'
  | 'columnFormat'
  | 'columnRule'
  | 'headingNote'
  | 'tickBoxes'
  | 'columnWidths'
  | 'dress'
  | 'dressBlock'
  | 'warnBeforeEdits'
  | 'filterColumns'
  | 'conditionalLooks'
  | 'insertChart'
  | 'hasCharts'
> {
  const below = (column: number) => native.getRange(2, column, native.getMaxRows() - 1, 1);
  return {
    freeze(rows, columns) {
      native.setFrozenRows(rows);
      native.setFrozenColumns(columns);
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
    columnWidth(column, pixels) {
      native.setColumnWidth(column, pixels);
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
    columnFormat(column, pattern, align) {
      const range = below(column);
      if (pattern !== '') range.setNumberFormat(pattern);
      if (align !== undefined) range.setHorizontalAlignment(align as 'right');
    },
    columnRule(column, rule) {
      below(column).setDataValidation(validation(rule));
    },
    headingNote(column, text) {
      native.getRange(1, column).setNote(text);
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
    warnBeforeEdits(a1, description) {
      const protection = native.getRange(a1).protect();
      protection.setDescription(description).setWarningOnly(true);
    },
    filterColumns(from, to) {
      if (native.getFilter() !== null) return;
      native.getRange(1, from, native.getMaxRows(), to - from + 1).createFilter();
    },
    conditionalLooks(conditions) {
      const rules = conditions.map(({ a1, formula, look }) => {
        const rule = SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied(formula)
          .setRanges([native.getRange(a1)]);
        if (look.background !== undefined) rule.setBackground(look.background);
        if (look.ink !== undefined) rule.setFontColor(look.ink);
        if (look.bold !== undefined) rule.setBold(look.bold);
        return rule.build();
      });
      native.setConditionalFormatRules([...native.getConditionalFormatRules(), ...rules]);
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
        const type = isWeeks && i === series.length - 1 ? { type: 'line' } : {};
        builder.setOption(`series.${i}`, { labelInLegend, ...type });
      });
      native.insertChart(builder.build());
    },
    hasCharts: () => native.getCharts().length > 0,
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
function validation(rule: AllowedCells): GoogleAppsScript.Spreadsheet.DataValidation {
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
