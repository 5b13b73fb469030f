/**
 * Undo and redo beside others. The engine takes a revision back from under what came after it, and shifts all of that by
 * the one change. Where rows were sorted, inserted or deleted and then moved once more, cells written afterwards would
 * come to stand in other rows: such a revision can no longer be undone, or done again.
 */
import type { Engine } from './engineModule';
import { linesMovedBy } from './movedLines';
import type { LineCommand } from './movedLines';

interface Operation {
  readonly id: string;
  readonly data: { readonly commands: readonly LineCommand[] };
}

/** The engine's history: what was done, newest first, and whether it is undone. */
interface History {
  readonly HEAD_BRANCH: unknown;
  readonly tree: {
    revertedExecution(branch: unknown): Iterable<{
      readonly operation: Operation;
      readonly isCancelled: boolean;
    }>;
  };
}

/** What waits to be sent; an undo or redo that was refused for being late is sent again as it is. */
type Pending =
  | { readonly type: 'REVISION_UNDONE'; readonly undoneRevisionId: string }
  | { readonly type: 'REVISION_REDONE'; readonly redoneRevisionId: string }
  | { readonly type: 'REMOTE_REVISION' };

interface Session {
  readonly revisions: History;
  readonly pendingMessages: readonly Pending[];
  sendPendingMessage(): void;
  dropPendingHistoryMessages(): void;
}

type HistoryPlugin = InstanceType<Engine['UIPlugin']> & {
  readonly undoStack: string[];
  readonly redoStack: string[];
  readonly session: Session;
  canUndo(): boolean;
  canRedo(): boolean;
};

/** Replaces the engine's plugin that undoes. */
export function addUndoBesideMoves(o: Engine): void {
  const { featurePluginRegistry } = o.registries;
  const EngineHistory = featurePluginRegistry.get('history') as unknown as {
    new (...parameters: never[]): HistoryPlugin;
    getters: readonly string[];
  };
  class UndoBesideMoves extends EngineHistory {
    constructor(...parameters: never[]) {
      super(...parameters);
      const { session } = this;
      const send = session.sendPendingMessage.bind(session);
      session.sendPendingMessage = () => {
        this.#takeBackWhatCameLate();
        send();
      };
    }

    override canUndo(): boolean {
      const last = this.undoStack.at(-1);
      return super.canUndo() && (last === undefined || this.#standsFree(last));
    }

    override canRedo(): boolean {
      const last = this.redoStack.at(-1);
      return super.canRedo() && (last === undefined || this.#standsFree(last));
    }

    /** Rows were moved while an undo or redo was on its way: nobody has taken it yet, and it is given up. */
    #takeBackWhatCameLate(): void {
      const [message] = this.session.pendingMessages;
      if (!message || message.type === 'REMOTE_REVISION') return;
      const isUndo = message.type === 'REVISION_UNDONE';
      const id = isUndo ? message.undoneRevisionId : message.redoneRevisionId;
      if (this.#standsFree(id)) return;
      this.session.dropPendingHistoryMessages();
      const [from, to] = isUndo
        ? [this.redoStack, this.undoStack]
        : [this.undoStack, this.redoStack];
      from.splice(from.lastIndexOf(id), 1);
      to.push(id);
    }

    /** Whether no rows or columns were moved since on a sheet where the revision moved some. */
    #standsFree(id: string): boolean {
      const { revisions } = this.session;
      const movedSince = new Set<string>();
      for (const { operation, isCancelled } of revisions.tree.revertedExecution(
        revisions.HEAD_BRANCH,
      )) {
        const moved = linesMovedBy(operation.data.commands);
        if (operation.id === id) return !moved.some((sheetId) => movedSince.has(sheetId));
        if (!isCancelled) for (const sheetId of moved) movedSince.add(sheetId);
      }
      return true;
    }
  }
  featurePluginRegistry.replace('history', UndoBesideMoves as never);
}
