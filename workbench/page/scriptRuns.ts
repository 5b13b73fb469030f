/** Runs of the script's functions on the server; what the person should see of them is shown as the answer comes. */
import type { HtmlCallFailure } from '../runtime/callsFromHtml';
import type { Selection } from '../runtime/contract';
import type { CallAnswer, RunAnswer, RunEffects, RunRequest } from '../server/wire';
import type { HtmlCallOutcome } from './htmlPanels';
import { ofThisTab } from './tabAddress';
import type { Words } from './words';

export interface ScriptRuns {
  /** Undefined where the server was not reached or could not answer. */
  fromMenu(functionName: string): Promise<RunAnswer | undefined>;
  /** For google.script.run of the add-on's own pages. */
  fromHtml(request: RunRequest): Promise<HtmlCallOutcome>;
}

export function createScriptRuns(
  words: Words,
  client: string,
  selection: () => Selection,
  showEffects: (effects: RunEffects) => void,
): ScriptRuns {
  return {
    async fromMenu(functionName) {
      const response = await post('/run', {
        client,
        function: functionName,
        args: [],
        selection: selection(),
      });
      if (!response?.ok) return undefined;
      const answer = (await response.json()) as RunAnswer;
      showEffects(answer);
      return answer;
    },
    async fromHtml(request) {
      const response = await post('/call', { ...request, client, selection: selection() });
      if (!response) return { error: { name: 'NetworkError', message: words.scriptUnreachable } };
      if (!response.ok) return { error: await refusal(response) };
      const { value, error, ...effects } = (await response.json()) as CallAnswer;
      showEffects(effects);
      return error ? { error } : { value };
    },
  };
}

async function refusal(response: Response): Promise<HtmlCallFailure> {
  const { error } = (await response.json()) as { error: string };
  return { name: 'ScriptError', message: error };
}

/** Undefined where the server was not reached. */
async function post(path: '/run' | '/call', request: RunRequest): Promise<Response | undefined> {
  try {
    return await fetch(ofThisTab(path), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  } catch {
    return undefined;
  }
}
