import type { BudgetBasis, DecisionMaker } from '../domain/qualificationScore';

/** What a field of a form holds. */
export type FormKind =
  'text' | 'mail' | 'amount' | 'fraction' | 'day' | 'stage' | 'word' | 'purchases';

/** How urgent a prospect's need is. */
export type Urgency = 'urgent' | 'normal' | 'noHurry';
export type TrialKind = 'sample' | 'demo' | 'freeVersion' | 'gift';
export type TrialState = 'offered' | 'received' | 'used';
export type LossReason = 'budget' | 'competitor' | 'noDecision' | 'silent';
export type CallResult = 'reached' | 'noAnswer' | 'message';

/** Something similar that a prospect bought; a number that is not known is blank. */
export interface PurchaseLine {
  readonly what: string;
  readonly price: number | '';
  readonly year: number | '';
}

interface FieldShape {
  readonly kind: FormKind;
  /** The most characters of a text. */
  readonly most?: number;
  /** For a word: what it may mean, and how its messages begin. */
  readonly words?: readonly string[];
  readonly wordsAt?: string;
}

/** The typed fields of a deal that forms show and fill. */
export const DEAL_FORM = {
  prospect: { kind: 'text', most: 120 },
  contact: { kind: 'text', most: 120 },
  mail: { kind: 'mail', most: 254 },
  phone: { kind: 'text', most: 60 },
  owner: { kind: 'text', most: 120 },
  stage: { kind: 'stage' },
  amount: { kind: 'amount' },
  probability: { kind: 'fraction' },
  expectedClose: { kind: 'day' },
  nextStep: { kind: 'text', most: 200 },
  when: { kind: 'day' },
  canSign: {
    kind: 'word',
    words: ['confirmed', 'believed', 'notYet', 'unknown'],
    wordsAt: 'canSign',
  },
  signer: { kind: 'text', most: 80 },
  role: { kind: 'text', most: 80 },
  budgetSource: {
    kind: 'word',
    words: ['stated', 'inferred', 'notKnown'],
    wordsAt: 'budgetSource',
  },
  budgetLow: { kind: 'amount' },
  budgetLikely: { kind: 'amount' },
  budgetHigh: { kind: 'amount' },
  similarPurchases: { kind: 'purchases' },
  decideBy: { kind: 'day' },
  urgency: { kind: 'word', words: ['urgent', 'normal', 'noHurry'], wordsAt: 'urgency' },
  trial: { kind: 'word', words: ['sample', 'demo', 'freeVersion', 'gift'], wordsAt: 'trial' },
  trialState: { kind: 'word', words: ['offered', 'received', 'used'], wordsAt: 'trialState' },
  closed: { kind: 'day' },
  lostBecause: {
    kind: 'word',
    words: ['budget', 'competitor', 'noDecision', 'silent'],
    wordsAt: 'lost',
  },
  language: { kind: 'text', most: 20 },
  zone: { kind: 'text', most: 60 },
} as const satisfies Readonly<Record<string, FieldShape>>;

export type DealField = keyof typeof DEAL_FORM;

/** All of them, in the order of the form. */
export const DEAL_FIELDS = Object.keys(DEAL_FORM) as readonly DealField[];

/** What a field of a form holds. */
export function shapeOf(field: DealField): FieldShape {
  return DEAL_FORM[field];
}

/** A blank is the empty text; days are YYYY-MM-DD; words stand for their meaning, for instance "confirmed". */
export type FormValue = string | number | readonly PurchaseLine[];

interface TypedValues {
  readonly amount: number | '';
  readonly probability: number | '';
  readonly budgetLow: number | '';
  readonly budgetLikely: number | '';
  readonly budgetHigh: number | '';
  readonly canSign: DecisionMaker | '';
  readonly budgetSource: BudgetBasis | '';
  readonly urgency: Urgency | '';
  readonly trial: TrialKind | '';
  readonly trialState: TrialState | '';
  readonly lostBecause: LossReason | '';
  readonly similarPurchases: readonly PurchaseLine[];
}

/** The values of a deal's fields. */
export type DealValues = TypedValues &
  Readonly<Record<Exclude<DealField, keyof TypedValues>, string>>;

/** A field of a form that cannot be saved as it is, with the sentence to show beside it. */
export interface FieldProblem {
  /** A field of the deal, or of the rest of the form: date, time, minutes, place, agenda, note. */
  readonly field: string;
  readonly text: string;
}
