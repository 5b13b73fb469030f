import { useRef, useState } from 'preact/hooks';
import type { ItemAnswer, Snooze, TodayItem } from '../../flows/todayAnswers';
import type { Answer } from '../server';
import { change } from '../server';
import { say } from '../sidebarWords';
import { newToken } from '../token';
import type { Trouble } from '../trouble';
import { spokenLanguage } from '../words';
import { keyOf } from './items';

/** What a person does with an item. */
export type Deed =
  | { readonly kind: 'done'; readonly as?: 'confirmed' | 'cancelled' }
  | { readonly kind: 'snooze'; readonly until: Snooze };

/** What became of an item. */
export type Mark =
  | { readonly kind: 'working'; readonly isBusy: boolean }
  /** Nothing was written; the item stands as before. */
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  /** It was dealt with: a line in its place. `token` is null where it cannot be taken back. */
  | {
      readonly kind: 'line';
      readonly icon: 'check' | 'clock' | 'info';
      readonly text: string;
      readonly token: string | null;
      readonly isUndoing?: boolean;
      readonly trouble?: Trouble;
    };

export interface Deeds {
  readonly marks: ReadonlyMap<string, Mark>;
  /** Sentences of the last run over the pipeline, for the person at the screen. */
  readonly sentences: readonly string[];
  /** Whether something is on its way. */
  isUnderWay(): boolean;
  act(item: TodayItem, deed: Deed): void;
  undo(item: TodayItem, token: string): void;
  /** Takes the marks of items away. */
  forget(keys: readonly string[]): void;
}

/**
 * Carries out what is done with items, one after another, however fast they come: a press on what is already under way
 * does nothing, and what is tried again after no answer came carries the token of the first time, so that it is done
 * once. When all is done the pipeline is tended.
 *
 * @param onLine is told that an item is about to become a line, or an item again
 * @param onTended is told that the workbook has changed, with how many items are left if that is known
 */
export function useDeeds(
  onLine: (key: string, isLine: boolean) => void,
  onTended: (due: number | null) => void,
): Deeds {
  const marks = useRef(new Map<string, Mark>());
  const [, draw] = useState(0);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const tokens = useRef(new Map<string, string>());
  const queue = useRef(Promise.resolve());
  const waiting = useRef(0);

  function mark(key: string, value: Mark | null): void {
    // A new map each time, so that whoever compares sees the difference.
    marks.current = new Map(marks.current);
    if (value === null) marks.current.delete(key);
    else marks.current.set(key, value);
    draw((times) => times + 1);
  }

  function enqueue(job: () => Promise<boolean>): void {
    waiting.current++;
    queue.current = queue.current.then(async () => {
      const hasChanged = await job();
      waiting.current--;
      changed.current ||= hasChanged;
      if (waiting.current === 0 && changed.current) await tend();
    });
  }

  const changed = useRef(false);
  async function tend(): Promise<void> {
    changed.current = false;
    waiting.current++;
    const answer = await change('tendPipeline', []);
    waiting.current--;
    // What was done is done; where this fails, the next edit or run makes up for it.
    setSentences(answer.ok ? answer.value.sentences : []);
    onTended(answer.ok ? answer.value.due : null);
  }

  /** As the banner says: once the browser is online, unless it was tried by hand meanwhile. */
  function again(key: string, act: () => void): void {
    const retry = (): void => {
      if (marks.current.get(key)?.kind === 'failed') act();
    };
    window.addEventListener('online', retry, { once: true });
  }

  function act(item: TodayItem, deed: Deed): void {
    const key = keyOf(item);
    const present = marks.current.get(key)?.kind;
    if (present === 'working' || present === 'line') return;
    mark(key, { kind: 'working', isBusy: false });
    const sent = `${item.item} ${JSON.stringify(deed)}`;
    const token = tokens.current.get(sent) ?? newToken();
    tokens.current.set(sent, token);
    enqueue(async () => {
      const answer = await send(item, deed, token, () =>
        mark(key, { kind: 'working', isBusy: true }),
      );
      if (!answer.ok) {
        mark(key, { kind: 'failed', trouble: answer.trouble });
        if (answer.trouble.kind === 'offline') again(key, () => act(item, deed));
        return false;
      }
      tokens.current.delete(sent);
      onLine(key, true);
      mark(key, lineOf(item, deed, answer.value, token));
      return true;
    });
  }

  function undo(item: TodayItem, token: string): void {
    const key = keyOf(item);
    const line = marks.current.get(key);
    if (line?.kind !== 'line' || line.isUndoing) return;
    const before = { kind: line.kind, icon: line.icon, text: line.text, token: line.token };
    mark(key, { ...before, isUndoing: true });
    enqueue(async () => {
      const answer = await change('undo', [{ token }]);
      if (!answer.ok) {
        mark(key, { ...before, trouble: answer.trouble });
        return false;
      }
      if (!answer.value) {
        onLine(key, true);
        mark(key, { kind: 'line', icon: 'info', text: say('today.undo.late'), token: null });
        return false;
      }
      mark(key, null);
      onLine(key, false);
      return true;
    });
  }

  return {
    marks: marks.current,
    sentences,
    isUnderWay: () => waiting.current > 0,
    act,
    undo,
    forget(keys) {
      for (const key of keys) mark(key, null);
    },
  };
}

function send(
  { item }: TodayItem,
  deed: Deed,
  token: string,
  onBusy: () => void,
): Promise<Answer<ItemAnswer>> {
  const request = { language: spokenLanguage(), token, item };
  return deed.kind === 'done'
    ? change('doneItem', [{ ...request, ...(deed.as && { as: deed.as }) }], onBusy)
    : change('snoozeItem', [{ ...request, until: deed.until }], onBusy);
}

function lineOf(item: TodayItem, deed: Deed, answer: ItemAnswer, token: string): Mark {
  const name = item.prospect;
  if (answer.state === 'gone') {
    return { kind: 'line', icon: 'info', text: say('today.gone', { name }), token: null };
  }
  const line = { kind: 'line', token: answer.canUndo ? token : null } as const;
  if (deed.kind === 'snooze') {
    const until = say(`today.snooze.${deed.until}`);
    return { ...line, icon: 'clock', text: say('today.snoozed.line', { name, until }) };
  }
  return { ...line, icon: 'check', text: say(`today.${deed.as ?? 'done'}.line`, { name }) };
}
