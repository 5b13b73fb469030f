import { dayNumber } from '../../domain/day';
import type { Qualification } from '../../domain/qualificationScore';
import { stageKey } from '../../domain/stage';
import type { StageChoice } from '../../flows/dealAnswers';
import type {
  DealField,
  DealValues,
  FieldProblem,
  FormValue,
  PurchaseLine,
} from '../../table/dealForm';
import { say } from '../sidebarWords';
import { FIRST_YEAR, inferredBudget } from './budget';
import type { Typed } from './desk/draftStore';
import type { FormContext, Prepared } from './forms';
import { changedValues, isMail, numberProblem, textIn, valueIn } from './forms';

/** The parts of the view Qualify that open for editing, one at a time. */
export type Section = 'signer' | 'budget' | 'time' | 'facts';

const FIELDS_OF: Readonly<Record<Section, readonly string[]>> = {
  signer: ['canSign', 'signer', 'role'],
  budget: ['budgetSource', 'budgetLow', 'budgetLikely', 'budgetHigh', 'similarPurchases'],
  time: ['timeBy', 'decideBy', 'urgency'],
  facts: ['prospect', 'contact', 'mail', 'phone', 'stage', 'amount', 'expectedClose'],
};

/** The part that a field belongs to. */
export function sectionOf(field: string): Section {
  if (/^(?:price|year)-\d+$/.test(field)) return 'budget';
  const found = Object.entries(FIELDS_OF).find(([, fields]) => fields.includes(field));
  return (found?.[0] ?? 'facts') as Section;
}

/** The part to open for a draft, that of the field that was typed first. */
export function sectionOfDraft(typed: Typed): Section {
  return sectionOf(Object.keys(typed)[0] ?? 'canSign');
}

/** Whether a draft of the view changes what counts as qualification. */
export function changesQualification(typed: Typed): boolean {
  return Object.keys(typed).some((field) => sectionOf(field) !== 'facts');
}

/** How the time to decide is known. */
export function timeBy(
  typed: Typed,
  values: Readonly<Partial<DealValues>>,
): 'date' | 'urgency' | '' {
  const chosen = typed['timeBy'] as 'date' | 'urgency' | undefined;
  if (chosen) return chosen;
  if (textIn(typed, values, 'decideBy') !== '') return 'date';
  return textIn(typed, values, 'urgency') === '' ? '' : 'urgency';
}

/**
 * What is known of a deal, as its score counts it.
 *
 * @param values the deal's
 * @returns signer, budget and time
 * @example qualificationOf({ canSign: 'believed', urgency: 'urgent' }) // { signer: 'believed', budget: 'notKnown', time: 'urgency' }
 */
export function qualificationOf(values: Readonly<Partial<DealValues>>): Qualification {
  return {
    signer: values.canSign || 'unknown',
    budget: values.budgetSource || 'notKnown',
    time: values.decideBy ? 'date' : values.urgency ? 'urgency' : 'unknown',
  };
}

/**
 * Whether a stage wants a decision maker that the deal does not have.
 *
 * @param stages Settings'
 * @param stage the name of the stage that is chosen
 * @param canSign what is known of the signer
 * @returns true where she is to be warned
 */
export function lacksDecisionMaker(
  stages: readonly StageChoice[],
  stage: string,
  canSign: string,
): boolean {
  const key = stageKey(stage);
  const found = stages.find(({ name }) => stageKey(name) === key);
  return (found?.wantsDecisionMaker ?? false) && canSign !== 'confirmed' && canSign !== 'believed';
}

/** Qualify and the deal's facts, checked and ready to be sent. */
export function prepareQualify(typed: Typed, context: FormContext): Prepared {
  const parts = [signer, budget, time, facts].map((part) => part(typed, context));
  const wanted = Object.assign({}, ...parts.map(({ wanted }) => wanted)) as Wanted;
  return {
    problems: parts.flatMap(({ problems }) => problems),
    values: changedValues(wanted, context.values),
    rest: {},
  };
}

type Wanted = Partial<Record<DealField, FormValue>>;
interface Part {
  readonly wanted: Wanted;
  readonly problems: readonly FieldProblem[];
}

const NOTHING: Part = { wanted: {}, problems: [] };
const touches = (typed: Typed, section: Section): boolean =>
  FIELDS_OF[section].some((field) => field in typed);

