/** The spreadsheets of this workbench: those that are shared with the person, making one, making a copy. */
import type { FilesAnswer, FilesRequest } from '../../server/wire';
import { pageOf } from '../tabAddress';
import type { Words } from '../words';

export function FilesPanel(props: {
  readonly answer: FilesAnswer;
  readonly words: Words;
  readonly ask: (request: FilesRequest) => void;
}) {
  const { answer, ask } = props;
  const words = props.words.file;
  return (
    <>
      <h3>{words.others}</h3>
      <ul class="wb-list">
        {answer.files.map(({ id, name, owner }, index) => (
          <li key={id}>
            {id === answer.shown?.id ? (
              <strong aria-current="page">{name}</strong>
            ) : (
              <a href={pageOf(index === 0 ? null : id)}>{name}</a>
            )}
            {id === answer.shown?.id && <span class="wb-done">{words.open}</span>}
            <span class="wb-muted">{words.owner(owner)}</span>
          </li>
        ))}
      </ul>
      <div class="wb-actions">
        <button type="button" class="wb-button" onClick={() => ask({ make: true })}>
          {words.make}
        </button>
        <button type="button" class="wb-button" onClick={() => ask({ copy: true })}>
          {words.copy}
        </button>
      </div>
    </>
  );
}
