/**
 * What a cell may hold when it reaches us. A custom function is called with anything, so nothing is believed:
 * the type only says what is understood.
 */
export type Cell = unknown;

/** The error values of a sheet, as a custom function or getValues gives them. */
const ERROR_VALUE = /^#(N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|ERROR!|SPILL!)$/;

/** An empty cell, a blank optional argument, or none. */
export function isBlank(cell: Cell): cell is '' | null | undefined {
  return cell === '' || cell === null || cell === undefined;
}

export function isText(cell: Cell): cell is string {
  return typeof cell === 'string' && cell !== '';
}

export function isErrorValue(cell: Cell): boolean {
  return typeof cell === 'string' && ERROR_VALUE.test(cell);
}

export function isFiniteNumber(cell: Cell): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

/** A Date of any realm: the sheet's dates are not made by the realm that runs this bundle. */
export function isDate(cell: Cell): cell is Date {
  return Object.prototype.toString.call(cell) === '[object Date]';
}
