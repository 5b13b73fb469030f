/**
 * A run that is stopped after any of its service calls: what a stop would leave is kept from one run, call by call, and
 * each state is opened and run to its end.
 */
import { createHash } from 'node:crypto';
import type { SavedSpreadsheet } from '../../workbench/runtime/contract';
import type { PendingWrites } from '../../workbench/runtime/pendingWrites';
import type { OpenFile } from '../../workbench/runtime/spreadsheetFile';
import type { Everything } from './everythingIn';
import { differences, everythingIn } from './everythingIn';
import type { OpenedWorkbook } from './openWorkbook';
import { openWorkbook } from './openWorkbook';

/** A public function with what it is given. */
export type Call = readonly [name: string, ...args: readonly unknown[]];

/** A run that may be stopped anywhere. */
export interface StoppedFlow {
  readonly name: string;
  /** The workbook before the run. */
  start(): OpenedWorkbook;
  readonly call: Call;
  /** What is run after a stop; the same again where nothing else is given. */
  readonly next?: readonly Call[];
  /** What must be in each state as it was before the run, by the names that `everythingIn` gives. */
  keeps?(start: OpenedWorkbook): (key: string, content: string) => boolean;
  /** Leaves out what the next run may leave otherwise. */
  readonly isCompared?: (key: string) => boolean;
}

/** What a run leaves that is stopped after so many calls. */
export interface Stop {
  readonly calls: number;
  /** The call that is not carried out any more, "Class.method". */
  readonly before: string;
  readonly saved: SavedSpreadsheet;
}

/**
 * What becomes of writes that wait when Google stops a run. No document tells (platform 7.6); where they are lost, what
 * was kept elsewhere meanwhile, as properties are, is ahead of the cells.
 */
export type Waiting = 'carried out' | 'lost';

/** How much of a sweep is done. */
export interface Extent {
  /** Which of the stops after which something was written are looked at, counted from 0; all if not given. */
  readonly isWanted?: (before: string, count: number) => boolean;
  /** After so many stops no more are looked for. */
  readonly most?: number;
  /** What may become of writes that wait; both if not given. */
  readonly waiting?: readonly Waiting[];
  /** Of the states found, the part with this number, counted from 0, of so many parts; all if not given. */
  readonly part?: number;
  readonly parts?: number;
}

/** A stop after which the next run came to something else, or during which something was not as it had been. */
export interface Trouble extends Omit<Stop, 'saved'> {
  readonly waiting: Waiting;
  readonly differences: readonly string[];
}

export interface Sweep {
  readonly flow: string;
  /** Service calls of the whole run. */
  readonly calls: number;
  /** States that differ from the one before and were run to the end. */
  readonly states: number;
  readonly troubles: readonly Trouble[];
}

/** A workbook of its own, opened from a saved one. */
export function reopened(saved: SavedSpreadsheet): OpenedWorkbook {
  return openWorkbook(saved.locale, JSON.parse(JSON.stringify(saved)) as SavedSpreadsheet);
}

/**
 * Runs a function once and keeps what a stop after each of its calls would leave, where that differs from the one before.
 *
 * @param workbook in which it is run
 * @param call what is run
 * @param waiting what becomes of writes that wait
 * @param isWanted which of the stops after which something was written are looked at
 * @param most after so many states the run is given up
 * @param isKept whether a state is one of those that are given back; all of them would fill the memory of a small machine
 * @returns the states in their order, and how many calls the run made
 */
