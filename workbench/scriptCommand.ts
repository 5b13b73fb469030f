/** One function of any Apps Script file, run on the local services: what is asked for, and what is told of it. */
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import { readCsv } from './dealsFile';
import type { RunResult, SavedSpreadsheet, SpreadsheetFile, User } from './runtime/contract';
import type { SentMail } from './runtime/outbox';
import { loadScript } from './runtime/script';
import { openSpreadsheet } from './runtime/spreadsheetFile';
import { readHtmlFiles, readManifest } from './scriptFile';
import type { SheetChange } from './sheetChanges';
import { sheetChanges } from './sheetChanges';
import { isSavedSpreadsheet } from './drive/storage';
import { Trouble, systemErrorCode } from './trouble';

const USAGE = `Runs a function of an Apps Script file on the local services. Nothing is saved.

  npm run appsscript -- FILE.js FUNCTION [options]

  --workbook FILE.csv|.json   the spreadsheet: a CSV file, or a workbook that the workbench saved;
                              an empty one if not given
  --as USER                   the e-mail address of the person who runs it (rep@example.com)
  --now INSTANT               the time, for instance 2026-11-23T14:00:00Z; the present if not given
  --json                      print what it did as JSON
  --help                      this text

An appsscript.json and HTML files beside FILE.js belong to it. The function runs as from the menu, onOpen and onEdit as
simple triggers. The exit code is 1 where it throws.
`;

/** What a command ends with: an exit code, and the texts for both outputs. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Order {
  readonly scriptPath: string;
  readonly functionName: string;
  readonly workbookPath?: string;
  readonly user: User;
  readonly now: Date;
  readonly asJson: boolean;
}

interface Report {
  readonly value: unknown;
  readonly error: string | null;
  readonly log: readonly string[];
  readonly notices: RunResult['notices'];
  /** Titles of the sidebars and dialogs that it showed. */
  readonly shown: readonly string[];
  readonly sheets: readonly SheetChange[];
  readonly mails: readonly Pick<SentMail, 'to' | 'cc' | 'bcc' | 'subject' | 'body'>[];
  readonly calls: RunResult['calls'];
  readonly callCount: number;
}

/** Carries out the command line `FILE.js FUNCTION [options]`. */
export function runScriptCommand(args: readonly string[]): Ended {
  try {
    const order = readOrder(args);
    if (!order) return { code: 0, out: USAGE, err: '' };
    const report = carryOut(order);
    const out = order.asJson ? JSON.stringify(report, null, 2) : asText(report);
    return { code: report.error === null ? 0 : 1, out: `${out}\n`, err: '' };
  } catch (error) {
    const text = error instanceof Trouble ? error.message : (error as Error).stack;
    return { code: 1, out: '', err: `${text}\n` };
  }
}

function readOrder(args: readonly string[]): Order | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [script, functionName, ...rest] = positionals;
  if (script === undefined || functionName === undefined || rest.length > 0) {
    throw new Trouble('Give a file and one function of it.\n--help lists the options.');
  }
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) {
    throw new Trouble(`--now takes an instant as 2026-11-23T14:00:00Z, got "${values.now}".`);
  }
  return {
    scriptPath: resolve(script),
    functionName,
    ...(values.workbook === undefined ? {} : { workbookPath: resolve(values.workbook) }),
    user: { email: values.as ?? 'rep@example.com', locale: 'en' },
    now,
    asJson: values.json ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        workbook: { type: 'string' },
        as: { type: 'string' },
        now: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const [what] = (error as Error).message.split('. ');
    throw new Trouble(`${what}.\n--help lists the options.`);
  }
}

