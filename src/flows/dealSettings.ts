import { momentText } from '../domain/day';
import type { Language } from '../messages';
import { LANGUAGES, languageOf } from '../messages';
import type { Cell } from '../table/cell';
import { isFiniteNumber, isText } from '../table/cell';
import type { FieldCells } from '../table/fieldCells';
import { cellWords } from '../table/fieldCells';
import { timeOfDay } from '../table/moments';
import { YES_OR_NO } from '../table/words';
import type { WorkSettings } from '../table/workSettings';
import type { DealSettings, StageChoice } from './dealAnswers';
import type { Services } from './services';

/** What counts where Settings hold nothing, or nothing that can be read. */
const STANDARD = { priceIndex: 0.03, urgent: 3, normal: 8, noHurry: 20, sendFrom: 9 / 24 } as const;

/**
 * What the forms of the sidebar need of Settings. A cell that cannot be read counts as blank.
 *
 * @param services what the flow may do
 * @param cells Settings below their headings
 * @param work what follow-up reads of them
 * @param sheetName Pipeline's
 * @returns plain values
 */
export function dealSettings(
  { workbook, clock, userMail }: Services,
  cells: FieldCells,
  work: WorkSettings,
  sheetName: string,
): DealSettings {
  const now = momentText(clock.now());
  const account = userMail();
  const one = singleSettings(cells);
  const mailTexts = cells('mailLanguage').flatMap((cell, row) => {
    const [subject, body] = [cells('subject')[row], cells('body')[row]].map(cellWords);
    const language = cellWords(cell);
    return language !== '' && (subject || body)
      ? [{ language, subject: subject!, body: body! }]
      : [];
  });
  const sendFrom = timeOfDay(one('sendFrom'), clock.wallClock) ?? STANDARD.sendFrom;
  const weeks = (key: string, standard: number): number => positive(one(key)) ?? standard;
  return {
    language: settingsLanguage(cells, workbook.locale),
    fileId: workbook.fileId,
    sheetName,
    locale: workbook.locale,
    today: now.slice(0, 10),
    now: now.slice(11),
    zone: clock.zone(),
    stages: stageChoices(cells, work),
    freeWeekdays: work.time.freeWeekdays,
    holidays: [...work.time.holidays].map((day) => momentText(day).slice(0, 10)),
    priceIndex: priceIndexOf(one('priceIndex')),
    weeks: {
      urgent: weeks('weeksUrgent', STANDARD.urgent),
      normal: weeks('weeksNormal', STANDARD.normal),
      noHurry: weeks('weeksNoHurry', STANDARD.noHurry),
    },
    meetingMinutes: work.meetingMinutes,
    checkInDays: work.checkInDays,
    mailProspects: YES_OR_NO(cellWords(one('mailProspects'))) ?? true,
    sendFrom: momentText(sendFrom).slice(11),
    mailTexts,
    me: personOf(cells, account),
    account,
  };
}

/**
 * The workbook's language by the cells of Settings, else by the spreadsheet's locale.
 *
 * @param cells Settings below their headings
 * @param locale for instance "sv_SE"
 * @returns the language
 */
export function settingsLanguage(cells: FieldCells, locale: string): Language {
  const named = singleSettings(cells)('language');
  return LANGUAGES.find((language) => language === named) ?? languageOf(locale);
}

function singleSettings(cells: FieldCells): (key: string) => Cell {
  const rows = new Map(cells('settingKey').map((key, row) => [key, row]));
  return (key) => {
    const row = rows.get(key);
    return row === undefined ? '' : cells('value')[row];
  };
}

function stageChoices(cells: FieldCells, work: WorkSettings): StageChoice[] {
  const seen = new Set<string>();
  return cells('stage').flatMap((cell, row): StageChoice[] => {
    const stage = isText(cell) ? work.stageOf(cell) : undefined;
    if (stage === undefined || seen.has(stage.name)) return [];
    seen.add(stage.name);
    const { name, kind, probability, usualDays } = stage;
    const wants = YES_OR_NO(cellWords(cells('wantsDecisionMaker')[row]));
    return [{ name, kind, probability, usualDays, wantsDecisionMaker: wants === true }];
  });
}

function positive(cell: Cell): number | null {
  return isFiniteNumber(cell) && cell > 0 ? cell : null;
}

/** Prices may stand still, or fall. */
function priceIndexOf(cell: Cell): number {
  return isFiniteNumber(cell) && cell > -1 && cell < 1 ? cell : STANDARD.priceIndex;
}

/** The person with this address; who is not in Settings has no name here. */
function personOf(cells: FieldCells, mail: string): DealSettings['me'] {
  const address = mail.trim().toLowerCase();
  const row = cells('personMail').findIndex(
    (cell) => address !== '' && cellWords(cell).toLowerCase() === address,
  );
  const word = (field: string): string => (row < 0 ? '' : cellWords(cells(field)[row]));
  return { name: word('person'), phone: word('personPhone'), company: word('personCompany') };
}
