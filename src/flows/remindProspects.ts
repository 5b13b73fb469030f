import { fingerprint } from '../domain/fingerprint';
import type { LedgerEntry } from '../domain/mailLedger';
import { addressPrint } from '../domain/mailLedger';
import type { Outcome } from '../domain/outcome';
import { answer } from '../domain/outcome';
import type { Post } from '../domain/post';
import { noteMails, pruneLedger } from './mailBook';
import { completeMailLog, isLogComplete, loggedKeys } from './mailLogRows';
import type { BookProblem, JudgedMeeting, ReminderBook } from './reminderBook';
import { openReminderBook } from './reminderBook';
import type { Services } from './services';

/** What a run did about reminders. */
export interface Reminded {
  readonly sent: number;
  readonly failed: number;
  /** Due, but neither sent nor failed: the quota is used up, or the run's time. */
  readonly left: number;
  readonly isQuotaUsedUp: boolean;
  /** As they stand after the run. */
  readonly book: ReminderBook;
}

/** So many are claimed at once: a run that is stopped leaves all but one of them free again. */
const BATCH = 25;
/** One mail a day is kept for the renewal of the authorisation (platform 5.3). */
const RESERVED_MAILS = 1;
/** Google stops a run after six minutes. */
const LONGEST_RUN_MS = 5 * 60_000;

/** Under this name a person's properties hold the fingerprints of the last keys that she claimed. */
const REMEMBERED = 'reminded';
/** A property has 9 kB. */
const MOST_REMEMBERED = 500;

interface Claimed {
  readonly key: string;
  readonly address: string;
  /** Until when it may go out, ms since 1970. */
  readonly until: number;
  readonly post: Post;
}

/**
 * Mails the reminders that are due (rules R2, R5 to R7). Each is claimed under the lock, after everything was read once
 * more, and noted as begun before it is sent: a run that is stopped leaves at most one of which nobody knows whether it
 * went, and that one is never sent again.
 *
 * @param services what the flow may do; the caller holds no lock
 * @returns what was done, or why nothing could be
 */
export function remindProspects(services: Services): Outcome<Reminded, BookProblem> {
  const first = openReminderBook(services);
  if (!first.ok) return first;
  if (first.value.meetings.some(({ isToBeNoted }) => isToBeNoted)) {
    services.locked(() => noteNew(services));
  }
  const hasDue = first.value.meetings.some(isDue);
  const reasons = new Map<string, string>();
  let [sent, isQuotaUsedUp] = [0, false];
  if (hasDue) {
    for (;;) {
      const left = services.mailsLeft() - RESERVED_MAILS;
      isQuotaUsedUp = left <= 0;
      if (isQuotaUsedUp || services.spentMs() > LONGEST_RUN_MS) break;
      const claimed = services.locked(() => claim(services, Math.min(BATCH, left)));
      if (claimed === null || claimed.length === 0) break;
      const done = sendAll(services, claimed, reasons);
      sent += done.sent;
      if (!done.isFinished) break;
    }
  }
  // Most hours nothing happens, and then nothing is read a second time.
  const isQuiet = !hasDue && isLogComplete(services, first.value.ledger);
  const last = isQuiet
    ? first
    : (services.locked(() => finish(services, reasons, hasDue)) ?? first);
  if (!last.ok) return last;
  return answer({
    sent,
    failed: reasons.size,
    left: last.value.meetings.filter(isDue).length,
    isQuotaUsedUp,
    book: last.value,
  });
}

function isDue({ verdict }: JudgedMeeting): boolean {
  return verdict.kind === 'due';
}

/** Meetings that this run is the first to see: the next one may mail them. Read anew, lest it undo what another run noted. */
function noteNew(services: Services): void {
  const book = openReminderBook(services);
  if (!book.ok) return;
  const { meetings } = book.value;
  const at = services.clock.instant();
  noteMails(
    services,
    new Map(
      meetings
        .filter(({ isToBeNoted }) => isToBeNoted)
        .map(({ key }) => [key, { state: 'seen', at, to: '' }]),
    ),
  );
}

/** The next mails to send, ours alone from now on; none where something is wrong. */
function claim(services: Services, most: number): readonly Claimed[] {
  const book = openReminderBook(services, mailedBefore(services));
  if (!book.ok) return [];
  const claimed = book.value.meetings
    .filter(isDue)
    .slice(0, most)
    .map(({ key, meeting, window }) => ({
      key,
      address: meeting.address,
      until: window!.to,
      post: book.value.post(meeting),
    }));
  if (claimed.length === 0) return [];
  const at = services.clock.instant();
  noteMails(
    services,
    new Map(
      claimed.map(({ key, address }): [string, LedgerEntry] => [
        key,
        { state: 'claimed', at, to: addressPrint(address) },
      ]),
    ),
  );
  // Only then: what is remembered and not claimed would count as sent.
  remember(
    services,
    claimed.map(({ key }) => key),
  );
  return claimed;
}

/** What was mailed by the Mail log, and by what this person's own properties remember. */
function mailedBefore(services: Services): ReadonlySet<string> {
  return new Set([...loggedKeys(services), ...(services.kept.get(REMEMBERED) ?? '').split(' ')]);
}

/** A restored version may take the file's texts and its Mail log back with it, but not this. */
function remember(services: Services, keys: readonly string[]): void {
  const before = (services.kept.get(REMEMBERED) ?? '').split(' ').filter(Boolean);
  const all = [...new Set([...before, ...keys.map(fingerprint)])];
  services.kept.set(REMEMBERED, all.slice(-MOST_REMEMBERED).join(' '));
}

/** Each mail is noted as begun in the call that notes how the one before it ended. */
function sendAll(
  services: Services,
  claimed: readonly Claimed[],
  reasons: Map<string, string>,
): { readonly sent: number; readonly isFinished: boolean } {
  let ended = new Map<string, LedgerEntry>();
  let sent = 0;
  for (const { key, address, until, post } of claimed) {
    if (services.spentMs() > LONGEST_RUN_MS) break;
    // Those before it have taken their time.
    if (services.clock.instant() > until) continue;
    const entry = (state: LedgerEntry['state']): LedgerEntry => ({
      state,
      at: services.clock.instant(),
      to: addressPrint(address),
    });
    noteMails(services, new Map([...ended, [key, entry('sending')]]));
    try {
      services.sendMail(post);
      ended = new Map([[key, entry('sent')]]);
      sent++;
    } catch (error) {
      if (services.mailsLeft() <= 0) {
        // Others have used the quota up: it was not sent, and the claim is over.
        ended = new Map([[key, { state: 'claimed', at: 0, to: addressPrint(address) }]]);
        break;
      }
      // One bad address stops nothing else.
      reasons.set(key, error instanceof Error ? error.message : String(error));
      ended = new Map([[key, entry('failed')]]);
    }
  }
  noteMails(services, ended);
  return { sent, isFinished: services.spentMs() <= LONGEST_RUN_MS };
}

function finish(
  services: Services,
  reasons: ReadonlyMap<string, string>,
  hasDue: boolean,
): ReturnType<typeof openReminderBook> {
  const book = openReminderBook(services, hasDue ? mailedBefore(services) : undefined);
  if (!book.ok) return book;
  const { ledger, meetings, language } = book.value;
  completeMailLog(services, ledger, meetings, language, reasons);
  pruneLedger(services, ledger);
  return book;
}
