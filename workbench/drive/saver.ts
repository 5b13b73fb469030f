/** Keeps the disk in step with a workbook: what happens goes into the journal at once, into the snapshot when it is quiet. */
import type { SavedSpreadsheet } from '../runtime/contract';
import type { JournalEntry, SavedWorkbook, WorkbookStore } from './storage';

export interface Saver {
  /** On disk when it returns. */
  append(entry: JournalEntry): void;
  /** Puts all there is into the snapshot. */
  saveSnapshot(): SavedSpreadsheet;
  /** Puts into the snapshot what is in the journal, and nothing after that by itself. */
  close(): void;
}

/** Quiet time after which the journal is folded into the snapshot, and the length at which it is in any case. */
const IDLE_MS = 3_000;
const LONG_JOURNAL = 500;

export function createSaver(
  store: WorkbookStore,
  present: () => SavedWorkbook,
  cannotSave: (error: Error) => never,
): Saver {
  let idleTimer: NodeJS.Timeout | undefined;

  function saveSnapshot(): SavedSpreadsheet {
    clearTimeout(idleTimer);
    const saved = present();
    store.saveSnapshot(saved);
    return saved;
  }

  function foldLater(): void {
    try {
      saveSnapshot();
    } catch (error) {
      console.error(`${store.snapshotPath} could not be written: ${(error as Error).message}`);
      idleTimer = setTimeout(foldLater, IDLE_MS).unref();
    }
  }

  return {
    append(entry) {
      clearTimeout(idleTimer);
      // Never at once: the model of a revision of its own does not know yet that it was accepted.
      idleTimer = setTimeout(foldLater, store.journalLength < LONG_JOURNAL ? IDLE_MS : 0).unref();
      try {
        store.append(entry);
      } catch (error) {
        cannotSave(error as Error);
      }
    },
    saveSnapshot,
    close() {
      if (store.journalLength > 0) saveSnapshot();
      clearTimeout(idleTimer);
    },
  };
}
