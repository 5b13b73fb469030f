import type { Language } from '../messages';
import { message } from '../messages';
import { IMPORT_FIELDS, proposeFields } from '../table/importHeadings';
import { PIPELINE } from '../template/pipeline';
import type { ColumnTemplate, FormatName } from '../template/sheetTemplate';
import { headingKey } from '../template/sheetTemplate';
import type { Services } from './services';
import { workbookLanguage } from './workbookLanguage';

/** How a field is written in a file: as it is, or as a day, an amount or a share that may be written in several ways. */
export type WrittenAs = 'text' | 'day' | 'amount' | 'share';

/** A field of Pipeline that a file may fill. */
export interface ImportField {
  readonly field: string;
  readonly heading: string;
  readonly writtenAs: WrittenAs;
}

/** What the dialog for CSV files asks before it shows how it understands one. */
export interface ImportFields {
  readonly language: Language;
  readonly isSetUp: boolean;
  readonly fields: readonly ImportField[];
  /** Fields by the file's headings, as far as these name them. */
  readonly proposed: Readonly<Record<string, string>>;
}

/** Hidden columns are the add-on's own, save the ID that tells deals apart. */
const FIELDS: readonly ColumnTemplate[] = PIPELINE.columns.filter(
  ({ field, hidden }) => IMPORT_FIELDS.includes(field) && (!hidden || field === 'dealId'),
);

const WRITTEN_AS: Readonly<Partial<Record<FormatName, WrittenAs>>> = {
  day: 'day',
  fullDay: 'day',
  money: 'amount',
  whole: 'amount',
  percent: 'share',
};

/**
 * The fields that a file's columns can fill, with a proposal by their headings.
 *
 * @param services what the flow may do
 * @param headings anything; what is no list of texts proposes nothing
 * @returns fields in the order of Pipeline, in the workbook's language
 */
export function importFields({ workbook }: Services, headings: unknown): ImportFields {
  const language = workbookLanguage(workbook);
  const texts = Array.isArray(headings) ? headings.filter((text) => typeof text === 'string') : [];
  return {
    language,
    isSetUp: workbook.findSheet('pipeline') !== null,
    fields: FIELDS.map(({ field, format }) => ({
      field,
      heading: message(language, headingKey('pipeline', field)),
      writtenAs: WRITTEN_AS[format] ?? 'text',
    })),
    // A heading may be called like something that every object has.
    proposed: Object.fromEntries(proposeFields(texts)),
  };
}
