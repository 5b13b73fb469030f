/** Models to test with: one alone, or several that share a session as the tabs of the page do. */
import type { Model, TransportService } from '@odoo/o-spreadsheet';
import { modelConfig } from '../../../workbench/engine/engineModule';
import type { FileSettings, SheetLocale } from '../../../workbench/engine/engineModule';
import { loadEngine } from '../../../workbench/engine/loadEngine';
import { ENGINE_LOCALES } from '../../../workbench/engine/locales';

export const o = loadEngine();

export function settings(changes: Partial<FileSettings> = {}): FileSettings {
  return {
    timeZone: 'Europe/Stockholm',
    locale: 'en_US',
    userLocale: 'en',
    clock: { now: () => new Date('2026-11-23T12:00:00Z') },
    ...changes,
  };
}

interface SheetOptions {
  readonly cells?: Readonly<Record<string, string>>;
  readonly locale?: SheetLocale;
  readonly settings?: Partial<FileSettings>;
  readonly transport?: TransportService;
}

/** A model with one sheet, id "S", 30 rows and 12 columns. */
export function model({ cells = {}, locale = 'en_US', ...rest }: SheetOptions = {}): Model {
  const data = {
    sheets: [{ id: 'S', name: 'Sheet1', rowNumber: 30, colNumber: 12, cells }],
    settings: { locale: ENGINE_LOCALES[locale] },
  };
  const config = rest.transport ? { transportService: rest.transport } : {};
  return new o.Model(data, modelConfig(settings({ locale, ...rest.settings }), config));
}

/** A session that accepts revisions in turn; messages wait until `deliver` is called. */
export class Session {
  #revision = 'START_REVISION';
  readonly #listeners = new Map<string, (message: never) => void>();
  readonly #waiting: { serverRevisionId?: string; nextRevisionId?: string }[] = [];

  readonly transport: TransportService = {
    sendMessage: (message) => {
      this.#waiting.push(structuredClone(message));
      return Promise.resolve();
    },
    onNewMessage: (id, listener) => void this.#listeners.set(id, listener as never),
    leave: (id) => void this.#listeners.delete(id),
  };

  deliver(): void {
    for (let message = this.#waiting.shift(); message; message = this.#waiting.shift()) {
      if (message.nextRevisionId === undefined) continue;
      if (message.serverRevisionId !== this.#revision) continue;
      this.#revision = message.nextRevisionId;
      for (const listener of this.#listeners.values()) listener(structuredClone(message) as never);
    }
  }
}

export function cell(of: Model, xc: string) {
  return of.getters.getEvaluatedCell({ sheetId: 'S', ...o.helpers.toCartesian(xc) });
}

/** Shown texts of a block, row by row. */
export function shown(of: Model, xc: string): string[][] {
  const { left, right, top, bottom } = o.helpers.toZone(xc);
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from(
      { length: right - left + 1 },
      (_, col) =>
        of.getters.getEvaluatedCell({ sheetId: 'S', col: left + col, row: top + row })
          .formattedValue,
    ),
  );
}

export function write(to: Model, xc: string, content: string): void {
  to.dispatch('UPDATE_CELL', { sheetId: 'S', ...o.helpers.toCartesian(xc), content });
}
