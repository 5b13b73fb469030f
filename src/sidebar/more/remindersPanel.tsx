import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailPreview, ReminderLine, ReminderStatus } from '../../flows/reminderAnswers';
import { read } from '../server';
import { TroubleBanner } from '../troubleText';
import { ChangeStatus, useChange } from '../useChange';
import { useServer } from '../useServer';
import { say } from '../sidebarWords';
import { Sentences } from './sentences';

type SetUpStatus = Extract<ReminderStatus, { isSetUp: true }>;

/** Reminders on and off, who gets what, how the hourly run is getting on. */
export function RemindersPanel(): JSX.Element {
  const asked = useServer(() => read('reminderStatus'));
  const { state, run } = useChange();
  const [switched, setSwitched] = useState<ReminderStatus | null>(null);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const [originalRests, setOriginalRests] = useState(false);
  const [preview, setPreview] = useState<MailPreview | null>(null);
  const status = switched ?? asked.value;

  const change = async (isOn: boolean): Promise<void> => {
    if (state.isWorking || !status?.isSetUp) return;
    setSentences([]);
    const { listed } = status;
    const answer = await run('switchReminders', isOn ? { isOn, listed, originalRests } : { isOn });
    if (!answer.ok) return;
    setSwitched(answer.value.status);
    if (answer.value.state === 'list') setSentences([say('more.reminders.changed')]);
    if (answer.value.state === 'copy') setSentences([say('more.reminders.copy')]);
  };
  const show = async ({ activityId }: ReminderLine): Promise<void> => {
    const answer = await run('previewReminder', { activityId });
    if (!answer.ok) return;
    setPreview(answer.value);
    if (answer.value === null) asked.reload();
  };
  const sendTest = async ({ activityId }: ReminderLine): Promise<void> => {
    setSentences([]);
    const answer = await run('sendTestMail', { activityId });
    if (!answer.ok) return;
    if (answer.value === null) asked.reload();
    else setSentences([say('more.reminders.tested', { to: answer.value })]);
  };

  if (asked.trouble) return <TroubleBanner trouble={asked.trouble} />;
  if (!status?.isSetUp) return <p class="hint">{say('more.reminders.hint')}</p>;
  return (
    <>
      <p class="hint">{say('more.reminders.hint')}</p>
      <p>
        <b>{say(status.isOn ? 'more.reminders.isOn' : 'more.reminders.isOff')}</b>
      </p>
      <Sentences sentences={[...status.health, ...unattendedSentences(status)]} />
      {status.lines.length === 0 && <p>{say('more.reminders.none')}</p>}
      <ul class="report">
        {status.lines.map((line) => (
          <li key={`${line.activityId} ${line.dealId}`}>
            <b>{line.prospect}</b>, {line.start}
            <br />
            {line.what} {line.to !== '' && say('more.reminders.to', { to: line.to })}
            {line.to !== '' && line.activityId !== '' && (
              <div>
                <button type="button" class="button" onClick={() => void show(line)}>
                  {say('more.reminders.preview')}
                </button>{' '}
                <button type="button" class="button" onClick={() => void sendTest(line)}>
                  {say('more.reminders.test')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {preview && (
        <section aria-label={preview.subject}>
          <p>
            <b>{preview.subject}</b>
          </p>
          <pre style={{ whiteSpace: 'pre-wrap' }}>{preview.text}</pre>
        </section>
      )}
      {status.isCopy && (
        <label>
          <input
            type="checkbox"
            checked={originalRests}
            onChange={({ currentTarget }) => setOriginalRests(currentTarget.checked)}
          />{' '}
          {say('more.reminders.originalRests')}
        </label>
      )}
      <div>
        <button
          type="button"
          class="button primary"
          aria-disabled={state.isWorking}
          onClick={() => void change(true)}
        >
          {say(status.isOn ? 'more.reminders.repair' : 'more.reminders.on')}
        </button>{' '}
        {status.isOn && (
          <button
            type="button"
            class="button"
            aria-disabled={state.isWorking}
            onClick={() => void change(false)}
          >
            {say('more.reminders.off')}
          </button>
        )}
      </div>
      <ChangeStatus state={state} />
      <Sentences sentences={sentences} />
    </>
  );
}

function unattendedSentences({ unattended }: SetUpStatus): string[] {
  return unattended.length === 0
    ? []
    : [say('more.reminders.unattended', { names: unattended.join(', ') })];
}
