import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DealView, MeetingView } from '../../flows/dealAnswers';
import { calendarLink } from '../fields/calendarLink';
import { DateField } from '../fields/dateField';
import { Field, TextField } from '../fields/field';
import { MailPreview } from '../fields/mailPreview';
import { meetingMail } from '../fields/meetingMail';
import { remember, remembered } from '../memory';
import { shownTime } from '../fields/sheetForms';
import { TimeField } from '../fields/timeField';
import { say } from '../sidebarWords';
import { spokenLanguage } from '../words';
import { desk } from './desk';
import { focusSoon } from './focus';
import type { FormOfDeal } from './formOfDeal';
import { formOfDeal, idOf } from './formOfDeal';
import type { Ending } from './meetingForm';
import { LENGTHS, meetingFields } from './meetingForm';
import { shownDay } from './shown';

/** Whether the mail is shown; it stays as it was left. */
const PREVIEW = 'sp:preview';

/** Meeting: those that are planned, and the form to book or change one. */
export function Meeting({ deal }: { readonly deal: DealView }): JSX.Element {
  const form = formOfDeal('meeting');
  const meetings = desk.state.history?.meetings ?? [];
  const ended = form.typed['ending'] && meetings.find(({ id }) => id === form.typed['activityId']);
  return (
    <>
      {meetings.length > 0 && !ended && (
        <section>
          <h2>{say('meet.planned')}</h2>
          {meetings.map((meeting) => (
            <Planned key={meeting.id} meeting={meeting} deal={deal} form={form} />
          ))}
        </section>
      )}
      {ended ? (
        <section>
          <h2>{say(`meet.end.${form.typed['ending'] as Ending}`)}</h2>
          <p>{whenOf(ended, form.locale)}</p>
          {ended.place && <p class="small">{ended.place}</p>}
        </section>
      ) : (
        <MeetingFields deal={deal} form={form} meetings={meetings} />
      )}
    </>
  );
}

function whenOf({ date, time }: MeetingView, locale: string): string {
  return [shownDay(date), time && shownTime(locale, time)].filter(Boolean).join(', ');
}

function Planned({
  meeting,
  deal,
  form,
}: {
  readonly meeting: MeetingView;
  readonly deal: DealView;
  readonly form: FormOfDeal;
}): JSX.Element {
  const { id, place, agenda, hasPassed } = meeting;
  const when = whenOf(meeting, form.locale);
  const endings: readonly Ending[] = hasPassed ? ['done', 'noShow'] : ['cancelled'];
  const isChanged = form.typed['activityId'] === id;
  const link = calendarLink({
    ...meeting,
    title: say('meet.entry', { name: deal.name }),
    zone: form.settings.zone,
    details: agenda,
  });
  return (
    <div class="planned" role="group" aria-label={when}>
      <b>{when}</b>
      <span class="small">
        {[say('meet.min', { n: meeting.minutes }), place].filter(Boolean).join(' · ')}
      </span>
      <div class="links">
        {!hasPassed && (
          <button
            type="button"
            class="text-button"
            aria-pressed={isChanged}
            onClick={() => {
              form.type({ activityId: id });
              focusSoon(idOf('date'));
            }}
          >
            {say('meet.move')}
          </button>
        )}
        {endings.map((ending) => (
          <button
            key={ending}
            type="button"
            class="text-button"
            onClick={() => {
              form.type({ activityId: id, ending });
              focusSoon('deal-save');
            }}
          >
            {say(`meet.as.${ending}`)}
          </button>
        ))}
        {!hasPassed && link && (
          <a class="text-button" href={link} target="_blank" rel="noopener noreferrer">
            {say('meet.calendar')}
          </a>
        )}
      </div>
    </div>
  );
}

function MeetingFields({
  deal,
  form,
  meetings,
}: {
  readonly deal: DealView;
  readonly form: FormOfDeal;
  readonly meetings: readonly MeetingView[];
}): JSX.Element {
  const shown = meetingFields(form.typed, meetings, form);
  const lengths = [...new Set([...LENGTHS, shown.minutes])].sort((a, b) => a - b);
  return (
    <>
      <section>
        <h2>{say(form.typed['activityId'] ? 'meet.change' : 'meet.title')}</h2>
        <div class="when">
          <DateField {...form.day('date')} value={shown.date} />
          <TimeField {...form.line('time')} value={shown.time} locale={form.locale} />
          <Field {...form.field('minutes')}>
            {(control) => (
              <select
                {...control}
                value={shown.minutes}
                onChange={({ currentTarget }) =>
                  form.type({ minutes: Number(currentTarget.value) })
                }
              >
                {lengths.map((n) => (
                  <option key={n} value={n}>
                    {say('meet.min', { n })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <TextField {...form.line('place')} value={shown.place} most={200} />
        <TextField {...form.line('contact')} label={say('meet.with')} most={120} />
        {deal.values.mail === '' && (
          <TextField
            {...form.line('mail')}
            most={254}
            inputMode="email"
            hint={shown.mail === '' ? say('meet.noMail') : undefined}
          />
        )}
        <Field {...form.field('agenda')}>
          {(control) => (
            <textarea
              {...control}
              maxLength={500}
              value={shown.agenda}
              onInput={({ currentTarget }) => form.type({ agenda: currentTarget.value })}
            />
          )}
        </Field>
      </section>
      <Reminder deal={deal} form={form} shown={shown} />
    </>
  );
}

function Reminder({
  deal,
  form,
  shown,
}: {
  readonly deal: DealView;
  readonly form: FormOfDeal;
  readonly shown: ReturnType<typeof meetingFields>;
}): JSX.Element {
  const [isOpen, setOpen] = useState(() => remembered(PREVIEW) !== 'hidden');
  const { settings, today, now } = form;
  const mail = meetingMail(
    { ...deal.values, contact: shown.contact, mail: shown.mail },
    shown,
    { ...settings, today, now },
    spokenLanguage(),
  );
  const toggle = (): void => {
    remember(PREVIEW, isOpen ? 'hidden' : 'shown');
    setOpen(!isOpen);
  };
  const goes = mail?.goes.kind;
  const hint = !shown.isReminded
    ? say('meet.remind.call')
    : mail === null
      ? ''
      : goes === 'dayBefore'
        ? say('meet.remind.hint', {
            date: shownDay(mail.goesAt!.date),
            time: shownTime(form.locale, mail.goesAt!.time),
            zone: mail.goesAt!.zone,
          })
        : say(goes === 'soon' ? 'meet.remind.late' : 'meet.remind.tooLate');
  return (
    <section>
      <fieldset>
        <legend class="label">{say('meet.remind')}</legend>
        <div class="radios">
          {[true, false].map((isYes) => (
            <label key={String(isYes)} class="choice">
              <input
                type="radio"
                name="isReminded"
                checked={shown.isReminded === isYes}
                disabled={isYes && shown.mail === ''}
                onChange={() => form.type({ isReminded: isYes ? 'yes' : 'no' })}
              />
              <span>{say(isYes ? 'meet.remind.yes' : 'meet.remind.no')}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {hint && <p class="hint">{hint}</p>}
      {mail && shown.isReminded && goes !== 'tooLate' && (
        <>
          <div class="heading-line">
            <b class="label">{say('meet.preview')}</b>
            <button type="button" class="text-button" aria-expanded={isOpen} onClick={toggle}>
              {say(isOpen ? 'common.hide' : 'common.show')}
            </button>
          </div>
          {isOpen && <MailPreview to={mail.to} language={mail.language} mail={mail.mail} />}
        </>
      )}
    </section>
  );
}
