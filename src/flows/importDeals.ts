import { dayNumber } from '../domain/day';
import { missingIds } from '../domain/dealIds';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { StagedDealRow } from '../domain/stageChanges';
import type { Language } from '../messages';
import { message } from '../messages';
import { IMPORT_FIELDS, mapColumns } from '../table/importHeadings';
import { readImportRequest } from '../table/importRequest';
import type { ImportProblem } from '../table/importRequest';
import type { ImportedDeal } from '../table/importRows';
import { readImportRows } from '../table/importRows';
import { fieldsByHeading, headingForm } from '../table/headings';
import { cellText, writtenText } from '../table/plainText';
import { sentence } from '../table/sentences';
import { readPrices } from '../table/priceList';
import { readStageTable } from '../table/stages';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import type { Room } from './appendRows';
import { appendRows, makeRoom } from './appendRows';
import { newDealIds } from './giveIds';
import { makeRoomForNewDeals } from './logStageChanges';
import { makeRoomOnPlan } from './planRoom';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { findTable, readField } from './workbookColumns';
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
  const pipeline = findTable(services.workbook, PIPELINE);
  const settings = findTable(services.workbook, SETTINGS);
  if (pipeline === null || settings === null) return say([{ key: 'trouble.notSetUp', values: {} }]);

  const stages = presentStages(settings);
  if (!stages.ok) {
    return trouble(
      ...stages.problems.map((problem) =>
        sentence(language, message(language, 'sheet.settings'), problem),
      ),
    );
  }
  const knownIds = new Set(readField(pipeline, 'dealId').map(String));
  const rows = readImportRows(asked.value, {
    columns: columns.value,
    stages: stages.value,
    knownIds,
    prices: prices.value,
  });
  addStages(settings, rows.newStages, language);
  const ownersAdded = addOwners(settings, rows.deals);
  const ownHeadings = columns.value.own.map((column) =>
    ownHeading(asked.value.headings[column]!, language),
  );
  const deals = newDeals(services, rows.deals, knownIds);
  if (deals.length > 0) addDeals(services, pipeline, deals, ownHeadings);
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

/** The stages of Settings; row numbers of problems are those of the sheet. */
function presentStages(settings: Table): Outcome<StageTable> {
  const [names, probabilities, kinds] = ['stage', 'probability', 'kind'].map((field) =>
    readField(settings, field),
  );
  const rows = names!.map((name, row) => [name, probabilities![row], kinds![row]]);
  return readStageTable('stages', [['', '', ''], ...rows]);
}

/** The heading of a column that is not ours; one that is called like a column of ours gets another name. */
function ownHeading(heading: string, language: Language): string {
  const ours = fieldsByHeading(
    'pipeline',
    PIPELINE.columns.map(({ field }) => field),
  );
  return ours.has(headingForm(heading))
    ? message(language, 'import.ownHeading', { heading })
    : heading;
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
  const present = readField(settings, 'person').map(String);
  const owners = new Set(deals.flatMap(({ values }) => values.get('owner') ?? []).map(String));
  const added = [...owners].filter((owner) => !present.includes(writtenText(owner)));
  const rows = added.map((owner) => new Map([['person', owner]]));
  appendRows(settings, ['person'], rows);
  return added.map(writtenText);
}

type NewDeal = ReadonlyMap<string, string | number>;

/** The deals as rows: each with an ID, and with today where the file does not say when it was created. */
function newDeals(
  services: Services,
  deals: readonly ImportedDeal[],
  knownIds: ReadonlySet<string>,
): NewDeal[] {
  const known = [...knownIds].map((id) => ({ hasProspect: true, id }));
  const rows = deals.map(({ values }) => ({
    hasProspect: true,
    id: writtenText(values.get('dealId') ?? ''),
  }));
  const given = missingIds([...known, ...rows], newDealIds(services));
  const today = dayNumber(services.clock.today())!;
  return deals.map(({ values, own }, row) => {
    const id = given.get(known.length + row);
    return new Map([
      ...(values.has('created')
        ? []
        : ([
            ['created', today],
            ['inStageSince', today],
          ] as const)),
      ...(id === undefined ? [] : ([['dealId', id]] as const)),
      ...values,
      ...own.map((value, i) => [`own ${i}`, value] as const),
    ]);
  });
}

/** All reading is done before the first deal is written: a read after it has every formula computed. */
function addDeals(
  services: Services,
  pipeline: Table,
  deals: readonly NewDeal[],
  ownHeadings: readonly string[],
): void {
  const log = makeRoomForNewDeals(services, deals.length, 'import');
  const room = makeRoomForDeals(pipeline, deals, ownHeadings);
  makeRoomOnPlan(services.workbook);
  room.fill(deals);
  log?.(deals.map(stagedDeal));
}

function stagedDeal(deal: NewDeal): StagedDealRow {
  const [id, stage] = ['dealId', 'stage'].map((field) => writtenText(deal.get(field) ?? ''));
  return { id: id!, stage: stage! };
}

function makeRoomForDeals(
  pipeline: Table,
  deals: readonly NewDeal[],
  ownHeadings: readonly string[],
): Room {
  const { sheet } = pipeline;
  const width = sheet.lastColumn();
  const headings = sheet.read({ row: 1, column: 1, rows: 1, columns: width })[0]!.map(String);
  const taken = new Set(pipeline.columns.values());
  const places = new Map(pipeline.columns);
  const newHeadings: string[] = [];
  ownHeadings.forEach((heading, i) => {
    // Headings may repeat in a file: each gets a column of its own, the same at the next import.
    const present = headings.findIndex((text, at) => text === heading && !taken.has(at + 1));
    const column = present >= 0 ? present + 1 : width + newHeadings.push(heading);
    taken.add(column);
    places.set(`own ${i}`, column);
  });
  if (newHeadings.length > 0) {
    sheet.ensureSize(sheet.rowCount(), width + newHeadings.length);
    sheet.write(1, width + 1, [newHeadings.map((heading) => cellText(heading))]);
  }
  const ownFields = ownHeadings.map((_, i) => `own ${i}`);
  const used = IMPORT_FIELDS.filter(
    (field) => ['prospect', 'dealId'].includes(field) || deals.some((deal) => deal.has(field)),
  );
  return makeRoom({ ...pipeline, columns: places }, [...used, ...ownFields], deals.length);
}
