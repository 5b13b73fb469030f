/** The add-on's menu: its items run functions of the bundle on the server and show what these say. */
import type { MenuItem } from '../runtime/contract';
import type { RunAnswer, RunRequest } from '../wire';
import type { Frame } from './frame';
import type { MenuEntry } from './menuButton';
import type { Notices } from './notices';
import type { Words } from './words';

export interface ScriptMenu {
  set(items: readonly MenuItem[]): void;
  entries(): readonly MenuEntry[];
}

export function createScriptMenu(
  frame: Frame,
  notices: Notices,
  words: Words,
  showSheet: (sheetName: string) => void,
): ScriptMenu {
  let entries: readonly MenuEntry[] = [];

  function set(items: readonly MenuItem[]): void {
    entries = items.map((item) => ({ label: item.label, choose: () => void run(item) }));
    frame.setMenu(entries);
  }

  async function run({ label, functionName }: MenuItem): Promise<void> {
    frame.setRunning(label);
    const answer = await callFunction({ function: functionName, args: [] });
    frame.setRunning(undefined);
    if (!answer) {
      notices.show({ kind: 'alert', title: label, text: words.scriptUnreachable });
      return;
    }
    set(answer.menu);
    for (const notice of answer.notices) notices.show(notice);
    if (answer.error !== undefined) {
      notices.show({ kind: 'alert', title: words.scriptStopped, text: answer.error });
    }
    if (answer.activate !== undefined) showSheet(answer.activate);
  }

  return { set, entries: () => entries };
}

/** Undefined where the server was not reached or could not answer. */
async function callFunction(request: RunRequest): Promise<RunAnswer | undefined> {
  try {
    const response = await fetch('/run', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    return response.ok ? ((await response.json()) as RunAnswer) : undefined;
  } catch {
    return undefined;
  }
}
