/** `npm run storm -- [--runs N] [--seed N] [--json]`: random weeks of reminders. */
import { parseArgs } from 'node:util';
import { storm } from './storm';

const HELP = `npm run storm -- [--runs N] [--seed N] [--json]

Plays N random weeks (200 if not given) of reminders and counts what must never happen.
All of them are played on the flow that mails (flows/hourlyRun) over services in memory;
the built bundle on the local Apps Script services is stopped and started in test/bundle/reminders.test.ts.
The same seed gives the same report. Exit code 1 where a mail went twice, was forgotten or came at a wrong time.`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(`${HELP}\n`);
else {
  const report = storm(Number(values.runs), Number(values.seed));
  const lines = Object.entries(report).map(([what, count]) => `${what}: ${count}`);
  process.stdout.write(`${values.json ? JSON.stringify(report) : lines.join('\n')}\n`);
  const { doubles, forgotten, outsideWindow, afterStart } = report;
  process.exitCode = doubles + forgotten + outsideWindow + afterStart > 0 ? 1 : 0;
}
