import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { PIPELINE } from '../template/pipeline';
import { fieldsByHeading, headingForm } from './headings';
import type { ImportProblem, ImportRequest } from './importRequest';

/** Fields that a person types; computed columns are never imported. */
export const IMPORT_FIELDS: readonly string[] = PIPELINE.columns
  .filter((column) => column.formula === undefined)
  .map((column) => column.field);

/** What exports of other tools call our fields; our own headings in every language are known besides. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  dealId: ['id', 'opportunity id', 'record id', 'opportunity number'],
  prospect: ['account', 'account name', 'company', 'company name', 'organization', 'customer'],
  stage: ['deal stage', 'sales stage', 'stage name', 'status'],
  amount: ['close value', 'deal value', 'value', 'deal amount', 'expected revenue'],
  owner: ['sales agent', 'deal owner', 'opportunity owner', 'salesperson'],
  created: ['engage date', 'create date', 'created date', 'created on', 'first contact date'],
  closed: ['close date', 'closed date', 'closed on', 'won date'],
  contact: ['contact name', 'contact person', 'primary contact'],
  mail: ['email', 'e mail', 'email address'],
  phone: ['phone number', 'telephone'],
  lostBecause: ['lost reason', 'closed lost reason', 'reason lost'],
};

/** In place of a field: the column stays the person's own, whatever its heading says. */
const OWN = '';

/** Which column of a file holds which field, and which columns stay the person's own. */
export interface ImportColumns {
  readonly fields: ReadonlyMap<string, number>;
  readonly own: readonly number[];
}

/**
 * Maps the columns of a file to fields: as the person said, else by heading.
 *
 * @param request the file's headings and the person's choices
 * @returns columns by field and the rest, or why the file cannot be a list of deals
 */
export function mapColumns(request: ImportRequest): Outcome<ImportColumns, ImportProblem> {
  const headings = request.headings.join(', ');
  const problems: ImportProblem[] = [];
  for (const [heading, field] of request.map) {
    if (!request.headings.includes(heading)) {
      problems.push({ key: 'import.unknownColumn', values: { heading, headings } });
    }
    if (field !== OWN && !IMPORT_FIELDS.includes(field)) {
      const values = { field, fields: IMPORT_FIELDS.join(', ') };
      problems.push({ key: 'import.unknownField', values });
    }
  }
  const known = knownHeadings();
  const chosen = new Set(request.map.values());
  const fields = new Map<string, number>();
  const own: number[] = [];
  request.headings.forEach((heading, column) => {
    const byHeading = known.get(headingForm(heading));
    const guessed = byHeading !== undefined && !chosen.has(byHeading) ? byHeading : OWN;
    const field = request.map.get(heading) ?? guessed;
    if (field === OWN) own.push(column);
    else if (!fields.has(field)) fields.set(field, column);
    else {
      const both = [request.headings[fields.get(field)!]!, heading].join(', ');
      problems.push({ key: 'import.fieldTwice', values: { field, headings: both } });
    }
  });
  if (!fields.has('prospect') && !fields.has('dealId')) {
    problems.push({ key: 'import.noDeals', values: { headings } });
  }
  if (!fields.has('stage')) problems.push({ key: 'import.noStageColumn', values: { headings } });
  return problems.length > 0 ? trouble(...problems) : answer({ fields, own });
}

/**
 * The fields that a file's headings name, to be shown to the person before anything is imported.
 *
 * @param headings as the file gives them
 * @returns fields by heading; the first of two headings for one field has it
 * @example proposeFields(['Customer', 'Status']) // new Map([['Customer', 'prospect'], ['Status', 'stage']])
 */
export function proposeFields(headings: readonly string[]): Map<string, string> {
  const known = knownHeadings();
  const proposed = new Map<string, string>();
  const taken = new Set<string>();
  for (const heading of headings) {
    const field = known.get(headingForm(heading));
    if (field === undefined || taken.has(field) || proposed.has(heading)) continue;
    proposed.set(heading, field);
    taken.add(field);
  }
  return proposed;
}

function knownHeadings(): Map<string, string> {
  const known = new Map(fieldsByHeading('pipeline', IMPORT_FIELDS));
  for (const [field, names] of Object.entries(OTHER_NAMES)) {
    for (const name of names) if (!known.has(name)) known.set(name, field);
  }
  return known;
}
