import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScriptCommand } from '../../workbench/scriptCommand';
import { newFile, valueOn } from './runtime/_scripts';

const PROJECT = join(__dirname, '../..');
const SCRIPT = `
  const ss = SpreadsheetApp.getActive();
  function double() {
    const sheet = ss.getSheets()[0];
    const values = sheet.getDataRange().getValues();
    console.log('rows: ' + values.length);
    sheet.getRange('C2').setValue(values[1][1] * 2);
    ss.insertSheet('More').getRange('A1').setValue('new');
    ss.toast('Done');
    return { who: Session.getActiveUser().getEmail(), now: new Date().toISOString(), seen: values };
  }
  function fails() { throw new Error('No such deal.'); }
  function mails() { MailApp.sendEmail('a@b.se', 'c', 'd'); }`;

let folder: string;
let script: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'appsscript-'));
  script = join(folder, 'Code.js');
  writeFileSync(script, SCRIPT);
  writeFileSync(join(folder, 'deals.csv'), 'Prospect,Amount\nÅkerö,1200\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => runScriptCommand(args);

test('a function runs on a CSV file as a person at an instant, and is told as JSON', () => {
  const { code, out } = run(
    ...[script, 'double', '--workbook', join(folder, 'deals.csv'), '--json'],
    ...['--as', 'rep@example.org', '--now', '2026-11-23T14:00:00Z'],
  );
  const report = JSON.parse(out);
  expect(code).toBe(0);
  expect(report).toMatchObject({
    value: {
      who: 'rep@example.org',
      now: '2026-11-23T14:00:00.000Z',
      seen: [
        ['Prospect', 'Amount'],
        ['Åkerö', 1200],
      ],
    },
    error: null,
    log: ['rows: 2'],
    notices: [{ kind: 'toast', title: '', text: 'Done' }],
    sheets: [
      { sheet: 'Sheet1', what: 'changed', cells: ['C2'] },
      { sheet: 'More', what: 'added', cells: ['A1'] },
    ],
  });
  expect(report.calls['Range.setValue']).toBe(2);
  const counts: number[] = Object.values(report.calls);
  expect(report.callCount).toBe(counts.reduce((sum, count) => sum + count, 0));
});

test('a workbook that the workbench saved is read, told about in text, and left as it was', () => {
  const file = newFile({ size: { rows: 5, columns: 3 } });
  valueOn(file, `sheet.getRange('A1:B2').setValues([['x', 'y'], ['z', 21]]);`);
  const path = join(folder, 'saved.json');
  const text = JSON.stringify(file.save());
  writeFileSync(path, text);
  const { code, out } = run(script, 'double', '--workbook', path);
  expect(code).toBe(0);
  expect(out).toContain('Log:\n  rows: 2');
  expect(out).toContain('toast: Done');
  expect(out).toContain('Sheet1: changed, 1 cells (C2)');
  expect(out).toContain('More: added, 1 cells (A1)');
  expect(out).toMatch(/Service calls: \d+\n {2}SpreadsheetApp\.getActive: 1/);
});

test('mails are told, and go nowhere', () => {
  const { out } = run(script, 'mails');
  expect(out).toContain('Mails:\n  a@b.se: c');
  expect(JSON.parse(run(script, 'mails', '--json').out).mails).toEqual([
    { to: ['a@b.se'], cc: [], bcc: [], subject: 'c', body: 'd' },
  ]);
});

test('what the function throws is told, with exit code 1', () => {
  const { code, out } = run(script, 'fails');
  expect([code, out]).toEqual([1, expect.stringContaining('Threw: No such deal.')]);
});

test('the manifest beside the file decides about scopes (platform 2.4)', () => {
  const scope = 'https://www.googleapis.com/auth/spreadsheets.currentonly';
  const manifest = join(folder, 'appsscript.json');
  writeFileSync(manifest, JSON.stringify({ timeZone: 'Etc/UTC', oauthScopes: [scope] }));
  const { out } = run(script, 'mails', '--json');
  writeFileSync(manifest, '{"timeZone": 5}');
  const damaged = run(script, 'double');
  rmSync(manifest);
  expect(JSON.parse(out).error).toBe(
    'You do not have permission to call MailApp.sendEmail. ' +
      'Required permissions: https://www.googleapis.com/auth/script.send_mail',
  );
  expect([damaged.code, damaged.err]).toEqual([1, expect.stringContaining('appsscript.json')]);
});

test('what cannot be meant is refused in a sentence', () => {
  const refusals = [
    run(script),
    run(script, 'double', '--now', 'noon'),
    run(script, 'double', '--workbook', 'deals.txt'),
    run(join(folder, 'none.js'), 'double'),
    run(script, 'double', '--loud'),
  ];
  const told = ['one function', '--now takes', '.csv or a .json', 'does not exist', '--loud'];
  expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  refusals.forEach(({ err }, index) => expect(err).toContain(told[index]));
  expect(run('--help').out).toContain('--workbook FILE.csv|.json');
});

test('npm run appsscript is this command', () => {
  const entry = join(PROJECT, 'workbench/appsscript.ts');
  const csv = join(folder, 'deals.csv');
  const args = ['--import', 'tsx', entry, script, 'double', '--workbook', csv, '--json'];
  const out = execFileSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
  expect(JSON.parse(out).log).toEqual(['rows: 2']);
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
  expect(scripts.appsscript).toBe('tsx workbench/appsscript.ts');
});
