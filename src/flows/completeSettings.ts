import type { HolidayCountry } from '../domain/publicHolidays';
import { publicHolidays } from '../domain/publicHolidays';
import type { Language } from '../messages';
import { inAllLanguages, message } from '../messages';
import { isBlank } from '../table/cell';
import { formatPattern } from '../template/formats';
import { columnLetters, fillIn } from '../template/formulas';
import type { SettingTemplate } from '../template/settings';
import { SETTING_ROWS } from '../template/settings';
import { appendRows, makeRoom } from './appendRows';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { readField } from './workbookColumns';
import { writeRuns } from './writeRuns';

/** In the order in which they are written: a row that has its key is finished. */
const FIELDS = ['setting', 'value', 'settingKey'];

const COUNTRIES: Readonly<Record<string, HolidayCountry>> = { en_US: 'US', sv_SE: 'SE' };

/**
 * Appends the single settings that Settings lack, each under its heading, and the holidays of this year and the next
 * where none stand there yet. Settings that are there keep their value.
 *
 * @param services what the flow may do
 * @param settings the sheet Settings
 * @param language the workbook's language
 */
export function completeSettings(services: Services, settings: Table, language: Language): void {
  appendMissing(services, settings, language);
  fillInHolidays(services, settings, language);
}

function appendMissing({ workbook }: Services, settings: Table, language: Language): void {
  const keys = readField(settings, 'settingKey').map(String);
  nameOldRows(settings, keys);
  const missing = missingRows(keys);
  if (missing.length === 0) return;
  const words = { language, reference: () => undefined };
  const rows = missing.map((row) => {
    const label = fillIn(`{${row.label}}`, words);
    const values = new Map<string, string | number>([['setting', label]]);
    if (!('key' in row)) return values;
    const { value } = row;
    return values
      .set('value', typeof value === 'string' ? fillIn(value, words) : value)
      .set('settingKey', row.key);
  });
  const begun = begunRow(
    readField(settings, 'setting').map(String),
    keys,
    rows.map((row) => String(row.get('setting'))),
  );
  const room = makeRoom(settings, FIELDS, rows.length);
  const first = begun ?? room.row;
  const letters = columnLetters(settings.columns.get('value')!);
  // Formats come first: of rows that have their keys nothing is missing.
  missing.forEach((row, i) => {
    if (!('format' in row) || row.format === undefined) return;
    const pattern = formatPattern(row.format, workbook.locale);
    settings.sheet.dress(`${letters}${first + i}`, { pattern });
  });
  if (begun === null) room.fill(rows);
  else finishRows(settings, rows, begun);
}

/** The row where a stopped run has written these labels and no keys, or null. */
function begunRow(
  present: readonly string[],
  keys: readonly string[],
  labels: readonly string[],
): number | null {
  const last = present.length - labels.length;
  for (let row = last; row >= 0; row--) {
    if (labels.every((label, i) => present[row + i] === label && keys[row + i] === '')) {
      return row + 2;
    }
  }
  return null;
}

/** Writes what rows with labels still lack; a value that somebody typed there meanwhile stays. */
function finishRows(
  settings: Table,
  rows: readonly ReadonlyMap<string, string | number>[],
  first: number,
): void {
  for (const field of FIELDS.slice(1)) {
    const present = readField(settings, field);
    const cells = rows.flatMap((row, i): [number, string | number][] => {
      const value = row.get(field) ?? '';
      return value !== '' && isBlank(present[first - 2 + i]) ? [[first - 2 + i, value]] : [];
    });
    writeRuns(settings.sheet, settings.columns.get(field)!, new Map(cells));
  }
}

/** Settings of the first version are known by their label. */
function nameOldRows(settings: Table, keys: string[]): void {
  const labels = readField(settings, 'setting').map(String);
  const named = new Map<number, string>();
  labels.forEach((label, row) => {
    if (keys[row] !== '' || !inAllLanguages('setting.language').includes(label)) return;
    named.set(row, 'language');
    keys[row] = 'language';
  });
  writeRuns(settings.sheet, settings.columns.get('settingKey')!, named);
}

/** The settings that are not there, in their order; a heading comes with the first of a section that is missing whole. */
function missingRows(present: readonly string[]): (typeof SETTING_ROWS)[number][] {
  const left = [...present];
  const isMissing = (row: SettingTemplate): boolean => {
    const at = left.indexOf(row.key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  };
  const rows: (typeof SETTING_ROWS)[number][] = [];
  let heading: (typeof SETTING_ROWS)[number] | null = null;
  SETTING_ROWS.forEach((row) => {
    if (!('key' in row)) heading = row;
    else if (!isMissing(row)) heading = null;
    else {
      if (heading !== null) rows.push(heading);
      heading = null;
      rows.push(row);
    }
  });
  return rows;
}

function fillInHolidays({ workbook, clock }: Services, settings: Table, language: Language): void {
  const country = COUNTRIES[workbook.locale];
  if (country === undefined || !readField(settings, 'holiday').every(isBlank)) return;
  const year = Number(clock.today().slice(0, 4));
  const days = [year, year + 1].flatMap((each) => publicHolidays(country, each));
  const rows = days.map(
    ({ day, name }) =>
      new Map<string, string | number>([
        ['holiday', day],
        ['holidayName', message(language, `holiday.${name}`)],
      ]),
  );
  appendRows(settings, ['holiday', 'holidayName'], rows);
}
