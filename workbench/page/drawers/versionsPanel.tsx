/** Earlier versions of the file on the screen: keeping one, going back to one. */
import type { FilesRequest, ShownFile } from '../../server/wire';
import type { Notices } from '../notices';
import type { Words } from '../words';

export function VersionsPanel(props: {
  readonly shown: ShownFile;
  readonly words: Words;
  readonly time: (instant: string) => string;
  readonly ask: (request: FilesRequest) => void;
  readonly notices: Notices;
}) {
  const { ask, notices, time } = props;
  const { versions, mayEdit } = props.shown;
  const words = props.words.file;
  return (
    <>
      <h3>{words.versions}</h3>
      {versions.length === 0 && <p class="wb-muted">{words.noVersions}</p>}
      <ul class="wb-list wb-versions">
        {versions.map(({ number, keptAt, reason }) => (
          <li key={number}>
            <span>{time(keptAt)}</span>
            <span class="wb-muted">{words.reasons[reason]}</span>
            {mayEdit && (
              <button
                type="button"
                class="wb-button"
                aria-label={words.restoreNamed(time(keptAt))}
                onClick={() =>
                  notices.ask(words.reallyRestore(time(keptAt)), () =>
                    ask({ restoreVersion: number }),
                  )
                }
              >
                {words.restore}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <button type="button" class="wb-button" onClick={() => ask({ keepVersion: true })}>
          {words.keepVersion}
        </button>
      )}
    </>
  );
}
