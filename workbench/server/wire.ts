/** What travels between the server and its page, beside the engine's own messages. */
import type { HtmlCallFailure } from '../runtime/callsFromHtml';
import type {
  MenuItem,
  Notice,
  PublicFunction,
  Selection,
  SheetLocale,
  ShownHtml,
} from '../runtime/contract';
import type { Execution } from '../drive/executions';
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
  readonly name: string;
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly user: { readonly email: string; readonly locale: string };
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
  /** All that was missed has been sent. */
  | { readonly type: 'caughtUp' }
  /** The page's history is another one: send what is waiting, then load anew. */
  | { readonly type: 'otherHistory' }
  /** The server knows nothing of what this page shows. */
  | { readonly type: 'strangers' };

/** What a page must know of what goes on outside the cells. */
export interface Happenings {
  /** ISO 8601; null while the clock follows the machine's. */
  readonly clockStandsAt: string | null;
  readonly mails: number;
  readonly executions: number;
}

/** GET and POST /clock. */
export interface ClockAnswer {
  /** ISO 8601. */
  readonly now: string;
  readonly stands: boolean;
  readonly hasMishaps: boolean;
  readonly zones: { readonly script: string; readonly spreadsheet: string };
  readonly triggers: readonly TriggerView[];
  /** Newest first. */
  readonly executions: readonly Execution[];
}

export interface TriggerView {
  readonly id: string;
  readonly handler: string;
  readonly owner: string;
  readonly schedule?: ClockSchedule;
  readonly kind: TriggerKind;
  /** When it runs next, of the one that is next of all; ISO 8601. */
  readonly next?: string;
}

/** POST /clock: one of these. */
export type ClockRequest =
  /** Sets the clock, and runs nothing. */
  | { readonly jumpTo: string }
  /** Runs what is due on the way. */
  | { readonly runUntil: string }
  | { readonly runNext: true }
  | { readonly followMachine: true }
  | { readonly hasMishaps: boolean };

/** GET /outbox. */
export interface OutboxAnswer {
  /** How many recipients the user may still mail to today. */
  readonly left: number;
  /** Newest first. */
  readonly mails: readonly MailSummary[];
}

export interface MailSummary {
  readonly id: string;
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
  | { readonly accepted: false; readonly reason: 'outdated' | 'unknown' };

/** POST /run for the menu, POST /call for google.script.run of the add-on's own pages. */
export interface RunRequest {
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
