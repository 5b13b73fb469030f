import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../icon';
import { say } from './importWords';
import { MOST_MEGABYTES } from './csvFile';
import type { ChosenFile } from './importPage';

const BYTES_A_MEGABYTE = 1024 * 1024;

/** Reads a file, or says why it does not. */
export async function readChosen(file: File): Promise<ChosenFile | string> {
  if (file.size > MOST_MEGABYTES * BYTES_A_MEGABYTE) {
    return say('csv.toolarge', { n: MOST_MEGABYTES });
  }
  try {
    return { name: file.name, bytes: await file.arrayBuffer() };
  } catch {
    return say('csv.unreadable');
  }
}

/** A button and a place to drop a file. */
export function ChooseFile({ onChosen }: { onChosen(file: ChosenFile): void }): JSX.Element {
  const [problem, setProblem] = useState('');
  const [isOver, setOver] = useState(false);
  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file) return;
    const chosen = await readChosen(file);
    if (typeof chosen === 'string') setProblem(chosen);
    else onChosen(chosen);
  };
  return (
    <div
      class={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <Icon name="sheet" size={48} />
      <FileButton label={say('csv.choose')} isPrimary onFile={(file) => void take(file)} />
      <p class="small">{say('csv.drop')}</p>
      <p role="alert" class="field-error">
        {problem}
      </p>
    </div>
  );
}

/** The browser's own file field under a label that looks like a button. */
export function FileButton({
  label,
  isPrimary = false,
  isLocked = false,
  onFile,
}: {
  label: string;
  isPrimary?: boolean;
  isLocked?: boolean;
  onFile(file: File): void;
}): JSX.Element {
  return (
    <label class={isPrimary ? 'button primary file-button' : 'button file-button'}>
      <input
        type="file"
        class="visually-hidden"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        disabled={isLocked}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again once it is mended.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      {label}
    </label>
  );
}
