import type { Outcome } from '../domain/outcome';
import { trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { SETTINGS } from '../template/settings';
import { cellWords } from '../table/fieldCells';
import { changeDeal, readChange } from './changeDeal';
import type { SaveAnswer } from './dealAnswers';
import { columnSentences, readTable } from './readTable';
import type { Services } from './services';

/**
 * Saves what a form says about a deal: qualification, contact, amount, stage, next step.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a DealChange
 * @returns the deal as it is now, or why nothing was written
 */
export function saveDeal(services: Services, request: unknown): Outcome<SaveAnswer, string> {
  const asked = readChange(request, {});
  if (!asked.ok) return asked;
  const { values, language } = asked.value;
  if (!namesStage(values)) return changeDeal(services, asked.value);
  const stages = stageNames(services, language);
  return stages.ok ? changeDeal(services, asked.value, { stages: stages.value }) : stages;
}

/** Whether a form wants to change the stage: only then Settings are asked for stages. */
export function namesStage(values: unknown): boolean {
  return typeof values === 'object' && values !== null && Object.keys(values).includes('stage');
}

/** The names of the stages in Settings. */
export function stageNames(
  { workbook }: Services,
  language: Language,
): Outcome<readonly string[], string> {
  const settings = readTable(workbook, SETTINGS);
  if (!settings.ok) return trouble(...columnSentences(language, settings.problems));
  const names = settings.value.cells('stage').map(cellWords);
  return { ok: true, value: names.filter((name) => name !== '') };
}
