import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { message } from '../messages';
import type { Services } from './services';
import { upkeep, upkeepSentences } from './upkeep';
import { workbookLanguage } from './workbookLanguage';

/** What upkeep did that the person at the screen should hear, and how many items Today lists. */
export interface Tended {
  readonly sentences: readonly string[];
  readonly due: number;
}

/**
 * Does after a save of the sidebar what an edit brings about by itself: IDs, stage log, meetings, Today.
 *
 * @param services what the flow may do; the caller holds the lock
 * @returns what to tell, or that there is no pipeline in order
 */
export function tendPipeline(services: Services): Outcome<Tended, string> {
  const report = upkeep(services, 'sidebar');
  const language = workbookLanguage(services.workbook);
  if (report === null) return trouble(message(language, 'trouble.notSetUp'));
  return answer({ sentences: upkeepSentences(language, report), due: report.due });
}
