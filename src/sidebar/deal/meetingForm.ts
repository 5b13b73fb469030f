import { dayNumber } from '../../domain/day';
import type { MeetingEnd, MeetingRequest, MeetingView } from '../../flows/dealAnswers';
import type { FieldProblem } from '../../table/dealForm';
import type { SidebarKey } from '../sidebarWords';
import { say } from '../sidebarWords';
import type { Typed } from './desk/draftStore';
import type { FormContext, Prepared } from './forms';
import { changedValues, isMail, textIn } from './forms';

export const LENGTHS = [15, 30, 45, 60, 90, 120];
const USUAL_LENGTH = 45;
const TIME = /^\d\d:\d\d$/;

/** How a planned meeting ends. */
export type Ending = MeetingEnd['as'];

/** What is asked of the server for a meeting. */
export type MeetingRest = Pick<
  MeetingRequest,
  'activityId' | 'date' | 'time' | 'minutes' | 'place' | 'agenda' | 'isReminded'
>;

/** What the form begins with: the meeting that is changed, else what Settings and the deal say. */
export function meetingFields(
  typed: Typed,
  meetings: readonly MeetingView[],
  context: FormContext,
): {
  readonly date: string;
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
  readonly agenda: string;
  readonly contact: string;
  readonly mail: string;
  readonly isReminded: boolean;
} {
  const changed = meetings.find(({ id }) => id === typed['activityId']);
  const { settings, values } = context;
  const text = (field: string, begun: string): string => String(typed[field] ?? begun);
  const mail = textIn(typed, values, 'mail').trim();
  const reminded =
    typed['isReminded'] ?? ((changed?.isReminded ?? settings.mailProspects) ? 'yes' : 'no');
  return {
    date: text('date', changed?.date ?? ''),
    time: text('time', changed?.time ?? ''),
    minutes: Number(
      typed['minutes'] ?? changed?.minutes ?? (settings.meetingMinutes || USUAL_LENGTH),
    ),
    place: text('place', changed?.place ?? ''),
    agenda: text('agenda', changed?.agenda ?? ''),
    contact: textIn(typed, values, 'contact'),
    mail,
    // Nobody can be mailed without an address.
    isReminded: reminded === 'yes' && mail !== '' && isMail(mail),
  };
}

/** What the button says that saves it. */
export function meetingAction(typed: Typed): SidebarKey {
  if (typed['ending']) return `meet.end.${typed['ending'] as Ending}`;
  return typed['activityId'] ? 'meet.change' : 'save.meeting';
}

/** A meeting to be booked or changed, checked and ready to be sent. */
export function prepareMeeting(
  typed: Typed,
  meetings: readonly MeetingView[],
  context: FormContext,
): Prepared<MeetingRest> {
  const { date, time, minutes, place, agenda, contact, mail, isReminded } = meetingFields(
    typed,
    meetings,
    context,
  );
  const problems: FieldProblem[] = [];
  const { today, now } = context;
  if (dayNumber(date) === null || date < today) {
    problems.push({ field: 'date', text: say('bad.date') });
  }
  if (!TIME.test(time)) problems.push({ field: 'time', text: say('bad.time') });
  else if (date === today && time < now) problems.push({ field: 'time', text: say('bad.past') });
  if (!isMail(mail)) problems.push({ field: 'mail', text: say('bad.mail', { value: mail }) });
  const activityId = typed['activityId'];
  return {
    problems,
    values: changedValues(
      {
        ...('contact' in typed && { contact: contact.trim() }),
        ...('mail' in typed && { mail }),
      },
      context.values,
    ),
    rest: {
      ...(activityId !== undefined && { activityId: String(activityId) }),
      date,
      time,
      minutes,
      place: place.trim(),
      agenda: agenda.trim(),
      isReminded,
    },
  };
}
