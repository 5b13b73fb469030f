import type { FormatName, Look, SheetKey } from './sheetTemplate';

/** How a cell of a sheet without headings looks. */
export type CellLook =
  'title' | 'heading' | 'label' | 'figure' | 'hint' | 'warning' | 'table' | 'total' | 'text';

/** A custom function in a cell; each argument is a reference, a name, a literal or nothing (rule W4). */
export interface FunctionCall {
  readonly name: string;
  readonly args: readonly string[];
  /** A cell; where it is blank there is nothing to reckon and the cell stays blank. */
  readonly needs?: string;
}

/** A cell with a formula, a word in braces or a text (formulas.ts), or with a call of a custom function. */
export interface SheetCell {
  readonly at: string;
  readonly content?: string;
  readonly call?: FunctionCall;
  readonly look?: CellLook;
  readonly format?: FormatName;
  readonly align?: 'left' | 'right' | 'center';
}

/** A chart over cells of its sheet. */
export interface ChartTemplate {
  readonly kind: 'stackedBar' | 'weeks';
  readonly title: string;
  /** The first column holds the labels, each other one is a series, headed by its first row where `series` is left out. */
  readonly data: string;
  readonly series?: readonly string[];
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly colours: readonly string[];
}

/** A sheet that is laid out cell by cell. */
export interface CellSheet {
  readonly sheet: SheetKey;
  /** How many columns are seen, and their width where `wideColumns` says nothing. */
  readonly columns: number;
  readonly columnWidth: number;
  readonly wideColumns: Readonly<Record<number, number>>;
  readonly rows: number;
  readonly frozenRows: number;
  /** First and last hidden column, by number. */
  readonly hidden?: { readonly from: number; readonly to: number };
  readonly cells: readonly SheetCell[];
  /** Formats of cells that formulas spill into. */
  readonly spilled: readonly { readonly range: string; readonly format: FormatName }[];
  /** Cells that are one, for figures in large type. */
  readonly merged: readonly string[];
  /** Paragraphs over several cells. */
  readonly paragraphs: readonly string[];
  /** The cell with a list to choose from, the value it starts with, and where its list stands. */
  readonly choice?: { readonly at: string; readonly start: string; readonly list: string };
  readonly charts: readonly ChartTemplate[];
}

export const CELL_LOOKS: Readonly<Record<CellLook, Look & { readonly size: number }>> = {
  title: { size: 16, bold: true, ink: '#1f1f1f' },
  heading: { size: 11, bold: true, ink: '#1f1f1f' },
  label: { size: 10, ink: '#444746' },
  figure: { size: 18, bold: true, ink: '#1f1f1f' },
  hint: { size: 9, ink: '#444746' },
  warning: { size: 9, ink: '#7a4a00' },
  table: { size: 10, bold: true, ink: '#1f1f1f', background: '#eef2f7' },
  total: { size: 10, bold: true, ink: '#1f1f1f' },
  text: { size: 10, ink: '#1f1f1f' },
};

/**
 * The content of a cell, formula included.
 *
 * @param cell a cell of a template
 * @returns text with placeholders; empty where the cell is only formatted
 * @example contentOf({ at: 'A1', call: { name: 'WIN_RATE', args: ['$A:$A', '', ''], needs: '$B$1' } })
 * // '=IF($B$1="";"";WIN_RATE($A:$A;;))'
 */
export function contentOf({ content, call }: Pick<SheetCell, 'content' | 'call'>): string {
  if (call === undefined) return content ?? '';
  const called = callFormula(call);
  const { needs } = call;
  return needs === undefined ? `=${called}` : `=IF(${needs}="";"";${called})`;
}

/** A call as a formula writes it, without the equals sign. */
export function callFormula({ name, args }: FunctionCall): string {
  return `${name}(${args.join(';')})`;
}
