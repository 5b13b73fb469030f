/** Conditional format rules: colours, bold and italic by a formula, a text or not being empty. */
import { randomUUID } from 'node:crypto';
import type { BatchStep, DispatchCommand } from '../engine/batch';
import { canonicalFormula } from '../engine/canonicalFormula';
import type { Getters } from '../engine/engineModule';
import { forget, keep, keptEntries } from '../engine/keptData';
import { ENGINE_LOCALES } from '../engine/locales';
import { splitSheetName } from './a1Notation';
import { colorOrNone } from './rangeLooks';
import type { Style } from './rangeLooks';
import { enumeration } from './enumeration';
import type { EnumValue } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';

export const BOOLEAN_CRITERIA = enumeration('CUSTOM_FORMULA', 'TEXT_EQUAL_TO', 'CELL_NOT_EMPTY');

type CriterionName = Exclude<keyof typeof BOOLEAN_CRITERIA, symbol>;

interface RuleDefinition {
  readonly criterion: CriterionName;
  readonly values: readonly string[];
  readonly style: Style;
}

export class ConditionalFormatRule implements GoogleSubset<GoogleAppsScript.Spreadsheet.ConditionalFormatRule> {
  readonly definition: RuleDefinition;
  readonly #ranges: readonly Place[];

  constructor(definition: RuleDefinition, ranges: readonly Place[]) {
    this.definition = definition;
    this.#ranges = ranges;
  }

  getRanges(): readonly Place[] {
    return this.#ranges;
  }

  getBooleanCondition(): BooleanCondition {
    return new BooleanCondition(this.definition);
  }

  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.definition, this.#ranges);
  }
}

class BooleanCondition implements GoogleSubset<GoogleAppsScript.Spreadsheet.BooleanCondition> {
  readonly #definition: RuleDefinition;

  constructor(definition: RuleDefinition) {
    this.#definition = definition;
  }

  getCriteriaType(): EnumValue {
    return BOOLEAN_CRITERIA[this.#definition.criterion];
  }

  getCriteriaValues(): readonly string[] {
    return this.#definition.values;
  }

  getBackground(): string | null {
    return this.#definition.style.fillColor?.toLowerCase() ?? null;
  }

  getFontColor(): string | null {
    return this.#definition.style.textColor?.toLowerCase() ?? null;
  }

  getBold(): boolean | null {
    return this.#definition.style.bold ?? null;
  }

  getItalic(): boolean | null {
    return this.#definition.style.italic ?? null;
  }
}

export class ConditionalFormatRuleBuilder implements GoogleSubset<GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder> {
  #definition: Partial<RuleDefinition> & { style: Style };
  #ranges: readonly Place[];

  constructor(definition?: RuleDefinition, ranges: readonly Place[] = []) {
    this.#definition = definition ?? { style: {} };
    this.#ranges = ranges;
  }

  whenFormulaSatisfied(formula: string): this {
    return this.#when('CUSTOM_FORMULA', [formula]);
  }

  whenTextEqualTo(text: string): this {
    return this.#when('TEXT_EQUAL_TO', [text]);
  }

  whenCellNotEmpty(): this {
    return this.#when('CELL_NOT_EMPTY', []);
  }

  setBackground(color: string | null): this {
    return this.#look({ fillColor: colorOrNone(color) || undefined });
  }

  setFontColor(color: string | null): this {
    return this.#look({ textColor: colorOrNone(color) || undefined });
  }

  setBold(bold: boolean | null): this {
    return this.#look({ bold: bold ?? undefined });
  }

  setItalic(italic: boolean | null): this {
    return this.#look({ italic: italic ?? undefined });
  }

  setRanges(ranges: unknown[]): this {
    this.#ranges = ranges.map((range) => own<Place>(range));
    return this;
  }

  build(): ConditionalFormatRule {
    const { criterion, values = [], style } = this.#definition;
    if (!criterion) throw new Error('A conditional format rule must have a condition.');
    if (this.#ranges.length === 0) {
      throw new Error('A conditional format rule must have at least one range.');
    }
    return new ConditionalFormatRule({ criterion, values, style }, this.#ranges);
  }

  #when(criterion: CriterionName, values: readonly string[]): this {
    this.#definition = { ...this.#definition, criterion, values };
    return this;
  }

