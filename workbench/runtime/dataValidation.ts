/** Data validation: Google's criteria, and the engine's rule for each (platform section 7, validation). */
import { randomUUID } from 'node:crypto';
import type { DispatchCommand } from '../engine/batch';
import { canonicalFormula } from '../engine/canonicalFormula';
import type { CellPosition, Getters } from '../engine/engineModule';
import { forget, keep, keptEntries } from '../engine/keptData';
import type { KeptEntry } from '../engine/keptData';
import { ENGINE_LOCALES } from '../engine/locales';
import { instantToSerial } from '../engine/serialDates';
import { enumeration } from './enumeration';
import type { EnumValue } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';

type EngineRule = NonNullable<ReturnType<Getters['getDataValidationRule']>>;
type EngineCriterion = EngineRule['criterion'];

export const DATA_VALIDATION_CRITERIA = enumeration(
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
);

type CriterionName = Exclude<keyof typeof DATA_VALIDATION_CRITERIA, symbol>;

/** A rule as Google has it; `values` are plain, but for the range of VALUE_IN_RANGE. */
interface RuleDefinition {
  readonly criterion: CriterionName;
  readonly values: readonly unknown[];
  readonly helpText: string | null;
  readonly allowsInvalid: boolean;
}

/** Criteria that carry the same values under another name in the engine. */
const SAME_VALUES: Partial<Record<CriterionName, string>> = {
  NUMBER_BETWEEN: 'isBetween',
  NUMBER_EQUAL_TO: 'isEqual',
  NUMBER_GREATER_THAN: 'isGreaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'isGreaterOrEqualTo',
  NUMBER_LESS_THAN: 'isLessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'isLessOrEqualTo',
  NUMBER_NOT_BETWEEN: 'isNotBetween',
  NUMBER_NOT_EQUAL_TO: 'isNotEqual',
  TEXT_IS_VALID_EMAIL: 'isEmail',
  TEXT_CONTAINS: 'containsText',
  TEXT_EQUAL_TO: 'isEqualText',
  DATE_IS_VALID_DATE: 'dateIsValid',
  CHECKBOX: 'isBoolean',
};

const DATE_CRITERIA: Partial<Record<CriterionName, string>> = {
  DATE_AFTER: 'dateIsAfter',
  DATE_BEFORE: 'dateIsBefore',
  DATE_EQUAL_TO: 'dateIs',
  DATE_ON_OR_AFTER: 'dateIsOnOrAfter',
  DATE_ON_OR_BEFORE: 'dateIsOnOrBefore',
};

export class DataValidation implements GoogleSubset<GoogleAppsScript.Spreadsheet.DataValidation> {
  readonly definition: RuleDefinition;
  readonly #run: ScriptRun | undefined;

  constructor(definition: RuleDefinition, run?: ScriptRun) {
    this.definition = definition;
    this.#run = run;
  }

  getCriteriaType(): EnumValue {
    return DATA_VALIDATION_CRITERIA[this.definition.criterion];
  }

  getCriteriaValues(): readonly unknown[] {
    return this.definition.values;
  }

  getAllowInvalid(): boolean {
    return this.definition.allowsInvalid;
  }

  getHelpText(): string | null {
    return this.definition.helpText;
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.#run!, this.definition);
  }
}

export const CHECKBOX = new DataValidation({
  criterion: 'CHECKBOX',
  values: [],
  helpText: null,
  allowsInvalid: true,
});

export class DataValidationBuilder implements GoogleSubset<GoogleAppsScript.Spreadsheet.DataValidationBuilder> {
  readonly #run: ScriptRun;
  #definition: Partial<RuleDefinition>;

  constructor(run: ScriptRun, definition: Partial<RuleDefinition> = {}) {
    this.#run = run;
    this.#definition = definition;
  }

  requireValueInList(values: string[], showDropdown = true): this {
    return this.#require('VALUE_IN_LIST', [values, showDropdown]);
  }

  requireValueInRange(range: unknown, showDropdown = true): this {
    return this.#require('VALUE_IN_RANGE', [own<Place>(range), showDropdown]);
  }

  requireNumberBetween(start: number, end: number): this {
    return this.#require('NUMBER_BETWEEN', [start, end]);
  }

  requireNumberGreaterThan(number: number): this {
    return this.#require('NUMBER_GREATER_THAN', [number]);
  }

