/** Who may do what with the file on the screen. */
import type { FilesRequest, ShownFile, SharedRole } from '../../server/wire';
import type { Words } from '../words';

const ROLES: readonly SharedRole[] = ['editor', 'commenter', 'viewer'];

export function SharingPanel(props: {
  readonly shown: ShownFile;
  readonly words: Words;
  readonly ask: (request: FilesRequest) => void;
}) {
  const { people, mayEdit } = props.shown;
  const words = props.words.file;
  const share = (email: string, value: string): void => {
    const role = ROLES.find((each) => each === value) ?? null;
    props.ask({ share: { email, role } });
  };
  return (
    <>
      <h3>{words.sharing}</h3>
      <ul class="wb-list wb-people">
        {people.map(({ email, role }) => (
          <li key={email}>
            <span>{email}</span>
            {role === 'owner' || !mayEdit ? (
              <span class="wb-muted">{role ? words.roles[role] : words.noRole}</span>
            ) : (
              <select
                aria-label={words.roleOf(email)}
                value={role ?? ''}
                onChange={({ currentTarget }) => share(email, currentTarget.value)}
              >
                {ROLES.map((each) => (
                  <option key={each} value={each}>
                    {words.roles[each]}
                  </option>
                ))}
                <option value="">{words.noRole}</option>
              </select>
            )}
          </li>
        ))}
      </ul>
      {!mayEdit && <p class="wb-muted">{words.sharedBy}</p>}
    </>
  );
}
