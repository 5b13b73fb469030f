import type { WorkGroup } from '../domain/todaysWork';
import type { Language } from '../messages';

/** Until when an item may wait. */
export type Snooze = 'afternoon' | 'tomorrow' | 'week';

/** Something to be done today, in words. */
export interface TodayItem {
  /** What it is known by: the same from one reading to the next. */
  readonly item: string;
  readonly group: WorkGroup;
  /** Empty where it belongs to no single deal. */
  readonly dealId: string;
  /** The row of the deal, counted from 1; 0 where there is none. */
  readonly row: number;
  readonly prospect: string;
  readonly contact: string;
  /** As typed; empty where there is none. */
  readonly phone: string;
  readonly what: string;
  /** Why, a sentence. */
  readonly why: string;
  readonly isLate: boolean;
  /** The meeting or the request; empty for all else. */
  readonly activityId: string;
  readonly snoozes: readonly Snooze[];
  /** The meeting's reminder; null for all that is no call about a meeting. */
  readonly mail: {
    readonly state: 'sent' | 'coming' | 'none';
    /** What became of it, a sentence. */
    readonly text: string;
  } | null;
}

/** The list of today's work; it is the sheet Today's, item by item. */
export type TodayAnswer =
  | { readonly isSetUp: false; readonly language: Language }
  | {
      readonly isSetUp: true;
      readonly language: Language;
      /** YYYY-MM-DD. */
      readonly today: string;
      /** The next working day, YYYY-MM-DD: the one whose meetings are called about. */
      readonly nextWorkDay: string;
      readonly items: readonly TodayItem[];
      /** How many of today's items were done today. */
      readonly done: number;
      /** The next working day, as far as it is known now. */
      readonly next: {
        readonly date: string;
        readonly count: number;
        readonly time: string;
      } | null;
    };

/** An item that was dealt with. */
export interface DoneRequest {
  readonly language: Language;
  readonly token: string;
  readonly item: string;
  /** For the call about a meeting: what the prospect said; cancelled cancels it. */
  readonly as?: 'confirmed' | 'cancelled';
  readonly note?: string;
}

export interface SnoozeRequest {
  readonly language: Language;
  readonly token: string;
  readonly item: string;
  readonly until: Snooze;
}

/** What came of it; `gone` where the item is not on the list any more, and nothing was written. */
export interface ItemAnswer {
  readonly state: 'saved' | 'gone';
  readonly canUndo: boolean;
}
