/**
 * What the script mailed: nothing leaves the machine. Recipients a day are counted for each user across all files, by
 * the kind of account (platform 5.1).
 */
import { randomUUID } from 'node:crypto';
import type { Clock, User } from './contract';
import { DailyQuota } from './dailyQuota';
import { refused } from './refusals';

/** A file that came with a mail. */
export interface MailPart {
  readonly name: string;
  readonly contentType: string | null;
  readonly base64: string;
}

/** What a script gave to MailApp.sendEmail, checked. */
export interface MailDraft {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  /** The sender's name. */
  readonly name?: string;
  readonly noReply: boolean;
  readonly attachments: readonly MailPart[];
  /** By content ID, as "cid:..." in htmlBody names it. */
  readonly inlineImages: Readonly<Record<string, MailPart>>;
}

export interface SentMail extends MailDraft {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  /** Whose run sent it: nobody else can be the sender (platform 5.7). */
  readonly from: string;
  readonly account: NonNullable<User['account']>;
  /** The file that the run was in. */
  readonly fileId: string;
  /** The permission that sending needed. */
  readonly scope: string;
}

type Account = Pick<User, 'email' | 'account'>;

interface Quotas {
  readonly outside: DailyQuota;
  /** Of a Workspace account, to its own domain. */
  readonly inside?: DailyQuota;
}

const CONSUMER_RECIPIENTS = 100;
const WORKSPACE_RECIPIENTS = 1_500;
const WORKSPACE_RECIPIENTS_INSIDE = 2_000;
const SCOPE = 'https://www.googleapis.com/auth/script.send_mail';

export class Outbox {
  readonly #sent: SentMail[] = [];
  readonly #quotas = new Map<string, Quotas>();

  constructor(private readonly clock: Clock) {}

  /** All mails, oldest first. */
  get sent(): readonly SentMail[] {
    return this.#sent;
  }

  sentFrom(fileId: string): readonly SentMail[] {
    return this.#sent.filter((mail) => mail.fileId === fileId);
  }

  /** How many recipients the user may still mail to; of a Workspace account, outside its domain. */
  remaining(user: User): number {
    return this.#quotasOf(user).outside.left(this.#now);
  }

  /** @throws where more recipients are named than the user has left; then nothing is sent. */
  send(user: User, fileId: string, draft: MailDraft): void {
    const { inside, outside } = recipientsOf(user, draft);
    const quotas = this.#quotasOf(user);
    if (
      outside > quotas.outside.left(this.#now) ||
      (quotas.inside && inside > quotas.inside.left(this.#now))
    ) {
      throw refused('mailQuota');
    }
    this.#count(user, draft, this.#now);
    const sentAt = this.clock.now().toISOString();
    this.#sent.push({
      ...draft,
      id: randomUUID(),
      sentAt,
      from: user.email,
      account: user.account ?? 'consumer',
      fileId,
      scope: SCOPE,
    });
  }

  /** Takes over what a saved file holds, and counts it; what is here already stays as it is. */
  restore(mails: readonly SentMail[]): void {
    const known = new Set(this.#sent.map(({ id }) => id));
    for (const mail of mails) {
      if (known.has(mail.id)) continue;
      this.#sent.push(mail);
      const sender = { email: mail.from, account: mail.account };
      this.#count(sender, mail, Date.parse(mail.sentAt));
    }
  }

  #count(user: Account, draft: MailDraft, now: number): void {
    const { inside, outside } = recipientsOf(user, draft);
    const quotas = this.#quotasOf(user);
    if (outside > 0) quotas.outside.take(outside, now);
    if (inside > 0) quotas.inside?.take(inside, now);
  }

  #quotasOf(user: Account): Quotas {
    let quotas = this.#quotas.get(user.email);
    if (!quotas) this.#quotas.set(user.email, (quotas = newQuotas(user)));
    return quotas;
  }

  get #now(): number {
    return this.clock.now().getTime();
  }
}

function newQuotas({ account }: Account): Quotas {
  if (account !== 'workspace') return { outside: new DailyQuota(CONSUMER_RECIPIENTS) };
  return {
    outside: new DailyQuota(WORKSPACE_RECIPIENTS),
    inside: new DailyQuota(WORKSPACE_RECIPIENTS_INSIDE),
  };
}

/** How many recipients are within the user's own domain and outside it; for a consumer's account all are outside. */
function recipientsOf({ email, account }: Account, { to, cc, bcc }: MailDraft) {
  const all = [...to, ...cc, ...bcc];
  const domain = email.slice(email.indexOf('@')).toLowerCase();
  const isInside = (address: string) =>
    account === 'workspace' && address.toLowerCase().endsWith(domain);
  const inside = all.filter(isInside).length;
  return { inside, outside: all.length - inside };
}
