/** The events of installable triggers that watch a spreadsheet (platform 4.2, 4.3). */
import type { FileEvent } from './contract';
import { editEvent } from './editEvent';
import { openEvent } from './openEvent';
import { AUTH_MODES } from './scriptApp';
import type { ScriptRun } from './scriptRun';
import { User } from './session';

export function installedEvent(run: ScriptRun, event: FileEvent, triggerUid: string): object {
  const user = run.activeEmail === '' ? {} : { user: new User(run.activeEmail) };
  return { ...toldOf(run, event), triggerUid, ...user };
}

function toldOf(run: ScriptRun, event: FileEvent): object {
  switch (event.kind) {
    case 'ON_OPEN':
      return openEvent(run);
    case 'ON_EDIT':
      return editEvent(run, event.edit);
    case 'ON_CHANGE':
      return {
        authMode: AUTH_MODES[run.mode],
        source: run.objects.spreadsheet(),
        changeType: event.changeType,
      };
  }
}