  requireNumberGreaterThanOrEqualTo(number: number): this {
    return this.#require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }

  requireNumberLessThanOrEqualTo(number: number): this {
    return this.#require('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }

  requireDate(): this {
    return this.#require('DATE_IS_VALID_DATE', []);
  }

  requireDateOnOrAfter(date: unknown): this {
    return this.#require('DATE_ON_OR_AFTER', [date]);
  }

  requireDateAfter(date: unknown): this {
    return this.#require('DATE_AFTER', [date]);
  }

  requireCheckbox(...values: unknown[]): this {
    if (values.length > 0) throw new Error('NotImplemented: checkboxes with values of their own');
    return this.#require('CHECKBOX', []);
  }

  requireTextIsEmail(): this {
    return this.#require('TEXT_IS_VALID_EMAIL', []);
  }

  requireFormulaSatisfied(formula: string): this {
    return this.#require('CUSTOM_FORMULA', [formula]);
  }

  /** True (a warning only) unless it is called (platform section 7). */
  setAllowInvalid(allowsInvalid: boolean): this {
    this.#definition = { ...this.#definition, allowsInvalid };
    return this;
  }

  setHelpText(helpText: string): this {
    this.#definition = { ...this.#definition, helpText };
    return this;
  }

  build(): DataValidation {
    const { criterion, values = [], helpText = null, allowsInvalid = true } = this.#definition;
    if (!criterion) throw new Error('Cannot build a data validation rule without a criterion.');
    return new DataValidation({ criterion, values, helpText, allowsInvalid }, this.#run);
  }

  #require(criterion: CriterionName, values: unknown[]): this {
    this.#definition = { ...this.#definition, criterion, values };
    return this;
  }
}

/** Puts a rule on all cells of a range; it replaces what is there. */
export function setDataValidation(run: ScriptRun, place: Place, rule: DataValidation): void {
  const { definition } = rule;
  const { criterion, values, allowsInvalid } = definition;
  const id = `validation:${randomUUID()}`;
  const source = criterion === 'VALUE_IN_RANGE' ? (values[0] as Place) : undefined;
  run.file.writes.add((dispatch, getters) => {
    const engineRule = {
      id,
      isBlocking: !allowsInvalid,
      criterion: engineCriterion(run, getters, place, definition),
    };
    const overwritten = criterion === 'CHECKBOX' ? textsOf(getters, place) : [];
    const ranges = [rangeData(getters, place)];
    dispatch('ADD_DATA_VALIDATION_RULE', { sheetId: place.sheetId, ranges, rule: engineRule });
    // The engine sets every cell of a checkbox rule to FALSE; Google leaves what is there.
    for (const cell of overwritten) dispatch('UPDATE_CELL', cell);
    const kept = { ...definition, values: source ? values.slice(1) : values };
    keep(dispatch, {
      id,
      kind: 'validation',
      sheetId: place.sheetId,
      value: kept,
      ranges: source ? [rangeData(getters, source)] : [],
    });
    forgetReplacedRules(run, dispatch, getters, place.sheetId);
  });
  // What is written from now on is held to the rule, even if it is not read before.
  if (!allowsInvalid) run.file.writes.carryOut();
}

/** What is kept of rules that newer ones have replaced everywhere. */
function forgetReplacedRules(
  run: ScriptRun,
  dispatch: DispatchCommand,
  getters: Getters,
  sheetId: string,
): void {
  const present = new Set(getters.getDataValidationRules(sheetId).map((rule) => rule.id));
  for (const { id, sheetId: keptFor } of keptEntries(run.file.model, 'validation')) {
    if (keptFor === sheetId && !present.has(id)) forget(dispatch, id);
  }
}

/** Takes the cells of the range out of every rule. */
export function clearDataValidations(run: ScriptRun, place: Place): void {
  const { sheetId, block } = place;
  const { overlap } = run.file.engine.helpers;
  run.file.writes.add((dispatch, getters) => {
    const cleared = [getters.getRangeFromRangeData(rangeData(getters, place))];
    for (const rule of getters.getDataValidationRules(sheetId)) {
      if (!rule.ranges.some(({ zone }) => overlap(zone, block))) continue;
      const rest = getters.recomputeRanges(rule.ranges, cleared);
      const { id, isBlocking, criterion } = rule;
      dispatch('REMOVE_DATA_VALIDATION_RULE', { sheetId, id });
      if (rest.length === 0) continue;
      const ranges = rest.map((part) => getters.getRangeData(part));
      dispatch('ADD_DATA_VALIDATION_RULE', {
        sheetId,
        ranges,
        rule: { id, isBlocking, criterion },
      });
    }
    forgetReplacedRules(run, dispatch, getters, sheetId);
  });
}

/** The rule of a cell, whoever made it; null if it has none. */
export function dataValidationAt(run: ScriptRun, position: CellPosition): DataValidation | null {
  const rule = run.file.writes.carriedOut.getValidationRuleForCell(position);
  if (!rule) return null;
  const kept = keptEntries(run.file.model, 'validation').find(({ id }) => id === rule.id);
  const definition = kept ? keptDefinition(run, kept) : pageDefinition(run, position.sheetId, rule);
  return new DataValidation(definition, run);
}

function keptDefinition(run: ScriptRun, { value, ranges: [source] }: KeptEntry): RuleDefinition {
  const definition = value as RuleDefinition;
  if (!source) return definition;
  return {
    ...definition,
    values: [run.objects.range(placeOfEngine(source)), ...definition.values],
  };
}

/** What somebody set up in the page's own panel, as far as Google has a criterion for it. */
function pageDefinition(
  run: ScriptRun,
  sheetId: string,
  { criterion, isBlocking }: EngineRule,
): RuleDefinition {
  const rest = { helpText: null, allowsInvalid: !isBlocking };
  const { type, values } = criterion;
  if (type === 'isValueInList') {
    return { criterion: 'VALUE_IN_LIST', values: [values, true], ...rest };
  }
  if (type === 'isValueInRange') {
    const source = run.file.model.getters.getRangeFromSheetXC(sheetId, values[0]!);
    return {
      criterion: 'VALUE_IN_RANGE',
      values: [run.objects.range(placeOfEngine(source)), true],
      ...rest,
    };
  }
  const name = Object.entries(SAME_VALUES).find(([, engineName]) => engineName === type)?.[0];
  if (name) return { criterion: name as CriterionName, values, ...rest };
  if (type === 'customFormula') return { criterion: 'CUSTOM_FORMULA', values, ...rest };
  throw new Error(`NotImplemented: reading a data validation of the page's kind ${type}`);
}

function engineCriterion(
  run: ScriptRun,
  getters: Getters,
  place: Place,
  { criterion, values }: RuleDefinition,
): EngineCriterion {
  const [first, second] = values;
  const sameValues = SAME_VALUES[criterion];
  if (sameValues) return { type: sameValues, values: values.map(String) } as EngineCriterion;
  const dateType = DATE_CRITERIA[criterion];
  if (dateType) {
    const serial = Math.floor(instantToSerial((first as Date).getTime(), run.file.timeZone));
    return { type: dateType, values: [String(serial)], dateValue: 'exactDate' } as EngineCriterion;
  }
  const displayStyle = second === false ? 'plainText' : 'arrow';
  switch (criterion) {
    case 'VALUE_IN_LIST':
      return { type: 'isValueInList', values: (first as unknown[]).map(String), displayStyle };
    case 'VALUE_IN_RANGE': {
      const source = getters.getRangeFromRangeData(rangeData(getters, first as Place));
      const xc = getters.getRangeString(source, place.sheetId);
      return { type: 'isValueInRange', values: [xc], displayStyle };
    }
    case 'CUSTOM_FORMULA': {
      const { engine, locale } = run.file;
      const formula = canonicalFormula(engine, String(first), ENGINE_LOCALES[locale]);
      return { type: 'customFormula', values: [formula] };
    }
    default:
      throw new Error(`NotImplemented: DataValidationCriteria.${criterion}`);
  }
}

/** Cells that hold something other than a truth value, as writes that put it back. */
function textsOf(getters: Getters, { sheetId, block }: Place): object[] {
  const cells: object[] = [];
  for (let row = block.top; row <= block.bottom; row++) {
    for (let col = block.left; col <= block.right; col++) {
      const cell = getters.getCell({ sheetId, col, row });
      const content = cell?.isFormula
        ? cell.compiledFormula.toFormulaString(getters)
        : cell?.content;
      if (content && !/^(TRUE|FALSE)$/.test(content)) cells.push({ sheetId, col, row, content });
    }
  }
  return cells;
}
