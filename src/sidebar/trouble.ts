import { NO_PERMISSION } from '../table/refusals';

/** What went wrong with a call, in kinds that people can do something about (ux A.4). */
export type Trouble =
  | { readonly kind: 'offline' | 'noAnswer' | 'accounts' | 'noPermission' | 'busy' }
  /** Sentences of the server in the person's language. */
  | { readonly kind: 'told'; readonly sentences: readonly string[] }
  /** Anything else; the details are in the browser's console. */
  | { readonly kind: 'unknown'; readonly code: string };

/** Google's words where several accounts are signed in (platform 11). */
const ACCOUNTS = /Authorization is required|PERMISSION_DENIED|Action not allowed/i;
const OFFLINE = /^NetworkError\b/;
/** The server's `upkeep.busy` in each of our languages; a test holds the two together. */
const BUSY = /^(?:Somebody else is saving|Någon annan sparar)/;
const OWN_ERROR = /^Error: /;

/**
 * The kind of trouble that a failure is.
 *
 * @param error what the failure handler of google.script.run received
 * @param isOnline whether the browser thinks that it is connected
 * @returns the kind, with what there is to tell
 * @example troubleOf(new Error('Error: No such deal.'), true) // { kind: 'told', sentences: ['No such deal.'] }
 */
export function troubleOf(error: unknown, isOnline: boolean): Trouble {
  const name = error instanceof Error ? error.name : '';
  const text = error instanceof Error ? error.message : String(error);
  const message = text.replace(/^ScriptError: /, '');
  if (!isOnline || OFFLINE.test(message) || OFFLINE.test(name)) return { kind: 'offline' };
  if (ACCOUNTS.test(message)) return { kind: 'accounts' };
  if (OWN_ERROR.test(message)) {
    const told = message.replace(OWN_ERROR, '');
    return BUSY.test(told) ? { kind: 'busy' } : { kind: 'told', sentences: told.split('\n') };
  }
  if (NO_PERMISSION.test(message)) return { kind: 'noPermission' };
  return { kind: 'unknown', code: codeOf(message) };
}

/** Four letters and digits by which a text is told from others. */
function codeOf(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) % 1_679_616;
  return sum.toString(36).toUpperCase().padStart(4, '0');
}