export function stopsOf(
  workbook: OpenedWorkbook,
  [name, ...args]: Call,
  waiting: Waiting,
  isWanted: Extent['isWanted'] = () => true,
  most = Infinity,
  isKept: (text: string) => boolean = () => true,
): { stops: Stop[]; calls: number } {
  const file = workbook.file as OpenFile;
  const stops: Stop[] = [];
  let states = 0;
  let isWritten = true;
  let beside = '';
  let kept = '';
  let looked = 0;
  let total = 0;
  const written = (): void => void (isWritten = true);
  if (waiting === 'lost') file.model.on('update', stops, written);
  const enough = new Error('enough');
  try {
    workbook.runWatched(
      (calls, before) => {
        if (states >= most) throw enough;
        total = calls + 1;
        if (waiting === 'carried out') {
          if (calls === 0) tellWrites(file.writes, written);
          file.writes.carryOut();
        }
        const besideNow = JSON.stringify(besideCells(file));
        if (!isWritten && besideNow === beside) return;
        isWritten = false;
        beside = besideNow;
        if (!isWanted(before, looked++)) return;
        const text = JSON.stringify(file.save());
        if (text !== kept) {
          states++;
          if (isKept(text))
            stops.push({ calls, before, saved: JSON.parse(text) as SavedSpreadsheet });
        }
        kept = text;
      },
      name,
      ...args,
    );
  } catch (error) {
    if (error !== enough) throw error;
  }
  return { stops, calls: total };
}

/** Tells of each write that is queued; every change of the cells is one. */
function tellWrites(writes: PendingWrites, tell: () => void): void {
  for (const method of ['add', 'addStructural'] as const) {
    const queue = writes[method].bind(writes);
    writes[method] = (step) => {
      tell();
      queue(step);
    };
  }
}

/** What a saved file holds beside its cells and costs little to look at. */
function besideCells({ properties, project, id, sharing }: OpenFile): unknown {
  const triggers = project.triggers.inFile(id);
  const mails = project.outbox.sentFrom(id).length;
  return [[...properties.document], triggers, mails, sharing.isAddOnEnabled];
}

/**
 * Stops a flow after each of its calls and runs it to the end, each time in a workbook of its own.
 *
 * @param flow what is run
 * @param extent how much of it is done
 * @returns where the result was another than that of the run that nobody stopped
 */
export function sweep(
  flow: StoppedFlow,
  { isWanted, most, waiting = ['carried out', 'lost'], part = 0, parts = 1 }: Extent = {},
): Sweep {
  const start = flow.start();
  const saved = start.file.save();
  const before = everythingIn(saved);
  const keeps = flow.keeps?.(start);
  const kept = new Map([...before].filter(([key, content]) => keeps?.(key, content)));
  const [name, ...args] = flow.call;
  const whole = reopened(saved);
  whole.run(name, ...args);
  const wanted = compared(whole, flow);

  const known = new Set<string>();
  const isOfPart = (text: string): boolean => {
    const print = fingerprint(text);
    if (known.has(print)) return false;
    known.add(print);
    return known.size % parts === part;
  };
  const found = waiting.map((what) => {
    const { stops, calls } = stopsOf(reopened(saved), flow.call, what, isWanted, most, isOfPart);
    return { calls, stops: stops.map((stop) => ({ ...stop, waiting: what })) };
  });
  const states = found.flatMap(({ stops }) => stops);
  const troubles = states.flatMap(({ saved: left, ...stop }): Trouble[] => {
    const inBetween = everythingIn(left);
    const lostMeanwhile = differences(
      kept,
      new Map([...inBetween].filter(([key]) => kept.has(key))),
    );
    const changes = lostMeanwhile.map((text) => `until the next run: ${text}`);
    const next = reopened(left);
    try {
      for (const [again, ...given] of flow.next ?? [flow.call]) next.run(again, ...given);
      changes.push(...differences(wanted, compared(next, flow)));
    } catch (error) {
      // One that had nothing left to do may say so.
      const unfinished = differences(wanted, compared(next, flow));
      if (unfinished.length > 0)
        changes.push(`the next run fails: ${String(error)}`, ...unfinished);
    }
    return changes.length > 0 ? [{ ...stop, differences: changes }] : [];
  });
  return { flow: flow.name, calls: found[0]!.calls, states: states.length, troubles };
}

function compared({ file }: OpenedWorkbook, { isCompared }: StoppedFlow): Everything {
  const all = everythingIn(file.save());
  return isCompared ? new Map([...all].filter(([key]) => isCompared(key))) : all;
}

function fingerprint(text: string): string {
  const all = [...everythingIn(JSON.parse(text) as SavedSpreadsheet)];
  const inOrder = all.sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('base64');
}
