import { momentText } from './day';
import { fingerprint } from './fingerprint';

/**
 * How far a mail has come. A claimed one is a run's own and not begun; one at `sending` was begun, and whether it went
 * out only its run can tell.
 */
export type MailState = 'seen' | 'claimed' | 'sending' | 'sent' | 'failed';

/** What is known of a mail. */
export interface LedgerEntry {
  readonly state: MailState;
  /** When it came to that state, ms since 1970. */
  readonly at: number;
  /** The fingerprint of the address it went to; empty where it was only seen. */
  readonly to: string;
}

/** What is known of mails, by their keys. */
export type MailLedger = ReadonlyMap<string, LedgerEntry>;

/** Of a mail: 'reminder', or a digest of a person. */
export type MailKind = 'reminder';

/** No run lives longer than six minutes (platform 1); what an older one claimed and did not begin is free again. */
const RUN_LASTS_MS = 10 * 60_000;

/** Keys are kept until their meetings are so long past that no restored version brings them back as to come. */
const KEPT_DAYS = 60;

const KEY = /^(\w+)\.(\d{4}-\d\d-\d\d \d\d:\d\d)\.([0-9a-f]{16})$/;

/**
 * What a mail is known by: deal, start of the meeting, kind. The start is the one that the sheet shows, so that another
 * zone of the spreadsheet makes no new mails of old ones.
 *
 * @param dealId the deal's ID
 * @param start the meeting's, a day number with its fraction
 * @param kind what sort of mail it is
 * @returns the key
 * @example mailKey('Amount', 46358.5) // 'reminder.2026-12-02 12:00.0999c8224581d9a8'
 */
export function mailKey(dealId: string, start: number, kind: MailKind = 'reminder'): string {
  return `${kind}.${momentText(start)}.${fingerprint(dealId)}`;
}

/**
 * The start of the meeting that a key is about.
 *
 * @param key as mailKey gives it
 * @returns YYYY-MM-DD HH:MM in the sheet's zone, or null where it is no key
 * @example startOfKey('reminder.2026-12-02 12:00.0999c8224581d9a8') // '2026-12-02 12:00'
 */
export function startOfKey(key: string): string | null {
  return KEY.exec(key)?.[2] ?? null;
}

/**
 * Whose meeting a key is about.
 *
 * @param key as mailKey gives it
 * @returns the fingerprint of the deal's ID, or null where it is no key
 * @example dealPrintOfKey('reminder.2026-12-02 12:00.0999c8224581d9a8') // '0999c8224581d9a8'
 */
export function dealPrintOfKey(key: string): string | null {
  return KEY.exec(key)?.[3] ?? null;
}

/**
 * The short name of an address, equal for spellings that reach the same box.
 *
 * @param address one mail address
 * @returns 16 digits
 */
export function addressPrint(address: string): string {
  return fingerprint(address.trim().toLowerCase());
}

/**
 * Whether a mail at this state may still be a living run's.
 *
 * @param entry what is known of it
 * @param now ms since 1970
 * @returns true where nobody else must touch it
 */
export function isUnderWay({ state, at }: LedgerEntry, now: number): boolean {
  return (state === 'claimed' || state === 'sending') && now - at < RUN_LASTS_MS;
}

/**
 * The keys that nobody needs any longer.
 *
 * @param keys of the ledger
 * @param today a day number
 * @returns those whose meeting was more than 60 days ago
 */
export function outdatedKeys(keys: Iterable<string>, today: number): string[] {
  const oldest = momentText(today - KEPT_DAYS);
  return [...keys].filter((key) => (startOfKey(key) ?? oldest) < oldest);
}
