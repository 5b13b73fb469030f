/** The digest MD2 (RFC 1319), which Google offers and OpenSSL has given up. */

const BLOCK = 16;
const ROUNDS = 18;

/** RFC 1319, 3.2: a permutation of the bytes, made of the digits of pi by the shuffle that the authors used. */
const SUBSTITUTION = permutationOfPi();

export function md2(message: Uint8Array): Buffer {
  const padding = BLOCK - (message.length % BLOCK);
  const padded = Buffer.concat([message, Buffer.alloc(padding, padding)]);
  const withChecksum = Buffer.concat([padded, checksumOf(padded)]);
  const state = Buffer.alloc(3 * BLOCK);
  for (let start = 0; start < withChecksum.length; start += BLOCK) {
    for (let i = 0; i < BLOCK; i++) {
      const byte = withChecksum[start + i]!;
      state[BLOCK + i] = byte;
      state[2 * BLOCK + i] = byte ^ state[i]!;
    }
    let last = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < state.length; i++) {
        last = state[i]! ^ SUBSTITUTION[last]!;
        state[i] = last;
      }
      last = (last + round) % 256;
    }
  }
  return state.subarray(0, BLOCK);
}

function checksumOf(padded: Uint8Array): Buffer {
  const checksum = Buffer.alloc(BLOCK);
  let last = 0;
  for (let start = 0; start < padded.length; start += BLOCK) {
    for (let i = 0; i < BLOCK; i++) {
      last = checksum[i]! ^ SUBSTITUTION[padded[start + i]! ^ last]!;
      checksum[i] = last;
    }
  }
  return checksum;
}

/** Durstenfeld's shuffle driven by the decimal digits of pi. */
function permutationOfPi(): Uint8Array {
  const digits = digitsOfPi(722);
  let at = 0;
  const random = (below: number): number => {
    let digit = digits[at++]!;
    let range = 10;
    if (below > 10) {
      digit = digit * 10 + digits[at++]!;
      range = 100;
    }
    if (below > 100) {
      digit = digit * 10 + digits[at++]!;
      range = 1000;
    }
    return digit < below * Math.floor(range / below) ? digit % below : random(below);
  };
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let i = 2; i <= 256; i++) {
    const j = random(i);
    const other = bytes[j]!;
    bytes[j] = bytes[i - 1]!;
    bytes[i - 1] = other;
  }
  return bytes;
}

/** The first decimal digits of pi (3, 1, 4, ...), by Machin's formula. */
function digitsOfPi(count: number): number[] {
  const one = 10n ** BigInt(count + 10);
  const arctangentOfInverse = (x: bigint): bigint => {
    let power = one / x;
    let sum = power;
    for (let n = 3n, sign = -1n; power > 0n; n += 2n, sign = -sign) {
      power /= x * x;
      sum += (sign * power) / n;
    }
    return sum;
  };
  const pi = 4n * (4n * arctangentOfInverse(5n) - arctangentOfInverse(239n));
  return [...String(pi).slice(0, count)].map(Number);
}
