import { fingerprint } from '../domain/fingerprint';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { message } from '../messages';
import { readRequest } from '../table/workbookRequests';
import type { Draft } from './dealAnswers';
import type { Services } from './services';
import { workbookLanguage } from './workbookLanguage';

const PREFIX = 'draft.';
const MOST_DRAFTS = 20;
const KEPT_MS = 30 * 86_400_000;
/** A property has 9 kB, and a letter up to three bytes (platform 6). */
const LONGEST = 2800;

/**
 * The person's drafts in this file, the newest first; those that are older than 30 days are forgotten.
 *
 * @param services what the flow may do
 * @returns at most 20
 */
export function readDrafts({ kept, clock }: Services): readonly Draft[] {
  const drafts = allDrafts(kept);
  const oldest = clock.instant() - KEPT_MS;
  for (const { name, draft } of drafts) {
    if (Date.parse(draft.at) < oldest) kept.set(name, null);
  }
  return drafts.map(({ draft }) => draft).filter(({ at }) => Date.parse(at) >= oldest);
}

/**
 * Keeps what was typed until the sheet has it.
 *
 * @param services what the flow may do
 * @param request a Draft; empty content forgets it
 * @returns nothing, or why it is not kept
 */
export function saveDraft(services: Services, request: unknown): Outcome<null, string> {
  const { kept } = services;
  const language = () => workbookLanguage(services.workbook);
  const asked = readRequest(language, request, { key: 'text', at: 'text', content: 'any' });
  if (!asked.ok) return asked;
  const { key, at, content } = asked.value;
  const isDraft = typeof content === 'string' && content.length <= LONGEST && isInstant(at);
  if (!isDraft) return trouble(message(language(), 'request.bad.draft', { n: LONGEST }));
  const name = PREFIX + fingerprint(key);
  if (content === '') {
    kept.set(name, null);
    return answer(null);
  }
  kept.set(name, JSON.stringify({ key, at, content } satisfies Draft));
  for (const { name: old } of allDrafts(kept).slice(MOST_DRAFTS)) kept.set(old, null);
  return answer(null);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

function allDrafts(kept: Services['kept']): { name: string; draft: Draft }[] {
  return [...kept.all()]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, text]) => ({ name, draft: JSON.parse(text) as Draft }))
    .sort((a, b) => b.draft.at.localeCompare(a.draft.at));
}
