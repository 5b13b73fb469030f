import type { Post } from '../../src/domain/post';
import { mailWhatIsDue } from '../../src/flows/hourlyRun';
import type { Services } from '../../src/flows/services';
import type { WeekWorkbook } from './weekWorkbook';

/** Google stops a run between two of its service calls. */
class Killed extends Error {}

/** What a run is given. */
export interface RunWorld {
  readonly file: WeekWorkbook;
  /** All but what belongs to the file and to this run. */
  readonly services: Pick<Services, 'clock' | 'userMail' | 'mailsLeft' | 'spentMs' | 'sendMail'>;
  /** What the person's own properties hold. */
  readonly kept: Map<string, string>;
  /** After how many service calls it is stopped. */
  readonly callsLeft: number;
  /** Told before each service call, with their number: time goes by, others may come between. */
  beforeCall(calls: number): void;
}

/** How it ended. */
export interface RunEnd {
  readonly calls: number;
  readonly end: 'done' | 'killed' | 'refused';
  readonly isQuotaUsedUp: boolean;
  /** Whether somebody else held the lock when it wanted it: then it leaves all to the next run. */
  readonly wasBusy: boolean;
}

/** One run of a person's trigger, as far as mails are concerned. */
export function playRun({ file, services, kept, callsLeft, beforeCall }: RunWorld): RunEnd {
  let [calls, isDead, hasLock, wasBusy] = [0, false, false, false];
  const watch = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, key) => {
        const member: unknown = Reflect.get(object, key);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          calls++;
          if (calls > callsLeft) isDead = true;
          if (isDead) throw new Killed();
          beforeCall(calls);
          const result: unknown = member.apply(object, args);
          const isSheet = typeof result === 'object' && result !== null && 'columnTags' in result;
          return isSheet ? watch(result) : result;
        };
      },
    });
  const mailing = watch({
    left: () => services.mailsLeft(),
    send: (post: Post) => services.sendMail(post),
  });
  const ended = (end: RunEnd['end'], isQuotaUsedUp = false): RunEnd => {
    // Google lets go of what a run held.
    if (hasLock) file.isLocked = false;
    return { calls, end, isQuotaUsedUp, wasBusy };
  };
  try {
    const { trouble } = mailWhatIsDue({
      ...file.services,
      ...services,
      workbook: watch(file.services.workbook),
      shared: watch(file.services.shared),
      kept: watch({
        get: (name: string) => kept.get(name) ?? null,
        set: (name: string, text: string | null) =>
          text === null ? kept.delete(name) : kept.set(name, text),
        all: () => kept,
      }) as Services['kept'],
      mailsLeft: () => mailing.left(),
      sendMail: (post) => mailing.send(post),
      locked: (work) => {
        wasBusy ||= file.isLocked;
        if (file.isLocked) return null;
        file.isLocked = hasLock = true;
        try {
          return work();
        } finally {
          file.isLocked = hasLock = false;
        }
      },
    });
    if (['noLedger', 'columns'].includes(trouble)) throw new Error(trouble);
    return ended('done', trouble === 'quotaUsedUp');
  } catch (error) {
    if (error instanceof Killed) return ended('killed');
    if (error instanceof Error && error.message.includes('permission')) return ended('refused');
    throw error;
  }
}
