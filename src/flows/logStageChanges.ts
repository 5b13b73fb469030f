import { dayNumber } from '../domain/day';
import type { StageKind } from '../domain/stage';
import { stageKey } from '../domain/stage';
import type { StageChange, StagedDealRow } from '../domain/stageChanges';
import { stageChanges } from '../domain/stageChanges';
import { inAllLanguages, kindOfWord, message, messagesUnder } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { cellText } from '../table/plainText';
import { SETTINGS } from '../template/settings';
import { STAGE_LOG } from '../template/stageLog';
import { STATE } from '../template/state';
import { appendRows, makeRoom } from './appendRows';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { findTable, readField, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';
import { writeRuns } from './writeRuns';

const LOG_FIELDS = ['when', 'deal', 'from', 'to', 'how'];
const KNOWN_FIELDS = ['dealId', 'lastStage'];

/** How a change came to our notice. */
export type NoticedBy = 'edit' | 'reconciled' | 'import' | 'sidebar';

/**
 * Compares the stages with those last known and writes each change into the Stage log, so that pastes, imports and edits
 * on a phone count too. Days that follow from a change are filled in only where they are blank.
 *
 * @param services what the flow may do
 * @param pipeline the sheet Pipeline, each deal with an ID
 * @param noticedBy how the change came to our notice
 * @returns how many changes were logged
 */
export function logStageChanges(services: Services, pipeline: Table, noticedBy: NoticedBy): number {
  const { workbook, clock } = services;
  const state = findTable(workbook, STATE);
  if (!state) return 0;

  // The last known meetings, which the next step asks for, come with the same read.
  const [known, last] = readFields(state, ['dealId', 'lastStage', 'lastMeeting']);
  const rowOfDeal = new Map(known!.map((id, row) => [String(id), row]));
  const lastStages = last!.map(String);
  const lastKnown = new Map(
    [...rowOfDeal].filter(([id]) => id !== '').map(([id, row]) => [id, lastStages[row]!]),
  );
  const [stages, ids] = readFields(pipeline, ['stage', 'dealId']).map((cells) => cells.map(String));
  const different = stageChanges(
    ids!.map((id, row) => ({ id, stage: stages![row]! })),
    lastKnown,
  );
  if (different.length === 0) return 0;
  const [log, settings] = [STAGE_LOG, SETTINGS].map((template) => findTable(workbook, template));
  if (!log || !settings) return 0;
  const changes = different.filter(isChange(readField(settings, 'stage').map(String)));
  if (changes.length === 0) return 0;

  fillInDays(pipeline, changes, kindsOf(settings), dayNumber(clock.today())!);
  appendRows(log, LOG_FIELDS, changes.map(logRow(services, noticedBy)));
  remember(state, changes, rowOfDeal);
  return changes.length;
}

/**
 * Makes room in the Stage log for deals that are about to be added.
 *
 * @param services what the flow may do
 * @param count how many deals
 * @param noticedBy how they came to our notice
 * @returns what logs them once they are there, without reading; null where the sheets are missing
 */
export function makeRoomForNewDeals(
  services: Services,
  count: number,
  noticedBy: NoticedBy,
): ((deals: readonly StagedDealRow[]) => void) | null {
  const [log, state] = [STAGE_LOG, STATE].map((template) => findTable(services.workbook, template));
  if (!log || !state) return null;
  const row = logRow(services, noticedBy);
  const [logRoom, knownRoom] = [
    makeRoom(log, LOG_FIELDS, count),
    makeRoom(state, KNOWN_FIELDS, count),
  ];
  return (deals) => {
    const changes = stageChanges(deals, new Map());
    logRoom.fill(changes.map(row));
    knownRoom.fill(changes.map(knownRow));
  };
}

/**
 * Whether a deal is in another stage, and not in the same one under its start name in another language: a switch of the
 * language that was stopped has moved the names here along and not yet those there. Where Settings have both names, they
 * are two stages.
 */
function isChange(stages: readonly string[]): (change: StageChange) => boolean {
  const present = stages.map(stageKey);
  return ({ from, to }) => {
    const names = [from, to].map(stageKey);
    const isOneStage = messagesUnder('stage.').some((key) => {
      const forms = inAllLanguages(key).map(stageKey);
      return names.every((name) => forms.includes(name));
    });
    return names[0] === names[1] || !isOneStage || names.every((name) => present.includes(name));
  };
}

function logRow(
  { workbook, clock }: Services,
  noticedBy: NoticedBy,
): (change: StageChange) => ReadonlyMap<string, string | number> {
  const how = message(workbookLanguage(workbook), `how.${noticedBy}`);
  const when = clock.now();
  return ({ id, from, to }) =>
    new Map<string, string | number>([
      ['when', when],
      ['deal', cellText(id, 'plainText')],
      ['from', cellText(from)],
      ['to', cellText(to)],
      ['how', how],
    ]);
}

function knownRow({ id, to }: StageChange): ReadonlyMap<string, string> {
  return new Map([
    ['dealId', cellText(id, 'plainText')],
    ['lastStage', cellText(to)],
  ]);
}

/** The log comes first: a run that is stopped in between logs a change twice rather than never. */
function remember(
  state: Table,
  changes: readonly StageChange[],
  rowOfDeal: ReadonlyMap<string, number>,
): void {
  const known = changes.filter(({ id }) => rowOfDeal.has(id));
  const stageByRow = known.map(({ id, to }) => [rowOfDeal.get(id)!, cellText(to)] as const);
  writeRuns(state.sheet, state.columns.get('lastStage')!, inOrder(stageByRow));
  const added = changes.filter(({ id }) => !rowOfDeal.has(id));
  appendRows(state, KNOWN_FIELDS, added.map(knownRow));
}

function kindsOf(settings: Table): ReadonlyMap<string, StageKind> {
  const kinds = readField(settings, 'kind').map((word) => kindOfWord(String(word)) ?? 'open');
  return new Map(readField(settings, 'stage').map((stage, row) => [String(stage), kinds[row]!]));
}

/**
 * Created, In stage since and Closed, each where it is blank or, for the day in the stage, where the stage changed. A deal
 * that is seen for the first time and was created earlier has been in its stage for a time that nobody knows: left blank.
 */
function fillInDays(
  pipeline: Table,
  changes: readonly StageChange[],
  kinds: ReadonlyMap<string, StageKind>,
  today: number,
): void {
  const created = readField(pipeline, 'created');
  const closed = readField(pipeline, 'closed');
  const isNew = ({ from, row }: StageChange): boolean => from === '' && isBlank(created[row]);
  const kindOf = ({ to }: StageChange): StageKind => kinds.get(to) ?? 'open';
  const days: Record<string, readonly StageChange[]> = {
    created: changes.filter(isNew),
    inStageSince: changes.filter((change) => change.from !== '' || isNew(change)),
    closed: changes.filter(
      (change) => change.from !== '' && kindOf(change) !== 'open' && isBlank(closed[change.row]),
    ),
  };
  for (const [field, rows] of Object.entries(days)) {
    const cells = rows.map(({ row }) => [row, today] as const);
    writeRuns(pipeline.sheet, pipeline.columns.get(field)!, inOrder(cells));
  }
}

function inOrder<T extends Cell>(cells: readonly (readonly [number, T])[]): Map<number, T> {
  return new Map([...cells].sort(([a], [b]) => a - b));
}
