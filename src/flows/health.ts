import { addressPrint } from '../domain/mailLedger';
import type { Services } from './services';

/** How a person's hourly runs are getting on. */
export interface Health {
  /** Her mail address; empty where she does not let us know it. */
  readonly mail: string;
  /** The last run, and the last one that came to its end without trouble: ms since 1970, 0 for none. */
  readonly lastRun: number;
  readonly lastGood: number;
  /** What the last run did. */
  readonly sent: number;
  readonly failed: number;
  readonly left: number;
  /** What kept it from its work; empty where nothing did. */
  readonly trouble:
    '' | 'notSetUp' | 'copy' | 'noLedger' | 'columns' | 'busy' | 'quotaUsedUp' | 'error';
}

const PREFIX = 'health.';

/** The health of everybody whose runs have come this far in this file. */
export function readHealth(services: Services): Health[] {
  return [...(services.shared.all() ?? [])].flatMap(([name, text]): Health[] =>
    name.startsWith(PREFIX) ? [JSON.parse(text) as Health] : [],
  );
}

/** A person whose last run is older than this has none any more: two hours and what Google may be late. */
const RUNNING_MS = 4 * 3_600_000;

/** Whether a person's runs are going on. */
export function isRunning({ clock }: Services, health: Health | undefined): boolean {
  return health !== undefined && clock.instant() - health.lastRun <= RUNNING_MS;
}

/** The health of this person's runs; absent where none has come this far. */
export function healthOf(services: Services): Health | undefined {
  const mine = services.userMail();
  return readHealth(services).find(({ mail }) => mail === mine);
}

/** Notes how the present run went. */
export function noteHealth(
  services: Services,
  { trouble, ...done }: Pick<Health, 'sent' | 'failed' | 'left' | 'trouble'>,
): void {
  const mail = services.userMail();
  const now = services.clock.instant();
  const before = healthOf(services);
  const lastGood = trouble === '' ? now : (before?.lastGood ?? 0);
  const health: Health = { mail, lastRun: now, lastGood, ...done, trouble };
  services.shared.setAll(new Map([[PREFIX + addressPrint(mail), JSON.stringify(health)]]));
}

/** Forgets a person who has switched reminders off. */
export function forgetHealth({ shared, userMail }: Services): void {
  shared.forget([PREFIX + addressPrint(userMail())]);
}
