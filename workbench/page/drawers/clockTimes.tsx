/** What time it is for the spreadsheet, the script and the browser, and which zones the first two have. */
import { useState } from 'preact/hooks';
import type { ClockAnswer, ClockRequest } from '../../server/wire';
import type { PageLanguage, Words } from '../words';
import { postJson } from './answers';
import { shownTime } from './shownTimes';

export function ClockTimes(props: {
  readonly answer: ClockAnswer;
  readonly words: Words;
  readonly language: PageLanguage;
}) {
  const { answer, words, language } = props;
  const [trouble, setTrouble] = useState<string>();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { script, spreadsheet } = answer.zones;
  const set = async (request: ClockRequest): Promise<void> => {
    const posted = await postJson('/clock', request);
    setTrouble('refusal' in posted ? posted.refusal || words.drawers.noAnswer : undefined);
  };
  const setSpreadsheet = (zone: string) => void set({ spreadsheetZone: zone });
  const setScript = (zone: string) => void set({ scriptZone: zone });
  const rows = [
    [words.clock.spreadsheet, spreadsheet, answer.mayEdit ? setSpreadsheet : undefined],
    [words.clock.script, script, setScript],
    [words.clock.person, here, undefined],
  ] as const;
  return (
    <>
      <dl class="wb-times">
        {rows.map(([name, zone, choose]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {shownTime(answer.now, zone, language)}{' '}
              {choose ? (
                <ZoneChoice label={words.clock.zoneOf(name)} zone={zone} choose={choose} />
              ) : (
                <span class="wb-muted">{zone}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="wb-trouble" role="alert">
        {trouble}
      </p>
      <p class="wb-muted">{words.clock.personHint}</p>
      {answer.goingTo === undefined && (
        <p class="wb-muted" role="status">
          {answer.stands ? words.clock.stands : words.clock.follows}
        </p>
      )}
    </>
  );
}

function ZoneChoice(props: {
  readonly label: string;
  readonly zone: string;
  readonly choose: (zone: string) => void;
}) {
  const { label, zone, choose } = props;
  const zones = [...new Set([zone, 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <select
      aria-label={label}
      value={zone}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {zones.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}
