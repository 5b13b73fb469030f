import { cellPosition, fillIn } from '../template/formulas';
import { MIGRATIONS } from '../template/migrations';
import type { SheetKey } from '../template/sheetTemplate';
import type { Sheet } from './services';
import type { Table } from './workbookColumns';
import { formulaWords } from './workbookColumns';
import type { Language } from '../messages';

/**
 * Takes an older workbook's formulas out where ours have changed since (rule W8), so that set-up writes the new ones. A
 * cell that holds anything else was changed by a person and stays.
 *
 * @param sheets the sheets of the workbook, by key
 * @param tables those with headings
 * @param language the workbook's language
 */
export function clearOldFormulas(
  sheets: ReadonlyMap<SheetKey, Sheet>,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  for (const { to, replaced } of MIGRATIONS) {
    for (const { sheet: key, at, was } of replaced) {
      const sheet = sheets.get(key);
      if (!sheet || sheet.builtVersion() === 0 || sheet.builtVersion() >= to) continue;
      const [row, column] = cellPosition(at);
      const [[formula]] = sheet.readFormulas({ row, column, rows: 1, columns: 1 }) as [[string]];
      const old = fillIn(was, formulaWords(language, tables, key));
      if (spelling(formula) === spelling(old)) sheet.write(row, column, [['']]);
    }
  }
}

/** Formulas come back with other separators, blanks and quotes around sheet names than they were written with. */
function spelling(formula: string): string {
  return formula.replace(/;/g, ',').replace(/[\s']/g, '').toUpperCase();
}
