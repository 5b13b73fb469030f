import type { ActivityType } from '../../domain/activity';
import { dayNumber } from '../../domain/day';
import type { LogRequest } from '../../flows/dealAnswers';
import type { CallResult } from '../../table/dealForm';
import { quickDays } from '../fields/workingDays';
import type { SidebarKey } from '../sidebarWords';
import { say } from '../sidebarWords';
import type { Typed } from './desk/draftStore';
import type { FormContext, Prepared } from './forms';
import { changedValues, textIn } from './forms';

/** What can be logged, in the order of the buttons. */
export const LOGGED = ['call', 'mail', 'meeting', 'request', 'answer', 'trial', 'checkIn'] as const;

/** What a form of Follow up holds; a suggestion stands where nothing was typed. */
export function followUpValue(typed: Typed, context: FormContext, field: string): string {
  const typedText = typed[field];
  if (typedText !== undefined) return String(typedText);
  const suggested = suggestion(typed, context)[field];
  return suggested ?? textIn({}, context.values, field);
}

/** What to do next, after a call that was not picked up or something offered: it can be typed over. */
function suggestion(typed: Typed, context: FormContext): Readonly<Record<string, string>> {
  const { values, today, settings } = context;
  const [tomorrow, , nextWeek] = quickDays(today, settings);
  if (typed['type'] === 'call' && typed['result'] === 'noAnswer' && tomorrow) {
    return { when: tomorrow.day, nextStep: values.nextStep || say('next.callAgain') };
  }
  const isPlanned = (values.when ?? '') > today;
  const isOffered = followUpState(typed, values.trialState) === 'offered';
  if (typed['type'] === 'trial' && isOffered && !isPlanned && nextWeek) {
    return { when: nextWeek.day, nextStep: say('next.askTrial') };
  }
  return {};
}

/** What has come of a trial: what was typed, else offered for one that is new. */
export function followUpState(typed: Typed, held: string | undefined): string {
  return String(typed['trialState'] ?? (held || 'offered'));
}

/** Whether the draft plans a next step. */
function plansStep(typed: Typed, context: FormContext): boolean {
  return ['nextStep', 'when'].some(
    (field) => followUpValue(typed, context, field) !== textIn({}, context.values, field),
  );
}

/** Whether there is anything to save. */
export function hasFollowUp(typed: Typed, context: FormContext): boolean {
  return typed['type'] !== undefined || plansStep(typed, context);
}

/** What the button says that saves it. */
export function followUpAction(typed: Typed, context: FormContext): SidebarKey {
  if (typed['type'] !== 'call') return 'common.save';
  return plansStep(typed, context) ? 'save.callNext' : 'save.call';
}

/** Follow up, checked and ready to be sent. */
export function prepareFollowUp(
  typed: Typed,
  context: FormContext,
): Prepared<Pick<LogRequest, 'activity'>> {
  const { values } = context;
  const type = typed['type'] as ActivityType | undefined;
  const when = followUpValue(typed, context, 'when');
  const isBad = when !== '' && when !== values.when && dayNumber(when) === null;
  const isPast = 'when' in typed && when !== '' && when < context.today;
  const note = textIn(typed, {}, 'note').trim();
  const wanted = {
    nextStep: followUpValue(typed, context, 'nextStep').trim(),
    when,
    ...(type === 'trial' && {
      trial: textIn(typed, values, 'trial') || 'demo',
      trialState: followUpState(typed, values.trialState),
    }),
  };
  return {
    problems: isBad || isPast ? [{ field: 'when', text: say('bad.date') }] : [],
    values: changedValues(wanted, values),
    rest: {
      activity:
        type === undefined
          ? null
          : {
              type,
              ...(type === 'call' && { result: (typed['result'] ?? 'reached') as CallResult }),
              ...(note !== '' && { note }),
            },
    },
  };
}
