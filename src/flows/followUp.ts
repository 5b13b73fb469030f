import type { TodayProblem } from './carryOutToday';
import { carryOutToday } from './carryOutToday';
import { openFollowUpBook } from './followUpBook';
import { planMeetings } from './planMeetings';
import type { Services } from './services';
import { tidyActivities } from './tidyActivities';
import type { Table } from './workbookColumns';
import { writeToday } from './writeToday';

/** What came of following up. */
export interface FollowedUp {
  readonly problems: readonly TodayProblem[];
  /** How many items Today lists. */
  readonly due: number;
}

/**
 * Brings Today, Activities and the planned meetings up to date: carries out what was ticked, completes what was logged by
 * hand, keeps *Meeting* in step and writes the list anew. An edit, a call of the sidebar and the hourly run share it; a
 * second run finds nothing to do, and one that was stopped is made good by the next.
 *
 * @param services what the flow may do
 * @param pipeline the sheet Pipeline, each deal with an ID
 * @returns the rows of Today that could not be carried out, and how many items are due
 */
export function followUp(services: Services, pipeline: Table): FollowedUp {
  const book = openFollowUpBook(services, pipeline);
  if (book === null) return { problems: [], due: 0 };
  const carriedOut = carryOutToday(book);
  tidyActivities(services, book);
  planMeetings(services, book);
  const due = writeToday(services, book, carriedOut.rows);
  return { problems: carriedOut.problems, due };
}
