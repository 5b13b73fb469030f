import type { EnumType } from './enumeration';
import { enumeration } from './enumeration';

export const AUTH_MODES = enumeration('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL');

/** ScriptApp: only its enum of authorisation modes; triggers are not implemented. */
export class ScriptApp {
  readonly AuthMode: EnumType = AUTH_MODES;
}
