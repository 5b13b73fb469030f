import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { cellOfValue } from '../table/dealCells';
import type { DealField, DealValues } from '../table/dealForm';
import { DEAL_FIELDS } from '../table/dealForm';
import { checkForm, checkTogether } from '../table/dealFormCheck';
import { cellWords } from '../table/fieldCells';
import { cellText } from '../table/plainText';
import { readRequest } from '../table/workbookRequests';
import { PIPELINE } from '../template/pipeline';
import { isStillThere, languageIn } from './changeDeal';
import type { SaveAnswer } from './dealAnswers';
import type { ReadTable } from './readTable';
import { columnSentences, readTable } from './readTable';
import { namesStage, stageNames } from './saveDeal';
import { dealView } from './selectedDeal';
import type { Services } from './services';
import { writeCells } from './writeCells';

/**
 * Starts a deal, in the row that a person has chosen where no deal stands in it, else below the last one. What was sent
 * twice is one deal.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a NewDealRequest
 * @returns the new deal, or why nothing was written
 */
export function newDeal(services: Services, request: unknown): Outcome<SaveAnswer, string> {
  const { workbook, clock } = services;
  const asked = readRequest(languageIn(request), request, {
    language: 'language',
    token: 'token',
    row: 'row',
    values: 'any',
  });
  if (!asked.ok) return asked;
  const { language, token, row, values } = asked.value;
  const stages = namesStage(values) ? stageNames(services, language) : answer([]);
  if (!stages.ok) return stages;
  const year = Number(clock.today().slice(0, 4));
  const form = checkForm(values, { language, stages: stages.value, year });
  if (!form.ok) return answer({ state: 'invalid', problems: form.problems });
  if (form.value.prospect === undefined) {
    const text = message(language, 'form.name');
    return answer({ state: 'invalid', problems: [{ field: 'prospect', text }] });
  }
  const disorder = checkTogether(form.value as DealValues, form.value, language);
  if (disorder.length > 0) return answer({ state: 'invalid', problems: disorder });

  const read = readTable(workbook, PIPELINE);
  if (!read.ok) return trouble(...columnSentences(language, read.problems));
  const table = read.value;
  const dealId = `d-${token}`;
  const present = table.cells('dealId').findIndex((cell) => cellWords(cell) === dealId);
  // The ID is written first and the prospect last: without one the writing was stopped before its end.
  if (present >= 0 && !isBlank(table.cells('prospect')[present])) {
    return answer({ state: 'saved', deal: dealView(services, table, present), canUndo: false });
  }
  const at = present >= 0 ? present : freeRow(table, row - 2);
  table.sheet.ensureSize(at + 2, 1);
  const write = (cells: readonly (readonly [string, Cell])[]): void =>
    writeCells(
      table.sheet,
      cells.map(([field, content]) => ({
        row: at + 2,
        column: table.columns.get(field)!,
        content,
      })),
    );
  const ofForm = (fields: readonly DealField[]): [string, Cell][] =>
    fields.flatMap((field): [string, Cell][] => {
      const value = form.value[field];
      return value === undefined || value === ''
        ? []
        : [[field, cellOfValue(field, value, language)]];
    });
  write([
    ['dealId', cellText(dealId, 'plainText')],
    ['version', 1],
    ['changedBy', cellText(services.userMail())],
  ]);
  write(ofForm(DEAL_FIELDS.filter((field) => field !== 'prospect')));
  write(ofForm(['prospect']));
  workbook.flush();
  if (!isStillThere(table, at, dealId)) return answer({ state: 'moved' });
  const after = readTable(workbook, PIPELINE, at + 2);
  if (!after.ok) return trouble(...columnSentences(language, after.problems));
  return answer({ state: 'saved', deal: dealView(services, after.value, at), canUndo: false });
}

/** The chosen row where none of our typed columns holds anything there, else the one below the last that is in use. */
function freeRow(table: ReadTable, chosen: number): number {
  const fields: readonly (DealField | 'dealId')[] = [...DEAL_FIELDS, 'dealId'];
  const isFree = (at: number): boolean => fields.every((field) => isBlank(table.cells(field)[at]));
  if (chosen >= 0 && isFree(chosen)) return chosen;
  let last = table.rows - 1;
  while (last >= 0 && isFree(last)) last--;
  return last + 1;
}
