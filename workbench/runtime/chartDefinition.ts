/** A script's chart in the engine's terms. */
import type { Getters } from '../engine/engineModule';
import { formatA1 } from './a1Notation';
import { hexColor } from './colors';
import type { Place } from './places';

export interface ChartDescription {
  /** A name of Charts.ChartType. */
  readonly type: string;
  /** As set by setOption; dotted names ("hAxis.title") stay as they are. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Heading rows of the data (columns, if transposed). */
  readonly headers: number;
  readonly isTransposed: boolean;
}

interface SeriesOptions {
  readonly color?: string;
  readonly type?: string;
  readonly labelInLegend?: string;
  readonly targetAxisIndex?: number;
}

const ENGINE_TYPES: Readonly<Record<string, string>> = {
  BAR: 'bar',
  COLUMN: 'bar',
  COMBO: 'combo',
  LINE: 'line',
  AREA: 'line',
  PIE: 'pie',
  SCATTER: 'scatter',
};

/** The first column (row, if transposed) of the data holds the labels, each other one is a series. */
export function chartDefinition(
  getters: Getters,
  sheetId: string,
  chart: ChartDescription,
  ranges: readonly Place[],
): object {
  const type = ENGINE_TYPES[chart.type];
  if (!type) throw new Error(`NotImplemented: ChartType.${chart.type}`);
  const [labels, ...series] = ranges.flatMap((range) => lines(getters, sheetId, chart, range));
  if (!labels || series.length === 0)
    throw new Error('A chart needs a range with labels and values.');
  const option = (name: string) => optionAt(chart.options, name);
  return {
    type,
    title: { text: String(option('title') ?? '') },
    dataSource: {
      type: 'range',
      dataSets: series.map((dataRange, index) => ({ dataSetId: String(index), dataRange })),
      dataSetsHaveTitle: chart.headers > 0,
      labelRange: labels,
    },
    dataSetStyles: Object.fromEntries(
      series.map((_, index) => [index, seriesStyle(chart, index, option)]),
    ),
    legendPosition: legendPosition(option('legend'), option('legend.position')),
    stacked: Boolean(option('isStacked')),
    aggregated: false,
    ...(chart.type === 'BAR' ? { horizontal: true } : {}),
    ...(chart.type === 'AREA' ? { fillArea: true } : {}),
    axesDesign: { x: axis(option, 'hAxis'), y: axis(option, 'vAxis') },
  };
}

/** Each column of a range (each row, if transposed) as a reference. */
function lines(
  getters: Getters,
  sheetId: string,
  { isTransposed }: ChartDescription,
  range: Place,
): string[] {
  const { left, right, top, bottom } = range.block;
  const first = isTransposed ? top : left;
  const last = isTransposed ? bottom : right;
  const prefix = range.sheetId === sheetId ? '' : `'${getters.getSheetName(range.sheetId)}'!`;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    const line = isTransposed ? { top: at, bottom: at } : { left: at, right: at };
    return prefix + formatA1({ ...range.block, ...line });
  });
}

type OptionReader = (name: string) => unknown;

/** An option under its dotted name or inside an object: "hAxis.title" or hAxis: { title }. */
function optionAt(options: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name in options) return options[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      options,
    );
}

function seriesStyle({ type }: ChartDescription, index: number, option: OptionReader): object {
  const colors = option('colors') as readonly string[] | undefined;
  // Either way of setting them is documented: the whole series, or one option of it.
  const series = (option(`series.${index}`) ?? {}) as SeriesOptions;
  const own = (name: keyof SeriesOptions): unknown =>
    option(`series.${index}.${name}`) ?? series[name];
  const color = own('color') ?? colors?.[index];
  const label = own('labelInLegend');
  const seriesType = own('type') ?? option('seriesType');
  return {
    ...(color ? { backgroundColor: hexColor(String(color)) } : {}),
    ...(label ? { label: String(label) } : {}),
    ...(type === 'COMBO' ? { type: seriesType === 'line' ? 'line' : 'bar' } : {}),
    ...(own('targetAxisIndex') === 1 ? { yAxisId: 'y1' } : {}),
  };
}

function legendPosition(legend: unknown, position: unknown): string {
  const asked = typeof legend === 'string' ? legend : (position ?? 'right');
  return ['top', 'bottom', 'left', 'right', 'none'].includes(String(asked))
    ? String(asked)
    : 'right';
}

function axis(option: OptionReader, name: string): object {
  const title = option(`${name}.title`);
  const min = option(`${name}.minValue`) ?? option(`${name}.viewWindow.min`);
  const max = option(`${name}.maxValue`) ?? option(`${name}.viewWindow.max`);
  return {
    ...(title ? { title: { text: String(title) } } : {}),
    ...(typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'number' ? { max } : {}),
  };
}
