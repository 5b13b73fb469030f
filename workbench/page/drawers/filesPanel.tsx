/** The spreadsheets of this workbench that are shared with the person: going to one, making and copying, name and trash. */
import type { FilesAnswer, FilesRequest } from '../../server/wire';
import type { Notices } from '../notices';
import { pageOf } from '../tabAddress';
import type { Words } from '../words';

export function FilesPanel(props: {
  readonly answer: FilesAnswer;
  readonly words: Words;
  readonly ask: (request: FilesRequest) => void;
  readonly notices: Notices;
}) {
  const { answer, ask, notices } = props;
  const words = props.words.file;
  const { shown } = answer;
  const name = answer.files.find(({ id }) => id === shown?.id)?.name ?? '';
  const rename = () => notices.askText(words.newName, name, (text) => ask({ rename: text }));
  const trash = () => notices.ask(words.reallyTrash(name), () => ask({ trash: true }));
  return (
    <>
      <h3>{words.others}</h3>
      <ul class="wb-list">
        {answer.files.map(({ id, name, owner, isFirst }) => (
          <li key={id}>
            {id === answer.shown?.id ? (
              <strong aria-current="page">{name}</strong>
            ) : (
              <a href={pageOf(isFirst ? null : id)}>{name}</a>
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
        {shown?.mayEdit && (
          <button type="button" class="wb-button" onClick={rename}>
            {words.rename}
          </button>
        )}
        {shown?.mayTrash && (
          <button type="button" class="wb-button" onClick={trash}>
            {words.trash}
          </button>
        )}
      </div>
    </>
  );
}
