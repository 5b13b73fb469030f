/**
 * Functions of Google Sheets that our formulas may use (Google's function list,
 * https://support.google.com/docs/table/25273). Volatile ones are left out on purpose (rule W9), and so is what one of
 * our two engines lacks.
 */
export const GOOGLE_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['ABS', 'AND', 'ARRAYFORMULA', 'AVERAGE', 'AVERAGEIFS', 'COUNT', 'COUNTA', 'COUNTIF'],
  ...['COUNTIFS', 'DATE', 'DAY', 'DAYS', 'EDATE', 'EOMONTH', 'FALSE', 'FILTER', 'IF', 'IFERROR'],
  ...['IFNA', 'IFS', 'INDEX', 'ISBLANK', 'ISNUMBER', 'ISOWEEKNUM', 'ISTEXT', 'LARGE', 'LEN'],
  ...['LOWER', 'MATCH', 'MAX'],
  ...[
    'MAXIFS',
    'MEDIAN',
    'MIN',
    'MINIFS',
    'MMULT',
    'MOD',
    'MONTH',
    'NA',
    'NOT',
    'OR',
    'ROUND',
    'ROW',
  ],
  ...[
    'ROWS',
    'SUM',
    'SUMIF',
    'SUMIFS',
    'SUMPRODUCT',
    'SWITCH',
    'TEXT',
    'TEXTJOIN',
    'TRANSPOSE',
    'TRIM',
  ],
  ...['TRUE', 'VLOOKUP', 'XLOOKUP'],
  ...['WEEKDAY', 'YEAR'],
]);

/** What may stand at each argument of a function that takes ranges as they are; beyond the list the last entry repeats. */
export type Place = 'range' | 'value';

export const RANGE_PLACES: Readonly<Record<string, readonly Place[]>> = {
  AVERAGEIFS: ['range', 'range', 'value'],
  COUNT: ['range'],
  COUNTA: ['range'],
  COUNTIF: ['range', 'value'],
  COUNTIFS: ['range', 'value'],
  INDEX: ['range', 'value', 'value'],
  LARGE: ['range', 'value'],
  MATCH: ['value', 'range', 'value'],
  MAX: ['range'],
  MAXIFS: ['range', 'range', 'value'],
  MEDIAN: ['range'],
  MIN: ['range'],
  MINIFS: ['range', 'range', 'value'],
  MMULT: ['range', 'range'],
  ROWS: ['range'],
  SUM: ['range'],
  SUMIF: ['range', 'value', 'range'],
  SUMIFS: ['range', 'range', 'value'],
  TEXTJOIN: ['value', 'value', 'range'],
  TRANSPOSE: ['range'],
  XLOOKUP: ['value', 'range', 'range', 'value'],
  VLOOKUP: ['value', 'range', 'value', 'value'],
  IFERROR: ['range', 'value'],
  IFNA: ['range', 'value'],
};

/** Functions whose criteria come in pairs of range and value from this argument on. */
export const PAIRED_CRITERIA: Readonly<Record<string, number>> = {
  AVERAGEIFS: 1,
  COUNTIFS: 0,
  MAXIFS: 1,
  MINIFS: 1,
  SUMIFS: 1,
};

/** Inside these Google computes whole arrays. */
export const ARRAY_CONTEXTS: ReadonlySet<string> = new Set([
  'ARRAYFORMULA',
  'FILTER',
  'SUMPRODUCT',
]);
