/** The mail that a script's call of MailApp.sendEmail describes, within Google's limits (platform 5.2, 5.4). */
import { Blob } from './blob';
import type { User } from './contract';
import { googleTypeName } from './googleTypes';
import type { MailDraft, MailPart } from './outbox';
import { refused } from './refusals';

const MAX_RECIPIENTS = 50;
const MAX_ATTACHMENTS = 250;
const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
const MAX_BODY_BYTES = { consumer: 200 * 1024, workspace: 400 * 1024 };

const LINE_BREAK = /[\r\n]/;
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;

type Options = Readonly<Record<string, unknown>>;

/** Forms as Google's: (message), (to, subject, body), (to, subject, body, options), (to, replyTo, subject, body). */
export function mailDraft(parameters: readonly unknown[], user: User): MailDraft {
  const draft = draftOf(messageOf(parameters), user);
  assertWithinLimits(draft, user);
  return draft;
}

function messageOf(parameters: readonly unknown[]): Options {
  const [first, second, third, fourth] = parameters;
  if (parameters.length === 1 && isOptions(first)) return first;
  const areTexts = [first, second, third].every((part) => typeof part === 'string');
  if (areTexts && parameters.length === 3) return { to: first, subject: second, body: third };
  if (areTexts && parameters.length === 4) {
    if (typeof fourth === 'string') {
      return { to: first, replyTo: second, subject: third, body: fourth };
    }
    if (isOptions(fourth)) return { ...fourth, to: first, subject: second, body: third };
  }
  const types = parameters.map(googleTypeName).join(',');
  throw new Error(
    `The parameters (${types}) don't match the method signature for MailApp.sendEmail.`,
  );
}

function draftOf(message: Options, user: User): MailDraft {
  const htmlBody = text(message, 'htmlBody');
  const name = text(message, 'name');
  const noReply = message.noReply === true;
  if (noReply && user.account !== 'workspace') {
    throw refused('noReply');
  }
  for (const [key, value] of [
    ['subject', text(message, 'subject')],
    ['name', name],
  ]) {
    if (value && LINE_BREAK.test(value)) throw new Error(`Invalid argument: ${key}`);
  }
  const to = addresses(message, 'to');
  const cc = addresses(message, 'cc');
  const bcc = addresses(message, 'bcc');
  if (to.length + cc.length + bcc.length === 0) {
    throw refused('noRecipient');
  }
  return {
    to,
    cc,
    bcc,
    replyTo: addresses(message, 'replyTo'),
    subject: text(message, 'subject') ?? '',
    body: text(message, 'body') ?? '',
    ...(htmlBody === undefined ? {} : { htmlBody }),
    ...(name === undefined ? {} : { name }),
    noReply,
    attachments: blobs(message.attachments).map(mailPart),
    inlineImages: Object.fromEntries(
      Object.entries((message.inlineImages ?? {}) as Options).map(([cid, source]) => [
        cid,
        mailPart(blobOf(source)),
      ]),
    ),
  };
}

function assertWithinLimits(draft: MailDraft, user: User): void {
  const { to, cc, bcc, attachments, inlineImages, body, htmlBody = '' } = draft;
  if (to.length + cc.length + bcc.length > MAX_RECIPIENTS) {
    throw refused('recipientCount');
  }
  const parts = [...attachments, ...Object.values(inlineImages)];
  if (parts.length > MAX_ATTACHMENTS) {
    throw refused('attachmentCount');
  }
  const bytes = parts.reduce((sum, { base64 }) => sum + Buffer.byteLength(base64, 'base64'), 0);
  if (bytes > MAX_ATTACHMENT_BYTES) throw refused('attachmentSize');
  const maxBody = MAX_BODY_BYTES[user.account ?? 'consumer'];
  if (Buffer.byteLength(body) > maxBody || Buffer.byteLength(htmlBody) > maxBody) {
    throw refused('bodySize');
  }
}

/** The addresses of one comma-separated text; whatever else stands there is refused (platform 5.4, EMU 5). */
function addresses(message: Options, key: string): string[] {
  const value = message[key];
  if (value === undefined || value === null || value === '') return [];
  if (typeof value !== 'string') throw new Error(`Invalid argument: ${key}`);
  if (LINE_BREAK.test(value)) throw refused('address', { address: JSON.stringify(value) });
  return value.split(',').map((part) => {
    const address = part.trim();
    if (!ADDRESS.test(address)) throw refused('address', { address });
    return address;
  });
}

function text(message: Options, key: string): string | undefined {
  const value = message[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`Invalid argument: ${key}`);
  return value;
}

function blobs(attachments: unknown): Blob[] {
  if (attachments === undefined || attachments === null) return [];
  return (Array.isArray(attachments) ? attachments : [attachments]).map(blobOf);
}

function blobOf(source: unknown): Blob {
  if (source instanceof Blob) return source;
  throw new Error('Invalid argument: attachments');
}

function mailPart(blob: Blob): MailPart {
  return {
    name: blob.getName() ?? 'Untitled',
    contentType: blob.getContentType(),
    base64: blob.content.toString('base64'),
  };
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
