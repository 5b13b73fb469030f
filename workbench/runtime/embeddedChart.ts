/** Charts (bar, column, combo, line, area, pie, scatter), as far as the engine can draw their options. */
import { randomUUID } from 'node:crypto';
import type { Getters } from '../engine/engineModule';
import { forget, keep, keptEntries } from '../engine/keptData';
import { CHART_TYPES } from './charts';
import { chartDefinition } from './chartDefinition';
import type { ChartDescription } from './chartDefinition';
import type { EnumValue } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';
import { sheetNumber } from './sheetExtent';

interface Position {
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** A chart as a script describes it; the ranges stand beside it, since they move with their cells. */
interface KeptChart extends ChartDescription {
  readonly position: Position;
}

const NEW_CHART: KeptChart = {
  type: 'COLUMN',
  options: {},
  headers: 1,
  isTransposed: false,
  position: { row: 1, column: 1, offsetX: 0, offsetY: 0 },
};
const DEFAULT_SIZE = { width: 600, height: 371 };

export class EmbeddedChart implements GoogleSubset<GoogleAppsScript.Spreadsheet.EmbeddedChart> {
  /** The engine's id; none before the chart stands in a sheet. */
  readonly id: string | undefined;
  readonly chart: KeptChart;
  readonly ranges: readonly Place[];

  constructor(chart: KeptChart, ranges: readonly Place[], id?: string) {
    this.chart = chart;
    this.ranges = ranges;
    this.id = id;
  }

  getChartId(): number | null {
    return this.id === undefined ? null : sheetNumber(this.id);
  }

  getRanges(): readonly Place[] {
    return this.ranges;
  }

  getNumHeaders(): number {
    return this.chart.headers;
  }

  getTransposeRowsAndColumns(): boolean {
    return this.chart.isTransposed;
  }

  getOptions(): ChartOptions {
    return new ChartOptions(this.chart.options);
  }

  getContainerInfo(): ContainerInfo {
    return new ContainerInfo(this.chart.position);
  }

  modify(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this);
  }
}

class ChartOptions implements GoogleSubset<GoogleAppsScript.Charts.ChartOptions> {
  readonly #options: Readonly<Record<string, unknown>>;

  constructor(options: Readonly<Record<string, unknown>>) {
    this.#options = options;
  }

  get(option: string): unknown {
    return this.#options[option] ?? null;
  }

  getOrDefault(option: string): unknown {
    return this.get(option);
  }
}

class ContainerInfo implements GoogleSubset<GoogleAppsScript.Spreadsheet.ContainerInfo> {
  readonly #position: Position;

  constructor(position: Position) {
    this.#position = position;
  }

  getAnchorRow(): number {
    return this.#position.row;
  }

  getAnchorColumn(): number {
    return this.#position.column;
  }

  getOffsetX(): number {
    return this.#position.offsetX;
  }

  getOffsetY(): number {
    return this.#position.offsetY;
  }
}

export class EmbeddedChartBuilder implements GoogleSubset<GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder> {
  readonly #id: string | undefined;
  #chart: KeptChart;
  #ranges: readonly Place[];

  constructor(existing?: EmbeddedChart) {
    this.#id = existing?.id;
    this.#chart = existing?.chart ?? NEW_CHART;
    this.#ranges = existing?.ranges ?? [];
  }

  setChartType(type: unknown): this {
    return this.#change({ type: own<EnumValue>(type).name() });
  }

