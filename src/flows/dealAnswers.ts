import type { StageKind } from '../domain/stage';
import type { Language } from '../messages';
import type { ActivityState, ActivityType } from '../domain/activity';
import type { CallResult, DealField, DealValues, FieldProblem, FormValue } from '../table/dealForm';

/** A deal as the sidebar shows it: plain values that google.script.run carries. */
export interface DealView {
  readonly dealId: string;
  /** Where it stands now, counted from 1. For display only: the next moment somebody may sort. */
  readonly row: number;
  /** The prospect, or the deal's ID where it is blank. */
  readonly name: string;
  /** Goes up with each save from a sidebar. */
  readonly version: number;
  readonly values: DealValues;
  /** Texts of cells that hold something a form cannot show (a word that is none of the list, text for a number), by field. */
  readonly odd: Readonly<Partial<Record<DealField, string>>>;
  /** What each cell held when it was read; goes back with a save, so that changes of others are noticed. */
  readonly base: Readonly<Record<DealField, string>>;
}

/** A stage as Settings have it. */
export interface StageChoice {
  readonly name: string;
  readonly kind: StageKind;
  /** 0 to 1; null where Settings have none. */
  readonly probability: number | null;
  readonly usualDays: number | null;
  readonly wantsDecisionMaker: boolean;
}

/** What the forms need of Settings; it holds until the sidebar is opened anew. */
export interface DealSettings {
  readonly language: Language;
  /** Of the spreadsheet: the address of its page holds it. */
  readonly fileId: string;
  readonly sheetName: string;
  readonly locale: string;
  /** Today and this minute in the spreadsheet's zone: YYYY-MM-DD and HH:MM. */
  readonly today: string;
  readonly now: string;
  readonly zone: string;
  readonly stages: readonly StageChoice[];
  /** For Monday to Sunday: whether it is free. */
  readonly freeWeekdays: readonly boolean[];
  /** YYYY-MM-DD. */
  readonly holidays: readonly string[];
  /** Price increase a year, a fraction. */
  readonly priceIndex: number;
  /** Weeks to decide, by urgency. */
  readonly weeks: { readonly urgent: number; readonly normal: number; readonly noHurry: number };
  readonly meetingMinutes: number;
  readonly checkInDays: readonly number[];
  /** Whether prospects are mailed unless the form says otherwise, and from which time, HH:MM. */
  readonly mailProspects: boolean;
  readonly sendFrom: string;
  /** Own texts of the reminder mail; blank ones stand for ours. */
  readonly mailTexts: readonly {
    readonly language: string;
    readonly subject: string;
    readonly body: string;
  }[];
  /** Who is at the screen, as Settings' people have her; empty where unknown. */
  readonly me: { readonly name: string; readonly phone: string; readonly company: string };
  /** The mail address of the account that she works with; empty where the add-on may not know it. */
  readonly account: string;
}

/** Where the selection is: what the sidebar compares every two seconds. */
export interface SelectionPlace {
  readonly sheetId: number;
  readonly row: number;
  /** The ID in the row; empty where it has none or the sheet is another one. */
  readonly dealId: string;
}

/** What the sidebar's Deal shows for a selection. */
export type DealAnswer =
  | { readonly state: 'notSetUp'; readonly language: Language }
  /** The selection is what the page knows already. */
  | { readonly state: 'same' }
  | ({ readonly settings?: DealSettings } & (
      | {
          /** Another sheet, the heading row, or a row below the last deal's that holds nothing is `noDeal`. */
          readonly state: 'elsewhere';
          readonly place: SelectionPlace;
          readonly recent: readonly {
            readonly dealId: string;
            readonly row: number;
            readonly name: string;
            readonly amount: number | null;
            readonly stage: string;
          }[];
        }
      | { readonly state: 'noDeal'; readonly place: SelectionPlace }
      | {
          readonly state: 'deal';
          readonly place: SelectionPlace;
          readonly deal: DealView;
          readonly history?: DealHistory;
        }
      /** A deal that was asked for by its ID is not in the sheet any more. */
      | { readonly state: 'gone'; readonly dealId: string }
    ));

