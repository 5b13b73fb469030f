/**
 * The page's line to the server. One change at a time is on its way: the engine sends the next when this one comes
 * back. A change that finds nobody waits here and is sent again; if others came first, the engine sends it rebased.
 */
import type { TransportService } from '@odoo/o-spreadsheet';
import type { Notice } from '../runtime/contract';
import type { Message } from '../drive/session';
import type { Happenings, RevisionAnswer, StreamEvent } from '../server/wire';
import { ofThisTab } from './tabAddress';

const RETRY_MS = 1_000;

export interface ConnectionEvents {
  /** The line is there and everything missed has arrived; or it is gone. */
  connected(isConnected: boolean): void;
  /** Where questions of scripts are asked from now on. */
  questionsAt(origin: string): void;
  /** The server began another history; this page can still send what waits here, and should then load anew. */
  otherHistory(): void;
  /** This page shows something that the server does not know. */
  strangers(): void;
  /** The add-on says something to whoever edited here. */
  notice(notice: Notice): void;
  /** The clock was moved, something ran or was mailed. */
  happenings(now: Happenings): void;
  /** The file is another one now, or this person may do more or less than before. */
  reload(): void;
  /** The server will never take this change. */
  refused(): void;
}

export interface Connection {
  readonly transport: TransportService;
  /** Begins to listen; to be called when the model has replayed up to `revisionId`. */
  open(revisionId: string, events: ConnectionEvents): void;
}

export function connect(clientId: string, epoch: string): Connection {
  const listeners = new Map<string, (message: Message) => void>();
  let events: ConnectionEvents | undefined;
  let lastRevision = '';
  let isConnected = false;
  let waiting: Message | undefined;

  function listen(): void {
    const query = new URLSearchParams({ since: lastRevision, epoch, client: clientId });
    const stream = new EventSource(ofThisTab(`/events?${query}`));
    stream.onmessage = ({ data }) => receive(JSON.parse(data as string) as StreamEvent, stream);
    stream.onerror = () => {
      stream.close();
      setConnected(false);
      setTimeout(listen, RETRY_MS);
    };
  }

  function receive(event: StreamEvent, stream: EventSource): void {
    switch (event.type) {
      case 'message':
        if ('nextRevisionId' in event.message) lastRevision = event.message.nextRevisionId;
        for (const listener of listeners.values()) listener(event.message);
        break;
      case 'notice':
        events?.notice(event.notice);
        break;
      case 'happenings':
        events?.happenings(event);
        break;
      case 'caughtUp':
        setConnected(true);
        events?.questionsAt(event.questionsAt);
        void sendWaiting();
        break;
      case 'otherHistory':
        events?.otherHistory();
        break;
      case 'reload':
        events?.reload();
        break;
      case 'strangers':
        stream.close();
        events?.strangers();
    }
  }

  function setConnected(value: boolean): void {
    if (isConnected === value) return;
    isConnected = value;
    events?.connected(value);
  }

  async function sendWaiting(): Promise<void> {
    const message = waiting;
    if (!message || !isConnected) return;
    const answer = await post(message);
    // Without an answer it stays: the line will break too, and be made anew.
    if (answer && waiting === message) waiting = undefined;
    if (answer && !answer.accepted && answer.reason !== 'outdated') events?.refused();
  }

  return {
    transport: {
      async sendMessage(message: Message) {
        if (!('nextRevisionId' in message)) {
          if (isConnected) void post(message);
          return;
        }
        waiting = message;
        await sendWaiting();
      },
      onNewMessage: (id, listener) => void listeners.set(id, listener),
      leave: (id) => void listeners.delete(id),
    },
    open(revisionId, listener) {
      events = listener;
      lastRevision = revisionId;
      listen();
    },
  };
}

/** Undefined where the server was not reached. */
async function post(
  message: Message,
): Promise<RevisionAnswer | { accepted: false; reason: 'failed' } | undefined> {
  let response: Response;
  try {
    response = await fetch(ofThisTab('/revision'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
    });
  } catch {
    return undefined;
  }
  return response.ok
    ? ((await response.json()) as RevisionAnswer)
    : { accepted: false, reason: 'failed' };
}
