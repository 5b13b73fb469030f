/** The file on the screen and those beside it: who has access, earlier versions, files for other programs. */
import { useState } from 'preact/hooks';
import type { FilesAnswer, FilesDone, FilesRequest } from '../../server/wire';
import type { Notices } from '../notices';
import { pageOf, setLeaving } from '../tabAddress';
import type { WorkbookFiles } from '../workbookFiles';
import type { Words } from '../words';
import { postJson, useAnswer } from './answers';
import { FilesPanel } from './filesPanel';
import { SharingPanel } from './sharingPanel';
import { VersionsPanel } from './versionsPanel';

export function FileDrawer(props: {
  readonly files: WorkbookFiles;
  readonly words: Words;
  readonly time: (instant: string) => string;
  readonly notices: Notices;
  readonly takeTour: () => void;
  readonly change: number;
}) {
  const { files, words, takeTour, time, notices } = props;
  /** Counts what was done here. */
  const [done, setDone] = useState(0);
  const { answer, failed } = useAnswer<FilesAnswer>('/files', props.change + done);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);

  const once = async (act: () => Promise<string | undefined>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    setTrouble(await act());
    setBusy(false);
  };
  const save = (make: () => Promise<void>) =>
    once(() =>
      make().then(
        () => undefined,
        (error: Error) => words.file.failed(error.message),
      ),
    );
  const ask = (request: FilesRequest): void =>
    void once(async () => {
      const isTrash = 'trash' in request;
      setLeaving(isTrash);
      const posted = await postJson<FilesDone>('/files', request);
      if ('refusal' in posted) {
        setLeaving(false);
        return posted.refusal || words.drawers.noAnswer;
      }
      if (posted.answer.made) location.assign(pageOf(posted.answer.made));
      if (isTrash) location.assign(pageOf(null));
      setDone(done + 1);
      return undefined;
    });

  return (
    <>
      <p>{words.file.saved}</p>
      <p class="wb-trouble" role="alert">
        {trouble}
      </p>
      {answer ? (
        <>
          <FilesPanel {...{ answer, words, ask, notices }} />
          {answer.shown && (
            <>
              <SharingPanel shown={answer.shown} words={words} ask={ask} />
              <VersionsPanel shown={answer.shown} {...{ words, time, ask, notices }} />
            </>
          )}
        </>
      ) : (
        <p>{failed ? words.drawers.noAnswer : words.drawers.reading}</p>
      )}
      <h3>{words.file.other}</h3>
      <div class="wb-actions">
        <button
          type="button"
          class="wb-button"
          aria-disabled={busy}
          onClick={() => void save(files.saveXlsx)}
        >
          {words.file.xlsx}
        </button>
        <button
          type="button"
          class="wb-button"
          aria-disabled={busy}
          onClick={() => void save(files.saveCsv)}
        >
          {words.file.csv(files.shownSheet())}
        </button>
      </div>
      <p class="wb-muted">{words.file.formulas}</p>
      <h3>{words.file.anew}</h3>
      <p>{words.file.howAnew}</p>
      <pre class="wb-log">npm start -- --reset</pre>
      <button type="button" class="wb-button" onClick={takeTour}>
        {words.file.tour}
      </button>
    </>
  );
}
