/**
 * What Google keeps with a spreadsheet and the engine does not: developer metadata, protections, notes, help texts of
 * validations, options of charts. Each entry may be bound to ranges, which then follow inserted, deleted and moved rows
 * and columns; an entry goes when its range goes. Entries are saved under `gas` in the workbook's data.
 */
import type { Model } from '@odoo/o-spreadsheet';
import type { DispatchCommand } from './batch';
import type { Engine, Getters } from './engineModule';

type Range = ReturnType<Getters['getRangeFromSheetXC']>;
type RangeData = ReturnType<Getters['getRangeDataFromXc']>;
type RangeAdapters = Parameters<InstanceType<Engine['CorePlugin']>['adaptRanges']>[0];

export type KeptKind =
  | 'metadata'
  | 'protection'
  | 'unprotected'
  | 'note'
  | 'validation'
  | 'conditionalFormat'
  | 'chart'
  | 'numberFormat';

/** One thing kept: `value` is plain JSON; `sheetId` is missing for things of the whole spreadsheet. */
export interface KeptEntry {
  readonly id: string;
  readonly kind: KeptKind;
  readonly sheetId?: string;
  readonly value: unknown;
  readonly ranges: readonly Range[];
}

/** The payload of GAS_KEEP: the entry with its ranges as the engine sends them. */
export interface KeepCommand extends Omit<KeptEntry, 'ranges'> {
  readonly ranges?: readonly RangeData[];
}

interface SavedEntry extends Omit<KeptEntry, 'ranges'> {
  readonly ranges: readonly { sheetId: string; xc: string }[];
}

type KeptCommand =
  | ({ type: 'GAS_KEEP'; elsewhere?: readonly RangeData[] } & KeepCommand)
  | { type: 'GAS_FORGET'; id: string }
  | { type: 'DELETE_SHEET'; sheetId: string };

/** Registers the entries and their two commands with the engine. */
export function addKeptData(o: Engine): void {
  class KeptData extends o.CorePlugin {
    static override getters = ['getKeptEntries'] as const;
    readonly entries: Record<string, KeptEntry | undefined> = {};

    override adaptRanges(adapters: RangeAdapters): void {
      for (const entry of Object.values(this.entries)) {
        if (!entry || entry.ranges.length === 0) continue;
        const changes = entry.ranges.map((range) => adapters.applyChange(range));
        if (changes.every(({ changeType }) => changeType === 'NONE')) continue;
        const ranges = changes
          .filter(({ changeType }) => changeType !== 'REMOVE')
          .map(({ range }) => range);
        this.store(entry.id, ranges.length > 0 ? { ...entry, ranges } : undefined);
      }
    }

    override handle(received: unknown): void {
      const command = received as KeptCommand;
      switch (command.type) {
        case 'GAS_KEEP': {
          const { id, kind, value, sheetId } = command;
          const ranges = [...(command.ranges ?? []), ...(command.elsewhere ?? [])].map((data) =>
            this.getters.getRangeFromRangeData(data),
          );
          this.store(id, { id, kind, sheetId, value, ranges });
          break;
        }
        case 'GAS_FORGET':
          this.store(command.id, undefined);
          break;
        case 'DELETE_SHEET':
          for (const entry of Object.values(this.entries)) {
            if (entry?.sheetId === command.sheetId) this.store(entry.id, undefined);
          }
      }
    }

    getKeptEntries(): KeptEntry[] {
      return Object.values(this.entries).filter((entry) => entry !== undefined);
    }

    override import(data: unknown): void {
      for (const saved of (data as { gas?: SavedEntry[] }).gas ?? []) {
        const ranges = saved.ranges.map(({ sheetId, xc }) =>
          this.getters.getRangeFromSheetXC(sheetId, xc),
        );
        this.entries[saved.id] = { ...saved, ranges };
      }
    }

    override export(data: unknown): void {
      const entries = this.getKeptEntries().map(({ ranges, ...entry }): SavedEntry => ({
        ...entry,
        ranges: ranges.map((range) => ({
          sheetId: range.sheetId,
          xc: this.getters.getRangeString(range, range.sheetId),
        })),
      }));
      if (entries.length > 0) (data as { gas?: SavedEntry[] }).gas = entries;
    }

    private store(id: string, entry: KeptEntry | undefined): void {
      this.history.update('entries', id, entry as never);
    }
  }

  o.registries.corePluginRegistry.add('gasKeptData', KeptData as never);
  for (const command of ['GAS_KEEP', 'GAS_FORGET'] as const) {
    o.coreTypes.add(command as never);
    // Only tells operational transform what undoing means; the old values come back from the history.
    o.registries.inverseCommandRegistry.add(command, (inverse) => [inverse]);
  }
}

/** Keeps an entry inside a batch, or changes the one that has its id. */
export function keep(dispatch: DispatchCommand, entry: KeepCommand): void {
  const { ranges, sheetId, ...rest } = entry;
  // The engine drops a command with an empty list of ranges when it rebases it, refuses one whose sheet is undefined, and
  // measures all ranges by the sheet of the command, so that those of other sheets go by another name.
  const home = (ranges ?? []).filter(({ _sheetId }) => !sheetId || _sheetId === sheetId);
  const elsewhere = (ranges ?? []).filter((range) => !home.includes(range));
  dispatch('GAS_KEEP', {
    ...rest,
    ...(home.length > 0 ? { ranges: home } : {}),
    ...(elsewhere.length > 0 ? { elsewhere } : {}),
    ...(sheetId === undefined ? {} : { sheetId }),
  });
}

/** Forgets the entry with the id. */
export function forget(dispatch: DispatchCommand, id: string): void {
  dispatch('GAS_FORGET', { id });
}

/** All entries of one kind, oldest first. */
export function keptEntries(model: Model, kind: KeptKind): KeptEntry[] {
  const getters = model.getters as unknown as { getKeptEntries(): KeptEntry[] };
  return getters.getKeptEntries().filter((entry) => entry.kind === kind);
}
