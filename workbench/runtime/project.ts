/** What Google keeps of a script beyond one file and one run: its stores, its triggers, its locks, what it mailed. */
import type { CacheEntries } from './cacheStore';
import type { Clock, SavedSpreadsheet, User } from './contract';
import { UsersQuota } from './dailyQuota';
import { LockTable } from './lockTable';
import { Outbox } from './outbox';
import type { OpenFile } from './spreadsheetFile';
import { TriggerStore } from './triggerStore';
import { refused } from './refusals';

/** What the platform leaves open (platform section 14), to be tried both ways. */
export interface ProjectSwitches {
  /** Whether the limits of an add-on hold; a script bound to its file has fewer (platform 4.6 to 4.8). */
  readonly isAddOn: boolean;
  /** Whether a copy of a file has its document properties. */
  readonly copiesProperties: boolean;
  /** Whether a copy of a file has its developer metadata. */
  readonly copiesMetadata: boolean;
  /** Whether the add-on is enabled in a copy of a file where it is. */
  readonly copiesEnabling: boolean;
}

const SWITCHES: ProjectSwitches = {
  isAddOn: true,
  copiesProperties: false,
  copiesMetadata: true,
  copiesEnabling: false,
};

const PROPERTY_CALLS = { consumer: 50_000, workspace: 500_000 };

const HOUR_MS = 3_600_000;
const TRIGGER_TIME_MS = { consumer: 1.5 * HOUR_MS, workspace: 6 * HOUR_MS };

export class ScriptProject {
  readonly switches: ProjectSwitches;
  readonly locks: LockTable;
  readonly outbox: Outbox;
  readonly triggers: TriggerStore;
  /** The files that openById finds, by their ID. */
  readonly files = new Map<string, OpenFile>();
  /** Opens a file that a script makes and keeps it; without it the file is there as long as the project. */
  makeFile: ((saved: SavedSpreadsheet) => OpenFile) | undefined;
  /** Shared by all users of the add-on, whoever they are. */
  readonly scriptProperties = new Map<string, string>();
  /** By e-mail address; of a user across all files. */
  readonly userProperties = new Map<string, Map<string, string>>();
  /** Of CacheService.getScriptCache and getUserCache, by "script" or the user's e-mail address. */
  readonly caches = new Map<string, CacheEntries>();
  /** How long a user's triggers may run in a day, in ms of the clock (platform 4.5). */
  readonly triggerTime = new UsersQuota(TRIGGER_TIME_MS);
  readonly #propertyCalls = new UsersQuota(PROPERTY_CALLS);

  constructor(
    readonly clock: Clock,
    switches: Partial<ProjectSwitches> = {},
  ) {
    this.switches = { ...SWITCHES, ...switches };
    this.locks = new LockTable(clock);
    this.outbox = new Outbox(clock);
    this.triggers = new TriggerStore(clock, this.switches.isAddOn);
  }

  /** Counts a reading or writing of properties; @throws where the user's day has no more. */
  countPropertyCall(user: User): void {
    const now = this.clock.now();
    if (this.#propertyCalls.left(user, now) < 1) {
      throw refused('propertyQuota');
    }
    this.#propertyCalls.take(user, 1, now);
  }
}
