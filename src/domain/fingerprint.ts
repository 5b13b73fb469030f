/**
 * A short name for a text: equal texts have equal ones, and that two texts at hand share one is not to be expected in the
 * life of a workbook (64 bits). It keeps no secret.
 *
 * @param text any text
 * @returns 16 digits of base 16
 * @example fingerprint('Amount') // '0999c8224581d9a8'
 */
export function fingerprint(text: string): string {
  return hash(text, 0x811c9dc5, 0x01000193) + hash(text, 0xc9dc5118, 0x85ebca77);
}

/** Each byte of the text mixed in as FNV-1a does, and the bits among themselves at the end as MurmurHash3 does. */
function hash(text: string, seed: number, factor: number): string {
  let bits = seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bits = Math.imul(bits ^ (unit & 0xff), factor);
    bits = Math.imul(bits ^ (unit >>> 8), factor);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
