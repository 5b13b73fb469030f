/** `window.workbench`: what tests and curious people may ask of the page without looking at pixels. */
import type { Model } from '@odoo/o-spreadsheet';
import { canonicalFormula, localFormula } from '../engine/canonicalFormula';
import type { Engine } from '../engine/engineModule';
import { googleError } from '../engine/errorTexts';

export interface CellView {
  readonly value: string | number | boolean | null;
  readonly formatted: string;
  /** As the file's locale writes it; null where the cell holds none. */
  readonly formula: string | null;
  /** Google's name of the error, with the engine's explanation; null where all is well. */
  readonly error: string | null;
}

export interface ChartView {
  readonly title: string;
  readonly labels: readonly string[];
  readonly datasets: readonly {
    readonly label: string;
    readonly type: string;
    readonly data: readonly unknown[];
  }[];
}

export interface Inspection {
  /** The engine's own, for questions that have no words here. */
  readonly model: Model;
  sheets(): string[];
  activeSheet(): string;
  activate(sheetName: string): void;
  /** Makes a cell of the active sheet the selected one and gives the grid the keyboard. */
  select(xc: string): void;
  cell(sheetName: string, xc: string): CellView;
  /** The filled cells as they read, row by row from the first; a blank one is empty text. */
  texts(sheetName: string): string[][];
  /** Writes what the engine stores; a formula may be in the file's locale. */
  setCell(sheetName: string, xc: string, content: string): void;
  chartData(sheetName: string): ChartView[];
  /** Whether everything done here is on the server's disk. */
  isSaved(): boolean;
}

export function inspect(o: Engine, model: Model, focusGrid: () => void): Inspection {
  const { getters } = model;

  function sheetIdOf(sheetName: string): string {
    const sheetId = getters.getSheetIds().find((id) => getters.getSheetName(id) === sheetName);
    if (sheetId === undefined) {
      const names = getters.getSheetIds().map((id) => getters.getSheetName(id));
      throw new Error(`There is no sheet "${sheetName}"; there are ${names.join(', ')}`);
    }
    return sheetId;
  }

  function positionOf(sheetName: string, xc: string) {
    return { sheetId: sheetIdOf(sheetName), ...o.helpers.toCartesian(xc) };
  }

  return {
    model,
    sheets: () => getters.getVisibleSheetIds().map((id) => getters.getSheetName(id)),
    activeSheet: () => getters.getSheetName(getters.getActiveSheetId()),
    activate: (sheetName) => activateSheet(model, sheetIdOf(sheetName)),
    select(xc) {
      const { col, row } = o.helpers.toCartesian(xc);
      model.selection.selectCell(col, row);
      focusGrid();
    },
    cell(sheetName, xc) {
      const position = positionOf(sheetName, xc);
      const { type, value, formattedValue, message } = getters.getEvaluatedCell(position);
      const cell = getters.getCell(position);
      const isError = type === 'error';
      return {
        value: isError ? googleError(String(value)) : value,
        formatted: formattedValue,
        formula: cell?.isFormula
          ? localFormula(o, cell.compiledFormula.toFormulaString(getters), getters.getLocale())
          : null,
        error: isError ? `${googleError(String(value))} ${message ?? ''}`.trim() : null,
      };
    },
    texts(sheetName) {
      const sheetId = sheetIdOf(sheetName);
      const rows: string[][] = [];
      for (const { col, row } of getters.getEvaluatedCellsPositions(sheetId)) {
        const { formattedValue } = getters.getEvaluatedCell({ sheetId, col, row });
        if (formattedValue !== '') (rows[row] ??= [])[col] = formattedValue;
      }
      return Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? ''));
    },
    setCell(sheetName, xc, content) {
      const canonical = content.startsWith('=')
        ? canonicalFormula(o, content, getters.getLocale())
        : content;
      const position = positionOf(sheetName, xc);
      const { reasons } = model.dispatch('UPDATE_CELL', { ...position, content: canonical });
      const refusals = reasons.filter((reason) => reason !== 'NoChanges');
      if (refusals.length > 0) {
        throw new Error(`${sheetName}!${xc} was not written: ${refusals.join(', ')}`);
      }
    },
    chartData: (sheetName) =>
      getters.getChartIds(sheetIdOf(sheetName)).map((id) => chartView(getters.getChartRuntime(id))),
    isSaved: () => getters.isFullySynchronized(),
  };
}

export function activateSheet(model: Model, sheetId: string): void {
  const active = model.getters.getActiveSheetId();
  if (active === sheetId) return;
  model.dispatch('ACTIVATE_SHEET', { sheetIdFrom: active, sheetIdTo: sheetId });
}

interface ChartJsRuntime {
  readonly chartJsConfig?: {
    readonly type: string;
    readonly data: { readonly labels?: string[]; readonly datasets: ChartJsDataset[] };
    readonly options?: { readonly plugins?: { readonly title?: { readonly text?: string } } };
  };
}

interface ChartJsDataset {
  readonly label?: string;
  readonly type?: string;
  readonly data: unknown[];
}

function chartView(runtime: unknown): ChartView {
  const config = (runtime as ChartJsRuntime).chartJsConfig;
  return {
    title: config?.options?.plugins?.title?.text ?? '',
    labels: [...(config?.data.labels ?? [])],
    datasets: (config?.data.datasets ?? []).map(({ label, type, data }) => ({
      label: label ?? '',
      type: type ?? config?.type ?? '',
      data: [...data],
    })),
  };
}
