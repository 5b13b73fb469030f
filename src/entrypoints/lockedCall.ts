import type { Outcome } from '../domain/outcome';
import type { Services } from '../flows/services';
import { workbookLanguage } from '../flows/workbookLanguage';
import { googleServices } from '../google/services';
import { message } from '../messages';

/**
 * The answer of a flow to a call from a page, while no other run of ours writes.
 *
 * @param flow what to do with a request that nobody has checked
 * @param request one plain object
 * @returns what google.script.run carries to the page
 * @throws Error with sentences for the person at the screen
 */
export function lockedCall<T>(
  flow: (services: Services, request: unknown) => Outcome<T, string>,
  request: unknown,
): T {
  const services = googleServices();
  const outcome = services.locked(() => flow(services, request));
  if (outcome === null) {
    throw new Error(message(workbookLanguage(services.workbook), 'upkeep.busy'));
  }
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return outcome.value;
}
