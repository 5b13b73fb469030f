import type {
  DealAnswer,
  DealHistory,
  DealSettings,
  SelectionPlace,
} from '../../../flows/dealAnswers';
import type { DealValues, FieldProblem } from '../../../table/dealForm';
import type { Trouble } from '../../trouble';
import type { ChangeState } from '../../useChange';
import type { DealOpening, DealTab } from '../../views/view';
import type { FormName } from '../forms';
import type { Section } from '../qualifyForm';
import type { FormDraft } from './draftStore';
import type { OpenClash } from './openClash';

/** What the view shows: every answer but "nothing has changed". */
export type Shown = Exclude<DealAnswer, { readonly state: 'same' }>;

/** A save that went well. */
export interface Saved {
  readonly token: string;
  readonly name: string;
  readonly dealId: string;
  readonly row: number;
  readonly at: Date;
  readonly canUndo: boolean;
  readonly form: FormName;
}

/** A deal that is being made without a selected row for it. */
export interface Creating {
  readonly place: Pick<SelectionPlace, 'sheetId' | 'row'>;
  readonly values: Readonly<Partial<DealValues>>;
}

/** All that the view Deal knows. */
export interface DeskState {
  readonly shown: Shown | null;
  readonly history: DealHistory | null;
  readonly settings: DealSettings | null;
  /** When Settings were read, in milliseconds: their clock goes on from there. */
  readonly settingsAt: number;
  /** Why nothing can be read. */
  readonly trouble: Trouble | null;
  readonly tab: DealTab;
  readonly section: Section | null;
  readonly isPinned: boolean;
  readonly creating: Creating | null;
  readonly saving: ChangeState;
  readonly problems: readonly FieldProblem[];
  readonly clash: OpenClash | null;
  readonly saved: Saved | null;
  /** What may be said once in the footer. */
  readonly notice: 'undone' | 'notUndone' | 'nothing' | 'copied' | 'notCopied' | null;
  readonly discarded: FormDraft | null;
  /** The draft that came back as its deal was opened. */
  readonly restored: FormDraft | null;
  /** What the upkeep after a save has to tell. */
  readonly sentences: readonly string[];
  readonly next: (Pick<DealOpening, 'dealId' | 'row' | 'tab'> & { readonly name: string }) | null;
  /** What a change of the selection is announced as; counts, so that the same deal is announced anew. */
  readonly arrivals: number;
}

/** The page as it opens. */
export const FIRST_STATE: DeskState = {
  shown: null,
  history: null,
  settings: null,
  settingsAt: 0,
  trouble: null,
  tab: 'qualify',
  section: null,
  isPinned: false,
  creating: null,
  saving: { isWorking: false },
  problems: [],
  clash: null,
  saved: null,
  notice: null,
  discarded: null,
  restored: null,
  sentences: [],
  next: null,
  arrivals: 0,
};