  #look(style: Style): this {
    this.#definition = { ...this.#definition, style: { ...this.#definition.style, ...style } };
    return this;
  }
}

/** The rules of a sheet that scripts set, first to last; the page's own kinds are not among them. */
export function conditionalFormatRules(run: ScriptRun, sheetId: string): ConditionalFormatRule[] {
  const getters = run.file.writes.carriedOut;
  const kept = keptEntries(run.file.model, 'conditionalFormat');
  return getters.getConditionalFormats(sheetId).flatMap(({ id, ranges }) => {
    const entry = kept.find((candidate) => candidate.id === id);
    if (!entry) return [];
    const places = ranges.map((xc) =>
      run.objects.range(placeOfEngine(getters.getRangeFromSheetXC(sheetId, xc))),
    );
    return [new ConditionalFormatRule(entry.value as RuleDefinition, places)];
  });
}

/** Replaces ALL rules of the sheet (platform section 7), but for the page's own kinds, which no script has read. */
export function setConditionalFormatRules(
  run: ScriptRun,
  sheetId: string,
  rules: readonly ConditionalFormatRule[],
): void {
  const { structure } = run.file.writes;
  for (const rule of rules) assertOwnSheet(run, structure, sheetId, rule);
  run.file.writes.add(replaceRules(run, sheetId, rules));
}

function replaceRules(
  run: ScriptRun,
  sheetId: string,
  rules: readonly ConditionalFormatRule[],
): BatchStep {
  return (dispatch, getters) => {
    const kept = new Set(keptEntries(run.file.model, 'conditionalFormat').map(({ id }) => id));
    for (const { id } of getters.getConditionalFormats(sheetId)) {
      if (!kept.has(id)) continue;
      dispatch('REMOVE_CONDITIONAL_FORMAT', { sheetId, id });
      forget(dispatch, id);
    }
    for (const rule of rules) addRule(run, dispatch, getters, sheetId, rule);
  };
}

function addRule(
  run: ScriptRun,
  dispatch: DispatchCommand,
  getters: Getters,
  sheetId: string,
  rule: ConditionalFormatRule,
): void {
  const { definition } = rule;
  const id = `conditionalFormat:${randomUUID()}`;
  const ranges = rule.getRanges().map((range) => rangeData(getters, range));
  const cf = { id, rule: engineRule(run, definition), stopIfTrue: false };
  dispatch('ADD_CONDITIONAL_FORMAT', { sheetId, ranges, cf });
  keep(dispatch, { id, kind: 'conditionalFormat', sheetId, value: definition });
}

function engineRule(run: ScriptRun, { criterion, values, style }: RuleDefinition): object {
  const rule = (operator: string, operands: readonly string[]) => ({
    type: 'CellIsRule',
    operator,
    values: operands,
    style,
  });
  const { engine, locale } = run.file;
  switch (criterion) {
    case 'CUSTOM_FORMULA':
      return rule('customFormula', [canonicalFormula(engine, values[0]!, ENGINE_LOCALES[locale])]);
    case 'TEXT_EQUAL_TO':
      return rule('isEqual', values);
    case 'CELL_NOT_EMPTY':
      return rule('isNotEmpty', []);
  }
}

/** Google refuses a rule that looks at another sheet (product W7). */
function assertOwnSheet(
  run: ScriptRun,
  getters: Getters,
  sheetId: string,
  { definition }: ConditionalFormatRule,
): void {
  if (definition.criterion !== 'CUSTOM_FORMULA') return;
  const { engine, locale } = run.file;
  const formula = canonicalFormula(engine, definition.values[0]!, ENGINE_LOCALES[locale]);
  for (const { type, value } of engine.tokenize(formula)) {
    if (type !== 'REFERENCE' && type !== 'SYMBOL') continue;
    const { sheetName } = splitSheetName(value);
    if (sheetName !== undefined && sheetName !== getters.getSheetName(sheetId)) {
      throw new Error(
        `Conditional format rule cannot reference a different sheet: ${definition.values[0]}`,
      );
    }
  }
}
