/** What a drawer asks of the server, asked anew whenever something happened. */
import { useEffect, useState } from 'preact/hooks';
import { ofThisTab } from '../tabAddress';

/** The answer, kept until the next one is there; `failed` where the server was not reached or refused. */
export interface Asked<Answer> {
  readonly answer?: Answer;
  readonly failed: boolean;
}

export function useAnswer<Answer>(address: string | undefined, change: number): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ failed: false });
  useEffect(() => {
    let isWanted = true;
    if (address === undefined) return;
    void getJson<Answer>(address).then((answer) => {
      if (!isWanted) return;
      setAsked((before) =>
        answer === undefined ? { ...before, failed: true } : { answer, failed: false },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [address, change]);
  return asked;
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
