import { message } from '../../src/messages';
import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, errorsIn, sampleWorkbook } from './openWorkbook';
import {
  LOCALES,
  answerOf,
  callsOf,
  columnLetters,
  rowsOf,
  rowsWith,
  sheetNames,
  stoppedEvery,
  typeCells,
  typeRow,
  typeRows,
  under,
} from './workbookCalls';

interface Archived {
  readonly moved: readonly { sheet: string; archive: string; rows: number }[];
  readonly sentences: readonly string[];
}

describe('archiveLogRows', () => {
  /** The sample's Stage log with eight of its sixteen rows in October, and a column of somebody's own. */
  function withOldRows(locale: (typeof LOCALES)[number] = 'en_US'): OpenedWorkbook {
    const workbook = sampleWorkbook(locale);
    const language = locale.slice(0, 2) as 'en' | 'sv';
    const log = message(language, 'sheet.stageLog');
    const when = message(language, 'heading.stageLog.when');
    const rows = Array.from({ length: 8 }, (_, i): [number, Record<string, string>] => [
      i + 2,
      { [when]: `2026-10-0${i + 2}` },
    ]);
    typeRows(workbook, log, Object.fromEntries(rows));
    const sheetId = workbook.sheetId(log);
    const base = workbook.file.model.getters.getNumberCols(sheetId) - 1;
    const added = { dimension: 'COL', base, position: 'after', quantity: 1 };
    workbook.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: log, ...added });
    const own = columnLetters(base + 1);
    typeCells(workbook, log, { [`${own}1`]: 'My remark', [`${own}3`]: "'=mine" });
    return workbook;
  }

  test.each(LOCALES)('moves old rows whole into a hidden sheet at the end (%s)', (locale) => {
    const language = locale.slice(0, 2) as 'en' | 'sv';
    const workbook = withOldRows(locale);
    const [log, archive] = (['sheet.stageLog', 'sheet.stageLogArchive'] as const).map((key) =>
      message(language, key),
    ) as [string, string];
    const before = rowsOf(workbook, log);
    const report = answerOf<Archived>(workbook, 'archiveLogRows', { olderThan: '2026-11-01' });
    expect(report).toEqual({
      moved: [{ sheet: log, archive, rows: 8 }],
      sentences: [
        message(language, 'archive.moved', { n: 8, sheet: log, archive }),
        message(language, 'archive.rates'),
      ],
    });
    expect(rowsOf(workbook, archive)).toEqual(before.slice(0, 9));
    expect(rowsOf(workbook, log)).toEqual([before[0], ...before.slice(9)]);
    expect(sheetNames(workbook).at(-1)).toBe(archive);
    const { getters } = workbook.file.model;
    expect(getters.isSheetVisible(workbook.sheetId(archive))).toBe(false);
    expect(errorsIn(workbook)).toEqual([]);

    const again = answerOf<Archived>(workbook, 'archiveLogRows', { olderThan: '2026-11-01' });
    expect(again).toEqual({
      moved: [],
      sentences: [message(language, 'archive.none', { day: '2026-11-01' })],
    });
  });

  test('finds its sheets again by their tags and headings, renamed and in another order', () => {
    const workbook = withOldRows();
    answerOf(workbook, 'archiveLogRows', { olderThan: '2026-10-05' });
    const sheetId = workbook.sheetId('Stage log (archive)');
    const names = { oldName: 'Stage log (archive)', newName: 'Old' };
    workbook.dispatch('RENAME_SHEET', { sheetId, ...names });
    const logId = workbook.sheetId('Stage log');
    workbook.dispatch('SHOW_SHEET', { sheetId: logId });
    workbook.dispatch('ACTIVATE_SHEET', {
      sheetIdFrom: workbook.file.model.getters.getActiveSheetId(),
      sheetIdTo: logId,
    });
    workbook.dispatch('MOVE_COLUMNS_ROWS', {
      sheetId: logId,
      sheetName: 'Stage log',
      dimension: 'COL',
      base: 0,
      elements: [3],
      position: 'before',
    });
    const report = answerOf<Archived>(workbook, 'archiveLogRows', { olderThan: '2026-11-24' });
    expect(report.moved).toEqual([{ sheet: 'Stage log', archive: 'Old', rows: 13 }]);
    expect(rowsOf(workbook, 'Old')).toHaveLength(17);
    expect(rowsWith(workbook, 'Old', 'Deal ID', 'sample-16')).toEqual([17]);
    expect(workbook.cell('Old', `${under(workbook, 'Old', 'To stage')}17`).value).toBe('Lost');
    expect(rowsOf(workbook, 'Stage log')).toHaveLength(1);
    expect(sheetNames(workbook)).not.toContain('Stage log (archive)');
  });

  test('rows without a readable day stay, and so do mails about meetings of the last 60 days', () => {
    const workbook = sampleWorkbook();
    typeRow(workbook, 'Stage log', 2, { When: 'last week' });
    typeRow(workbook, 'Mail log', 2, { At: '2026-08-01', 'Meeting start': '2026-08-02' });
    typeRow(workbook, 'Mail log', 3, { At: '2026-08-01', 'Meeting start': '2026-10-20' });
    typeRow(workbook, 'Week log', 2, { 'Week of': '2026-08-03', Rep: 'Sam' });
    const report = answerOf<Archived>(workbook, 'archiveLogRows', { olderThan: '2026-11-24' });
    expect(report.moved.map(({ sheet, rows }) => [sheet, rows])).toEqual([
      ['Stage log', 15],
      ['Mail log', 1],
      ['Week log', 1],
    ]);
    const said = report.sentences.join('\n');
    expect(said).toContain('1 row of Stage log stays: its day cannot be read.');
    expect(said).toContain('1 row of Mail log stays: its meeting was less than 60 days ago');
    expect(rowsOf(workbook, 'Mail log')).toHaveLength(2);
  });

  test('archived changes no longer count in passage rates', () => {
    const workbook = sampleWorkbook();
    typeRow(workbook, 'Pipeline', 2, { Stage: 'Won' });
    workbook.run('refreshPlan');
    const finished = (): unknown[] =>
      [38, 39, 40, 41, 42].map((row) => workbook.cell('Plan', `J${row}`).value);
    const before = finished();
    answerOf(workbook, 'archiveLogRows', { olderThan: '2026-11-24' });
    expect(finished()).not.toEqual(before);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('stopped again and again it leaves no row nowhere, and none twice', () => {
    const workbook = withOldRows();
    // Two runs of rows, so that it may be stopped between them.
    typeRow(workbook, 'Stage log', 12, { When: '2026-10-12' });
    const rows = rowsOf(workbook, 'Stage log');
    const archived = (): string[] =>
      sheetNames(workbook).includes('Stage log (archive)')
        ? rowsOf(workbook, 'Stage log (archive)')
        : [];
    const old = rows.filter((row) => row.startsWith('2026-10'));
    const stops = stoppedEvery(
      3,
      () => answerOf(workbook, 'archiveLogRows', { olderThan: '2026-11-01' }),
      () => {
        const everywhere = [...rowsOf(workbook, 'Stage log'), ...archived()];
        for (const row of rows) expect(everywhere).toContain(row);
      },
    );
    expect(stops).toBeGreaterThan(2);
    expect(archived()).toEqual([rows[0], ...old]);
    expect(rowsOf(workbook, 'Stage log')).toEqual(rows.filter((row) => !old.includes(row)));
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('its service calls do not depend on the number of rows', () => {
    const workbook = emptyPipeline();
    const callsWith = (deals: number): number => {
      const rows = Array.from({ length: deals }, (_, i): [number, Record<string, string>] => [
        i + 2,
        { When: '2026-10-01', 'Deal ID': `d-${deals}-${i}` },
      ]);
      typeRows(workbook, 'Stage log', Object.fromEntries(rows));
      const result = workbook.run('archiveLogRows', { olderThan: '2026-11-24' });
      expect(result.value).toMatchObject({ moved: [{ rows: deals }] });
      return callsOf(result);
    };
    callsWith(2);
    // Sheets that must grow cost a few more.
    expect(Math.abs(callsWith(60) - callsWith(10))).toBeLessThan(10);
  });
});
