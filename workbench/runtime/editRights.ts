/** What a user may change in a file and in its protected parts (platform section 7, Protections). */
import type { KeptEntry } from '../engine/keptData';
import { keptEntries } from '../engine/keptData';
import type { Block } from './a1Notation';
import type { User } from './contract';
import type { Place } from './places';
import type { ProtectionValue } from './protectionValue';
import type { ScriptRun } from './scriptRun';
import { READER_REFUSED, mayEdit } from './sharing';
import type { OpenFile } from './spreadsheetFile';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

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
  if (guards.some((entry) => guardsAgainst(file, user, entry, block))) throw new Error(PROTECTED);
}

/** @throws unless the user may edit the file at all. */
export function requireEditor({ file, user }: Pick<ScriptRun, 'file' | 'user'>): void {
  if (!mayEdit(user, file.sharing)) throw new Error(READER_REFUSED);
}

function guardsAgainst(file: OpenFile, user: User, entry: KeptEntry, block?: Block): boolean {
  const value = entry.value as ProtectionValue;
  if (passesProtection(file, user, value)) return false;
  if (entry.ranges.length === 0) return true;
  if (!block) return false;
  const { overlap } = file.engine.helpers;
  return entry.ranges.some(({ zone }) => overlap(zone, block));
}
