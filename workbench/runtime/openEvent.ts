/** The event that onOpen and onInstall are given (platform 2.1, 4.2); in NONE it says nothing of the file. */
import { AUTH_MODES } from './scriptApp';
import type { ScriptRun } from './scriptRun';

export function openEvent(run: ScriptRun): object {
  const authMode = AUTH_MODES[run.mode];
  return run.mode === 'NONE' ? { authMode } : { authMode, source: run.objects.spreadsheet() };
}
