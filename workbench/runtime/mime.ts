/** A mail of the outbox as mail programs read it. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailPart, SentMail } from './outbox';

/** The whole message in MIME; recipients of blind copies are not named in it. */
export function mimeOf(mail: SentMail): Promise<Buffer> {
  const { name = '', from, to, cc, replyTo, subject, body, htmlBody, attachments } = mail;
  const address = mail.noReply ? `noreply@${from.split('@')[1]}` : from;
  const inline = Object.entries(mail.inlineImages).map(([cid, part]) => ({ ...partOf(part), cid }));
  const composer = new MailComposer({
    from: { name, address },
    to: [...to],
    cc: [...cc],
    ...(mail.noReply ? {} : { replyTo: replyTo.length > 0 ? [...replyTo] : from }),
    subject,
    text: body,
    ...(htmlBody === undefined ? {} : { html: htmlBody }),
    attachments: [...attachments.map(partOf), ...inline],
    date: new Date(mail.sentAt),
    messageId: `<${mail.id}@${from.split('@')[1]}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function partOf({ name, contentType, base64 }: MailPart) {
  return {
    filename: name,
    content: Buffer.from(base64, 'base64'),
    ...(contentType === null ? {} : { contentType }),
  };
}
