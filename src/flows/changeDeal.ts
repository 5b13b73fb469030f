import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language, MessageKey, MessageValues } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { cellOfValue } from '../table/dealCells';
import type { DealField, DealValues, FieldProblem, FormValue } from '../table/dealForm';
import { DEAL_FIELDS } from '../table/dealForm';
import type { CheckedValues } from '../table/dealFormCheck';
import { checkForm, checkTogether } from '../table/dealFormCheck';
import { cellWords } from '../table/fieldCells';
import { cellText, writtenText } from '../table/plainText';
import type { FieldKind } from '../table/workbookRequests';
import { readRequest } from '../table/workbookRequests';
import type { Clash, DealView, SaveAnswer } from './dealAnswers';
import { columnSentences } from './readTable';
import type { ReadTable } from './readTable';
import { dealView, findDeal, versionOf } from './selectedDeal';
import type { Services } from './services';
import type { UndoRecord, WrittenActivity } from './undo';
import { rememberUndo, wasSaved } from './undo';
import { writeCells } from './writeCells';
import { printOf, writable } from './writtenCells';

/** The fields that each request about a deal has. */
export const CHANGE_FIELDS = {
  dealId: 'text',
  row: 'row',
  language: 'language',
  token: 'token',
  version: 'count',
  base: 'any',
  values: 'any',
} as const satisfies Readonly<Record<string, FieldKind>>;

/** A request about a deal as it was read; what is to be saved is checked later. */
export interface AskedChange {
  readonly dealId: string;
  readonly row: number;
  readonly language: Language;
  readonly token: string;
  readonly version: number;
  readonly base: unknown;
  readonly values: unknown;
}

/** The deal that is about to be changed, and what may be done with it. */
export interface OpenedDeal {
  readonly table: ReadTable;
  /** Its position, counted from 0 below the heading. */
  readonly at: number;
  readonly name: string;
  readonly language: Language;
  /** A problem beside a field of the form. */
  problem(field: string, key: MessageKey, values?: MessageValues): FieldProblem;
}

/** What a form does besides saving fields of the deal. */
export interface Besides {
  /** Fields of the deal that follow from it, cell by cell: Meeting, for instance. */
  readonly cells?: Readonly<Record<string, Cell>>;
  /** Writes what belongs into other sheets, and tells what undo must take back. Called when nothing stands in the way. */
  readonly write?: () => WrittenActivity[];
  readonly activityId?: string;
}

/** What the values of a form are checked against. */
export interface ChangeRules {
  /** The names of the stages, where the form may change the stage. */
  readonly stages?: readonly string[];
  /** Values that follow from the form, over those that the page sent. */
  readonly values?: CheckedValues;
  /** Checks the rest of the form and says what it does besides. */
  readonly besides?: (deal: OpenedDeal) => Outcome<Besides, FieldProblem>;
}

/**
 * Saves fields of a deal: the row is found by its ID, nothing is written over what somebody else has changed meanwhile, one
 * write for each run of neighbouring cells, and afterwards the ID is read once more (rule W2). The caller holds the lock.
 *
 * @param services what the flow may do
 * @param asked the request
 * @param rules what to check, and what to do besides
 * @returns the deal as it is now, or why nothing was written
 */
export function changeDeal(
  services: Services,
  asked: AskedChange,
  rules: ChangeRules = {},
): Outcome<SaveAnswer, string> {
  const { clock } = services;
  const { language, dealId } = asked;
  const found = findDeal(services, dealId, asked.row);
  if (!found.ok) return trouble(...columnSentences(language, found.problems));
  const { table, at } = found.value;
  if (at === null) return answer({ state: 'gone' });
  if (wasSaved(services, asked.token)) {
    return answer({ state: 'saved', deal: dealView(services, table, at), canUndo: true });
  }
  const year = Number(clock.today().slice(0, 4));
  const form = checkForm(asked.values, { language, stages: rules.stages ?? [], year });
  const deal: OpenedDeal = {
    table,
    at,
    name: cellWords(table.cells('prospect')[at]) || dealId,
    language,
    problem: (field, key, values) => ({ field, text: message(language, key, values) }),
  };
  const besides = rules.besides?.(deal) ?? answer<Besides>({});
  if (!form.ok || !besides.ok) return invalid(form, besides);
  const values: CheckedValues = { ...form.value, ...rules.values };
  const view = dealView(services, table, at);
  const changed = DEAL_FIELDS.filter(
    (field) => field in values && !isSameValue(view, field, values[field]!),
  );
  const clashes = clashesIn(changed, asked.base, view);
  if (clashes.length > 0)
    return answer({ state: 'clash', who: whoChanged(asked, deal), clashes, deal: view });
  const merged = { ...view.values, ...values } as DealValues;
  const disorder = checkTogether(merged, values, language);
  if (disorder.length > 0) return answer({ state: 'invalid', problems: disorder });

  const activities = besides.value.write?.() ?? [];
  const cells = new Map<string, Cell>([
    ...changed.map((field): [string, Cell] => [
      field,
      cellOfValue(field, values[field]!, language),
    ]),
    ...Object.entries(besides.value.cells ?? {}),
  ]);
  const record: UndoRecord = {
    dealId,
    row: at + 2,
    fields: [...cells.keys()].map((field) => ({
      field,
      before: writable(table.cells(field)[at], services),
      after: printOf(field, cells.get(field), services),
    })),
    activities,
  };
  if (cells.size > 0) {
    cells.set('version', versionOf(table, at) + 1);
    cells.set('changedBy', cellText(services.userMail()));
    writeFields(table, at, cells);
  }
  services.workbook.flush();
  if (!isStillThere(table, at, dealId)) return answer({ state: 'moved' });
  if (cells.size > 0 || activities.length > 0) rememberUndo(services, asked.token, record);
  const { activityId } = besides.value;
  return answer({
    state: 'saved',
    deal: dealView(services, withCells(table, at, cells), at),
    canUndo: cells.size > 0 || activities.length > 0,
    ...(activityId === undefined ? {} : { activityId }),
  });
}

