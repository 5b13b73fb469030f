import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../icon';
import { say } from './importWords';
import { FileButton, readChosen } from './chooseFile';
import type { CsvProblem, CsvTable, Encoding, SeparatorName } from './csvFile';
import { ENCODINGS, isProblem, SEPARATORS } from './csvFile';
import type { ChosenFile } from './importPage';

interface Props {
  readonly name: string;
  readonly table: CsvTable | CsvProblem;
  readonly encoding: Encoding;
  readonly separator: SeparatorName | undefined;
  readonly isLocked: boolean;
  onEncoding(encoding: Encoding): void;
  onSeparator(separator: SeparatorName): void;
  onChosen(file: ChosenFile): void;
}

/** Which file it is and how its letters and cells are understood; both can be put right. */
export function FileLine(props: Props): JSX.Element {
  const { name, table, encoding, separator, isLocked } = props;
  const [problem, setProblem] = useState('');
  const take = async (file: File): Promise<void> => {
    const chosen = await readChosen(file);
    if (typeof chosen === 'string') setProblem(chosen);
    else props.onChosen(chosen);
  };
  const said = isProblem(table) ? say(table.key, table.values) : problem;
  return (
    <section class="file-line">
      <div class="file-fields">
        <div class="field">
          <span class="label">{say('csv.file')}</span>
          <div class="file-name">
            <b>{name}</b>
            <FileButton
              label={say('csv.other')}
              isLocked={isLocked}
              onFile={(file) => void take(file)}
            />
          </div>
        </div>
        <div class="field">
          <label for="encoding">{say('csv.encoding')}</label>
          <select
            id="encoding"
            value={encoding}
            disabled={isLocked}
            onChange={(event) => props.onEncoding(event.currentTarget.value as Encoding)}
          >
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {say(`csv.encoding.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="separator">{say('csv.separator')}</label>
          <select
            id="separator"
            value={separator}
            disabled={isLocked}
            onChange={(event) => props.onSeparator(event.currentTarget.value as SeparatorName)}
          >
            {(Object.keys(SEPARATORS) as SeparatorName[]).map((each) => (
              <option key={each} value={each}>
                {say(`csv.separator.${each}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {said ? (
        <p class="field-error" role="alert">
          <Icon name="warn" /> {said}
        </p>
      ) : (
        <p class="small" role="status">
          {!isProblem(table) &&
            say('csv.found', { n: table.rows.length, columns: table.headings.length })}
        </p>
      )}
    </section>
  );
}
