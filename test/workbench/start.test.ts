import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd, SMALL_BUNDLE, startProcess } from './workbenchProcess';
import type { Started } from './workbenchProcess';

let folder: string;
let options: string[];
let running: Started[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-start-'));
  options = ['--folder', folder, '--bundle', SMALL_BUNDLE, '--port', '0'];
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.kill();
  rmSync(folder, { recursive: true });
});

async function start(...more: readonly string[]): Promise<Started> {
  const server = await startProcess([...options, ...more]);
  running.push(server);
  return server;
}

async function expectTrouble(more: readonly string[], ...parts: readonly string[]): Promise<void> {
  const { code, output } = await runToEnd([...options, ...more]);
  for (const part of parts) expect(output).toContain(part);
  expect(output).not.toMatch(/^ +at /m);
  expect(output.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect(code).toBe(1);
}

test('--help lists the options and ends well', async () => {
  const { code, output } = await runToEnd(['--help']);
  expect(output).toContain('--import FILE.csv');
  expect(code).toBe(0);
});

test('an unknown option is named', () =>
  expectTrouble(['--colour', 'red'], "Unknown option '--colour'", '--help'));

test('a port that is taken is named, with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  try {
    await expectTrouble(['--port', String(port)], `Port ${port} is taken`, '--port');
  } finally {
    other.close();
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('a missing bundle names the command that builds it', () =>
  expectTrouble(['--bundle', join(folder, 'Code.js')], 'Code.js is not there', 'npm run build'));

test('a missing deals file is named, and nothing saved is set aside for it', async () => {
  writeFileSync(join(folder, 'import-en.json'), 'the saved workbook');
  await expectTrouble(['--reset', '--import', join(folder, 'none.csv')], 'none.csv does not exist');
  expect(readdirSync(folder)).toEqual(['import-en.json']);
});

test('a missing price list is named', async () => {
  const deals = join(folder, 'deals.csv');
  writeFileSync(deals, 'product\nGTX\n');
  const prices = ['--prices', join(folder, 'none.csv'), '--key', 'product=product'];
  await expectTrouble(['--import', deals, ...prices], 'none.csv does not exist');
});

test('a damaged workbook is named, with what to do, and left as it is', async () => {
  const path = join(folder, 'pipeline-en.json');
  writeFileSync(path, '{"id":');
  await expectTrouble([], `${path} is damaged`, '--reset');
  expect(readFileSync(path, 'utf8')).toBe('{"id":');
});

test('the first start makes a workbook, a later one opens it, --reset sets it aside', async () => {
  const first = await start();
  expect(first.output()).toContain('A new workbook, saved as');
  expect(first.output()).toContain(`Steady Pipeline workbench: ${first.address}`);
  await expectTrouble([], 'already open in another workbench', '--file');
  await first.stop();

  const second = await start();
  expect(second.output()).toContain('Opened the saved workbook');
  await second.stop();

  const third = await start('--reset');
  expect(third.output()).toMatch(/set aside: .*pipeline-en\.backup-.*\.json/);
  expect(third.output()).toContain('A new workbook');
  await third.stop();
});

test('--import says what was added and refused, and later that it opened the saved one', async () => {
  const deals = join(folder, 'deals.csv');
  writeFileSync(
    deals,
    'Prospect,Stage,Amount,Chance\nNordic Foods,Meeting,12000,0.5\nAcme,New,lots,0\n',
  );
  const first = await start('--import', deals);
  expect(first.output()).toContain(
    [
      'Imported 2 deals.',
      'Stage Engaging was added.',
      'Refused rows: 1.',
      '  row 3: the amount "lots" is no number',
    ].join('\n'),
  );
  await first.stop();
  const second = await start('--import', deals);
  expect(second.output()).toContain('--reset imports anew');
  await second.stop();
});

test('--lang sv makes a Swedish workbook, --empty one without sheets of the add-on', async () => {
  const server = await start('--lang', 'sv', '--empty');
  const answer = (await (await fetch(`${server.address}workbook`)).json()) as {
    locale: string;
    timeZone: string;
    user: unknown;
    workbook: { sheets: { name: string }[] };
  };
  expect(answer).toMatchObject({
    locale: 'sv_SE',
    timeZone: 'Europe/Stockholm',
    user: { email: 'rep@example.com', locale: 'sv' },
  });
  expect(answer.workbook.sheets.map(({ name }) => name)).toEqual(['Blad1']);
  await server.stop();
});

test('what a script stores in properties survives a crash', async () => {
  const first = await start();
  await fetch(`${first.address}run`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ function: 'writeNote', args: [] }),
  });
  await first.kill();
  const second = await start();
  await second.stop();
  const saved = JSON.parse(readFileSync(join(folder, 'pipeline-en.json'), 'utf8')) as {
    properties: { document: unknown };
  };
  expect(saved.properties.document).toEqual({ noted: 'yes' });
});
