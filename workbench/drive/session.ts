/**
 * The one place that decides in which order things happened. Every change is a revision that names the revision it
 * was made on; it is taken only if that one is still the newest, and then told to everybody, its sender too. A refused
 * sender hears what came first, rebases and tries again: the engine's own protocol.
 */
import type { TransportService } from '@odoo/o-spreadsheet';

export type Revision = { readonly serverRevisionId: string; readonly nextRevisionId: string } & (
  | {
      readonly type: 'REMOTE_REVISION';
      readonly clientId: string;
      readonly commands: readonly { readonly type: string }[];
    }
  | { readonly type: 'REVISION_UNDONE'; readonly undoneRevisionId: string }
  | { readonly type: 'REVISION_REDONE'; readonly redoneRevisionId: string }
);

/** Where somebody's cursor is; passed on, not kept. */
export type Presence =
  | { readonly type: 'CLIENT_JOINED' | 'CLIENT_MOVED'; readonly client: { readonly id: string } }
  | { readonly type: 'CLIENT_LEFT'; readonly clientId: string };

export type Message = Revision | Presence;

export type Verdict =
  | { readonly accepted: true }
  /**
   * `outdated`: made on an older revision, send again. `unknown`: undoes what this session never saw. `forbidden`: from
   * somebody who may only look at the file.
   */
  | { readonly accepted: false; readonly reason: 'outdated' | 'unknown' | 'forbidden' };

type Listener = (message: Message) => void;

export interface SessionHub {
  readonly revisionId: string;
  /** The door for the workbook's own model on this side. */
  readonly transport: TransportService;
  /** A message from a page. */
  submit(message: Message): Verdict;
  /** Hears every message, in order, from now on; returns how to stop it. */
  subscribe(listener: Listener): () => void;
  /** The revision of that name; undefined where this session does not know it. */
  revision(revisionId: string): Revision | undefined;
  /** What came after `revisionId`; undefined where this session does not know it. */
  since(revisionId: string): readonly Revision[] | undefined;
  /** Keeps messages from the pages until the returned function is called. */
  holdBroadcasts(): () => void;
  readonly hasListeners: boolean;
  /** From now on what was done so far cannot be undone: pages that open now do not know it. */
  forgetHistory(): void;
}

export function startSession(start: {
  readonly revisionId: string;
  /** Called with each accepted revision before any page hears of it. */
  readonly onAccepted: (revision: Revision) => void;
}): SessionHub {
  const log: Revision[] = [];
  const positionAfter = new Map([[start.revisionId, 0]]);
  const models = new Map<string, Listener>();
  const pages = new Set<Listener>();
  let current = start.revisionId;
  let firstUndoable = 1;
  let holds = 0;
  let waiting: Message[] = [];

  function judge(revision: Revision): Verdict {
    if (revision.serverRevisionId !== current) return { accepted: false, reason: 'outdated' };
    const reverted = revertedRevision(revision);
    const isKnown = reverted === undefined || (positionAfter.get(reverted) ?? 0) >= firstUndoable;
    return isKnown ? { accepted: true } : { accepted: false, reason: 'unknown' };
  }

  function record(revision: Revision): void {
    current = revision.nextRevisionId;
    log.push(revision);
    positionAfter.set(current, log.length);
    start.onAccepted(revision);
  }

  function tellModels(message: Message): void {
    for (const listener of models.values()) listener(message);
  }

  function tellPages(message: Message): void {
    waiting.push(message);
    if (holds > 0) return;
    const messages = waiting;
    waiting = [];
    for (const each of messages) for (const listener of pages) listener(each);
  }

  return {
    get revisionId() {
      return current;
    },
    transport: {
      // The model has applied its own revision before it sends, and nobody can come in between.
      async sendMessage(message: Message) {
        if (!isRevision(message)) return;
        if (!judge(message).accepted)
          throw new Error('The workbook is out of step with its session');
        record(message);
        tellModels(message);
        tellPages(message);
      },
      onNewMessage: (id, listener) => void models.set(id, listener),
      leave: (id) => void models.delete(id),
    },
    submit(message) {
      if (!isRevision(message)) {
        tellPages(message);
        return { accepted: true };
      }
      const verdict = judge(message);
      if (!verdict.accepted) return verdict;
      // The model first: what it cannot apply must not reach the journal, or the workbook would never open again.
      tellModels(message);
      record(message);
      tellPages(message);
      return verdict;
    },
    subscribe(listener) {
      pages.add(listener);
      return () => void pages.delete(listener);
    },
    revision: (revisionId) => log[(positionAfter.get(revisionId) ?? 0) - 1],
    since(revisionId) {
      const position = positionAfter.get(revisionId);
      return position === undefined ? undefined : log.slice(position);
    },
    get hasListeners() {
      return pages.size > 0;
    },
    forgetHistory() {
      firstUndoable = log.length + 1;
    },
    holdBroadcasts() {
      holds += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holds -= 1;
        if (holds > 0) return;
        const messages = waiting;
        waiting = [];
        for (const message of messages) tellPages(message);
      };
    },
  };
}

function isRevision(message: Message): message is Revision {
  return 'nextRevisionId' in message;
}

function revertedRevision(revision: Revision): string | undefined {
  if (revision.type === 'REVISION_UNDONE') return revision.undoneRevisionId;
  if (revision.type === 'REVISION_REDONE') return revision.redoneRevisionId;
  return undefined;
}

/** Reads what a page sent; undefined where it is no message of the protocol. */
export function parseMessage(value: unknown): Message | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Record<string, unknown>;
  const isText = (key: string) => typeof message[key] === 'string';
  const isRevisionShaped = isText('serverRevisionId') && isText('nextRevisionId');
  const client = message.client as { id?: unknown } | undefined;
  switch (message.type) {
    case 'REMOTE_REVISION':
      return isRevisionShaped && isText('clientId') && areCommands(message.commands)
        ? (value as Message)
        : undefined;
    case 'REVISION_UNDONE':
      return isRevisionShaped && isText('undoneRevisionId') ? (value as Message) : undefined;
    case 'REVISION_REDONE':
      return isRevisionShaped && isText('redoneRevisionId') ? (value as Message) : undefined;
    case 'CLIENT_JOINED':
    case 'CLIENT_MOVED':
      return typeof client?.id === 'string' ? (value as Message) : undefined;
    case 'CLIENT_LEFT':
      return isText('clientId') ? (value as Message) : undefined;
    default:
      return undefined;
  }
}

function areCommands(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((command: unknown) => {
      const type = (command as { type?: unknown } | null)?.type;
      return typeof type === 'string';
    })
  );
}
