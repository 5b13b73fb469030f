import type { Language } from '../messages';
import { LANGUAGES, message } from '../messages';
import { frozenSince } from './frozenValues';
import type { Services } from './services';
import { workbookLanguage } from './workbookLanguage';

/** A figure as Plan shows it, with its label and the line below; `value` is null where the cell holds no number. */
export interface Figure {
  readonly label: string;
  readonly shown: string;
  readonly hint: string;
  readonly value: number | null;
}

/** The head of the sheet Plan, as plain values that google.script.run carries. */
export interface PlanFigures {
  readonly language: Language;
  readonly sheetName: string;
  readonly asOf: string;
  /** First and last day, as the sheet shows them; blank where no quota covers the day. */
  readonly period: { readonly from: string; readonly to: string };
  readonly person: string;
  readonly won: Figure;
  readonly expected: Figure;
  readonly toBuild: Figure;
  readonly chance: Figure;
  readonly quota: Figure;
  /** Since which day the workbook is frozen to values, YYYY-MM-DD; null where it computes. */
  readonly frozenSince: string | null;
  /** What Plan warns of. */
  readonly warnings: readonly string[];
}

/** What the sidebar's Plan asks for; before set-up there are no figures. */
export type PlanAnswer =
  | { readonly isSetUp: true; readonly plan: PlanFigures }
  | { readonly isSetUp: false; readonly language: Language };

/** The head of Plan: from its title to the warnings below the figures. */
const HEAD = { row: 1, column: 1, rows: 8, columns: 12 };
const COLUMNS = { A: 0, B: 1, D: 3, F: 5, G: 6, H: 7, J: 9, L: 11 } as const;
type ColumnName = keyof typeof COLUMNS;
const [LABELS, VALUES, HINTS] = [4, 5, 6];

/**
 * Reads the figures of Plan from its cells; nothing is reckoned anew.
 *
 * @param services what the flow may do
 * @returns the figures as the sheet shows them
 */
export function planFigures({ workbook }: Services): PlanAnswer {
  const sheet = workbook.findSheet('plan');
  if (sheet === null) return { isSetUp: false, language: workbookLanguage(workbook) };
  const values = sheet.read(HEAD);
  const texts = sheet.readShown(HEAD);
  const shown = (column: ColumnName, row: number): string => texts[row - 1]![COLUMNS[column]]!;
  const figure = (column: ColumnName): Figure => {
    const value = values[VALUES! - 1]![COLUMNS[column]];
    return {
      label: shown(column, LABELS!),
      shown: shown(column, VALUES!),
      hint: shown(column, HINTS!),
      value: typeof value === 'number' ? value : null,
    };
  };
  const won = figure('A');
  // The label tells the language without another read, unless somebody worded it anew.
  const language =
    LANGUAGES.find((each) => message(each, 'plan.won') === won.label) ?? workbookLanguage(workbook);
  const pipeline = workbook.findSheet('pipeline');
  const warnings = [shown('H', 1), shown('A', 3), shown('A', 7), shown('A', 8), shown('H', 7)];
  return {
    isSetUp: true,
    plan: {
      language,
      sheetName: sheet.name,
      asOf: shown('B', 2),
      period: { from: shown('F', 2), to: shown('G', 2) },
      person: shown('F', 1),
      won,
      expected: figure('D'),
      toBuild: figure('G'),
      chance: figure('J'),
      quota: figure('L'),
      frozenSince: pipeline && frozenSince(pipeline),
      warnings: warnings.filter((text) => text !== ''),
    },
  };
}

/**
 * Figures of Plan as it shows them, a sentence each; those that it has not are left out.
 *
 * @param services what the flow may do
 * @param names which, in their order
 * @returns for instance "Won so far: $126,000."
 */
export function planSentences(
  services: Services,
  names: readonly ('won' | 'expected' | 'toBuild' | 'chance')[],
): string[] {
  const answer = planFigures(services);
  if (!answer.isSetUp) return [];
  return names
    .map((name) => answer.plan[name])
    .filter(({ value }) => value !== null)
    .map(({ label, shown }) => `${label}: ${shown}.`);
}
