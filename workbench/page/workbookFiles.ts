/** The workbook for other programs. The engine writes the parts of an XLSX file with the browser's own XML. */
import type { Model } from '@odoo/o-spreadsheet';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import Papa from 'papaparse';
import type { Inspection } from './inspection';

export interface WorkbookFiles {
  shownSheet(): string;
  saveXlsx(): Promise<void>;
  /** As the cells read. */
  saveCsv(): Promise<void>;
}

/** What another program would take for a formula; a number with its sign is none. */
const FORMULA = /^[=@\t\r]|^[+-](?![\d.,\s]+$)/;
/** By this Excel knows the encoding. */
const BYTE_ORDER_MARK = '\ufeff';

export function createWorkbookFiles(
  model: Model,
  inspection: Inspection,
  fileName: () => string,
): WorkbookFiles {
  return {
    shownSheet: () => inspection.activeSheet(),
    async saveXlsx() {
      const { files } = await model.exportXLSX();
      const parts: Zippable = {};
      for (const file of files) if ('content' in file) parts[file.path] = strToU8(file.content);
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      offer(zipSync(parts), type, `${fileName()}.xlsx`);
    },
    async saveCsv() {
      const sheet = inspection.activeSheet();
      const text = Papa.unparse(inspection.texts(sheet), { escapeFormulae: FORMULA });
      offer(BYTE_ORDER_MARK + text, 'text/csv;charset=utf-8', `${fileName()} ${sheet}.csv`);
    },
  };
}

function offer(content: string | Uint8Array, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
