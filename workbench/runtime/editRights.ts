/** What a user may change in a file and in its protected parts (platform section 7, Protections). */
import type { Zone } from '../engine/engineModule';
import type { KeptEntry } from '../engine/keptData';
import { keptEntries } from '../engine/keptData';
import type { Block } from './a1Notation';
import type { User } from './contract';
import type { Place } from './places';
import type { ProtectionValue, UnprotectedValue } from './protectionValue';
import type { ScriptRun } from './scriptRun';
import { mayEdit } from './sharing';
import type { OpenFile } from './spreadsheetFile';
import { refused } from './refusals';

/** Whether the user may change what the protection guards; the owner of the file always may. */
export function passesProtection(
  { sharing: { owner } }: OpenFile,
  { email }: Pick<User, 'email'>,
  { editors, isWarningOnly }: ProtectionValue,
): boolean {
  if (isWarningOnly || editors === null || editors.includes(email)) return true;
  // In a file without an owner everybody has the owner's rights.
  return owner === undefined || owner === email;
}

/** @throws unless the user may change the cells; without a block, the sheet as far as it is protected as a whole. */
export function requireEditable(
  run: ScriptRun,
  { sheetId, block }: Pick<Place, 'sheetId'> & Partial<Place>,
): void {
  requireEditor(run);
  const { file, user } = run;
  const { owner } = file.sharing;
  if (owner === undefined || owner === user.email) return;
  file.writes.carryOut();
  const guards = keptEntries(file.model, 'protection').filter((entry) => entry.sheetId === sheetId);
  if (guards.some((entry) => guardsAgainst(run, entry, block))) throw refused('protectedCell');
}

/** The ranges that a protected sheet leaves open, of what has been carried out. */
export function unprotectedEntries({ file }: ScriptRun, protectionId: string): KeptEntry[] {
  return keptEntries(file.model, 'unprotected').filter(
    ({ value }) => (value as UnprotectedValue).protection === protectionId,
  );
}

/** @throws unless the user may edit the file at all. */
export function requireEditor({ file, user }: Pick<ScriptRun, 'file' | 'user'>): void {
  if (!mayEdit(user, file.sharing)) throw refused('readersFile');
}

function guardsAgainst(run: ScriptRun, entry: KeptEntry, block?: Block): boolean {
  const { file, user } = run;
  const value = entry.value as ProtectionValue;
  if (passesProtection(file, user, value)) return false;
  const isSheet = value.type === 'SHEET';
  if (!block) return isSheet;
  if (isSheet) {
    const open = unprotectedEntries(run, entry.id).flatMap(({ ranges }) => ranges);
    return !isCovered(
      block,
      open.map(({ zone }) => zone),
    );
  }
  return entry.ranges.some(({ zone }) => file.engine.helpers.overlap(zone, block));
}

/** Whether each cell of the zone is in one of the others. */
function isCovered({ left, right, top, bottom }: Zone, [first, ...rest]: readonly Zone[]): boolean {
  if (left > right || top > bottom) return true;
  if (!first) return false;
  const inner = {
    left: Math.max(left, first.left),
    right: Math.min(right, first.right),
    top: Math.max(top, first.top),
    bottom: Math.min(bottom, first.bottom),
  };
  if (inner.left > inner.right || inner.top > inner.bottom)
    return isCovered({ left, right, top, bottom }, rest);
  const parts = [
    { left, right, top, bottom: inner.top - 1 },
    { left, right, top: inner.bottom + 1, bottom },
    { left, right: inner.left - 1, top: inner.top, bottom: inner.bottom },
    { left: inner.right + 1, right, top: inner.top, bottom: inner.bottom },
  ];
  return parts.every((part) => isCovered(part, rest));
}
