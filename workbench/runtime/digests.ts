/** Utilities.computeDigest and computeHmacSignature: all algorithms that Google names. */
import { createHash, createHmac } from 'node:crypto';
import { enumeration } from './enumeration';
import { md2 } from './md2';

export const DIGEST_ALGORITHMS = enumeration(
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
);

export const MAC_ALGORITHMS = enumeration(
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
);

/** The digest by the algorithm of that name. */
export function digest(algorithm: string, bytes: Uint8Array): Buffer {
  if (algorithm === 'MD2') return md2(bytes);
  return createHash(nodeName(algorithm)).update(bytes).digest();
}

/** The keyed digest by the algorithm of that name. */
export function keyedDigest(algorithm: string, bytes: Uint8Array, key: Uint8Array): Buffer {
  return createHmac(nodeName(algorithm.replace('HMAC_', '')), key)
    .update(bytes)
    .digest();
}

function nodeName(algorithm: string): string {
  return algorithm.replace('_', '').toLowerCase();
}
