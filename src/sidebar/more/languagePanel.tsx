import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES } from '../../messages/language';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import { spokenLanguage } from '../words';
import type { PanelProps } from './moreDialog';

/** The language of the workbook and of all that the add-on says. */
export function LanguagePanel({ follow, onChanged }: PanelProps): JSX.Element {
  const [chosen, setChosen] = useState(spokenLanguage());
  const [isDone, setDone] = useState(false);
  const { state, run } = useChange();
  const switchTo = async (): Promise<void> => {
    setDone(false);
    const answer = await run('switchLanguage', chosen);
    if (!answer.ok) return;
    await follow(answer.value);
    // Else the sentence would be in the words of the other language.
    setDone(spokenLanguage() === answer.value);
    onChanged();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.isWorking) void switchTo();
      }}
    >
      <fieldset>
        <legend class="visually-hidden">{say('more.language')}</legend>
        {LANGUAGES.map((language) => (
          <label key={language} class="choice">
            <input
              type="radio"
              name="language"
              checked={language === chosen}
              onChange={() => setChosen(language)}
            />
            <span lang={language}>{say(`more.language.${language}`)}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{say('more.language.hint')}</p>
      <button type="submit" class="button primary" aria-disabled={state.isWorking}>
        {say('more.language.action')}
      </button>
      <ChangeStatus state={state} />
      <p class="good" role="status">
        {isDone && say('more.language.done')}
      </p>
    </form>
  );
}
