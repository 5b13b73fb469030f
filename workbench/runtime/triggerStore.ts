/** The triggers of a script: of a user and, in an add-on, of a file (platform 4.4 to 4.8, 4.13). */
import type { Clock } from './contract';
import { refused } from './refusals';

export type TriggerKind = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

export type WeekdayName = (typeof WEEKDAY_NAMES)[number];

/** In the order of Date.getUTCDay(). */
export const WEEKDAY_NAMES = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
] as const;

/** When a clock trigger is due; hours, days and dates are those of the time zone. */
export type ClockSchedule =
  | { readonly every: 'minutes' | 'hours'; readonly count: number }
  | (TimeOfDay &
      (
        | { readonly every: 'days'; readonly count: number }
        | { readonly every: 'weeks'; readonly count: number; readonly weekday: WeekdayName }
        | { readonly every: 'month'; readonly dayOfMonth: number }
      ))
  /** Not before the instant (ms since 1970 UTC). */
  | { readonly every: 'once'; readonly notBefore: number }
  /** About the instant. */
  | { readonly every: 'once'; readonly at: number };

export interface TimeOfDay {
  readonly timeZone: string;
  /** Chosen by the platform where the script left it open. */
  readonly hour?: number;
  readonly nearMinute?: number;
}

export interface StoredTrigger {
  readonly id: string;
  readonly kind: TriggerKind;
  readonly handler: string;
  /** Who made it: it runs as that user. */
  readonly owner: string;
  readonly fileId: string;
  /** In ms since 1970 UTC. */
  readonly createdAt: number;
  readonly schedule?: ClockSchedule;
  /** A trigger's run made it; the platform may leave such ones disabled (platform 4.22). */
  readonly isMadeByTrigger?: true;
}

const MAX_TRIGGERS = 20;
const FIRST_ID = 3_141_592_653_589;

export class TriggerStore {
  #triggers: readonly StoredTrigger[] = [];
  #made = 0;

  constructor(
    private readonly clock: Clock,
    private readonly isAddOn: boolean,
  ) {}

  get all(): readonly StoredTrigger[] {
    return this.#triggers;
  }

  of(owner: string, fileId?: string): readonly StoredTrigger[] {
    return this.#triggers.filter(
      (trigger) => trigger.owner === owner && (fileId === undefined || trigger.fileId === fileId),
    );
  }

  inFile(fileId: string): readonly StoredTrigger[] {
    return this.#triggers.filter((trigger) => trigger.fileId === fileId);
  }

  /** @throws in Google's words where the user may not have one more. */
  add(trigger: Omit<StoredTrigger, 'id' | 'createdAt'>): StoredTrigger {
    const { owner, fileId, kind, schedule } = trigger;
    if (this.isAddOn && schedule?.every === 'minutes') {
      throw refused('triggerTooOften');
    }
    if (this.isAddOn && this.of(owner, fileId).some((other) => other.kind === kind)) {
      const what = kind === 'CLOCK' ? 'time-based' : kind.toLowerCase().replaceAll('_', ' ');
      throw refused('triggerOfType', { type: what });
    }
    if (this.of(owner).length >= MAX_TRIGGERS) {
      throw refused('triggerCount');
    }
    const made = { ...trigger, id: this.#freeId(), createdAt: this.clock.now().getTime() };
    this.#triggers = [...this.#triggers, made];
    return made;
  }

  remove(id: string): void {
    this.#triggers = this.#triggers.filter((trigger) => trigger.id !== id);
  }

  /** Takes over what a saved file holds, in place of what is here of that file. */
  restore(fileId: string, triggers: readonly StoredTrigger[]): void {
    this.#triggers = [
      ...this.#triggers.filter((trigger) => trigger.fileId !== fileId),
      ...triggers.filter((trigger) => trigger.fileId === fileId),
    ];
  }

  #freeId(): string {
    const taken = new Set(this.#triggers.map(({ id }) => id));
    let id: string;
    do id = String(FIRST_ID + ++this.#made);
    while (taken.has(id));
    return id;
  }
}
