/**
 * The spreadsheet engine as the rest of the workbench passes it around: Node gets it from loadEngine, the page from the
 * global `o_spreadsheet`. Every module here takes it as an argument, so that one text runs in both.
 */
import type * as EngineModule from '@odoo/o-spreadsheet';

export type Engine = typeof EngineModule;
export type Getters = EngineModule.Model['getters'];
export type EngineLocale = ReturnType<Getters['getLocale']>;
export type EvaluatedCell = ReturnType<Getters['getEvaluatedCell']>;

export interface Zone {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A zone that runs to the sheet's end where a bound is missing. */
export type UnboundedZone = Parameters<Getters['getRangeDataFromZone']>[1];

export interface CellPosition {
  sheetId: string;
  col: number;
  row: number;
}

/** An engine result: a value as a cell holds it, with the number format that it brings along. */
export interface CellResult {
  value: string | number | boolean | null;
  format?: string;
  message?: string;
}

export type SheetLocale = 'en_US' | 'sv_SE';

/** A formula took longer than it may; for equal arguments it would again. */
export class FormulaOvertime extends Error {}

/** Where custom functions live: a JavaScript realm of their own with the bundle in it. */
export interface FormulaRealm {
  /** Changes where the realm had to be made anew: what came from the one before is of no use any more. */
  readonly edition: number;
  /** To be called before all else of a formula; the getters are those of the spreadsheet that is being computed. */
  begin(getters: Getters): void;
  /** Calls a function of the realm. @throws what it throws, or FormulaOvertime */
  call(entry: (...values: unknown[]) => unknown, values: readonly unknown[]): unknown;
  /** Evaluates a script in the realm's global scope and returns its completion value. */
  evaluate(source: string): unknown;
}

/** What a spreadsheet has on Google and the engine has not; each Model gets it as `custom.workbench`. */
export interface FileSettings {
  /** A person may choose another at any time. */
  timeZone: string;
  readonly locale: SheetLocale;
  /** As Session.getActiveUserLocale answers in a cell: "en", "sv". */
  userLocale: string;
  readonly clock: { now(): Date };
  /** Whether a formula has asked for the time since the file was opened ... */
  showsTime?: boolean;
  /** ... and the day that the first was told which asked for it, since all were computed last; a serial number. */
  shownDay?: number | undefined;
  /** Where the custom functions live; without it they show an error. */
  formulaRealm?: FormulaRealm;
}

/** The configuration for `new o.Model(data, modelConfig(settings, ...))`. */
export function modelConfig<Config extends object>(settings: FileSettings, config: Config) {
  return { ...config, custom: { workbench: settings } };
}

/** The settings of the file whose formula is being computed; `context` is `this` of a compute function. */
export function settingsOf(context: { [key: string]: unknown }): FileSettings {
  return context['workbench'] as FileSettings;
}
