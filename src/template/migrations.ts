import type { SheetKey } from './sheetTemplate';

/** What has become of a workbook's sheets from one schema version to the next, beyond columns, cells and sheets that were added. */
export interface Migration {
  /** The version that the step leads to. */
  readonly to: number;
  /** Cells whose formula of ours has changed: the old one makes room, anything else was typed and stays. */
  readonly replaced: readonly {
    readonly sheet: SheetKey;
    readonly at: string;
    readonly was: string;
  }[];
}

/** A column of Pipeline as the first version wrote it into its formulas. */
function column(field: string): string {
  return (
    `FILTER(IF(({pipeline.owner}=$F$1)+$AB$1>0;{pipeline.${field}};"");` +
    'ROW({pipeline.owner})<=MAX(2;LAST_DEAL_ROW))'
  );
}

/** The steps, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    replaced: [
      { sheet: 'plan', at: 'G5', was: '=IF($AB$2=0;"";QUOTA_GAP($AB$5;$AB$6;$AB$9))' },
      {
        sheet: 'plan',
        at: 'J5',
        was: `=IF($AB$2=0;"";QUOTA_CHANCE($AB$5;$AB$6;${column('amountUsed')};${column('chance')}))`,
      },
      {
        sheet: 'plan',
        at: 'A20',
        was: `=STAGE_SUMMARY(${column('stage')};${column('amountUsed')};STAGES;${column('chance')})`,
      },
      {
        sheet: 'plan',
        at: 'H19',
        was: `=FORECAST_PERCENTILES($AB$6;${column('amountUsed')};${column('chance')})`,
      },
      {
        sheet: 'plan',
        at: 'H24',
        was: `=IFERROR(WIN_RATE(${column('stage')};;;STAGES);"–")`,
      },
    ],
  },
];
