const DIGITS = 36;

/**
 * A text that no other save of any page has: what was sent twice with it is done once.
 *
 * @returns letters and digits
 */
export function newToken(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(parts, (part) => part.toString(DIGITS)).join('');
}
