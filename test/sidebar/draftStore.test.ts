import type { Draft } from '../../src/flows/dealAnswers';
import type { FormDraft } from '../../src/sidebar/deal/desk/draftStore';
import { DraftStore } from '../../src/sidebar/deal/desk/draftStore';

const NOW = Date.parse('2026-11-27T09:14:00Z');
const DAY_MS = 86_400_000;
const PREFIX = 'sp:draft:file-1:';

const draft = (key: string, note: string, at = new Date(NOW).toISOString()): FormDraft => ({
  key,
  name: 'Harborlight',
  row: 7,
  typed: { note },
  base: { nextStep: 'Call' },
  version: 1,
  kept: [],
  at,
});

/** A browser's storage. */
function storage(): Storage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

describe('DraftStore (ux A.7, S5)', () => {
  let local: ReturnType<typeof storage>;
  let sent: Draft[];
  const open = (): DraftStore =>
    new DraftStore('file-1', { local, send: (each) => sent.push(each) });

  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    local = storage();
    sent = [];
  });

  afterEach(() => jest.useRealTimers());

  test('is on this computer 300 ms after the last key and on the server after 2 s', () => {
    const store = open();
    store.put(draft('deal d-1 followUp', 'Wants'));
    jest.advanceTimersByTime(200);
    store.put(draft('deal d-1 followUp', 'Wants price'));
    jest.advanceTimersByTime(299);
    expect(local.held.size).toBe(0);
    jest.advanceTimersByTime(1);
    expect(local.held.get(`${PREFIX}deal d-1 followUp`)).toContain('Wants price');
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1700);
    expect(sent.map(({ key, content }) => [key, JSON.parse(content).typed])).toEqual([
      ['deal d-1 followUp', { note: 'Wants price' }],
    ]);
    jest.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(1);
  });

  test('a hidden page brings it everywhere at once', () => {
    const store = open();
    store.put(draft('deal d-1 followUp', 'Wants'));
    store.flush();
    expect([local.held.size, sent.length]).toEqual([1, 1]);
  });

  test('a reload brings it back, in this file only', () => {
    open().put(draft('deal d-1 followUp', 'Wants'));
    jest.advanceTimersByTime(300);
    expect(open().get('deal d-1 followUp')?.typed).toEqual({ note: 'Wants' });
    const other = new DraftStore('file-2', { local, send: () => undefined });
    expect(other.all()).toEqual([]);
  });

  test('the newest of this computer and the server wins', () => {
    const store = open();
    const earlier = new Date(NOW - 1000).toISOString();
    const later = new Date(NOW + 1000).toISOString();
    store.put(draft('deal d-1 followUp', 'here'));
    store.put(draft('deal d-2 followUp', 'here'));
    store.adoptSent(
      [
        draft('deal d-1 followUp', 'there', earlier),
        draft('deal d-2 followUp', 'there', later),
        draft('new 0 0', 'there'),
      ].map((each) => ({ key: each.key, at: each.at, content: JSON.stringify(each) })),
    );
    const notes = store.all().map(({ key, typed }) => [key, typed['note']]);
    expect(Object.fromEntries(notes)).toEqual({
      'deal d-1 followUp': 'here',
      'deal d-2 followUp': 'there',
      'new 0 0': 'there',
    });
  });

  test('saved, it is gone from both places, and an older answer does not bring it back', () => {
    const store = open();
    const typed = draft('deal d-1 followUp', 'Wants');
    store.put(typed);
    store.flush();
    store.drop(typed.key);
    expect(local.held.size).toBe(0);
    expect(sent[1]).toMatchObject({ key: typed.key, content: '' });
    store.adoptSent([{ key: typed.key, at: typed.at, content: JSON.stringify(typed) }]);
    expect(store.get(typed.key)).toBeUndefined();
    expect(sent[2]).toMatchObject({ key: typed.key, content: '' });
  });

  test('what never reached the server is not forgotten there', () => {
    const store = open();
    store.put(draft('deal d-1 followUp', 'Wants'));
    store.put({ ...draft('deal d-1 followUp', ''), typed: {} });
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
  });

  test('drafts of over 30 days, and the oldest of more than 20, are offered for copying as they go', () => {
    const old = draft('deal d-0 followUp', 'old', new Date(NOW - 30 * DAY_MS - 1).toISOString());
    local.setItem(PREFIX + old.key, JSON.stringify(old));
    const store = open();
    expect(store.all()).toEqual([]);
    expect(store.leaving.map(({ key }) => key)).toEqual([old.key]);
    for (let i = 1; i <= 21; i++) {
      store.put(draft(`deal d-${i} followUp`, 'new', new Date(NOW + i).toISOString()));
    }
    jest.advanceTimersByTime(3000);
    expect(store.all()).toHaveLength(20);
    expect(store.leaving.map(({ key }) => key)).toEqual([old.key, 'deal d-1 followUp']);
    expect(local.held.size).toBe(20);
  });

  test('what storage holds besides is left alone, and a browser that refuses storage is borne', () => {
    for (const text of ['', '{', 'null', '[]', '{"key":"x"}', '{"__proto__":{"key":"x"}}']) {
      local.setItem(`${PREFIX}${text}`, text);
    }
    expect(open().all()).toEqual([]);
    const refuse = (): never => {
      throw new Error('refused');
    };
    const store = new DraftStore('file-1', {
      local: { length: 1, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse },
      send: (each) => sent.push(each),
    });
    store.put(draft('deal d-1 followUp', 'Wants'));
    jest.advanceTimersByTime(3000);
    expect(sent).toHaveLength(1);
    store.drop('deal d-1 followUp');
    expect(store.all()).toEqual([]);
  });
});
