import { readFileSync, statSync } from 'node:fs';
import vm from 'node:vm';
import type { Clock, RunResult, Script, SpreadsheetFile } from '../workbench/runtime/contract';
import { resultForHtml } from '../workbench/runtime/callsFromHtml';
import { loadScript } from '../workbench/runtime/script';
import { openSpreadsheet } from '../workbench/runtime/spreadsheetFile';
import type { Figure } from './measure';
import { medianMs } from './measure';

const CLOCK: Clock = { now: () => new Date('2026-11-23T14:00:00Z') };
const user = { email: 'rep@example.com', locale: 'en' };

/** What each formula cell pays before it computes anything: the whole file is read and evaluated for it. */
export function bundleFigures(bundlePath: string): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  return [
    { what: 'Code.js', value: statSync(bundlePath).size, unit: 'bytes' },
    {
      what: 'Code.js evaluated in a new realm',
      value: medianMs(() => {
        vm.runInContext(source, vm.createContext(vm.constants.DONT_CONTEXTIFY) as vm.Context);
      }, 21),
      unit: 'ms',
    },
  ];
}

/** SpreadsheetApp calls of *Set up pipeline* on a workbook with deals; they must not grow with them. */
export function setUpFigures(bundlePath: string): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  const counts = [0, 1_000, 8_800].map((deals) => {
    const { script, first } = openWithDeals(source, deals);
    const again = script.run('setUpPipeline', [], user);
    if (again.error) throw again.error;
    return { deals, first: sum(first.calls), again: sum(again.calls) };
  });
  const same = counts.every(({ again }) => again === counts[0]!.again);
  return [
    {
      what: 'Service calls of Set up pipeline, new spreadsheet',
      value: counts[0]!.first,
      unit: 'calls',
    },
    ...counts.map(({ deals, again }) => ({
      what: `Service calls of Set up pipeline again, ${deals.toLocaleString('en')} deals`,
      value: again,
      unit: 'calls',
      aim: { text: 'the same for any number of deals', met: same },
    })),
  ];
}

/** Upkeep with nothing to do, as after most edits: its calls must not grow with the deals either. */
export function upkeepFigures(bundlePath: string): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  return [1_000, 10_000].flatMap((deals) => {
    const { script } = openWithDeals(source, deals);
    let calls = 0;
    const value = medianMs(() => {
      const { error, calls: made } = script.run('refreshPlan', [], user);
      if (error) throw error;
      calls = sum(made);
    }, 5);
    const what = `Upkeep (Refresh plan), ${deals.toLocaleString('en')} deals`;
    return [
      { what, value, unit: 'ms' },
      { what, value: calls, unit: 'calls' },
    ];
  });
}

/** What the sidebar asks when it opens and after each edit: one google.script.run, from the call to the answer's text. */
export function sidebarFigures(bundlePath: string): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  return [1_000, 10_000].map((deals) => {
    const { script } = openWithDeals(source, deals);
    const value = medianMs(() => {
      const { error, value: answer } = script.run('planFigures', [], user);
      if (error) throw error;
      JSON.stringify(resultForHtml(answer));
    }, 11);
    return {
      what: `A sidebar call (planFigures), ${deals.toLocaleString('en')} deals`,
      value,
      unit: 'ms',
      aim: { text: 'in 100 ms', met: value <= 100 },
    };
  });
}

/** A workbook that set-up has built, with deals in it. */
export function openWithDeals(
  source: string,
  deals: number,
  clock: Clock = CLOCK,
): { script: Script; first: RunResult; file: SpreadsheetFile } {
  const file = openSpreadsheet({
    name: 'Bench',
    locale: 'en_US',
    timeZone: 'America/New_York',
    clock,
    bundleSource: source,
  });
  const script = loadScript(source, file, { clock, user });
  const first = script.run('setUpPipeline', [], user);
  if (first.error) throw first.error;
  const rows = Array.from({ length: deals }, (_, i) => [`Prospect ${i}`, 'Proposal', '1000']);
  const request = { headings: ['Prospect', 'Stage', 'Amount'], rows, map: {} };
  if (deals > 0) {
    const { error } = script.run('importDeals', [request], user);
    if (error) throw error;
  }
  return { script, first, file };
}

function sum(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((total, count) => total + count, 0);
}
