/** Utilities: dates in Java's patterns, ids, sleep. */
import { randomUUID } from 'node:crypto';
import { formatJavaDate } from '../engine/javaDates';
import type { GoogleSubset } from './googleTypes';

/** Platform 1.11. */
const MAX_SLEEP_MS = 300_000;

export class Utilities implements GoogleSubset<GoogleAppsScript.Utilities.Utilities> {
  formatDate(date: unknown, timeZone: string, format: string): string {
    if (!(date instanceof Date)) {
      throw new Error(`The parameters don't match the method signature for Utilities.formatDate.`);
    }
    return formatJavaDate(date.getTime(), timeZone, format);
  }

  getUuid(): string {
    return randomUUID();
  }

  /** Passes at once: the workbench's clock does not run by itself. */
  sleep(milliseconds: number): void {
    if (milliseconds > MAX_SLEEP_MS) throw new Error(`Invalid argument: ${milliseconds}`);
  }
}
