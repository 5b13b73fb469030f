/** A lock between processes: a file that names its holder. That of a dead process is taken over. */
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { systemErrorCode, Trouble } from '../trouble';

/** Takes the lock for this process and returns how to give it back. */
export function lockFile(path: string, workbookName: string): () => void {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => release(path);
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') {
        throw new Trouble(`The lock ${path} cannot be written (${systemErrorCode(error)}).`);
      }
    }
    const holder = holderOf(path);
    if (holder !== undefined && isAlive(holder)) {
      throw new Trouble(
        `The workbook "${workbookName}" is already open in another workbench (process ${holder}).\n` +
          'Stop that one, or open another workbook with --file NAME.',
      );
    }
    removeIfThere(path);
  }
}

function release(path: string): void {
  if (holderOf(path) === process.pid) removeIfThere(path);
}

/** Undefined where the file is gone or names nobody, as after a crash between making and writing it. */
function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, but it lives.
    return systemErrorCode(error) === 'EPERM';
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}
