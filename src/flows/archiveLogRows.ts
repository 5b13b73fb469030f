import type { DayNumber } from '../domain/day';
import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { dayOf } from '../table/days';
import { fieldsByHeading, headingForm } from '../table/headings';
import { cellText } from '../table/plainText';
import { valueKey } from '../table/shownValues';
import { readRequest } from '../table/workbookRequests';
import { formatPattern } from '../template/formats';
import { columnLetters } from '../template/formulas';
import { MAIL_LOG } from '../template/mailLog';
import type { AsideKey, ColumnTemplate, TableTemplate } from '../template/sheetTemplate';
import { headingKey } from '../template/sheetTemplate';
import { STAGE_LOG } from '../template/stageLog';
import { WEEK_LOG } from '../template/weekLog';
import { asideSheet } from './asideSheet';
import { deleteRuns } from './deleteRuns';
import type { Services, Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { findTable } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** What went where, in the workbook's language and fit for google.script.run. */
export interface ArchiveReport {
  readonly moved: readonly {
    readonly sheet: string;
    readonly archive: string;
    readonly rows: number;
  }[];
  readonly sentences: readonly string[];
}

interface Log {
  readonly template: TableTemplate;
  /** The field with the day that a row is of. */
  readonly day: string;
  readonly archive: AsideKey;
}

const LOGS: readonly Log[] = [
  { template: STAGE_LOG, day: 'when', archive: 'stageLogArchive' },
  { template: MAIL_LOG, day: 'at', archive: 'mailLogArchive' },
  { template: WEEK_LOG, day: 'week', archive: 'weekLogArchive' },
];

/** So long the Mail log tells that a mail about a meeting went, should the properties be lost (rule R5). */
const DAYS_AFTER_MEETING = 60;

/**
 * Moves rows of the logs that are older than a day into hidden sheets. A row is written there before it is deleted here,
 * so a run that was stopped leaves it twice rather than never, and the next run takes the double away.
 *
 * @param services what the flow may do
 * @param request `olderThan`: the first day that stays, YYYY-MM-DD
 * @returns how many rows went where, or why nothing was done, as sentences
 */
export function archiveLogRows(
  services: Services,
  request: unknown,
): Outcome<ArchiveReport, string> {
  const { workbook, clock } = services;
  const language = workbookLanguage(workbook);
  const asked = readRequest(language, request, { olderThan: 'day' });
  if (!asked.ok) return asked;
  const logs = LOGS.flatMap((log) => {
    const table = findTable(workbook, log.template);
    return table === null ? [] : [{ ...log, table }];
  });
  if (logs.length === 0) return trouble(message(language, 'trouble.notSetUp'));

  const limit = dayNumber(asked.value.olderThan)!;
  const today = dayNumber(clock.today())!;
  const moved: ArchiveReport['moved'][number][] = [];
  const sentences: string[] = [];
  for (const { table, day, archive } of logs) {
    const { sheet } = table;
    const lines = linesOf(sheet);
    const sorted = sortByAge(services, table, lines, { day, limit, today });
    if (sorted.old.length > 0) {
      const name = append(workbook, table, archive, sorted.old, language);
      workbook.flush();
      deleteRuns(
        sheet,
        sorted.old.map(({ row }) => row),
      );
      const rows = sorted.old.length;
      moved.push({ sheet: sheet.name, archive: name, rows });
      const values = { n: rows, sheet: sheet.name, archive: name };
      sentences.push(message(language, 'archive.moved', values));
      if (archive === 'stageLogArchive') sentences.push(message(language, 'archive.rates'));
    }
    for (const [key, n] of [
      ['archive.undated', sorted.undated],
      ['archive.recentMeetings', sorted.recentMeetings],
    ] as const) {
      if (n > 0) sentences.push(message(language, key, { n, sheet: sheet.name }));
    }
  }
  workbook.flush();
  if (moved.length === 0) {
    sentences.unshift(message(language, 'archive.none', { day: asked.value.olderThan }));
  }
  return answer({ moved, sentences });
}

/** A row of a log, counted from 1 in its sheet. */
interface Line {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** The rows in which anything stands, people's own columns included. */
function linesOf(sheet: Sheet): Line[] {
  const [rows, columns] = [sheet.lastRow() - 1, sheet.lastColumn()];
  if (rows < 1) return [];
  return sheet
    .read({ row: 2, column: 1, rows, columns })
    .map((cells, i) => ({ row: i + 2, cells }))
    .filter(({ cells }) => !cells.every(isBlank));
}

interface Sorted {
  readonly old: readonly Line[];
  readonly undated: number;
  readonly recentMeetings: number;
}

function sortByAge(
  { clock }: Services,
  { columns }: Table,
  lines: readonly Line[],
  limits: { readonly day: string; readonly limit: DayNumber; readonly today: DayNumber },
): Sorted {
  const old: Line[] = [];
  let undated = 0;
  let recentMeetings = 0;
  for (const line of lines) {
    const dayUnder = (field: string): DayNumber | null =>
      dayOf(line.cells[columns.get(field)! - 1], clock.wallClock);
    const day = dayUnder(limits.day);
    const meeting = columns.has('meetingStart') ? dayUnder('meetingStart') : null;
    if (day === null) undated++;
    else if (day >= limits.limit) continue;
    else if (meeting !== null && meeting > limits.today - DAYS_AFTER_MEETING) recentMeetings++;
    else old.push(line);
  }
  return { old, undated, recentMeetings };
}

/** Appends rows to an archive, as far as they do not stand there already; gives its name. */
function append(
  workbook: Workbook,
  table: Table,
  key: AsideKey,
  lines: readonly Line[],
  language: Language,
): string {
  const size = { rows: lines.length + 1, columns: table.template.columns.length };
  const archive = asideSheet(workbook, key, size, language);
  const places = archiveColumns(workbook, table, archive, lines, language);
  const width = Math.max(...places.map(({ to }) => to));
  const lastRow = archive.lastRow();
  const present = new Map<string, number>();
  if (lastRow > 1) {
    for (const cells of archive.read({ row: 2, column: 1, rows: lastRow - 1, columns: width })) {
      const line = lineKey(cells);
      present.set(line, (present.get(line) ?? 0) + 1);
    }
  }
  const added = lines.flatMap(({ cells }) => {
    const moved: Cell[] = Array.from({ length: width }, () => '');
    for (const { from, to } of places) moved[to - 1] = cells[from - 1];
    const line = lineKey(moved);
    const doubles = present.get(line) ?? 0;
    if (doubles > 0) present.set(line, doubles - 1);
    return doubles > 0 ? [] : [moved];
  });
  if (added.length === 0) return archive.name;
  const formats = new Map(places.map(({ to, column }) => [to, column?.format]));
  const content = (cell: Cell, at: number): Cell =>
    typeof cell === 'string' ? cellText(cell, formats.get(at + 1)) : cell;
  const first = Math.max(lastRow, 1) + 1;
  archive.ensureSize(first + added.length - 1, width);
  archive.write(
    first,
    1,
    added.map((cells) => cells.map(content)),
  );
  return archive.name;
}

/** A text by which two rows with the same values are known; blanks at the end do not count. */
function lineKey(cells: readonly Cell[]): string {
  const keys = cells.map(valueKey);
  while (keys.length > 0 && keys[keys.length - 1] === '') keys.pop();
  return JSON.stringify(keys);
}

/** Where a column of a log goes in its archive. */
interface ArchiveColumn {
  readonly from: number;
  readonly to: number;
  /** The heading that the column has in the archive. */
  readonly heading: string;
  /** Null for a column of somebody's own. */
  readonly column: ColumnTemplate | null;
}

/** Finds the columns of an archive by their headings, in any of our languages, and adds those that it lacks. */
function archiveColumns(
  workbook: Workbook,
  table: Table,
  archive: Sheet,
  lines: readonly Line[],
  language: Language,
): ArchiveColumn[] {
  const { template, columns, sheet } = table;
  const fieldOf = fieldsByHeading(
    template.sheet,
    template.columns.map(({ field }) => field),
  );
  const headings = archive.headings().map(String);
  const width = archive.lastColumn();
  const taken = new Set<number>();
  const added: ArchiveColumn[] = [];
  const place = (from: number, column: ColumnTemplate | null, heading: string): ArchiveColumn => {
    const present = headings.findIndex((text, at) => {
      if (text === '' || taken.has(at + 1)) return false;
      const field = fieldOf.get(headingForm(text));
      return column ? field === column.field : !field && headingForm(text) === headingForm(heading);
    });
    const to = present >= 0 ? present + 1 : width + added.length + 1;
    taken.add(to);
    const found = { from, to, heading, column };
    if (present < 0) added.push(found);
    return found;
  };
  const ours = template.columns.map((column) =>
    place(
      columns.get(column.field)!,
      column,
      message(language, headingKey(template.sheet, column.field)),
    ),
  );
  const ownHeadings = sheet.headings();
  const isOurs = new Set(columns.values());
  const own = ownHeadings.flatMap((heading, at) => {
    const isUsed = lines.some(({ cells }) => !isBlank(cells[at]));
    if (isOurs.has(at + 1) || !isUsed) return [];
    const letters = columnLetters(at + 1);
    const name = isBlank(heading)
      ? message(language, 'archive.column', { letters })
      : String(heading);
    // A column of somebody's own that is headed like one of ours would be taken for it.
    const isAlike = fieldOf.has(headingForm(name));
    return [
      place(
        at + 1,
        null,
        isAlike ? message(language, 'import.ownHeading', { heading: name }) : name,
      ),
    ];
  });
  addColumns(workbook, archive, added);
  return [...ours, ...own];
}

function addColumns(workbook: Workbook, archive: Sheet, added: readonly ArchiveColumn[]): void {
  const [first] = added;
  if (first === undefined) return;
  archive.ensureSize(2, first.to + added.length - 1);
  for (const { to, column } of added) {
    const pattern = column ? formatPattern(column.format, workbook.locale) : '';
    archive.columnFormat(to, to, pattern);
  }
  archive.write(1, first.to, [added.map(({ heading }) => cellText(heading))]);
}

/** The archives that a spreadsheet has, each with the log that it is of. */
export function archivesOf(
  workbook: Workbook,
): { readonly sheet: Sheet; readonly template: TableTemplate }[] {
  return LOGS.flatMap(({ archive, template }) => {
    const sheet = workbook.findSheet(archive);
    return sheet === null ? [] : [{ sheet, template }];
  });
}