/**
 * Reads a request about a deal.
 *
 * @param request anything
 * @param fields what it has besides
 * @param optional names of fields that may be left out
 * @returns the fields, or what is wrong
 */
export function readChange<
  K extends Readonly<Record<string, FieldKind>>,
  O extends keyof K & string = never,
>(
  request: unknown,
  fields: K,
  optional: readonly O[] = [],
): ReturnType<typeof readRequest<typeof CHANGE_FIELDS & K, O>> {
  return readRequest<typeof CHANGE_FIELDS & K, O>(
    languageIn(request),
    request,
    { ...CHANGE_FIELDS, ...fields },
    optional,
  );
}

/** The language that a request names, so that even what is wrong with it is said in hers. */
export function languageIn(request: unknown): Language {
  const given = typeof request === 'object' && request !== null ? Object.entries(request) : [];
  return given.some(([name, value]) => name === 'language' && value === 'sv') ? 'sv' : 'en';
}

/** Whether the values of a request name any field. */
export function namesAnything(values: unknown): boolean {
  return typeof values === 'object' && values !== null && Object.keys(values).length > 0;
}

function invalid(
  ...outcomes: readonly Outcome<unknown, FieldProblem>[]
): Outcome<SaveAnswer, string> {
  const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  return answer({ state: 'invalid', problems });
}

function isSameValue(view: DealView, field: DealField, value: FormValue): boolean {
  return !(field in view.odd) && JSON.stringify(view.values[field]) === JSON.stringify(value);
}

/** Of what she changes, the fields that do not hold any more what the page had read. */
function clashesIn(changed: readonly DealField[], base: unknown, view: DealView): Clash[] {
  const known = new Map<string, unknown>(
    typeof base === 'object' && base !== null ? Object.entries(base) : [],
  );
  return changed
    .filter((field) => (known.get(field) ?? '') !== view.base[field])
    .map((field) => ({
      field,
      inSheet: view.odd[field] ?? view.base[field],
      base: view.base[field],
    }));
}

/** Only a save from a sidebar tells who it was. */
function whoChanged({ version }: AskedChange, { table, at }: OpenedDeal): string {
  return versionOf(table, at) === version ? '' : cellWords(table.cells('changedBy')[at]);
}

function writeFields(table: ReadTable, at: number, cells: ReadonlyMap<string, Cell>): void {
  writeCells(
    table.sheet,
    [...cells].map(([field, content]) => ({
      row: at + 2,
      column: table.columns.get(field)!,
      content,
    })),
  );
}

/** Somebody may have sorted at the very moment of writing. */
export function isStillThere({ sheet, columns }: ReadTable, at: number, dealId: string): boolean {
  const column = columns.get('dealId')!;
  return cellWords(sheet.read({ row: at + 2, column, rows: 1, columns: 1 })[0]![0]) === dealId;
}

/** The table as it is after the write, without reading it again. */
function withCells(table: ReadTable, at: number, cells: ReadonlyMap<string, Cell>): ReadTable {
  const written = (field: string): Cell => {
    const cell = cells.get(field);
    return typeof cell === 'string' ? writtenText(cell) : cell;
  };
  return {
    ...table,
    cells: (field) => {
      const present = table.cells(field);
      if (!cells.has(field)) return present;
      return present.map((cell, row) => (row === at ? written(field) : cell));
    },
  };
}