  getChartType(): EnumValue {
    return CHART_TYPES[this.#chart.type as keyof typeof CHART_TYPES];
  }

  asBarChart(): this {
    return this.#change({ type: 'BAR' });
  }

  asColumnChart(): this {
    return this.#change({ type: 'COLUMN' });
  }

  asComboChart(): this {
    return this.#change({ type: 'COMBO' });
  }

  asLineChart(): this {
    return this.#change({ type: 'LINE' });
  }

  asPieChart(): this {
    return this.#change({ type: 'PIE' });
  }

  addRange(range: unknown): this {
    this.#ranges = [...this.#ranges, own<Place>(range)];
    return this;
  }

  clearRanges(): this {
    this.#ranges = [];
    return this;
  }

  getRanges(): readonly Place[] {
    return this.#ranges;
  }

  setNumHeaders(headers: number): this {
    return this.#change({ headers });
  }

  setTransposeRowsAndColumns(isTransposed: boolean): this {
    return this.#change({ isTransposed });
  }

  /** Row and column counted from 1, offsets in pixels. */
  setPosition(anchorRow: number, anchorColumn: number, offsetX: number, offsetY: number): this {
    return this.#change({ position: { row: anchorRow, column: anchorColumn, offsetX, offsetY } });
  }

  setOption(option: string, value: unknown): this {
    return this.#change({ options: { ...this.#chart.options, [option]: value } });
  }

  setTitle(title: string): this {
    return this.setOption('title', title);
  }

  setStacked(): this {
    return this.setOption('isStacked', true);
  }

  setColors(colors: string[]): this {
    return this.setOption('colors', colors);
  }

  build(): EmbeddedChart {
    return new EmbeddedChart(this.#chart, this.#ranges, this.#id);
  }

  #change(change: Partial<KeptChart>): this {
    this.#chart = { ...this.#chart, ...change };
    return this;
  }
}

/** The charts of a sheet that scripts inserted. */
export function chartsOf(run: ScriptRun, sheetId: string): EmbeddedChart[] {
  const getters = run.file.writes.carriedOut;
  const present = new Set(getters.getChartIds(sheetId));
  return keptEntries(run.file.model, 'chart')
    .filter((entry) => entry.sheetId === sheetId && present.has(entry.id))
    .map(({ id, value, ranges }) => {
      const places = ranges.map((range) => run.objects.range(placeOfEngine(range)));
      return new EmbeddedChart(value as KeptChart, places, id);
    });
}

export function insertChart(run: ScriptRun, sheetId: string, built: EmbeddedChart): void {
  const chartId = `chart:${randomUUID()}`;
  run.file.writes.add((dispatch, getters) => {
    dispatch('CREATE_CHART', {
      chartId,
      sheetId,
      ...place(chartId, built.chart),
      definition: chartDefinition(getters, sheetId, built.chart, built.ranges),
    });
    keep(dispatch, keepCommand(getters, sheetId, chartId, built));
  });
}

export function updateChart(run: ScriptRun, sheetId: string, built: EmbeddedChart): void {
  const chartId = idOf(built);
  run.file.writes.add((dispatch, getters) => {
    const definition = chartDefinition(getters, sheetId, built.chart, built.ranges);
    const figure = place(chartId, built.chart);
    dispatch('UPDATE_CHART', { chartId, sheetId, figureId: figure.figureId, definition });
    dispatch('UPDATE_FIGURE', { sheetId, ...figure, ...figure.size });
    keep(dispatch, keepCommand(getters, sheetId, chartId, built));
  });
}

export function removeChart(run: ScriptRun, sheetId: string, built: EmbeddedChart): void {
  const chartId = idOf(built);
  run.file.writes.add((dispatch) => {
    dispatch('DELETE_FIGURE', { sheetId, figureId: place(chartId, built.chart).figureId });
    forget(dispatch, chartId);
  });
}

function idOf({ id }: EmbeddedChart): string {
  if (id === undefined) throw new Error('The chart is not in this sheet.');
  return id;
}

function place(chartId: string, { position, options }: KeptChart) {
  const { row, column, offsetX, offsetY } = position;
  return {
    figureId: `figure:${chartId}`,
    col: column - 1,
    row: row - 1,
    offset: { x: offsetX, y: offsetY },
    size: {
      width: Number(options['width'] ?? DEFAULT_SIZE.width),
      height: Number(options['height'] ?? DEFAULT_SIZE.height),
    },
  };
}

function keepCommand(getters: Getters, sheetId: string, id: string, built: EmbeddedChart) {
  const ranges = built.ranges.map((range) => rangeData(getters, range));
  return { id, kind: 'chart' as const, sheetId, value: built.chart, ranges };
}
