import { fingerprint } from '../domain/fingerprint';
import type { LedgerEntry, MailLedger } from '../domain/mailLedger';
import { isUnderWay, startOfKey } from '../domain/mailLedger';
import type { Language } from '../messages';
import { message } from '../messages';
import { cellWords } from '../table/fieldCells';
import { typedMoment } from '../table/moments';
import { cellText } from '../table/plainText';
import { wallMoment } from '../domain/wallClock';
import { MAIL_LOG } from '../template/mailLog';
import { appendRows } from './appendRows';
import type { JudgedMeeting } from './reminderBook';
import type { Services } from './services';
import { findTable, readField } from './workbookColumns';

const FIELDS = [
  'key',
  'file',
  'recipient',
  'kind',
  'deal',
  'meetingStart',
  'state',
  'reason',
  'at',
] as const;

/** Under this name stands for which mails the log was found complete, and on which day: a deleted row is back on the next. */
const COMPLETE = 'mailLogIsCompleteFor';

/** Why a mail failed, by its key: Google's words. */
export type MailReasons = ReadonlyMap<string, string>;

/**
 * The keys that the Mail log holds.
 *
 * @param services what the flow may do
 * @returns the keys; none where there is no log
 */
export function loggedKeys({ workbook }: Services): ReadonlySet<string> {
  const table = findTable(workbook, MAIL_LOG);
  return new Set(table ? readField(table, 'key').map(cellWords).filter(Boolean) : []);
}

/**
 * Writes the mails that the log lacks below its last row, in one block: those of this run, those of a run that was
 * stopped, and those whose rows somebody has deleted. Where nothing was mailed since it was found complete on the same day it reads nothing.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param ledger what is known of mails
 * @param meetings what deals and recipients are called, as far as they are still to come
 * @param language in which words are written
 * @param reasons why mails of this run failed
 */
export function completeMailLog(
  services: Services,
  ledger: MailLedger,
  meetings: readonly JudgedMeeting[],
  language: Language,
  reasons: MailReasons = new Map(),
): void {
  const { workbook, shared, clock } = services;
  const ended = endedMails(ledger, clock.instant());
  if (isLogComplete(services, ledger)) return;
  const table = findTable(workbook, MAIL_LOG);
  if (table === null) return;
  const present = loggedKeys(services);
  const meetingOf = new Map(meetings.map((judged) => [judged.key, judged.meeting]));
  const missing = ended.filter(({ key }) => !present.has(key));
  appendRows(
    table,
    FIELDS,
    missing.map(({ key, entry, state }) => {
      const meeting = meetingOf.get(key);
      const at = entry.at === 0 ? clock.now() : wallMoment(entry.at, clock.wallClock);
      return new Map<string, string | number>([
        ['key', key],
        ['file', cellText(workbook.fileId, 'plainText')],
        ['recipient', cellText(meeting?.address ?? '')],
        ['kind', message(language, 'mailKind.reminder')],
        ['deal', cellText(meeting?.dealId ?? '', 'plainText')],
        ['meetingStart', typedMoment(startOfKey(key)!, clock.wallClock)!],
        ['state', message(language, `mailState.${state}`)],
        ['reason', cellText(reasons.get(key) ?? reasonOf(state, language))],
        ['at', at],
      ]);
    }),
  );
  workbook.flush();
  shared.setAll(new Map([[COMPLETE, printOf(ended, clock.today())]]));
}

/**
 * Whether the log was found complete today for the mails that have come to their end.
 *
 * @param services what the flow may do
 * @param ledger what is known of mails
 * @returns true where there is nothing to write
 */
export function isLogComplete({ shared, clock }: Services, ledger: MailLedger): boolean {
  const ended = endedMails(ledger, clock.instant());
  return ended.length === 0 || shared.all()?.get(COMPLETE) === printOf(ended, clock.today());
}

interface EndedMail {
  readonly key: string;
  readonly entry: LedgerEntry;
  readonly state: 'sent' | 'failed' | 'uncertain';
}

function endedMails(ledger: MailLedger, now: number): EndedMail[] {
  return [...ledger].flatMap(([key, entry]) => {
    const state = endOf(entry, now);
    return state === null ? [] : [{ key, entry, state }];
  });
}

function printOf(ended: readonly EndedMail[], today: string): string {
  const lines = ended.map(({ key, state }) => `${key} ${state}`).sort();
  return fingerprint([today, ...lines].join('\n'));
}

/** What became of a mail, once that is known. */
function endOf(entry: LedgerEntry, now: number): EndedMail['state'] | null {
  if (entry.state === 'sent' || entry.state === 'failed') return entry.state;
  return entry.state === 'sending' && !isUnderWay(entry, now) ? 'uncertain' : null;
}

function reasonOf(state: EndedMail['state'], language: Language): string {
  return state === 'uncertain' ? message(language, 'mailReason.uncertain') : '';
}
