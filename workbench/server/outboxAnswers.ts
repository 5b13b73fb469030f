/** What the page's outbox asks of the workbench: each mail as a mail program reads it. */
import { simpleParser } from 'mailparser';
import type { Drive } from '../drive/drive';
import { nameOfFile } from './clockAnswers';
import type { Person } from '../drive/people';
import { Refusal } from './requests';
import { mimeOf } from '../runtime/mime';
import type { SentMail } from '../runtime/outbox';
import type { MailSummary, MailView, OutboxAnswer } from './wire';

export function outboxAnswer(drive: Drive, person?: Person): OutboxAnswer {
  const { outbox } = drive.project;
  return {
    left: outbox.remaining(drive.files.first.userOf(person)),
    mails: outbox.sent.map((mail) => summaryOf(drive, mail)).reverse(),
  };
}

/** The message itself, with all that travels. */
export function rawMail(drive: Drive, id: string): Promise<Buffer> {
  return mimeOf(mailOf(drive, id));
}

/** Read back from the message, so that it shows what arrives and not what was meant. */
export async function mailView(drive: Drive, id: string): Promise<MailView> {
  const read = await simpleParser(await rawMail(drive, id));
  return {
    ...summaryOf(drive, mailOf(drive, id)),
    subject: read.subject ?? '',
    text: read.text ?? '',
    ...(read.html === false ? {} : { html: read.html }),
    files: read.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      type: contentType,
      bytes: content.length,
      base64: content.toString('base64'),
    })),
  };
}

function mailOf({ project }: Drive, id: string): SentMail {
  const mail = project.outbox.sent.find((each) => each.id === id);
  if (!mail) throw new Refusal(404, 'There is no such mail in the outbox.');
  return mail;
}

function summaryOf(drive: Drive, mail: SentMail): MailSummary {
  const { id, sentAt, from, to, subject, attachments, fileId } = mail;
  return {
    ...{ id, sentAt, from, to, subject },
    ...nameOfFile(drive, fileId),
    attachments: attachments.length,
  };
}
