import type { EnumType } from './enumeration';
import { enumeration } from './enumeration';

/** The Charts service: only its enum of chart types. */
export class Charts {
  readonly ChartType: EnumType = CHART_TYPES;
}

export const CHART_TYPES = enumeration(
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
);
