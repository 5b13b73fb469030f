/** Utilities.newBlob: bytes with a name and a type. A script sees bytes from -128 to 127 (platform section 6, Utilities). */
import type { GoogleSubset } from './googleTypes';

const TYPES_BY_EXTENSION: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  ics: 'text/calendar',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** The bytes as a script has them. */
export function signedBytes(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

/** The bytes of a script's array; numbers from 128 to 255 are taken too, as on Google. */
export function bytesOf(numbers: readonly unknown[]): Buffer {
  return Buffer.from(numbers.map(Number));
}

export class Blob implements GoogleSubset<GoogleAppsScript.Base.Blob> {
  content: Buffer;
  #contentType: string | null;
  #name: string | null;

  constructor(content: Buffer, contentType: string | null, name: string | null) {
    this.content = content;
    this.#contentType = contentType;
    this.#name = name;
  }

  getBytes(): number[] {
    return signedBytes(this.content);
  }

  setBytes(data: number[]): this {
    this.content = bytesOf(data);
    return this;
  }

  getDataAsString(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.content);
  }

  setDataFromString(text: string, charset = 'UTF-8'): this {
    if (!/^utf-?8$/i.test(charset))
      throw new Error(`NotImplemented: Blob.setDataFromString in ${charset}`);
    this.content = Buffer.from(text);
    return this;
  }

  getName(): string | null {
    return this.#name;
  }

  setName(name: string): this {
    this.#name = name;
    return this;
  }

  getContentType(): string | null {
    return this.#contentType;
  }

  setContentType(contentType: string | null): this {
    this.#contentType = contentType;
    return this;
  }

  setContentTypeFromExtension(): this {
    const extension = /\.(\w+)$/.exec(this.#name ?? '')?.[1]?.toLowerCase() ?? '';
    this.#contentType = TYPES_BY_EXTENSION[extension] ?? null;
    return this;
  }

  copyBlob(): Blob {
    return new Blob(Buffer.from(this.content), this.#contentType, this.#name);
  }

  isGoogleType(): boolean {
    return false;
  }
}
