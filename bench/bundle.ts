import { readFileSync, statSync } from 'node:fs';
import vm from 'node:vm';
import { loadScript } from '../workbench/runtime/script';
import { openSpreadsheet } from '../workbench/runtime/spreadsheetFile';
import type { Figure } from './measure';
import { medianMs } from './measure';

const clock = { now: () => new Date('2026-11-23T14:00:00Z') };
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
    const file = openSpreadsheet({
      name: 'Bench',
      locale: 'en_US',
      timeZone: 'America/New_York',
      clock,
    });
    const script = loadScript(source, file, { clock, user });
    const first = script.run('setUpPipeline', [], user);
    const rows = Array.from({ length: deals }, (_, i) => [`Prospect ${i}`, 'Proposal', '1000']);
    const request = { headings: ['Prospect', 'Stage', 'Amount'], rows, map: {} };
    if (deals > 0) script.run('importDeals', [request], user);
    const again = script.run('setUpPipeline', [], user);
    for (const { error } of [first, again]) if (error) throw error;
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

function sum(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((total, count) => total + count, 0);
}
