/** What a drawer asks of the server, asked anew whenever something happened. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isLeaving, ofThisTab } from '../tabAddress';

/** The answer, kept until the next one is there; `failed` where the server was not reached or refused. */
export interface Asked<Answer> {
  readonly answer?: Answer;
  readonly failed: boolean;
}

export function useAnswer<Answer>(address: string | undefined, change: number): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ failed: false });
  const asker = useMemo(() => createAsker<Answer>(address, setAsked), [address]);
  useEffect(() => asker.leave, [asker]);
  useEffect(() => asker.ask(), [asker, change]);
  return asked;
}

/** Asks once at a time: where things happen faster than they are answered, each answer is shown all the same. */
function createAsker<Answer>(
  address: string | undefined,
  show: (change: (before: Asked<Answer>) => Asked<Answer>) => void,
): { ask(): void; leave(): void } {
  let isWanted = address !== undefined;
  let isAsking = false;
  let isStale = false;

  async function ask(): Promise<void> {
    isStale = isAsking;
    if (isAsking || !isWanted || isLeaving()) return;
    isAsking = true;
    const answer = await getJson<Answer>(address!);
    isAsking = false;
    if (!isWanted) return;
    show((before) =>
      answer === undefined ? { ...before, failed: true } : { answer, failed: false },
    );
    if (isStale) void ask();
  }

  return {
    ask: () => void ask(),
    leave() {
      isWanted = false;
    },
  };
}

async function getJson<Answer>(address: string): Promise<Answer | undefined> {
  const response = await fetch(ofThisTab(address)).catch(() => undefined);
  return response?.ok ? ((await response.json()) as Answer) : undefined;
}

/** What came of a request; `refusal` is why not, in words of the server, and empty where it was not reached. */
export type Posted<Answer> = { readonly answer: Answer } | { readonly refusal: string };

export async function postJson<Answer>(address: string, body: unknown): Promise<Posted<Answer>> {
  const response = await fetch(ofThisTab(address), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) return { refusal: '' };
  if (response.ok) return { answer: (await response.json()) as Answer };
  const { error } = (await response.json().catch(() => ({}))) as { readonly error?: string };
  return { refusal: error ?? '' };
}
