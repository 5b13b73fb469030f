/** The add-on's menu: its items run functions of the bundle on the server. */
import type { MenuItem } from '../runtime/contract';
import type { Frame } from './frame';
import type { MenuEntry } from './menuButton';
import type { Notices } from './notices';
import type { ScriptRuns } from './scriptRuns';
import type { Words } from './words';

export interface ScriptMenu {
  set(items: readonly MenuItem[]): void;
  entries(): readonly MenuEntry[];
}

export function createScriptMenu(
  frame: Frame,
  notices: Notices,
  words: Words,
  runs: ScriptRuns,
): ScriptMenu {
  let entries: readonly MenuEntry[] = [];

  function set(items: readonly MenuItem[]): void {
    entries = items.map((item) => ({ label: item.label, choose: () => void run(item) }));
    frame.setMenu(entries);
  }

  async function run({ label, functionName }: MenuItem): Promise<void> {
    frame.setRunning(label);
    const answer = await runs.fromMenu(functionName);
    frame.setRunning(undefined);
    if (!answer) {
      notices.show({ kind: 'alert', title: label, text: words.scriptUnreachable });
      return;
    }
    if (answer.error !== undefined) {
      notices.show({ kind: 'alert', title: words.scriptStopped, text: answer.error });
    }
  }

  return { set, entries: () => entries };
}
