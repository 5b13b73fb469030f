import { dayNumber } from '../domain/day';
import { fourQuarters } from '../domain/fourQuarters';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { message } from '../messages';
import { isBlank } from '../table/cell';
import { dayOf } from '../table/days';
import { cellText } from '../table/plainText';
import { readRequest } from '../table/workbookRequests';
import { QUOTA } from '../template/quota';
import { appendRows } from './appendRows';
import type { Services } from './services';
import { findTable, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** How many quarters were added, in the workbook's language and fit for google.script.run. */
export interface QuartersReport {
  readonly added: number;
  readonly sentences: readonly string[];
}

/**
 * Adds a year of quotas for a rep, a row a quarter. A quarter of hers that begins on the same day stays as it is; her tiers
 * go on.
 *
 * @param services what the flow may do
 * @param request `rep`: the name; `from`: a day of the first quarter's first month; `quota`: money for each quarter
 * @returns how many rows were added, or why none was, as sentences
 */
export function fillQuarters(
  services: Services,
  request: unknown,
): Outcome<QuartersReport, string> {
  const { workbook, clock } = services;
  const language = workbookLanguage(workbook);
  const asked = readRequest(language, request, { rep: 'text', from: 'day', quota: 'amount' });
  if (!asked.ok) return asked;
  const table = findTable(workbook, QUOTA);
  if (table === null) return trouble(message(language, 'trouble.notSetUp'));

  const rep = asked.value.rep.trim();
  const [reps, starts, tiers] = readFields(table, ['rep', 'from', 'tiers']);
  const own = [...reps!.keys()].filter((row) => String(reps![row]).trim() === rep);
  const taken = new Set(own.map((row) => dayOf(starts![row], clock.wallClock)));
  const lastTiers = own
    .map((row) => tiers![row])
    .filter((cell) => !isBlank(cell))
    .pop();
  const missing = fourQuarters(dayNumber(asked.value.from)!).filter(({ from }) => !taken.has(from));
  appendRows(
    table,
    ['rep', 'from', 'to', 'quota', 'tiers'],
    missing.map(
      ({ from, to }) =>
        new Map<string, string | number>([
          ['rep', cellText(rep)],
          ['from', from],
          ['to', to],
          ['quota', asked.value.quota],
          ['tiers', isBlank(lastTiers) ? '' : cellText(String(lastTiers))],
        ]),
    ),
  );
  workbook.flush();
  const stayed = 4 - missing.length;
  return answer({
    added: missing.length,
    sentences: [
      message(language, 'quarters.added', { n: missing.length, rep }),
      ...(stayed > 0 ? [message(language, 'quarters.stayed', { n: stayed })] : []),
    ],
  });
}
