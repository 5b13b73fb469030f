/**
 * Conditional formats are computed for the cells that somebody looks at. The engine computes each rule for all cells of
 * its ranges as soon as one is drawn: with ten thousand deals that took seconds after every edit.
 */
import type { CellPosition, Engine, Getters, Zone } from './engineModule';

type Look = Readonly<Record<string, unknown>>;
type CompiledFormula = ReturnType<Engine['CompiledFormula']['Compile']>;

interface FormulaRule {
  readonly type: 'CellIsRule';
  readonly operator: string;
  readonly values: readonly string[];
  readonly style: Look;
}

interface ConditionalFormat {
  readonly ranges: readonly string[];
  readonly rule: FormulaRule | { readonly type: string };
}

interface RuleOfCells {
  readonly zones: readonly Zone[];
  /** Of each value of the rule. */
  readonly formulas: readonly (CompiledFormula | undefined)[];
  readonly rule: FormulaRule;
}

/** What must know all values of its range to judge one. */
const OF_WHOLE_RANGE = [
  'ColorScaleRule',
  'isValueInRange',
  'top10',
  'uniqueValues',
  'duplicateValues',
];

/** The engine's plugin that is built on here. */
type LooksPlugin = InstanceType<Engine['UIPlugin']> & {
  readonly isStale: boolean;
  finalize(): void;
  getCellConditionalFormatStyle(position: CellPosition): Look | undefined;
  getRuleResultForTarget(target: CellPosition, rule: FormulaRule): boolean;
};

/** Replaces the engine's plugin of conditional formats. */
export function dressSeenCellsAlone(o: Engine): void {
  const registry = o.registries.coreViewsPluginRegistry;
  const Looks = registry.get('evaluation_cf') as unknown as new (...args: never[]) => LooksPlugin;

  class LooksOfSeenCells extends Looks {
    #sheets = new Map<string, LooksOfSheet | undefined>();

    override finalize(): void {
      if (this.isStale) this.#sheets.clear();
      super.finalize();
    }

    override getCellConditionalFormatStyle(position: CellPosition): Look | undefined {
      const { sheetId } = position;
      if (!this.#sheets.has(sheetId)) this.#sheets.set(sheetId, this.#looksOf(sheetId));
      const looks = this.#sheets.get(sheetId);
      return looks ? looks.at(position) : super.getCellConditionalFormatStyle(position);
    }

    /** Undefined where the engine's own way is needed. */
    #looksOf(sheetId: string): LooksOfSheet | undefined {
      const formats = this.getters.getConditionalFormats(sheetId) as unknown as ConditionalFormat[];
      if (formats.some(({ rule }) => OF_WHOLE_RANGE.includes(kindOf(rule)))) return undefined;
      // The engine lets the first rule have the last word.
      const rules = [...formats]
        .reverse()
        .flatMap((format) => rulesOfCells(o, this.getters, sheetId, format));
      return new LooksOfSheet(rules, (position, rule) => this.#applies(position, rule));
    }

    #applies(position: CellPosition, { zones, formulas, rule }: RuleOfCells): boolean {
      const { sheetId, col, row } = position;
      return zones.some((zone) => {
        if (!isInside(position, zone)) return false;
        const values = rule.values.map((value, index) => {
          const formula = formulas[index];
          if (!formula) return value;
          const [right, down] = [col - zone.left, row - zone.top];
          return this.getters.getTranslatedCellFormula(sheetId, right, down, formula);
        });
        return this.getRuleResultForTarget(position, { ...rule, values });
      });
    }
  }
  registry.replace('evaluation_cf', LooksOfSeenCells as never);
}

/** What was computed since the last change. */
class LooksOfSheet {
  readonly #known = new Map<string, Look | undefined>();

  constructor(
    private readonly rules: readonly RuleOfCells[],
    private readonly applies: (position: CellPosition, rule: RuleOfCells) => boolean,
  ) {}

  at(position: CellPosition): Look | undefined {
    const key = `${position.col} ${position.row}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#computed(position));
    return this.#known.get(key);
  }

  #computed(position: CellPosition): Look | undefined {
    const looks = this.rules
      .filter((rule) => this.applies(position, rule))
      .map(({ rule }) => rule.style);
    return looks.length > 0 ? Object.assign({}, ...looks) : undefined;
  }
}

function rulesOfCells(
  o: Engine,
  getters: Getters,
  sheetId: string,
  { ranges, rule }: ConditionalFormat,
): RuleOfCells[] {
  // Icons and bars are computed elsewhere.
  if (!isFormulaRule(rule)) return [];
  return [
    {
      zones: ranges.map((range) => getters.getRangeFromSheetXC(sheetId, range).zone),
      formulas: rule.values.map((value) =>
        value.startsWith('=') ? o.CompiledFormula.Compile(value, sheetId, getters) : undefined,
      ),
      rule,
    },
  ];
}

function kindOf(rule: ConditionalFormat['rule']): string {
  return isFormulaRule(rule) ? rule.operator : rule.type;
}

function isFormulaRule(rule: ConditionalFormat['rule']): rule is FormulaRule {
  return rule.type === 'CellIsRule';
}

function isInside({ col, row }: CellPosition, { left, right, top, bottom }: Zone): boolean {
  return left <= col && col <= right && top <= row && row <= bottom;
}
