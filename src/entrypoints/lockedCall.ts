import type { Outcome } from '../domain/outcome';
import type { Services } from '../flows/services';
import { workbookLanguage } from '../flows/workbookLanguage';
import { googleServices } from '../google/services';
import { message } from '../messages';

/** What a flow makes of a request that nobody has checked. */
type RequestFlow<T> = (services: Services, request: unknown) => Outcome<T, string>;

/**
 * The answer of a flow to a call from a page, while no other run of ours writes.
 *
 * @param flow what to do with a request
 * @param request one plain object
 * @returns what google.script.run carries to the page
 * @throws Error with sentences for the person at the screen
 */
export function lockedCall<T>(flow: RequestFlow<T>, request: unknown): T {
  const services = googleServices();
  const outcome = services.locked(() => flow(services, request));
  if (outcome === null) {
    throw new Error(message(workbookLanguage(services.workbook), 'upkeep.busy'));
  }
  return valueOf(outcome);
}

/**
 * The answer of a flow that writes nothing into the spreadsheet, and waits for nobody.
 *
 * @param flow what to do with a request
 * @param request one plain object
 * @returns what google.script.run carries to the page
 * @throws Error with sentences for the person at the screen
 */
export function openCall<T>(flow: RequestFlow<T>, request: unknown): T {
  return valueOf(flow(googleServices(), request));
}

function valueOf<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return outcome.value;
}