function carryOut(order: Order): Report {
  const source = readText(order.scriptPath);
  const file = openFile(order, source);
  const manifest = readManifest(order.scriptPath);
  const script = loaded(order.scriptPath, () =>
    loadScript(source, file, {
      clock: { now: () => order.now },
      user: order.user,
      htmlFiles: readHtmlFiles(dirname(order.scriptPath)),
      ...(manifest ? { manifest } : {}),
    }),
  );
  const before = file.save();
  const { value, error, log, notices, shown, calls } = script.run(
    order.functionName,
    [],
    order.user,
  );
  return {
    value: value ?? null,
    error: error ? error.message : null,
    log,
    notices,
    shown: shown.map(({ title }) => title),
    sheets: sheetChanges(before, file.save()),
    mails: file.project.outbox
      .sentFrom(file.id)
      .slice(before.mails?.length ?? 0)
      .map(({ to, cc, bcc, subject, body }) => ({ to, cc, bcc, subject, body })),
    calls,
    callCount: Object.values(calls).reduce((sum, count) => sum + count, 0),
  };
}

function openFile({ workbookPath, now, user }: Order, source: string): SpreadsheetFile {
  const clock = { now: () => now };
  const fresh = { locale: 'en_US', timeZone: 'Etc/UTC', clock } as const;
  if (workbookPath === undefined) return openSpreadsheet({ ...fresh, name: 'Untitled' });
  const name = basename(workbookPath, extname(workbookPath));
  switch (extname(workbookPath).toLowerCase()) {
    case '.json':
      return openSpreadsheet({
        ...fresh,
        name,
        saved: readSaved(workbookPath),
        bundleSource: source,
      });
    case '.csv': {
      const file = openSpreadsheet({ ...fresh, name });
      fillFromCsv(file, workbookPath, user, clock);
      return file;
    }
    default:
      throw new Trouble(`--workbook takes a .csv or a .json file, got ${workbookPath}.`);
  }
}

/** Cells are read as if they were typed, as Google does with a CSV file. */
function fillFromCsv(
  file: SpreadsheetFile,
  path: string,
  user: User,
  clock: { now(): Date },
): void {
  const { headings, rows } = readCsv(path);
  const width = Math.max(headings.length, ...rows.map((row) => row.length));
  const cells = [headings, ...rows].map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? ''),
  );
  const source = `function fill(cells) {
    SpreadsheetApp.getActiveSheet().getRange(1, 1, cells.length, cells[0].length).setValues(cells);
  }`;
  const { error } = loadScript(source, file, { clock }).run('fill', [cells], user);
  if (error) throw new Trouble(`The file ${path} does not fit a sheet: ${error.message}`);
}

function readSaved(path: string): SavedSpreadsheet {
  let saved: unknown;
  try {
    saved = JSON.parse(readText(path));
  } catch (error) {
    if (error instanceof Trouble) throw error;
  }
  if (isSavedSpreadsheet(saved)) return saved;
  throw new Trouble(`The file ${path} is not a workbook that the workbench saved.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const what = systemErrorCode(error) === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new Trouble(`The file ${path} ${what}.`);
  }
}

function loaded<T>(path: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new Trouble(`The file ${path} is no script: ${error.message}`);
    }
    throw error;
  }
}

function asText(report: Report): string {
  const calls = Object.entries(report.calls).map(([name, count]) => `  ${name}: ${count}`);
  return [
    ...section('Log', report.log),
    ...section('Shown', [...report.notices.map(noticeLine), ...report.shown]),
    report.error === null
      ? `Returned: ${inspect(report.value, { depth: null })}`
      : `Threw: ${report.error}`,
    ...section('Sheets', report.sheets.map(changeLine)),
    ...section('Mails', report.mails.map(mailLine)),
    `Service calls: ${report.callCount}`,
    ...calls,
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function noticeLine({ kind, title, text }: RunResult['notices'][number]): string {
  return `${kind}: ${title === '' ? text : `${title}: ${text}`}`;
}

function mailLine({ to, cc, bcc, subject }: Report['mails'][number]): string {
  return `${[...to, ...cc, ...bcc].join(', ')}: ${subject}`;
}

function changeLine({ sheet, what, cells, looks }: SheetChange): string {
  const some = cells.slice(0, 10).join(', ') + (cells.length > 10 ? ', ...' : '');
  const parts = [
    ...(cells.length === 0 ? [] : [`${cells.length} cells (${some})`]),
    ...(looks ? ['size, formats or the like'] : []),
  ];
  return `${sheet}: ${what}${parts.length === 0 ? '' : `, ${parts.join(', ')}`}`;
}
