import type { DealHistory } from '../../../flows/dealAnswers';
import type { DealField, FormValue } from '../../../table/dealForm';
import { prepareClose } from '../closeForm';
import { followUpValue, prepareFollowUp } from '../followUpForm';
import type { FormContext, FormName, Prepared } from '../forms';
import type { Ending } from '../meetingForm';
import { meetingFields, prepareMeeting } from '../meetingForm';
import { prepareNew } from '../newForm';
import { prepareQualify } from '../qualifyForm';
import type { Typed } from './draftStore';

type Meetings = DealHistory['meetings'];

/**
 * A form as it would be sent.
 *
 * @param form which
 * @param typed its draft
 * @param meetings those of the deal that are planned
 * @param context what the form needs besides
 * @returns what is wrong with it, and what it writes
 */
export function prepare(
  form: FormName,
  typed: Typed,
  meetings: Meetings,
  context: FormContext,
): Prepared {
  switch (form) {
    case 'qualify':
      return prepareQualify(typed, context);
    case 'followUp':
      return prepareFollowUp(typed, context);
    case 'close':
      return prepareClose(typed, context);
    case 'new':
      return prepareNew(typed, context);
    case 'meeting':
      return typed['ending']
        ? {
            problems: [],
            values: {},
            rest: { activityId: typed['activityId'], as: typed['ending'] as Ending },
          }
        : prepareMeeting(typed, meetings, context);
  }
}

/**
 * What a field shows where nothing was typed into it.
 *
 * @param form which
 * @param field which of its fields
 * @param others what was typed into the others
 * @param meetings those of the deal that are planned
 * @param context what the form needs besides
 * @returns the value
 */
export function valueHeld(
  form: FormName,
  field: string,
  others: Typed,
  meetings: Meetings,
  context: FormContext,
): FormValue {
  if (form === 'followUp') return followUpValue(others, context, field);
  if (form === 'meeting') {
    const shown: Readonly<Record<string, FormValue | boolean>> = meetingFields(
      others,
      meetings,
      context,
    );
    if (typeof shown[field] !== 'boolean') return (shown[field] as FormValue | undefined) ?? '';
  }
  return context.values[field as DealField] ?? '';
}
