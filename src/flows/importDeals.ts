import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { Language } from '../messages';
import { message } from '../messages';
import type { Columns } from '../table/headings';
import { IMPORT_FIELDS, mapColumns } from '../table/importHeadings';
import { readImportRequest } from '../table/importRequest';
import type { ImportProblem } from '../table/importRequest';
import type { ImportedDeal } from '../table/importRows';
import { readImportRows } from '../table/importRows';
import { cellText } from '../table/plainText';
import { readPrices } from '../table/priceList';
import { NO_STAGES, readStageTable } from '../table/stages';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import type { TableTemplate } from '../template/sheetTemplate';
import { appendRows } from './appendRows';
import { giveIds } from './giveIds';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { locate } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** What came of an import, in the workbook's language and fit for google.script.run. */
export interface ImportReport {
  readonly added: number;
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  readonly stagesAdded: readonly string[];
  readonly ownersAdded: readonly string[];
  readonly pricesFilled: number;
  readonly notes: readonly string[];
}

/**
 * Adds the deals of a file below those of the sheet. Unknown stages are added to Settings as Open with a blank
 * probability, unknown owners to the people; a bad row is refused with its reasons and stops nothing else.
 *
 * @param services what the flow may do
 * @param request anything: it is checked
 * @returns the report, or why nothing was imported, as sentences
 */
export function importDeals(services: Services, request: unknown): Outcome<ImportReport, string> {
  const language = workbookLanguage(services.workbook);
  const say = (problems: readonly ImportProblem[]): ReturnType<typeof importDeals> =>
    trouble(...problems.map(({ key, values }) => message(language, key, values)));

  const asked = readImportRequest(request);
  if (!asked.ok) return say(asked.problems);
  const columns = mapColumns(asked.value);
  if (!columns.ok) return say(columns.problems);
  const list = asked.value.prices;
  const prices = list ? readPrices(list) : answer(new Map<string, number>());
  if (!prices.ok) return say(prices.problems);
  const pipeline = findTable(services, PIPELINE);
  const settings = findTable(services, SETTINGS);
  if (pipeline === null || settings === null) return say([{ key: 'trouble.notSetUp', values: {} }]);

  const rows = readImportRows(asked.value, {
    columns: columns.value,
    stages: presentStages(settings),
    knownIds: new Set(readColumn(pipeline, 'dealId').map(String)),
    prices: prices.value,
  });
  addStages(settings, rows.newStages, language);
  const ownersAdded = addOwners(settings, rows.deals);
  const ownHeadings = columns.value.own.map((column) => asked.value.headings[column]!);
  appendDeals(pipeline, rows.deals, ownHeadings);
  giveIds(services, pipeline);
  services.workbook.flush();

  return answer({
    added: rows.deals.length,
    refused: rows.refused.map(({ row, reasons }) => ({
      row,
      reason: reasons.map(({ key, values }) => message(language, key, values)).join(' '),
    })),
    stagesAdded: rows.newStages,
    ownersAdded,
    pricesFilled: rows.pricesFilled,
    notes: [
      ...rows.newStages.map((stage) => message(language, 'import.stageAdded', { stage })),
      ...ownHeadings.map((heading) => message(language, 'import.ownColumn', { heading })),
      ...[...rows.unpriced].map(([key, n]) =>
        message(language, 'import.noPrice', { key: key === '' ? '""' : key, n }),
      ),
    ],
  });
}

/** A sheet that set-up has built, or null where it is missing or its headings are in disorder. */
export function findTable({ workbook }: Services, template: TableTemplate): Table | null {
  const sheet = workbook.findSheet(template.sheet);
  const columns = sheet && locate(sheet, template);
  if (!sheet || !columns?.ok || columns.value.size < template.columns.length) return null;
  return { template, sheet, columns: columns.value };
}

function readColumn({ sheet, columns }: Table, field: string): unknown[] {
  const rows = sheet.rowCount() - 1;
  const block = { row: 2, column: columns.get(field)!, rows, columns: 1 };
  return sheet.read(block).map(([cell]) => cell);
}

/** The stages of Settings; a table with faults counts as empty here, Plan shows what is wrong with it. */
function presentStages(settings: Table): StageTable {
  const [names, probabilities, kinds] = ['stage', 'probability', 'kind'].map((field) =>
    readColumn(settings, field),
  );
  const table = readStageTable(
    'stages',
    names!.map((name, row) => [name, probabilities![row], kinds![row]]),
  );
  return table.ok ? table.value : NO_STAGES;
}

function addStages(settings: Table, names: readonly string[], language: Language): void {
  const open = message(language, 'kind.open');
  const rows = names.map(
    (name) =>
      new Map([
        ['stage', cellText(name)],
        ['kind', open],
      ]),
  );
  appendRows(settings, ['stage', 'probability', 'kind'], rows);
}

function addOwners(settings: Table, deals: readonly ImportedDeal[]): string[] {
  const present = readColumn(settings, 'person').map(String);
  const owners = new Set(deals.flatMap(({ values }) => values.get('owner') ?? []).map(String));
  // An apostrophe marks text on the way into the sheet only; it is not part of the name.
  const added = [...owners].filter((owner) => !present.includes(owner.replace(/^'/, '')));
  const rows = added.map((owner) => new Map([['person', owner]]));
  appendRows(settings, ['person'], rows);
  return added.map((owner) => owner.replace(/^'/, ''));
}

function appendDeals(
  pipeline: Table,
  deals: readonly ImportedDeal[],
  ownHeadings: readonly string[],
): void {
  if (deals.length === 0) return;
  const { sheet } = pipeline;
  const width = sheet.lastColumn();
  const headings = sheet.read({ row: 1, column: 1, rows: 1, columns: width })[0]!.map(String);
  const places: Map<string, number> = new Map(pipeline.columns as Columns);
  let end = width;
  const newHeadings = ownHeadings.filter((heading) => !headings.includes(heading));
  ownHeadings.forEach((heading, i) => {
    const present = headings.indexOf(heading);
    places.set(`own ${i}`, present >= 0 ? present + 1 : ++end);
  });
  if (newHeadings.length > 0) {
    sheet.ensureSize(sheet.rowCount(), end);
    sheet.write(1, width + 1, [newHeadings.map((heading) => cellText(heading))]);
  }
  const ownFields = ownHeadings.map((_, i) => `own ${i}`);
  const rows = deals.map(({ values, own }) => {
    const row = new Map(values);
    own.forEach((value, i) => row.set(`own ${i}`, value));
    return row;
  });
  const used = IMPORT_FIELDS.filter(
    (field) => ['prospect', 'dealId'].includes(field) || rows.some((row) => row.has(field)),
  );
  appendRows({ ...pipeline, columns: places }, [...used, ...ownFields], rows);
}
