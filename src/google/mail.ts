import type { Post } from '../domain/post';

/**
 * Sends a mail from the person whose run it is.
 *
 * @param post one recipient, its texts and its files
 * @throws Error with Google's words where the address, the size or the quota forbids it
 */
export function sendMail({ to, subject, text, html, from, files }: Post): void {
  MailApp.sendEmail({
    to,
    subject,
    body: text,
    htmlBody: html,
    ...(from === '' ? {} : { name: from }),
    attachments: files.map((file) => Utilities.newBlob(file.text, file.type, file.name)),
  });
}
