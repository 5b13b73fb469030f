/** Utilities: dates in Java's patterns, digests, base64, blobs, ids, sleep. */
import { randomUUID } from 'node:crypto';
import { parseJavaDate } from '../engine/javaDateParsing';
import { formatJavaDate } from '../engine/javaDates';
import { Blob, bytesOf, signedBytes } from './blob';
import { DIGEST_ALGORITHMS, MAC_ALGORITHMS, digest, keyedDigest } from './digests';
import type { EnumType } from './enumeration';
import { EnumValue, enumeration } from './enumeration';
import { formatString } from './formatString';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';

/** Platform 1.11. */
const MAX_SLEEP_MS = 300_000;

const CHARSETS = enumeration('US_ASCII', 'UTF_8');

export class Utilities implements GoogleSubset<GoogleAppsScript.Utilities.Utilities> {
  readonly Charset: EnumType = CHARSETS;
  readonly DigestAlgorithm: EnumType = DIGEST_ALGORITHMS;
  readonly MacAlgorithm: EnumType = MAC_ALGORITHMS;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  formatDate(date: unknown, timeZone: string, format: string): string {
    if (!(date instanceof Date)) throw wrongSignature('formatDate');
    return formatJavaDate(date.getTime(), timeZone, format);
  }

  parseDate(date: string, timeZone: string, format: string): Date {
    if (typeof date !== 'string') throw wrongSignature('parseDate');
    const now = this.#run.clock.now().getTime();
    return new Date(parseJavaDate(date, timeZone, format, now));
  }

  formatString(template: string, ...args: unknown[]): string {
    return formatString(template, args);
  }

  computeDigest(algorithm: unknown, value: unknown, charset?: unknown): number[] {
    const name = own<EnumValue>(algorithm).name();
    return signedBytes(digest(name, bytesOfValue(value, charset, 'computeDigest')));
  }

  computeHmacSignature(
    algorithm: unknown,
    value: unknown,
    key: unknown,
    charset?: unknown,
  ): number[] {
    const method = 'computeHmacSignature';
    const name = own<EnumValue>(algorithm).name();
    const bytes = bytesOfValue(value, charset, method);
    return signedBytes(keyedDigest(name, bytes, bytesOfValue(key, charset, method)));
  }

  computeHmacSha256Signature(value: unknown, key: unknown, charset?: unknown): number[] {
    return this.computeHmacSignature(MAC_ALGORITHMS.HMAC_SHA_256, value, key, charset);
  }

  base64Encode(data: unknown, charset?: unknown): string {
    return bytesOfValue(data, charset, 'base64Encode').toString('base64');
  }

  base64EncodeWebSafe(data: unknown, charset?: unknown): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }

  base64Decode(encoded: string, _charset?: unknown): number[] {
    return signedBytes(decoded(encoded, /^[A-Za-z0-9+/\s]*={0,2}\s*$/));
  }

  base64DecodeWebSafe(encoded: string, _charset?: unknown): number[] {
    return signedBytes(decoded(encoded, /^[A-Za-z0-9_\-\s]*={0,2}\s*$/));
  }

  newBlob(data: unknown, contentType?: string | null, name?: string | null): Blob {
    if (typeof data !== 'string' && !Array.isArray(data)) throw wrongSignature('newBlob');
    const content = typeof data === 'string' ? Buffer.from(data) : bytesOf(data);
    const type = contentType ?? (typeof data === 'string' ? 'text/plain' : null);
    return new Blob(content, type, name ?? null);
  }

  getUuid(): string {
    return randomUUID();
  }

  /** Takes of the run's time. */
  sleep(milliseconds: number): void {
    if (!(milliseconds >= 0 && milliseconds <= MAX_SLEEP_MS)) {
      throw new Error(`Invalid argument: ${milliseconds}`);
    }
    this.#run.gate.spend(milliseconds);
  }
}

/**
 * Google does not say what becomes of other letters where no charset is given; here they become question marks, as
 * US-ASCII makes them, so that nothing may depend on it.
 */
function bytesOfValue(value: unknown, charset: unknown, method: string): Buffer {
  if (Array.isArray(value)) return bytesOf(value);
  if (typeof value !== 'string') throw wrongSignature(method);
  const isUtf8 = charset instanceof EnumValue && charset.name() === 'UTF_8';
  return Buffer.from(isUtf8 ? value : value.replace(/[^\0-\x7f]/gu, '?'));
}

function decoded(encoded: string, shape: RegExp): Buffer {
  if (!shape.test(encoded)) throw new Error('Could not decode string.');
  return Buffer.from(encoded, 'base64');
}

function wrongSignature(method: string): Error {
  return new Error(`The parameters don't match the method signature for Utilities.${method}.`);
}
