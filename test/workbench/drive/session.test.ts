import { parseMessage, startSession } from '../../../workbench/drive/session';
import type { Message, Revision } from '../../../workbench/drive/session';

function edit(from: string, to: string): Revision {
  return {
    type: 'REMOTE_REVISION',
    clientId: 'tab',
    serverRevisionId: from,
    nextRevisionId: to,
    commands: [{ type: 'UPDATE_CELL' }],
  };
}

function undo(from: string, to: string, undoneRevisionId: string): Revision {
  return { type: 'REVISION_UNDONE', serverRevisionId: from, nextRevisionId: to, undoneRevisionId };
}

function session() {
  const events: string[] = [];
  const name = (message: Message) =>
    'nextRevisionId' in message ? message.nextRevisionId : message.type;
  const hub = startSession({
    revisionId: 'r0',
    onAccepted: (revision) => events.push(`journal ${name(revision)}`),
  });
  hub.transport.onNewMessage('model', (message) => events.push(`model ${name(message)}`));
  hub.subscribe((message) => events.push(`page ${name(message)}`));
  return { hub, events };
}

test('a revision on the newest one is accepted: the model applies it, then it is saved, then told', () => {
  const { hub, events } = session();
  expect(hub.submit(edit('r0', 'r1'))).toEqual({ accepted: true });
  expect(hub.revisionId).toBe('r1');
  expect(events).toEqual(['model r1', 'journal r1', 'page r1']);
});

test('a revision on an older one is refused and leaves no trace', () => {
  const { hub, events } = session();
  hub.submit(edit('r0', 'r1'));
  events.length = 0;
  expect(hub.submit(edit('r0', 'r2'))).toEqual({ accepted: false, reason: 'outdated' });
  expect(hub.revisionId).toBe('r1');
  expect(events).toEqual([]);
});

test('a revision that the model cannot apply is neither saved nor told', () => {
  const { hub, events } = session();
  hub.transport.onNewMessage('failing', () => {
    throw new Error('cannot apply');
  });
  expect(() => hub.submit(edit('r0', 'r1'))).toThrow('cannot apply');
  expect(hub.revisionId).toBe('r0');
  expect(events).toEqual(['model r1']);
});

test('the model hears its own revision back at once', async () => {
  const { hub, events } = session();
  const sent = hub.transport.sendMessage(edit('r0', 'r1'));
  expect(events).toEqual(['journal r1', 'model r1', 'page r1']);
  await sent;
});

test('undoing a known revision is accepted, an unknown one refused', () => {
  const { hub } = session();
  hub.submit(edit('r0', 'r1'));
  expect(hub.submit(undo('r1', 'r2', 'strange'))).toEqual({ accepted: false, reason: 'unknown' });
  expect(hub.submit(undo('r1', 'r2', 'r0'))).toEqual({ accepted: false, reason: 'unknown' });
  expect(hub.submit(undo('r1', 'r2', 'r1'))).toEqual({ accepted: true });
});

test('after forgetHistory() only what comes later can be undone', () => {
  const { hub } = session();
  hub.submit(edit('r0', 'r1'));
  hub.forgetHistory();
  hub.submit(edit('r1', 'r2'));
  expect(hub.submit(undo('r2', 'r3', 'r1'))).toEqual({ accepted: false, reason: 'unknown' });
  expect(hub.submit(undo('r2', 'r3', 'r2'))).toEqual({ accepted: true });
});

test('since() gives what a page missed, and nothing for a revision of another session', () => {
  const { hub } = session();
  hub.submit(edit('r0', 'r1'));
  hub.submit(edit('r1', 'r2'));
  expect(hub.since('r0')).toEqual([edit('r0', 'r1'), edit('r1', 'r2')]);
  expect(hub.since('r2')).toEqual([]);
  expect(hub.since('strange')).toBeUndefined();
});

test('revision() finds a revision by its name, and nothing for one of another session', () => {
  const { hub } = session();
  hub.submit(edit('r0', 'r1'));
  hub.submit(edit('r1', 'r2'));
  expect(hub.revision('r1')).toEqual(edit('r0', 'r1'));
  expect(hub.revision('r0')).toBeUndefined();
  expect(hub.revision('strange')).toBeUndefined();
});

test('held broadcasts come in order when all holds are released; saving does not wait', () => {
  const { hub, events } = session();
  const [releaseOne, releaseTwo] = [hub.holdBroadcasts(), hub.holdBroadcasts()];
  hub.submit(edit('r0', 'r1'));
  hub.submit(edit('r1', 'r2'));
  releaseOne();
  releaseOne();
  expect(events).toEqual(['model r1', 'journal r1', 'model r2', 'journal r2']);
  releaseTwo();
  expect(events.slice(4)).toEqual(['page r1', 'page r2']);
});

test('cursor positions are passed on to pages and not kept', () => {
  const { hub, events } = session();
  hub.submit({ type: 'CLIENT_MOVED', client: { id: 'tab' } });
  expect(events).toEqual(['page CLIENT_MOVED']);
  expect(hub.since('r0')).toEqual([]);
});

test('a page that unsubscribed hears nothing more', () => {
  const { hub } = session();
  const heard: Message[] = [];
  const unsubscribe = hub.subscribe((message) => heard.push(message));
  unsubscribe();
  hub.submit(edit('r0', 'r1'));
  expect(heard).toEqual([]);
});

test.each([
  null,
  'text',
  {},
  { type: 'SNAPSHOT', serverRevisionId: 'r0', nextRevisionId: 'r1', data: {} },
  { type: 'REMOTE_REVISION', serverRevisionId: 'r0', nextRevisionId: 'r1', clientId: 'tab' },
  { ...edit('r0', 'r1'), commands: [{ col: 1 }] },
  { ...edit('r0', 'r1'), commands: [null] },
  { ...edit('r0', 'r1'), nextRevisionId: 7 },
  { type: 'REVISION_UNDONE', serverRevisionId: 'r0', nextRevisionId: 'r1' },
  { type: 'CLIENT_MOVED', client: {} },
])('parseMessage(%j) is no message of the protocol', (value) => {
  expect(parseMessage(value)).toBeUndefined();
});

test('parseMessage() takes each message of the protocol as it is', () => {
  const messages: Message[] = [
    edit('r0', 'r1'),
    undo('r0', 'r1', 'r0'),
    { type: 'REVISION_REDONE', serverRevisionId: 'a', nextRevisionId: 'b', redoneRevisionId: 'c' },
    { type: 'CLIENT_JOINED', client: { id: 'tab' } },
    { type: 'CLIENT_LEFT', clientId: 'tab' },
  ];
  for (const message of messages) expect(parseMessage(message)).toBe(message);
});
