/** Numbers from 0 to 1 that look random and depend on nothing but what they are drawn for. */

/** The same parts give the same number, in whatever order numbers are asked for. */
export function seededNumber(...parts: readonly (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const letter of parts.join('|')) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619);
  }
  // FNV's last letters reach the low bits only; this spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
