/** What the add-on mailed, as it arrives: nothing leaves this machine. */
import { useState } from 'preact/hooks';
import type { MailFile, MailSummary, MailView, OutboxAnswer } from '../../server/wire';
import type { PageLanguage, Words } from '../words';
import { useAnswer } from './answers';
import { shownTime } from './shownTimes';

interface Facts {
  readonly words: Words;
  readonly language: PageLanguage;
  readonly timeZone: string;
}

export function OutboxDrawer(props: Facts & { readonly change: number }) {
  const { words, change } = props;
  const [openId, setOpenId] = useState<string>();
  const { answer, failed } = useAnswer<OutboxAnswer>('/outbox', change);
  if (!answer) return <p>{failed ? words.drawers.noAnswer : words.drawers.reading}</p>;
  const { left, mails } = answer;
  const files = new Set(mails.map(({ file }) => file));
  const open = mails.find(({ id }) => id === openId);
  if (open) return <OpenMail {...props} summary={open} back={() => setOpenId(undefined)} />;
  return (
    <>
      <p class="wb-muted">{words.outbox.left(left)}</p>
      {mails.length === 0 && <p>{words.outbox.empty}</p>}
      <ol class="wb-mails">
        {mails.map((mail) => (
          <li key={mail.id}>
            <button type="button" onClick={() => setOpenId(mail.id)}>
              <strong>{mail.subject || words.outbox.noSubject}</strong>
              <span>{words.outbox.to(mail.to.join(', '))}</span>
              <span class="wb-muted">
                {shownTime(mail.sentAt, props.timeZone, props.language)}
                {mail.attachments > 0 && ` · ${words.outbox.attachments(mail.attachments)}`}
                {files.size > 1 && ` · ${mail.file ?? ''}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function OpenMail(props: Facts & { readonly summary: MailSummary; readonly back: () => void }) {
  const { words, summary, language, timeZone } = props;
  const [asText, setAsText] = useState(false);
  const { answer: mail, failed } = useAnswer<MailView>(`/mail?id=${summary.id}`, 0);
  const isText = asText || (mail !== undefined && mail.html === undefined);
  const rows = [
    [words.outbox.fromName, summary.from],
    [words.outbox.toName, summary.to.join(', ')],
    [words.outbox.sentName, shownTime(summary.sentAt, timeZone, language)],
  ] as const;
  return (
    <article class="wb-mail">
      <button type="button" class="wb-button" onClick={props.back}>
        {words.outbox.back}
      </button>
      <h3>{summary.subject || words.outbox.noSubject}</h3>
      <dl class="wb-times">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!mail && <p>{failed ? words.drawers.noAnswer : words.drawers.reading}</p>}
      {mail && (
        <>
          <div class="wb-actions">
            <button
              type="button"
              class="wb-button"
              aria-pressed={!isText}
              onClick={() => setAsText(false)}
            >
              {words.outbox.html}
            </button>
            <button
              type="button"
              class="wb-button"
              aria-pressed={isText}
              onClick={() => setAsText(true)}
            >
              {words.outbox.text}
            </button>
            <a class="wb-button" href={`/mail.eml?id=${summary.id}`} download>
              {words.outbox.raw}
            </a>
          </div>
          {isText ? (
            <pre class="wb-log" tabIndex={0} aria-label={words.outbox.text}>
              {mail.text}
            </pre>
          ) : (
            // No script, no origin of this page: a mail is somebody else's document.
            <iframe
              class="wb-mail-frame"
              title={summary.subject}
              sandbox="allow-popups"
              srcDoc={mail.html}
            />
          )}
          {mail.files.length > 0 && (
            <ul class="wb-list" aria-label={words.outbox.files}>
              {mail.files.map((file) => (
                <li key={file.name}>
                  <a href={addressOf(file)} download={file.name}>
                    {file.name}
                  </a>
                  <span class="wb-muted">{words.outbox.size(file.type, file.bytes)}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </article>
  );
}

function addressOf({ type, base64 }: MailFile): string {
  return `data:${type};base64,${base64}`;
}