function signer(typed: Typed, { values }: FormContext): Part {
  if (!touches(typed, 'signer')) return NOTHING;
  const [canSign, name, role] = ['canSign', 'signer', 'role'].map((field) =>
    textIn(typed, values, field).trim(),
  ) as [string, string, string];
  const isNameless = canSign === 'confirmed' && name === '';
  return {
    wanted: { canSign, signer: name, role },
    problems: isNameless ? [{ field: 'signer', text: say('bad.signer') }] : [],
  };
}

function budget(typed: Typed, context: FormContext): Part {
  if (!touches(typed, 'budget')) return NOTHING;
  const { values, settings, today } = context;
  const source = textIn(typed, values, 'budgetSource');
  if (source === 'stated') {
    const likely = valueIn(typed, values, 'budgetLikely');
    return {
      wanted: { budgetSource: source, budgetLow: '', budgetLikely: likely, budgetHigh: '' },
      problems: isAmount(likely) ? [] : [numberProblem('budgetLikely', settings.locale)],
    };
  }
  if (source !== 'inferred') return { wanted: { budgetSource: source }, problems: [] };
  const year = Number(today.slice(0, 4));
  const lines = (valueIn(typed, values, 'similarPurchases') || []) as readonly PurchaseLine[];
  const filled = lines.filter(({ what, price, year: of }) => `${what}${price}${of}`.trim() !== '');
  const { low, likely, high } = inferredBudget(typed, values, year, settings);
  const amounts = [
    ['budgetLow', low],
    ['budgetLikely', likely],
    ['budgetHigh', high],
  ] as const;
  const problems = [
    ...lines.flatMap((line, i) => purchaseProblems(line, i, year, settings.locale)),
    ...amounts
      .filter(([, amount]) => !isAmount(amount))
      .map(([field]) => numberProblem(field, settings.locale)),
  ];
  const isOutside = (low !== '' && likely < low) || (high !== '' && likely > high);
  if (problems.length === 0 && likely !== '' && isOutside) {
    problems.push({ field: 'budgetLikely', text: say('bad.likely') });
  }
  return {
    wanted: {
      budgetSource: source,
      similarPurchases: filled,
      budgetLow: low,
      budgetLikely: likely,
      budgetHigh: high,
    },
    problems,
  };
}

function purchaseProblems(
  { price, year }: PurchaseLine,
  i: number,
  thisYear: number,
  locale: string,
): FieldProblem[] {
  const isYear = year === '' || (Number.isInteger(year) && year >= FIRST_YEAR && year <= thisYear);
  return [
    ...(isAmount(price) ? [] : [numberProblem(`price-${i}`, locale)]),
    ...(isYear
      ? []
      : [{ field: `year-${i}`, text: say('bad.year', { from: FIRST_YEAR, to: thisYear }) }]),
  ];
}

function isAmount(value: unknown): boolean {
  return value === '' || (typeof value === 'number' && value >= 0);
}

function time(typed: Typed, { values, today }: FormContext): Part {
  if (!touches(typed, 'time')) return NOTHING;
  const by = timeBy(typed, values);
  if (by === '') return { wanted: { decideBy: '', urgency: '' }, problems: [] };
  if (by === 'urgency') {
    return { wanted: { decideBy: '', urgency: textIn(typed, values, 'urgency') }, problems: [] };
  }
  const decideBy = textIn(typed, values, 'decideBy');
  const isBad = dayNumber(decideBy) === null || ('decideBy' in typed && decideBy < today);
  return {
    wanted: { decideBy },
    problems: isBad ? [{ field: 'decideBy', text: say('bad.date') }] : [],
  };
}

function facts(typed: Typed, { values, settings }: FormContext): Part {
  if (!touches(typed, 'facts')) return NOTHING;
  const changed = FIELDS_OF.facts.filter((field) => field in typed);
  const wanted = Object.fromEntries(
    changed.map((field) => {
      const value = valueIn(typed, values, field);
      return [field, typeof value === 'string' ? value.trim() : value];
    }),
  ) as Wanted;
  return { wanted, problems: factProblems(wanted, settings.locale) };
}

/** What is wrong with a deal's facts; those that were not typed are not looked at. */
export function factProblems(
  { prospect, mail, amount, expectedClose }: Wanted,
  locale: string,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (prospect === '') problems.push({ field: 'prospect', text: say('bad.prospect') });
  if (typeof mail === 'string' && !isMail(mail)) {
    problems.push({ field: 'mail', text: say('bad.mail', { value: mail }) });
  }
  if (amount !== undefined && !isAmount(amount)) {
    problems.push(numberProblem('amount', locale));
  }
  if (expectedClose && dayNumber(String(expectedClose)) === null) {
    problems.push({ field: 'expectedClose', text: say('bad.day') });
  }
  return problems;
}
