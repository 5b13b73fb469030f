import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DealAnswer, DealView } from '../src/flows/dealAnswers';
import { LANGUAGES } from '../src/messages/language';
import { resultForHtml } from '../workbench/runtime/callsFromHtml';
import { readsOf } from '../test/bundle/rangeReads';
import type { RunResult } from '../workbench/runtime/contract';
import { openWithDeals } from './bundle';
import type { Figure } from './measure';
import { medianMs } from './measure';

const user = { email: 'rep@example.com', locale: 'en' };
const MOST_BYTES = 80_000;

/** What the sidebar weighs with its words; it is sent whole each time that it is opened, compressed. */
export function pageSizes(bundlePath: string): Figure[] {
  const read = (name: string): Buffer => readFileSync(join(dirname(bundlePath), `${name}.html`));
  return LANGUAGES.flatMap((language) => {
    const page = Buffer.concat([read('Sidebar'), read(`SidebarWords_${language}`)]);
    return [['', page.length] as const, [', compressed', gzipSync(page).length] as const].map(
      ([how, value]) => ({
        what: `The sidebar in ${language}${how}`,
        value,
        unit: 'bytes',
        aim: { text: 'at most 80 kB', met: value <= MOST_BYTES },
      }),
    );
  });
}

/** What opening the sidebar, selecting a row in the middle and saving cost, by number of deals. */
export function dealFigures(bundlePath: string): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  return [1_000, 10_000].flatMap((deals) => {
    const { script, file } = openWithDeals(source, deals);
    const sheetId = file.model.getters.getSheetIdByName('Pipeline')!;
    const call = (name: string, request: object, row: number): RunResult => {
      const zone = { left: 0, right: 0, top: row - 1, bottom: row - 1 };
      const run = script.run(name, [request], user, {
        startedBy: 'page',
        selection: { sheetId, zone },
      });
      if (run.error) throw run.error;
      JSON.stringify(resultForHtml(run.value));
      return run;
    };
    const middle = deals / 2;
    const open = (): RunResult => call('selectedDeal', { withSettings: true }, middle);
    const { place, deal } = open().value as Extract<DealAnswer, { state: 'deal' }>;
    let row = middle;
    const select = (): RunResult => call('selectedDeal', { known: place }, ++row);
    let version = deal.version;
    let signer = deal.values.signer;
    const save = (): RunResult => {
      const values = { signer: `Signer ${version}` };
      const base = { signer };
      const run = call('saveDeal', { ...ofDeal(deal, version++), base, values }, middle);
      ({ signer } = values);
      return run;
    };
    const log = (): RunResult => {
      const activity = { type: 'call', result: 'reached' };
      return call(
        'logActivity',
        { ...ofDeal(deal, ++version), base: {}, values: {}, activity },
        middle,
      );
    };
    const todayList = (): RunResult => call('todayList', {}, middle);
    const having = `${deals.toLocaleString('en')} deals`;
    return [
      ...figures(`Opening the sidebar, ${having}`, open, 3),
      ...figures(`Selecting a row, ${having}`, select, 1),
      ...figures(`Saving a qualification, ${having}`, save, 2),
      ...figures(`Logging a call, ${having}`, log),
      ...figures(`The list of today, ${having}`, todayList, 3),
    ];
  });
}

function ofDeal({ dealId, row }: DealView, version: number): object {
  return { dealId, row, language: 'en', token: `bench-${version}`, version };
}

function figures(what: string, run: () => RunResult, most?: number): Figure[] {
  run();
  const again = run();
  const { calls } = again;
  const reads = readsOf(again);
  const aim = most === undefined ? {} : { aim: { text: `at most ${most}`, met: reads <= most } };
  const all = Object.values(calls).reduce((sum, n) => sum + n, 0);
  return [
    { what, value: medianMs(run, 5), unit: 'ms' },
    { what, value: reads, unit: 'reads', ...aim },
    { what, value: calls['SpreadsheetApp.flush'] ?? 0, unit: 'flushes' },
    { what, value: all, unit: 'service calls' },
  ];
}
