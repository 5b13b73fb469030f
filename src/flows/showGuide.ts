import type { Services } from './services';

/**
 * Brings the sheet Guide to the front.
 *
 * @param services what the flow may do
 * @returns false where there is none yet
 */
export function showGuide({ workbook }: Services): boolean {
  const guide = workbook.findSheet('guide');
  if (guide !== null) workbook.show(guide);
  return guide !== null;
}