/** A planned meeting of a deal. */
export interface MeetingView {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM in the spreadsheet's zone; empty where only the day is known. */
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
  readonly agenda: string;
  readonly isReminded: boolean;
  readonly hasPassed: boolean;
}

/** What was done with a deal and what is planned. */
export interface DealHistory {
  readonly dealId: string;
  /** The newest first, three at most. */
  readonly latest: readonly {
    readonly id: string;
    readonly type: ActivityType | null;
    readonly state: ActivityState;
    /** YYYY-MM-DD; empty where nobody has said. */
    readonly date: string;
    readonly note: string;
  }[];
  /** The oldest request without an answer. */
  readonly request: {
    readonly id: string;
    readonly date: string;
    readonly note: string;
    /** Working hours so far, and the target. */
    readonly waitedHours: number;
    readonly targetHours: number;
  } | null;
  readonly meetings: readonly MeetingView[];
  /** Days of planned check-ins, YYYY-MM-DD. */
  readonly checkIns: readonly string[];
}

/** What a form sends about the deal that it changes. */
export interface DealChange {
  readonly dealId: string;
  /** Where the page last saw it: where to look first. */
  readonly row: number;
  readonly language: Language;
  /** A text that no other save of this page has: what was sent twice is done once. */
  readonly token: string;
  /** The deal's version when it was read. */
  readonly version: number;
  /** What the changed fields held when they were read. */
  readonly base: Readonly<Partial<Record<DealField, string>>>;
  /** The changed fields only. */
  readonly values: Readonly<Partial<Record<DealField, FormValue>>>;
}

/** A field that both she and somebody else have changed. */
export interface Clash {
  readonly field: DealField;
  /** What the sheet holds now, as text, and what to send as `base` to write over it. */
  readonly inSheet: string;
  readonly base: string;
}

/** What came of a save. */
export type SaveAnswer =
  | {
      readonly state: 'saved';
      readonly deal: DealView;
      readonly history?: DealHistory;
      /** Undo is possible for ten minutes. */
      readonly canUndo: boolean;
      /** For a meeting: its ID. */
      readonly activityId?: string;
    }
  /** Nothing was written. */
  | {
      readonly state: 'clash';
      readonly who: string;
      readonly clashes: readonly Clash[];
      readonly deal: DealView;
    }
  /** The deal is not in the sheet any more; nothing was written. */
  | { readonly state: 'gone' }
  /** Somebody sorted or deleted rows at the very moment of writing; the page must read anew. */
  | { readonly state: 'moved' }
  /** Nothing was written. */
  | { readonly state: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Something that just happened, and the next step. */
export interface LogRequest extends DealChange {
  /** Null where only the next step is planned, in `values.nextStep` and `values.when`. */
  readonly activity: {
    readonly type: ActivityType;
    readonly result?: CallResult;
    readonly note?: string;
  } | null;
}

/** A meeting to be booked, moved or changed; `values.contact` and the like may be filled in with it. */
export interface MeetingRequest extends DealChange {
  /** The meeting that is changed; absent for a new one. */
  readonly activityId?: string;
  readonly date: string;
  /** HH:MM. */
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
  readonly agenda: string;
  readonly isReminded: boolean;
}

/** A meeting that will not take place, or did not. */
export interface MeetingEnd extends DealChange {
  readonly activityId: string;
  readonly as: 'cancelled' | 'noShow' | 'done';
}

/** A deal that is over. `values` may hold amount, lostBecause, nextStep and when. */
export interface CloseRequest extends DealChange {
  readonly as: 'won' | 'lost';
  /** YYYY-MM-DD. */
  readonly closed: string;
}

/** A new deal; only the prospect is needed. */
export interface NewDealRequest {
  readonly language: Language;
  readonly token: string;
  /** A row without a deal to put it in; 0 for the next free one. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<DealField, FormValue>>>;
}

/** What was typed and is not in the sheet yet, kept for 30 days with the person's own properties. */
export interface Draft {
  /** For instance "deal d-1 qualify", "new 0 12". */
  readonly key: string;
  /** When it was typed, an ISO instant. */
  readonly at: string;
  readonly content: string;
}
