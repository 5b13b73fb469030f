/**
 * Sets off what watches edits and changes of persons: the bundle's onEdit and the triggers that users have made (platform
 * 4.1 to 4.3). Only what comes from a page passes here: revisions of scripts fire nothing. The runs come after the edit
 * was told to everybody, so that they are in nobody's way; edits that wait together make one run a sheet, changes of one
 * type make one too.
 */
import type { Getters, Zone } from '../engine/engineModule';
import { around, changeTypeOf, editedZones, shiftedSheets } from './personsEdit';
import type { ChangeType, FileEvent, Notice, RunResult } from '../runtime/contract';
import { eventValue } from '../runtime/editEvent';
import type { Message, Revision, SessionHub, Verdict } from './session';

const DELAY_MS = 50;

export interface EditTrigger {
  /** Takes a message from a page, as the hub does. */
  submit(message: Message): Verdict;
  /** To be told of every accepted revision, whoever made it. */
  noticeAccepted(revision: Revision): void;
  /** Hears what the runs after this page's edits show; returns how to stop it. */
  subscribe(clientId: string, listener: NoticeListener): () => void;
  /** Edits that still wait are not run. */
  close(): void;
}

type NoticeListener = (notice: Notice) => void;

/** Edits of one sheet that wait for their run. */
interface WaitingEdits {
  /** Missing where rows or columns moved since: then nobody knows where in the sheet it was. */
  readonly zone?: Zone;
  readonly oldValue?: string;
  readonly clientIds: ReadonlySet<string>;
}

export function createEditTrigger(parts: {
  readonly hub: SessionHub;
  readonly getters: Getters;
  /** By the clients whose edits set it off. */
  readonly run: (
    event: FileEvent,
    clientIds: ReadonlySet<string>,
  ) => readonly Pick<RunResult, 'error' | 'notices'>[];
}): EditTrigger {
  const { hub, getters, run } = parts;
  const waiting = new Map<string, WaitingEdits>();
  /** By type, with the pages that made them. */
  const changes = new Map<ChangeType, Set<string>>();
  const listeners = new Map<string, NoticeListener>();
  let timer: NodeJS.Timeout | undefined;

  function submit(message: Message): Verdict {
    // Of what was made on an older revision nobody knows yet where it will be.
    const isCurrent = 'nextRevisionId' in message && message.serverRevisionId === hub.revisionId;
    if (!isCurrent) return hub.submit(message);
    const edits = editsOf(message);
    const verdict = hub.submit(message);
    if (!verdict.accepted) return verdict;
    for (const [sheetId, edit] of edits) wait(sheetId, edit);
    waitForChange(message);
    return verdict;
  }

  function waitForChange(revision: Revision): void {
    const original = originalOf(revision);
    if (original?.type !== 'REMOTE_REVISION') return;
    const type = changeTypeOf(original);
    if (!type) return;
    // What Google calls an insertion that is undone is not documented.
    const isSame = original === revision || type === 'EDIT' || type === 'FORMAT';
    const told = isSame ? type : 'OTHER';
    changes.set(told, (changes.get(told) ?? new Set()).add(original.clientId));
    timer ??= setTimeout(runAll, DELAY_MS).unref();
  }

  /** By sheet; to be asked before the edit is done, while the old value is there. */
  function editsOf(revision: Revision): [string, WaitingEdits][] {
    const original = originalOf(revision);
    if (original?.type !== 'REMOTE_REVISION') return [];
    const clientIds = new Set([original.clientId]);
    const isRepeated = original !== revision;
    const since = isRepeated ? (hub.since(original.nextRevisionId) ?? []) : [];
    const shifted = new Set(since.flatMap(sheetsShiftedBy));
    return [...editedZones(original)].map(([sheetId, zone]) => {
      if (shifted.has(sheetId)) return [sheetId, { clientIds }];
      const { left: col, top: row, right, bottom } = zone;
      const isCell = col === right && row === bottom;
      const hasOldValue = isCell && !isRepeated && getters.tryGetSheet(sheetId) !== undefined;
      const oldValue = hasOldValue ? eventValue(getters, { sheetId, col, row }) : undefined;
      return [sheetId, { zone, clientIds, ...(oldValue === undefined ? {} : { oldValue }) }];
    });
  }

  /** What is undone or done again; else the revision itself. */
  function originalOf(revision: Revision): Revision | undefined {
    if (revision.type === 'REVISION_UNDONE') return hub.revision(revision.undoneRevisionId);
    if (revision.type === 'REVISION_REDONE') return hub.revision(revision.redoneRevisionId);
    return revision;
  }

  function sheetsShiftedBy(revision: Revision): string[] {
    const original = originalOf(revision);
    return original ? shiftedSheets(original) : [];
  }

  function wait(sheetId: string, edit: WaitingEdits): void {
    const earlier = waiting.get(sheetId);
    waiting.set(sheetId, earlier ? together(earlier, edit) : edit);
    timer ??= setTimeout(runAll, DELAY_MS).unref();
  }

  function runAll(): void {
    timer = undefined;
    for (const sheetId of [...waiting.keys()]) {
      const edits = waiting.get(sheetId)!;
      waiting.delete(sheetId);
      if (!getters.tryGetSheet(sheetId)) continue;
      const { clientIds, ...edit } = edits;
      setOff({ kind: 'ON_EDIT', edit: { sheetId, ...edit } }, clientIds);
    }
    for (const [changeType, clientIds] of [...changes]) {
      changes.delete(changeType);
      setOff({ kind: 'ON_CHANGE', changeType }, clientIds);
    }
  }

  function setOff(event: FileEvent, clientIds: ReadonlySet<string>): void {
    for (const { error, notices } of run(event, clientIds)) {
      // Nobody is told of such a failure on Google either (platform 4.9).
      if (error) console.error(`A trigger stopped: ${error.stack ?? error.message}`);
      for (const clientId of clientIds) {
        const listener = listeners.get(clientId);
        if (listener) for (const notice of notices) listener(notice);
      }
    }
  }

  return {
    submit,
    noticeAccepted(revision) {
      for (const sheetId of sheetsShiftedBy(revision)) {
        const edits = waiting.get(sheetId);
        if (edits) waiting.set(sheetId, { clientIds: edits.clientIds });
      }
    },
    subscribe(clientId, listener) {
      listeners.set(clientId, listener);
      return () => {
        // A page whose line broke may have made a new one before the old one is given up.
        if (listeners.get(clientId) === listener) listeners.delete(clientId);
      };
    },
    close: () => clearTimeout(timer),
  };
}

/** One event for both: the old value is that before the first, if both were the same cell. */
function together(earlier: WaitingEdits, later: WaitingEdits): WaitingEdits {
  const clientIds = new Set([...earlier.clientIds, ...later.clientIds]);
  if (!earlier.zone || !later.zone) return { clientIds };
  const zone = around(earlier.zone, later.zone);
  const isCell = zone.left === zone.right && zone.top === zone.bottom;
  const oldValue = isCell ? earlier.oldValue : undefined;
  return { zone, clientIds, ...(oldValue === undefined ? {} : { oldValue }) };
}
