/** What travels between the server and its page, beside the engine's own messages. */
import type { HtmlCallFailure } from '../runtime/callsFromHtml';
import type {
  DialogAnswer,
  MenuItem,
  Notice,
  PublicFunction,
  Question,
  Role,
  Selection,
  SheetLocale,
  ShownHtml,
} from '../runtime/contract';
import type { Execution } from '../drive/executions';
import type { VersionFacts } from '../drive/versionStore';
import type { ClockSchedule, TriggerKind } from '../runtime/triggerStore';
import type { Message, Revision } from '../drive/session';

/** GET /workbook: all that a page needs to show the workbook. */
export interface WorkbookAnswer extends WorkbookFacts {
  /** The engine's data of an earlier moment ... */
  readonly workbook: unknown;
  /** ... and what was done since. */
  readonly revisions: readonly Revision[];
}

export interface WorkbookFacts {
  readonly id: string;
  readonly name: string;
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly user: { readonly email: string; readonly locale: string };
  /** Whether this person may change the file, or only look at it. */
  readonly mayEdit: boolean;
  /** The revision that the page shows once it has replayed. */
  readonly revisionId: string;
  /** Changes when a page must load anew: the server was started again or has begun a new history. */
  readonly epoch: string;
  readonly menu: readonly MenuItem[];
  /** The sheet to show first; missing where the script did not choose one. */
  readonly activeSheet?: string;
  readonly customFunctions: readonly PublicFunction[];
  readonly bundle: string;
  /** ISO 8601; missing while the workbench's clock follows the machine's. */
  readonly clockStandsAt?: string;
}

/** GET /events?since=REVISION&epoch=EPOCH&client=ID: one of these a message. */
export type StreamEvent =
  | { readonly type: 'message'; readonly message: Message }
  /** What onEdit showed after an edit of this page. */
  | { readonly type: 'notice'; readonly notice: Notice }
  | ({ readonly type: 'happenings' } & Happenings)
  /** All that was missed has been sent; questions of scripts come from another port. */
  | { readonly type: 'caughtUp'; readonly questionsAt: string }
  /** The page's history is another one: send what is waiting, then load anew. */
  | { readonly type: 'otherHistory' }
  /** The server knows nothing of what this page shows. */
  | { readonly type: 'strangers' }
  /** An earlier version was restored, or this person may do more or less than before: load anew at once. */
  | { readonly type: 'reload' };

/** What a page must know of what goes on outside the cells. */
export interface Happenings {
  /** ISO 8601; null while the clock follows the machine's. */
  readonly clockStandsAt: string | null;
  /** Of the spreadsheet. */
  readonly name: string;
  readonly timeZone: string;
  readonly mails: number;
  readonly executions: number;
  /** How far a clock has come that is on its way, from 0 to 1. */
  readonly wayGone?: number;
}

/** GET and POST /clock. */
export interface ClockAnswer {
  /** ISO 8601. */
  readonly now: string;
  readonly stands: boolean;
  readonly hasMishaps: boolean;
  readonly seed: number;
  readonly zones: { readonly script: string; readonly spreadsheet: string };
  /** Whether the person may set the spreadsheet's. */
  readonly mayEdit: boolean;
  /** Whether anything was mailed, where the clock went on for that alone. */
  readonly mailed?: boolean;
  /** Where the clock is going, while it does; ISO 8601. */
  readonly goingTo?: string;
  readonly triggers: readonly TriggerView[];
  /** Newest first. */
  readonly executions: readonly Execution[];
}

export interface TriggerView {
  readonly id: string;
  readonly handler: string;
  /** Name of the spreadsheet; missing where it is no longer there. */
  readonly file?: string;
  readonly owner: string;
  readonly schedule?: ClockSchedule;
  readonly kind: TriggerKind;
  /** When it runs next, of the one that is next of all; ISO 8601. */
  readonly next?: string;
}

/** How far the clock runs on at most: for years it would run triggers for hours. */
export const FARTHEST_RUN_MS = 92 * 86_400_000;

