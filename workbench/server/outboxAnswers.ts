/** What the page's outbox asks of the workbench: each mail as a mail program reads it. */
import { simpleParser } from 'mailparser';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import type { Person } from '../drive/people';
import { Refusal } from './requests';
import { mimeOf } from '../runtime/mime';
import type { SentMail } from '../runtime/outbox';
import type { MailSummary, MailView, OutboxAnswer } from './wire';

type OutboxPart = Pick<LiveWorkbook, 'file' | 'userOf'>;

export function outboxAnswer({ file, userOf }: OutboxPart, person?: Person): OutboxAnswer {
  const { outbox } = file.project;
  return {
    left: outbox.remaining(userOf(person)),
    mails: outbox.sentFrom(file.id).map(summaryOf).reverse(),
  };
}

/** The message itself, with all that travels. */
export function rawMail(workbook: OutboxPart, id: string): Promise<Buffer> {
  return mimeOf(mailOf(workbook, id));
}

/** Read back from the message, so that it shows what arrives and not what was meant. */
export async function mailView(workbook: OutboxPart, id: string): Promise<MailView> {
  const read = await simpleParser(await rawMail(workbook, id));
  return {
    ...summaryOf(mailOf(workbook, id)),
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

function mailOf({ file }: OutboxPart, id: string): SentMail {
  const mail = file.project.outbox.sentFrom(file.id).find((each) => each.id === id);
  if (!mail) throw new Refusal(404, 'There is no such mail in the outbox.');
  return mail;
}

function summaryOf(mail: SentMail): MailSummary {
  const { id, sentAt, from, to, subject, attachments } = mail;
  return { id, sentAt, from, to, subject, attachments: attachments.length };
}
