import type { LedgerEntry, MailLedger, MailState } from '../domain/mailLedger';
import { mailKey, outdatedKeys, startOfKey } from '../domain/mailLedger';
import type { Services } from './services';

/** Names of texts that hold what is known of a mail begin so. */
const PREFIX = 'mail.';
const STATES: readonly MailState[] = ['seen', 'claimed', 'sending', 'sent', 'failed'];
/** Forgetting costs a call each; what is left over waits for the next run. */
const MOST_FORGOTTEN = 20;

/**
 * Reads what is known of mails from the file's texts.
 *
 * @param texts all that the file's people share
 * @returns the entries by key; what cannot be read counts as begun, so that no mail goes twice for it
 */
export function readLedger(texts: ReadonlyMap<string, string>): Map<string, LedgerEntry> {
  return new Map(
    [...texts].flatMap(([name, text]): [string, LedgerEntry][] => {
      const key = name.slice(PREFIX.length);
      if (!name.startsWith(PREFIX) || startOfKey(key) === null) return [];
      const [stateText, at, to = ''] = text.split(' ');
      const state = STATES.find((known) => known === stateText) ?? 'sending';
      return [[key, { state, at: Number(at) || 0, to }]];
    }),
  );
}

/**
 * Notes how far mails have come, in one call.
 *
 * @param services what the flow may do
 * @param entries by key
 * @throws Error where Google does not keep them; then none is kept
 */
export function noteMails({ shared }: Services, entries: MailLedger): void {
  shared.setAll(
    new Map(
      [...entries].map(([key, { state, at, to }]) => [PREFIX + key, `${state} ${at} ${to}`.trim()]),
    ),
  );
}

/**
 * Notes that a meeting was booked in the sidebar, with its day and time chosen: its mail need not wait for a run that has
 * seen it (rule R2). What is noted already stays; without a note the mail only waits.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param dealId the deal's ID
 * @param start the meeting's, a day number with its fraction
 */
export function noteBooked(services: Services, dealId: string, start: number): void {
  const key = mailKey(dealId, start);
  try {
    if (services.shared.all()?.has(PREFIX + key) !== false) return;
    noteMails(services, new Map([[key, { state: 'seen', at: 0, to: '' }]]));
  } catch (error) {
    console.warn(error);
  }
}

/** Forgets mails whose meetings are more than 60 days past; a run forgets a few. */
export function pruneLedger({ shared, clock }: Services, ledger: MailLedger): void {
  const outdated = outdatedKeys(ledger.keys(), Math.floor(clock.now()));
  shared.forget(outdated.slice(0, MOST_FORGOTTEN).map((key) => PREFIX + key));
}
