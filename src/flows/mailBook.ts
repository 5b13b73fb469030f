import type { LedgerEntry, MailLedger, MailState } from '../domain/mailLedger';
import { outdatedKeys, startOfKey } from '../domain/mailLedger';
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

/** Forgets mails whose meetings are more than 60 days past; a run forgets a few. */
export function pruneLedger({ shared, clock }: Services, ledger: MailLedger): void {
  const outdated = outdatedKeys(ledger.keys(), Math.floor(clock.now()));
  shared.forget(outdated.slice(0, MOST_FORGOTTEN).map((key) => PREFIX + key));
}
