import { hasTime } from './activity';
import type { LedgerEntry, MailLedger } from './mailLedger';
import { addressPrint, isUnderWay, mailKey, startOfKey } from './mailLedger';
import type { ReminderWindow } from './reminderTime';
import { reminderWindow } from './reminderTime';
import type { WallClock } from './wallClock';
import { instantOfMoment } from './wallClock';
import type { WorkingCalendar } from './workingDays';

/** Why a meeting's row alone forbids its mail, whatever the time. */
export type ReminderBarrier =
  | 'mailsOff'
  | 'meetingSaysNo'
  | 'optedOut'
  | 'lostDeal'
  | 'othersDeal'
  | 'nobodysDeal'
  | 'noAddress'
  | 'badAddress'
  | 'badZone';

/** A planned meeting of a deal, as far as its reminder depends on it. */
export interface MeetingToRemind {
  readonly dealId: string;
  /** In the spreadsheet's zone, a day number with its fraction. */
  readonly start: number;
  readonly barrier: ReminderBarrier | null;
  /** The prospect's mail address, empty where there is a barrier. */
  readonly address: string;
  /** The prospect's, where the zone is known; else the spreadsheet's. */
  readonly clock: WallClock;
}

/** What is to be done about the reminder of a meeting: to be mailed now, or why not. */
export type ReminderVerdict =
  | { readonly kind: 'due' }
  /** Its time is still to come, from an instant in ms since 1970. */
  | { readonly kind: 'waits'; readonly from: number }
  /** It was typed into a cell, and one full run shall see it before it is mailed. */
  | { readonly kind: 'new' }
  | { readonly kind: 'sent'; readonly at: number }
  /** A run that may still be alive has it. */
  | { readonly kind: 'underWay' }
  /** A run began to send it and did not come to its end: nobody knows, so nobody sends it again. */
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'failed' }
  /** The same address has had, or gets, the mail about another deal with the same start. */
  | { readonly kind: 'sameAddress' }
  | { readonly kind: 'tooLate' }
  /** A day without a time mails nobody. */
  | { readonly kind: 'noTime' }
  | { readonly kind: 'barred'; readonly barrier: ReminderBarrier };

/** A meeting with its verdict. */
export interface JudgedReminder<M extends MeetingToRemind> {
  readonly meeting: M;
  readonly key: string;
  readonly verdict: ReminderVerdict;
  /** Null for a day without a time. */
  readonly window: ReminderWindow | null;
  /** Whether the ledger shall note that a run has seen it. */
  readonly isToBeNoted: boolean;
}

export interface ReminderRules {
  /** The hour from which mails go out, a fraction of the day. */
  readonly sendFrom: number;
  readonly calendar: WorkingCalendar;
  /** The spreadsheet's, in which starts are meant. */
  readonly sheetClock: WallClock;
}

/** Less than the time between two hourly runs of which one is a quarter late and the other early. */
const SEEN_BEFORE_MS = 20 * 60_000;
/** Meetings further ahead need not be noted yet. */
const NOTED_AHEAD_MS = 3 * 86_400_000;

/**
 * What is to be done about the reminders of planned meetings (rules R2 and R5): which are to be mailed now, and for each
 * other one the reason why it is not.
 *
 * @param meetings in the order in which they shall be mailed
 * @param rules hour, working days and the spreadsheet's clock
 * @param ledger what is known of mails, by key
 * @param now ms since 1970
 * @returns a verdict each, in the same order
 */
export function dueReminders<M extends MeetingToRemind>(
  meetings: readonly M[],
  rules: ReminderRules,
  ledger: MailLedger,
  now: number,
): JudgedReminder<M>[] {
  const taken = addressesByStart(ledger, now);
  const judged = new Set<string>();
  return meetings.map((meeting) => {
    const { dealId, start } = meeting;
    const key = mailKey(dealId, start);
    const entry = ledger.get(key);
    if (!hasTime(start))
      return { meeting, key, verdict: { kind: 'noTime' }, window: null, isToBeNoted: false };
    const instant = instantOfMoment(start, rules.sheetClock);
    const window = reminderWindow(instant, rules.sendFrom, rules.calendar, meeting.clock);
    const isToBeNoted =
      entry === undefined && now <= window.to && window.from - now <= NOTED_AHEAD_MS;
    const place = `${startOfKey(key)} ${addressPrint(meeting.address)}`;
    // Of one deal's meetings with one start, as of two deals' with one address, the first is mailed.
    const isTaken = [key, place].some((one) => judged.has(one)) || taken.has(place);
    const verdict = verdictOn(meeting, entry, { window, now, isTaken });
    judged.add(key);
    if (verdict.kind === 'due') judged.add(place);
    return { meeting, key, verdict, window, isToBeNoted };
  });
}

function verdictOn(
  { barrier }: MeetingToRemind,
  entry: LedgerEntry | undefined,
  { window, now, isTaken }: { window: ReminderWindow; now: number; isTaken: boolean },
): ReminderVerdict {
  if (entry !== undefined) {
    if (entry.state === 'sent') return { kind: 'sent', at: entry.at };
    if (entry.state === 'failed') return { kind: 'failed' };
    if (isUnderWay(entry, now)) return { kind: 'underWay' };
    if (entry.state === 'sending') return { kind: 'uncertain' };
  }
  if (barrier !== null) return { kind: 'barred', barrier };
  if (isTaken) return { kind: 'sameAddress' };
  if (now > window.to) return { kind: 'tooLate' };
  if (now < window.from) return { kind: 'waits', from: window.from };
  // Whoever typed it may still think again; the sidebar notes what it books as seen.
  if (entry === undefined || (entry.state === 'seen' && now - entry.at < SEEN_BEFORE_MS)) {
    return { kind: 'new' };
  }
  return { kind: 'due' };
}

/** Which addresses have had a mail, or may have or get one, for which start. */
function addressesByStart(ledger: MailLedger, now: number): ReadonlySet<string> {
  return new Set(
    [...ledger].flatMap(([key, entry]) => {
      const isNone = entry.to === '' || (entry.state === 'claimed' && !isUnderWay(entry, now));
      return isNone ? [] : [`${startOfKey(key)} ${entry.to}`];
    }),
  );
}