/** POST /clock: one of these. */
export type ClockRequest =
  /** Sets the clock, and runs nothing. */
  | { readonly jumpTo: string }
  /** Runs what is due on the way. */
  | { readonly runUntil: string }
  /** Runs what is due until something is mailed, for two weeks at most. */
  | { readonly runUntilMail: true }
  | { readonly runNext: true }
  | { readonly followMachine: true }
  /** Ends the way that the clock is on. */
  | { readonly halt: true }
  /** An IANA name. */
  | { readonly spreadsheetZone: string }
  | { readonly scriptZone: string }
  | { readonly hasMishaps: boolean }
  /** A whole number from 0. */
  | { readonly seed: number };

/** GET /files. */
export interface FilesAnswer {
  /** Those that are shared with the person. */
  readonly files: readonly FileSummary[];
  /** Who may do what with the file that was asked about; missing where the person may not even see it. */
  readonly shown?: ShownFile;
}

export interface FileSummary {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly role: Role;
  /** The workbench was opened with it. */
  readonly isFirst: boolean;
}

export interface ShownFile {
  readonly id: string;
  readonly mayEdit: boolean;
  /** The first file stays. */
  readonly mayTrash: boolean;
  readonly people: readonly PersonsRole[];
  /** Newest first. */
  readonly versions: readonly VersionFacts[];
}

export interface PersonsRole {
  readonly email: string;
  /** Missing where the file is not shared with the person. */
  readonly role?: Role;
}

/** POST /files: one of these, about the file that is shown. */
export type FilesRequest =
  | { readonly make: true }
  | { readonly copy: true }
  | { readonly rename: string }
  | { readonly trash: true }
  /** Null takes the file away from the person. */
  | { readonly share: { readonly email: string; readonly role: SharedRole | null } }
  | { readonly keepVersion: true }
  /** The number of a version. */
  | { readonly restoreVersion: number };

export type SharedRole = Exclude<Role, 'owner'>;

export interface FilesDone extends FilesAnswer {
  /** The ID of the file that was made. */
  readonly made?: string;
}

/** GET /outbox. */
export interface OutboxAnswer {
  /** How many recipients the user may still mail to today. */
  readonly left: number;
  /** Newest first. */
  readonly mails: readonly MailSummary[];
}

export interface MailSummary {
  readonly id: string;
  /** Name of the spreadsheet whose run sent it; missing where it is no longer there. */
  readonly file?: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly attachments: number;
}

/** GET /mail?id=ID: as a mail program reads the message that /mail.eml?id=ID gives. */
export interface MailView extends MailSummary {
  readonly text: string;
  readonly html?: string;
  readonly files: readonly MailFile[];
}

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly base64: string;
}

/** POST /revision */
export type RevisionAnswer =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: 'outdated' | 'unknown' | 'forbidden' };

/** GET /questions?client=ID, at a port of its own: one of these a message. */
export interface QuestionEvent extends Question {
  readonly id: number;
}

/** POST /answer, there. */
export interface QuestionAnswer extends DialogAnswer {
  readonly id: number;
  readonly client: string;
}

/** What a script asks of the page that started it. */
export interface Asking {
  readonly client: string;
  readonly question: Question;
}

/** POST /run for the menu, POST /call for google.script.run of the add-on's own pages. */
export interface RunRequest {
  /** The page that asks, which answers the script's questions. */
  readonly client?: string;
  /** What is selected on the page that asks. */
  readonly selection?: Selection;
  readonly function: string;
  readonly args: readonly unknown[];
}

/** What the person sees of a run. */
export interface RunEffects {
  readonly notices: readonly Notice[];
  readonly menu: readonly MenuItem[];
  /** The sheet that the script made active, if it did, and the cell where it chose one. */
  readonly activate?: { readonly sheet: string; readonly cell?: string };
  readonly shown: readonly ShownPage[];
}

export interface ShownPage extends Omit<ShownHtml, 'html'> {
  /** Where the page is, at an origin of its own. */
  readonly address: string;
}

export interface RunAnswer extends RunEffects {
  readonly value: unknown;
  readonly error?: string;
}

export interface CallAnswer extends RunEffects {
  readonly value: unknown;
  readonly error?: HtmlCallFailure;
}
