/** Who may do what with a file and its protected parts (platform sections 7, Protections, and 9). */
import type { KeptEntry } from '../engine/keptData';
import { keptEntries } from '../engine/keptData';
import type { Block } from './a1Notation';
import type { User } from './contract';
import type { Place } from './places';
import type { ProtectionValue } from './protectionValue';
import type { ScriptRun } from './scriptRun';
import type { OpenFile } from './spreadsheetFile';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
const VIEWER = 'You do not have permission to edit this document.';

export function mayView({ sharing }: OpenFile, { email }: Pick<User, 'email'>): boolean {
  if (!sharing) return true;
  const { owner, editors, viewers } = sharing;
  return owner === email || editors.has(email) || viewers.has(email);
}

export function mayEdit({ sharing }: OpenFile, { email }: Pick<User, 'email'>): boolean {
  return !sharing || sharing.owner === email || sharing.editors.has(email);
}

/** Whether the user may change what the protection guards; the owner of the file always may. */
export function passesProtection(
  file: OpenFile,
  user: Pick<User, 'email'>,
  value: ProtectionValue,
) {
  const { editors, isWarningOnly } = value;
  if (isWarningOnly || editors === null || editors.includes(user.email)) return true;
  return file.sharing?.owner === user.email;
}

/** @throws unless the user may change the cells; without a block, the sheet as far as it is protected as a whole. */
export function requireEditable(
  run: ScriptRun,
  { sheetId, block }: Pick<Place, 'sheetId'> & Partial<Place>,
): void {
  const { file, user } = run;
  if (!file.sharing || file.sharing.owner === user.email) return;
  requireEditor(run);
  file.writes.carryOut();
  const guards = keptEntries(file.model, 'protection').filter((entry) => entry.sheetId === sheetId);
  if (guards.some((entry) => guardsAgainst(file, user, entry, block))) throw new Error(PROTECTED);
}

/** @throws unless the user may edit the file at all. */
export function requireEditor({ file, user }: ScriptRun): void {
  if (!mayEdit(file, user)) throw new Error(VIEWER);
}

function guardsAgainst(file: OpenFile, user: User, entry: KeptEntry, block?: Block): boolean {
  const value = entry.value as ProtectionValue;
  if (passesProtection(file, user, value)) return false;
  if (entry.ranges.length === 0) return true;
  if (!block) return false;
  const { overlap } = file.engine.helpers;
  return entry.ranges.some(({ zone }) => overlap(zone, block));
}
