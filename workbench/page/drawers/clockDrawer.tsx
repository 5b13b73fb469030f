/** The clock and its triggers: what time it is, what runs next, what ran. */
import { useState } from 'preact/hooks';
import { FARTHEST_RUN_MS } from '../../server/wire';
import type { ClockAnswer, ClockRequest, TriggerView } from '../../server/wire';
import type { PageLanguage, Words } from '../words';
import { postJson, useAnswer } from './answers';
import { ClockTimes } from './clockTimes';
import { ExecutionList } from './executionList';
import { instantOf, shownTime, wallTimeOf } from './shownTimes';

interface Facts {
  readonly words: Words;
  readonly language: PageLanguage;
}

export function ClockDrawer({ words, language, change }: Facts & { readonly change: number }) {
  const { answer, failed } = useAnswer<ClockAnswer>('/clock', change);
  if (!answer) return <p>{failed ? words.drawers.noAnswer : words.drawers.reading}</p>;
  const zone = answer.zones.spreadsheet;
  const time = (instant: string): string => shownTime(instant, zone, language);
  const files = new Set(answer.triggers.map(({ file }) => file));
  return (
    <>
      <ClockTimes answer={answer} words={words} language={language} />
      {answer.goingTo !== undefined && <Way to={time(answer.goingTo)} words={words} />}
      <Controls answer={answer} words={words} />
      <h3>{words.clock.triggers}</h3>
      {answer.triggers.length === 0 ? (
        <p class="wb-muted">{words.clock.noTriggers}</p>
      ) : (
        <ul class="wb-list">
          {answer.triggers.map((trigger) => (
            <li key={trigger.id}>
              <strong>{trigger.handler}</strong>
              <span>{scheduleIn(words, trigger)}</span>
              <span class="wb-muted">{trigger.owner}</span>
              {files.size > 1 && <span class="wb-muted">{trigger.file}</span>}
              {trigger.next && <span>{words.clock.next(time(trigger.next))}</span>}
            </li>
          ))}
        </ul>
      )}
      <h3>{words.clock.history}</h3>
      <ExecutionList executions={answer.executions} words={words} time={time} />
    </>
  );
}

/** The clock is going somewhere; whoever looks may stop it where it is. */
function Way({ to, words }: { readonly to: string; readonly words: Words }) {
  return (
    <p class="wb-way" role="status">
      {words.clock.goingTo(to)}{' '}
      <button
        type="button"
        class="wb-button"
        onClick={() => void postJson('/clock', { halt: true } satisfies ClockRequest)}
      >
        {words.clock.halt}
      </button>
    </p>
  );
}

function Controls({ answer, words }: { readonly answer: ClockAnswer; readonly words: Words }) {
  const zone = answer.zones.spreadsheet;
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const wallTime = typed ?? wallTimeOf(answer.now, zone);
  const ask = async (request: ClockRequest): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const posted = await postJson<ClockAnswer>('/clock', request);
    if ('refusal' in posted) setTrouble(posted.refusal || words.drawers.noAnswer);
    else {
      setTrouble(posted.answer.mailed === false ? words.clock.noMail : undefined);
      setTyped(undefined);
    }
    setBusy(false);
  };
  const goTo = (request: (instant: string) => ClockRequest): void => {
    const instant = instantOf(wallTime, zone);
    if (instant === undefined) setTrouble(words.clock.noTime);
    else void ask(request(instant));
  };
  const runUntilThen = (): void => {
    const way = Date.parse(instantOf(wallTime, zone) ?? '') - Date.parse(answer.now);
    if (way > FARTHEST_RUN_MS) setTrouble(words.clock.tooFar);
    else goTo((runUntil) => ({ runUntil }));
  };
  const tomorrow = `${wallTimeOf(new Date(Date.parse(answer.now) + 86_400_000), zone).slice(0, 10)}T09:00`;
  const button = (label: string, act: () => void) => (
    <button type="button" class="wb-button" aria-disabled={busy} onClick={() => !busy && act()}>
      {label}
    </button>
  );
  return (
    <form
      class="wb-controls"
      onSubmit={(event) => {
        event.preventDefault();
        runUntilThen();
      }}
    >
      <label>
        {words.clock.goTo}
        <input
          type="datetime-local"
          value={wallTime}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <div class="wb-actions">
        <button type="submit" class="wb-button wb-primary" aria-disabled={busy}>
          {busy ? words.clock.running : words.clock.runUntil}
        </button>
        {button(words.clock.untilMail, () => void ask({ runUntilMail: true }))}
        {button(words.clock.setOnly, () => goTo((jumpTo) => ({ jumpTo })))}
        {button(words.clock.tomorrow, () => {
          const runUntil = instantOf(tomorrow, zone);
          if (runUntil !== undefined) void ask({ runUntil });
        })}
        {button(words.clock.runNext, () => void ask({ runNext: true }))}
        {answer.stands && button(words.clock.follow, () => void ask({ followMachine: true }))}
      </div>
      <label class="wb-check">
        <input
          type="checkbox"
          checked={answer.hasMishaps}
          onChange={({ currentTarget }) => void ask({ hasMishaps: currentTarget.checked })}
        />
        {words.clock.mishaps}
      </label>
      {answer.hasMishaps && (
        <label class="wb-check">
          {words.clock.seed}
          <input
            type="number"
            min={0}
            step={1}
            value={answer.seed}
            onChange={({ currentTarget }) => void ask({ seed: currentTarget.valueAsNumber })}
          />
        </label>
      )}
      <p class="wb-trouble" role="alert">
        {trouble}
      </p>
    </form>
  );
}

function scheduleIn({ clock }: Words, { kind, schedule }: TriggerView): string {
  if (!schedule) return clock.kinds[kind];
  switch (schedule.every) {
    case 'once':
      return clock.once;
    case 'month':
      return clock.monthly;
    default:
      return clock.every[schedule.every](schedule.count);
  }
}
