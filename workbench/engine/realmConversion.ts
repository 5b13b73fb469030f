/**
 * The text of the helper that runs inside a formula realm and makes arguments of engine cells. It is compiled there, so
 * that arrays and dates are the realm's own (`instanceof` holds) and 200,000 cells cross in a few milliseconds.
 */

/** What the helper needs from outside. */
export interface ConversionHost {
  isDateFormat(format: string): boolean;
  /** Milliseconds since 1970 UTC of a serial in the spreadsheet's zone. */
  toInstant(serial: number): number;
  errorText(engineError: string): string;
}

/** Gives one argument: a scalar for a cell or a 1x1 range, else rows of cells. */
export type ConvertArgument = (argument: unknown) => unknown;

/** Evaluates to a function that takes a ConversionHost and returns a ConvertArgument. */
export const CONVERSION_SOURCE = `(function () {
  'use strict';
  return function (host) {
    var lastFormat, lastFormatIsDate = false;
    function isDate(format) {
      if (format !== lastFormat) {
        lastFormat = format;
        lastFormatIsDate = host.isDateFormat(format);
      }
      return lastFormatIsDate;
    }
    function scalar(cell) {
      if (cell === undefined) return '';
      var value = cell.value;
      if (value === null || value === undefined) return '';
      if (typeof value === 'number') {
        return cell.format && isDate(cell.format) ? new Date(host.toInstant(value)) : value;
      }
      if (typeof value === 'string' && value.charCodeAt(0) === 35) return host.errorText(value);
      return value;
    }
    return function (argument) {
      if (!Array.isArray(argument)) return scalar(argument);
      var columns = argument.length, rows = columns === 0 ? 0 : argument[0].length;
      if (columns === 1 && rows === 1) return scalar(argument[0][0]);
      var table = new Array(rows);
      for (var r = 0; r < rows; r++) {
        var row = new Array(columns);
        for (var c = 0; c < columns; c++) row[c] = scalar(argument[c][r]);
        table[r] = row;
      }
      return table;
    };
  };
})()`;
