import { readFileSync } from 'node:fs';
import { columnOf } from '../test/bundle/clockedWorkbook';
import { readsOf } from '../test/bundle/rangeReads';
import type { RunOptions, RunResult, Script, SpreadsheetFile } from '../workbench/runtime/contract';
import { loadScript } from '../workbench/runtime/script';
import { VirtualClock } from '../workbench/runtime/virtualClock';
import { openWithDeals } from './bundle';
import type { Figure } from './measure';
import { medianMs } from './measure';

/** An account whose day has more than 500 mails (platform 1.33). */
const user = { email: 'rep@example.com', locale: 'en', account: 'workspace' } as const;
const MONDAY = '2026-11-30T15:00Z';
/** Nine o'clock in New York, the day before the meetings. */
const TUESDAY = '2026-12-01T14:10Z';
const MEETING = '2026-12-02 15:00';
const HOUR_MS = 3_600_000;
const MOST_READS = 6;
/** Google ends a run of a trigger after six minutes (platform 1.32). */
const MOST_SECONDS = 360;
const MOST_HOURS = 6;

const runHour = (script: Script, options: RunOptions = {}): RunResult => {
  const run = script.run('hourlyRun', [], user, { startedBy: 'clockTrigger', ...options });
  if (run.error) throw run.error;
  return run;
};

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);

/** An hour in which nothing is due and nothing has changed: most hours of most days. */
export function idleHourFigures(bundlePath: string): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  return [1_000, 10_000].flatMap((deals) => {
    const { script } = openWithDeals(source, deals, new VirtualClock(new Date(MONDAY)));
    const what = `An hourly run with nothing due, ${deals.toLocaleString('en')} deals`;
    const value = medianMs(() => runHour(script), 3);
    const run = runHour(script);
    const reads = readsOf(run);
    const writes = sum(
      Object.entries(run.calls).map(([name, n]) => (/^Range\.(?:set|clear)/.test(name) ? n : 0)),
    );
    return [
      { what, value, unit: 'ms' },
      {
        what,
        value: reads,
        unit: 'reads',
        aim: { text: `at most ${MOST_READS}`, met: reads <= MOST_READS },
      },
      { what, value: writes, unit: 'writes', aim: { text: 'none', met: writes === 0 } },
    ];
  });
}

/** Many reminders due at once where each service call takes as long as Google's do at a bad time: hour by hour. */
export function busyHourFigures(bundlePath: string, due = 500, deals = 10_000): Figure[] {
  const source = readFileSync(bundlePath, 'utf8');
  const clock = new VirtualClock(new Date(MONDAY));
  const { script, file } = openWithDeals(source, deals, clock);
  typeMeetings(file, clock, due);
  runHour(script);
  const figures: Figure[] = [];
  let at = Date.parse(TUESDAY);
  for (let hour = 1; hour <= MOST_HOURS; hour++, at += HOUR_MS) {
    clock.advanceTo(at);
    const before = reminders(file);
    const run = runHour(script, { callMs: 150 });
    const mails = reminders(file) - before;
    if (mails === 0) break;
    const seconds = run.tookMs / 1000;
    const what = `${due} reminders due of ${deals.toLocaleString('en')} deals at 150 ms a call, hour ${hour}`;
    figures.push(
      { what, value: mails, unit: 'mails' },
      { what, value: sum(Object.values(run.calls)), unit: 'calls' },
      {
        what,
        value: seconds,
        unit: 's',
        aim: { text: `inside ${MOST_SECONDS} s`, met: seconds <= MOST_SECONDS },
      },
    );
  }
  const mailed = sum(figures.map(({ value, unit }) => (unit === 'mails' ? value : 0)));
  const met = mailed === due;
  const what = `${due} reminders due, mailed in the end`;
  return [...figures, { what, value: mailed, unit: 'mails', aim: { text: 'all', met } }];
}

/** Her own digest is none. */
function reminders({ project }: SpreadsheetFile): number {
  return project.outbox.sent.filter(({ to }) => !to.includes(user.email)).length;
}

/** As a rep's own script or a paste would fill them in. */
function typeMeetings(file: SpreadsheetFile, clock: VirtualClock, due: number): void {
  const [meeting, mail] = ['meeting', 'mail'].map((field) => columnOf('Pipeline', field));
  const filler = loadScript(
    `function fill() {
      const sheet = SpreadsheetApp.getActive().getSheetByName('Pipeline');
      const rows = Array.from({ length: ${due} }, (_, i) => i);
      sheet.getRange('${mail}2:${mail}${due + 1}').setValues(rows.map((i) => ['p' + i + '@prospect.test']));
      sheet.getRange('${meeting}2:${meeting}${due + 1}').setValues(rows.map(() => ['${MEETING}']));
    }`,
    file,
    { clock, user },
  );
  const { error } = filler.run('fill', [], user);
  if (error) throw error;
}
