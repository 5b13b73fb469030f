import type { JSX } from 'preact';
import type { ReminderMail } from '../../table/reminderMail';
import { say } from '../sidebarWords';

/** A mail as it goes out. Whatever it holds stays text. */
export function MailPreview({
  to,
  language,
  mail,
}: {
  readonly to: string;
  /** The mail's, which may be another than the page's. */
  readonly language: string;
  readonly mail: ReminderMail;
}): JSX.Element {
  return (
    <div class="mail-preview">
      <p dir="auto">
        <b>{say('mail.to')}</b> {to}
      </p>
      <p>
        <b>{say('mail.subject')}</b>{' '}
        <span lang={language} dir="auto">
          {mail.subject}
        </span>
      </p>
      <div class="mail-text" lang={language} dir="auto">
        {mail.text}
      </div>
      {mail.unknown.length > 0 && (
        <p class="mail-unknown">
          {say('mail.unknown', {
            names: mail.unknown.map((name) => `{${name}}`).join(' '),
          })}
        </p>
      )}
    </div>
  );
}
