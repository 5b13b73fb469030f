import type { ImportFields } from '../flows/importFields';
import type { ImportReport } from '../flows/importDeals';
import type { ArchiveReport } from '../flows/archiveLogRows';
import type { ErasureReport } from '../flows/eraseProspect';
import type { QuartersReport } from '../flows/fillQuarters';
import type { FreezeReport } from '../flows/freezeToValues';
import type { UninstallReport } from '../flows/uninstall';
import type { PlanAnswer } from '../flows/planFigures';
import type {
  CloseRequest,
  DealAnswer,
  DealChange,
  DealHistory,
  Draft,
  LogRequest,
  MeetingEnd,
  MeetingRequest,
  NewDealRequest,
  SaveAnswer,
  SelectionPlace,
} from '../flows/dealAnswers';
import type { MailPreview, ReminderStatus, SwitchAnswer } from '../flows/reminderAnswers';
import type { Tended } from '../flows/tendPipeline';
import type { DoneRequest, ItemAnswer, SnoozeRequest, TodayAnswer } from '../flows/todayAnswers';
import type { Language } from '../messages';
import type { Trouble } from './trouble';
import { troubleOf } from './trouble';

/** The public functions that pages call: the only place where their names and shapes stand on this side. */
export interface ServerFunctions {
  /** The deal of the selected row; `known` is what the page shows, so that nothing is read where nothing has changed. */
  selectedDeal(request: {
    readonly known?: SelectionPlace;
    readonly withSettings?: boolean;
  }): DealAnswer;
  /** A deal by its ID; `select` brings its row to the front. */
  openDeal(request: {
    readonly dealId: string;
    readonly row: number;
    readonly select?: boolean;
    readonly withSettings?: boolean;
  }): DealAnswer;
  dealHistory(request: { readonly dealId: string }): DealHistory;
  saveDeal(request: DealChange): SaveAnswer;
  newDeal(request: NewDealRequest): SaveAnswer;
  logActivity(request: LogRequest): SaveAnswer;
  bookMeeting(request: MeetingRequest): SaveAnswer;
  endMeeting(request: MeetingEnd): SaveAnswer;
  closeDeal(request: CloseRequest): SaveAnswer;
  /** Takes back what was saved with this token; false where it cannot be any more. */
  undo(request: { readonly token: string }): boolean;
  /** IDs, stage log, meetings and Today after a save, as after each edit; sentences for the person at the screen. */
  tendPipeline(): Tended;
  todayList(): TodayAnswer;
  doneItem(request: DoneRequest): ItemAnswer;
  snoozeItem(request: SnoozeRequest): ItemAnswer;
  readDrafts(): readonly Draft[];
  /** Empty content forgets a draft. */
  saveDraft(draft: Draft): null;
  /** The words of a page in a language, by their keys; null where it has none. */
  pageWords(request: {
    readonly page: string;
    readonly language: Language;
  }): Readonly<Record<string, string>> | null;
  planFigures(): PlanAnswer;
  showSheet(sheet: 'pipeline' | 'today' | 'quota' | 'plan' | 'settings' | 'guide'): boolean;
  setUpPipeline(): null;
  refreshPlan(): null;
  switchLanguage(language: Language): Language;
  fillQuarters(request: {
    readonly rep: string;
    readonly from: string;
    readonly quota: number;
  }): QuartersReport;
  freezeToValues(request: { readonly frozen: boolean }): FreezeReport;
  archiveLogRows(request: { readonly olderThan: string }): ArchiveReport;
  /** Lists, unless `confirm` is what the listing gave. */
  eraseProspect(request: { readonly prospect: string; readonly confirm?: string }): ErasureReport;
  /** Lists, unless it is confirmed. */
  uninstall(request: { readonly keepSheets: boolean; readonly confirm?: boolean }): UninstallReport;
  reminderStatus(): ReminderStatus;
  switchReminders(request: {
    readonly isOn: boolean;
    readonly listed?: string;
    readonly originalRests?: boolean;
  }): SwitchAnswer;
  /** Null where the meeting is not planned any more, as below. */
  previewReminder(request: { readonly activityId: string }): MailPreview | null;
  /** The address that it went to: her own. */
  sendTestMail(request: { readonly activityId: string }): string | null;
  importFields(headings: readonly string[]): ImportFields;
  importDeals(request: ImportRequest): ImportReport;
}

/** Rows of text as importDeals takes them; a heading that is mapped to '' stays a column of the person's own. */
export interface ImportRequest {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly map: Readonly<Record<string, string>>;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

type Name = keyof ServerFunctions;
type Args<N extends Name> = Parameters<ServerFunctions[N]>;
type Result<N extends Name> = ReturnType<ServerFunctions[N]>;

interface Runner {
  withSuccessHandler(receive: (value: unknown) => void): Runner;
  withFailureHandler(receive: (error: unknown) => void): Runner;
  readonly [name: string]: (...args: never[]) => unknown;
}

declare const google: {
  readonly script: {
    readonly run: Runner;
    readonly host: { close(): void; readonly editor: { focus(): void } };
  };
};

const READ_LIMIT_MS = 20_000;
/** Google ends each run after six minutes; what takes longer was lost on the way. */
const CHANGE_LIMIT_MS = 370_000;
const BUSY_WAITS_MS = [1000, 3000, 6000];

/**
 * Calls a function that changes nothing. It is asked once more where no answer came, so that one lost message is not
 * taken for a lost connection.
 */
export async function read<N extends Name>(name: N, ...args: Args<N>): Promise<Answer<Result<N>>> {
  const first = await call(name, args, READ_LIMIT_MS);
  if (first.ok || first.trouble.kind !== 'noAnswer') return first;
  const second = await call(name, args, READ_LIMIT_MS);
  return second.ok || second.trouble.kind !== 'noAnswer'
    ? second
    : { ok: false, trouble: { kind: 'offline' } };
}

/**
 * Calls a function that changes the workbook, and again a few times while somebody else saves: then nothing was done.
 *
 * @param onBusy is told each time that it has to wait
 */
export async function change<N extends Name>(
  name: N,
  args: Args<N>,
  onBusy: () => void = () => undefined,
): Promise<Answer<Result<N>>> {
  for (const wait of BUSY_WAITS_MS) {
    const answer = await call(name, args, CHANGE_LIMIT_MS);
    if (answer.ok || answer.trouble.kind !== 'busy') return answer;
    onBusy();
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return call(name, args, CHANGE_LIMIT_MS);
}

/** Closes the page's dialog or sidebar. */
export function closePage(): void {
  google.script.host.close();
}

/** Gives the keyboard back to the sheet. */
export function focusSheet(): void {
  google.script.host.editor.focus();
}

function call<N extends Name>(name: N, args: Args<N>, limit: number): Promise<Answer<Result<N>>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, trouble: { kind: 'noAnswer' } }), limit);
    const answered = (answer: Answer<Result<N>>): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const runner = google.script.run
      .withSuccessHandler((value) => answered({ ok: true, value: value as Result<N> }))
      .withFailureHandler((error) => {
        console.warn(error);
        answered({ ok: false, trouble: troubleOf(error, navigator.onLine) });
      });
    runner[name]!(...(args as never[]));
  });
}
