/** The workbook as a file for other programs: the whole as XLSX, the sheet on the screen as CSV. */
import { useState } from 'preact/hooks';
import type { WorkbookFiles } from '../workbookFiles';
import type { Words } from '../words';

export function FileDrawer(props: {
  readonly files: WorkbookFiles;
  readonly words: Words;
  readonly takeTour: () => void;
}) {
  const { files, words, takeTour } = props;
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (make: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    await make().catch((error: Error) => setTrouble(words.file.failed(error.message)));
    setBusy(false);
  };
  return (
    <>
      <p>{words.file.saved}</p>
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
      <p class="wb-trouble" role="alert">
        {trouble}
      </p>
      <p class="wb-muted">{words.file.formulas}</p>
      <button type="button" class="wb-button" onClick={takeTour}>
        {words.file.tour}
      </button>
      <h3>{words.file.anew}</h3>
      <p>{words.file.howAnew}</p>
      <pre class="wb-log">npm start -- --reset</pre>
    </>
  );
}
