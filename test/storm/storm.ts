/**
 * Random weeks of reminders: people, zones, moved and cancelled meetings, runs that are late, doubled, stopped and
 * overlapping, lost rows, restored versions. Played on the flow itself, over services in memory.
 */
import { dayNumber } from '../../src/domain/day';
import type { WallClock } from '../../src/domain/wallClock';
import { cachedWallClock } from '../../src/domain/wallClock';
import { readLedger } from '../../src/flows/mailBook';
import { remindProspects } from '../../src/flows/remindProspects';
import type { Services, Sheet } from '../../src/flows/services';
import { message } from '../../src/messages';
import type { Post } from '../../src/domain/post';
import { instantOfMoment, wallMoment } from '../../src/table/reminderPost';
import { ACTIVITIES } from '../../src/template/activities';
import { MAIL_LOG } from '../../src/template/mailLog';
import { PIPELINE } from '../../src/template/pipeline';
import { SETTINGS } from '../../src/template/settings';
import { headingKey } from '../../src/template/sheetTemplate';
import { seededNumber } from '../../workbench/runtime/seededNumbers';
import { windowInWords } from '../domain/remindersByIntl';
import { fakeServices } from '../flows/fakeWorkbook';
import type { FakeServices, FakeSheet } from '../flows/fakeWorkbook';

export interface StormReport {
  readonly runs: number;
  readonly seed: number;
  readonly mails: number;
  readonly doubles: number;
  readonly doublesAfterRollback: number;
  readonly forgotten: number;
  readonly outsideWindow: number;
  readonly afterStart: number;
  readonly uncertain: number;
  readonly killsTried: number;
}

const ZONES = [
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Stockholm',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
];
/** Weeks with a change of the clocks somewhere, and one with none. */
const WEEKS = ['2026-03-27', '2026-04-03', '2026-10-23', '2026-10-30', '2026-12-21', '2026-06-08'];
const TEMPLATES = [SETTINGS, PIPELINE, ACTIVITIES, MAIL_LOG];
const HOUR_MS = 3_600_000;
const HOURS = 60;
/** A service call of Google's, roughly. */
const CALL_MS = 300;

const clocks = new Map<string, WallClock>();

function clockOf(timeZone: string): WallClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    clock = cachedWallClock((instant) => {
      const part = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!;
      const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(part.value) ?? [];
      const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
      return sign === '-' ? -offset : offset;
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

interface Meeting {
  readonly row: number;
  readonly deal: number;
  start: number;
  /** Since when it stands as it does, ms since 1970. */
  since: number;
  isPlanned: boolean;
}

interface Sent {
  readonly to: string;
  readonly start: number;
  readonly at: number;
  readonly isAfterRollback: boolean;
}

/** A run of one person that came to its end. */
interface GoodRun {
  readonly person: number;
  readonly at: number;
  readonly isQuotaUsedUp: boolean;
}

/** What a version of the file holds. */
interface Version {
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  readonly texts: ReadonlyMap<string, string>;
}

class Killed extends Error {}

/** Where a week is stopped besides: the run, counted from 0, and after how many of its service calls. */
interface Stop {
  readonly run: number;
  readonly calls: number;
}

/** What a run of a week did. */
interface Played {
  readonly calls: number;
  readonly mails: number;
}

/** One random week. */
class Week {
  readonly sent: Sent[] = [];
  readonly goodRuns: GoodRun[] = [];
  readonly played: Played[] = [];
  kills = 0;
  outsideWindow = 0;
  afterStart = 0;
  #now: number;
  #isLocked = false;
  #rolledBackAt = 0;
  #lastLoss = 0;
  #draws = 0;
  readonly #services: FakeServices;
  readonly #texts = new Map<string, string>();
  readonly #kept: Map<string, string>[];
  readonly #sheets = new Map<string, FakeSheet>();
  readonly #zone: string;
  readonly #people: number;
  readonly #deals: { readonly mail: string; readonly zone: string; readonly owner: number }[];
  readonly #meetings: Meeting[] = [];
  readonly #quota: number;

  constructor(
    private readonly seed: number,
    private readonly number: number,
    private readonly stop?: Stop,
  ) {
    this.#services = fakeServices();
    this.#zone = this.#oneOf(ZONES);
    this.#people = 1 + this.#below(3);
    this.#quota = this.#chance(0.1) ? 3 : 100;
    this.#kept = Array.from({ length: this.#people }, () => new Map<string, string>());
    this.#now = Date.parse(`${this.#oneOf(WEEKS)}T00:00Z`) + this.#below(24) * HOUR_MS;
    for (const template of TEMPLATES) this.#addSheet(template.sheet);
    this.#fillSettings();
    this.#deals = Array.from({ length: 2 + this.#below(4) }, (_, deal) => this.#addDeal(deal));
    for (let deal = 0; deal < this.#deals.length; deal++) this.#book(deal);
  }

  play(): void {
    let version = this.#version();
    for (let hour = 0; hour < HOURS; hour++) {
      const begins = this.#now + HOUR_MS;
      this.#happen();
      if (this.#chance(0.02)) version = this.#version();
      if (this.#chance(0.01)) this.#restore(version);
      for (let person = 0; person < this.#people; person++) {
        if (this.#chance(0.15)) continue;
        this.#run(person, this.#chance(0.1) ? 1 + this.#below(60) : Infinity);
        if (this.#chance(0.1)) this.#run(person, Infinity);
        this.#now += this.#below(15) * 60_000;
      }
      this.#now = Math.max(this.#now, begins);
    }
  }

  /** Meetings of which two whole runs of their owner saw the open window, and that are neither mailed nor accounted for. */
  forgotten(): number {
    const ledger = readLedger(this.#texts);
    const accounted = new Set(
      [...ledger]
        .filter(([, { state }]) => state !== 'seen' && state !== 'claimed')
        .map(([key]) => key),
    );
    return this.#meetings.filter(({ deal, start, since, isPlanned }) => {
      const { mail, owner } = this.#deals[deal]!;
      if (!isPlanned || !mail.endsWith('.test') || this.#rolledBackAt > 0) return false;
      const instant = instantOfMoment(start, clockOf(this.#zone));
      const { from, to } = this.#window(start, deal);
      const after = Math.max(from, since, this.#lastLoss);
      const runs = this.goodRuns.filter(
        (run) => run.person === owner && run.at >= after && run.at + 60_000 <= to,
      );
      const spaced = runs.filter(({ at }) => at - runs[0]!.at >= 21 * 60_000);
      const hadMail = this.sent.some((one) => one.to === mail && one.start === instant);
      const key = [...accounted].some((one) => one.includes(momentOf(start)));
      return spaced.some(({ isQuotaUsedUp }) => !isQuotaUsedUp) && !hadMail && !key;
    }).length;
  }

  uncertain(): number {
    return [...readLedger(this.#texts).values()].filter(({ state }) => state === 'sending').length;
  }

  #window(start: number, deal: number): { from: number; to: number } {
    return windowInWords({
      start: momentOf(start),
      sheetZone: this.#zone,
      prospectZone: this.#deals[deal]!.zone,
      ...{ sendFrom: '09:00', freeDays: '0000011', holidays: ['2026-12-24', '2026-12-25'] },
      ...{ seenAt: null, now: 0 },
    });
  }

  #run(person: number, callsDrawn: number, mayNest = true): void {
    const startedAt = this.#now;
    const number = this.played.push({ calls: 0, mails: 0 }) - 1;
    const sentBefore = this.sent.length;
    const callsLeft = this.stop?.run === number ? this.stop.calls : callsDrawn;
    let [calls, isDead] = [0, false];
    const nestedAt = mayNest && this.#chance(0.05) ? this.#below(40) : -1;
    let hasLock = false;
    const watch = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (object, key) => {
          const member: unknown = Reflect.get(object, key);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => {
            calls++;
            if (calls > callsLeft) isDead = true;
            if (isDead) throw new Killed();
            this.#now += CALL_MS;
            if (calls === nestedAt) {
              this.#run((person + this.#below(2)) % this.#people, Infinity, false);
            }
            const result: unknown = member.apply(object, args);
            const isSheet = typeof result === 'object' && result !== null && 'columnTags' in result;
            return isSheet ? watch(result) : result;
          };
        },
      });
    const kept = this.#kept[person]!;
    const sentToday = this.sent.length;
    const services: Services = {
      ...this.#services,
      workbook: watch(this.#services.workbook),
      userMail: () => mailOf(person),
      shared: watch({
        all: () => new Map(this.#texts),
        setAll: (texts) => texts.forEach((text, name) => this.#texts.set(name, text)),
        forget: (names) => names.forEach((name) => this.#texts.delete(name)),
      }),
      kept: watch({
        get: (name) => kept.get(name) ?? null,
        set: (name, text) => (text === null ? kept.delete(name) : kept.set(name, text)),
        all: () => kept,
      }) as Services['kept'],
      mailsLeft: () => this.#quota - (this.sent.length - sentToday),
      spentMs: () => this.#now - startedAt,
      sendMail: (post) => {
        watch({ send: (one: Post) => this.#deliver(one) }).send(post);
      },
      locked: (work) => {
        if (this.#isLocked) return null;
        this.#isLocked = true;
        hasLock = true;
        try {
          return work();
        } finally {
          this.#isLocked = false;
          hasLock = false;
        }
      },
      clock: {
        ...this.#services.clock,
        now: () => wallMoment(this.#now, clockOf(this.#zone)),
        instant: () => this.#now,
        zone: () => this.#zone,
        wallClock: clockOf(this.#zone),
        clockOf,
      },
    };
    try {
      const done = remindProspects(services);
      if (!done.ok) throw new Error(JSON.stringify(done.problems));
      this.goodRuns.push({ person, at: startedAt, isQuotaUsedUp: done.value.isQuotaUsedUp });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.kills++;
      // Google lets go of what a run held.
      if (hasLock) this.#isLocked = false;
    }
    this.played[number] = { calls, mails: this.sent.length - sentBefore };
  }

  #deliver({ to, files }: Post): void {
    if (to.includes('refused')) throw new Error(`Invalid email: ${to}`);
    const [, time] = /DTSTART:(\S+)/.exec(files[0]!.text)!;
    const start = Date.parse(
      time!.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'),
    );
    const deal = this.#deals.findIndex(({ mail }) => mail === to);
    const { from } = this.#window(wallMoment(start, clockOf(this.#zone)), deal);
    if (this.#now < from || this.#now > start - 2 * HOUR_MS) this.outsideWindow++;
    if (this.#now >= start) this.afterStart++;
    this.sent.push({ to, start, at: this.#now, isAfterRollback: this.#rolledBackAt > 0 });
  }

  /** What people do between two hours. */
  #happen(): void {
    if (this.#chance(0.05)) this.#book(this.#below(this.#deals.length));
    const meeting = this.#meetings[this.#below(this.#meetings.length)]!;
    if (this.#chance(0.04)) {
      meeting.start = this.#drawnStart();
      meeting.since = this.#now;
      this.#put('activities', meeting.row, { when: meeting.start });
    }
    if (this.#chance(0.02)) {
      meeting.isPlanned = false;
      this.#put('activities', meeting.row, { state: message('en', 'state.cancelled') });
    }
    const log = this.#sheets.get('mailLog')!;
    if (this.#chance(0.03) && log.lastRow() > 1) log.deleteRows(2, 1);
  }

  #version(): Version {
    return {
      cells: new Map([...this.#sheets].map(([key, { values }]) => [key, new Map(values)])),
      texts: new Map(this.#texts),
    };
  }

  /** Goes back to a version, with the file's texts or without. */
  #restore({ cells, texts }: Version): void {
    const log = this.#sheets.get('mailLog')!;
    log.values.clear();
    for (const [key, cell] of cells.get('mailLog')!) log.values.set(key, cell);
    this.#lastLoss = this.#now;
    if (!this.#chance(0.5)) return;
    this.#texts.clear();
    for (const [name, text] of texts) this.#texts.set(name, text);
    this.#rolledBackAt = this.#now;
  }

  #book(deal: number): void {
    const row = this.#meetings.length + 2;
    const start = this.#drawnStart();
    this.#meetings.push({ row, deal, start, since: this.#now, isPlanned: true });
    this.#put('activities', row, {
      activityId: `m-${row}`,
      dealId: `d-${deal}`,
      prospect: `Prospect ${deal}`,
      type: message('en', 'activity.meeting'),
      state: message('en', 'state.planned'),
      when: start,
    });
  }

  #drawnStart(): number {
    const today = Math.floor(wallMoment(this.#now, clockOf(this.#zone)));
    return today + this.#below(4) + (1 + this.#below(95)) / 96;
  }

  #addDeal(deal: number): { mail: string; zone: string; owner: number } {
    const kinds = ['refused@x.test', '', 'a@x.test, b@x.test', 'shared@x.test'];
    const mail = this.#chance(0.3) ? this.#oneOf(kinds) : `p${deal}@x.test`;
    // One address is one prospect, wherever she is.
    const zone = mail === 'shared@x.test' ? this.#zone : this.#oneOf(ZONES);
    const owner = this.#below(this.#people);
    this.#put('pipeline', deal + 2, {
      ...{ dealId: `d-${deal}`, prospect: `Prospect ${deal}`, stage: 'Early', mail, zone },
      owner: `Person ${owner}`,
    });
    return { mail: mail.includes(',') || mail.includes('refused') ? 'none' : mail, zone, owner };
  }

  #fillSettings(): void {
    for (let person = 0; person < this.#people; person++) {
      this.#put('settings', person + 2, { person: `Person ${person}`, personMail: mailOf(person) });
    }
    this.#put('settings', 2, {
      stage: 'Early',
      kind: message('en', 'kind.open'),
      probability: 0.1,
    });
    ['2026-12-24', '2026-12-25'].forEach((day, i) =>
      this.#put('settings', i + 2, { holiday: dayNumber(day)! }),
    );
  }

  #addSheet(key: (typeof TEMPLATES)[number]['sheet']): void {
    const sheet = this.#services.workbook.addSheet(key, null, 40, 50) as FakeSheet;
    sheet.tag(key);
    const { columns } = TEMPLATES.find((template) => template.sheet === key)!;
    sheet.write(1, 1, [columns.map(({ field }) => message('en', headingKey(key, field)))]);
    columns.forEach(({ field }, i) => sheet.tagColumn(i + 1, field));
    this.#sheets.set(key, sheet);
  }

  #put(key: string, row: number, cells: Readonly<Record<string, string | number>>): void {
    const { columns } = TEMPLATES.find(({ sheet }) => sheet === key)!;
    const sheet: Sheet = this.#sheets.get(key)!;
    for (const [field, cell] of Object.entries(cells)) {
      sheet.write(row, columns.findIndex((column) => column.field === field) + 1, [[cell]]);
    }
  }

  #drawn(): number {
    return seededNumber(this.seed, this.number, ++this.#draws);
  }

  #below(count: number): number {
    return Math.floor(this.#drawn() * count);
  }

  #chance(share: number): boolean {
    return this.#drawn() < share;
  }

  #oneOf<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }
}

function mailOf(person: number): string {
  return `person${person}@example.com`;
}

function momentOf(moment: number): string {
  return new Date(Math.round((moment - 25569) * 1440) * 60_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');
}

/** Of so many weeks one is played again and again, with its busiest run stopped after each of its service calls. */
const SWEPT_OF = 200;

/**
 * Plays random weeks; the same for the same seed.
 *
 * @param runs how many weeks
 * @param seed any whole number
 * @returns what came of them
 */
export function storm(runs: number, seed: number): StormReport {
  const reports: StormReport[] = [];
  for (let number = 0; number < runs; number++) {
    reports.push(reportOf(new Week(seed, number)));
    if (number % SWEPT_OF === SWEPT_OF - 1) reports.push(...sweep(seed, number));
  }
  return { ...summed(reports), runs, seed };
}

/**
 * Plays one week with its busiest run stopped after each of its service calls in turn.
 *
 * @param seed any whole number
 * @param number which of the seed's weeks
 * @param every how many calls are between two stops
 * @returns what came of each
 */
export function sweep(seed: number, number: number, every = 1): StormReport[] {
  const whole = new Week(seed, number);
  whole.play();
  const [run, { calls }] = [...whole.played.entries()].reduce((busiest, each) =>
    each[1].mails > busiest[1].mails ? each : busiest,
  );
  return Array.from({ length: Math.ceil(calls / every) }, (_, index) =>
    reportOf(new Week(seed, number, { run, calls: index * every })),
  );
}

function reportOf(week: Week): StormReport {
  week.play();
  let [doubles, doublesAfterRollback] = [0, 0];
  const known = new Set<string>();
  for (const { to, start, isAfterRollback } of week.sent) {
    const key = `${to} ${start}`;
    if (known.has(key) && isAfterRollback) doublesAfterRollback++;
    else if (known.has(key)) doubles++;
    known.add(key);
  }
  return {
    ...{ runs: 1, seed: 0, mails: week.sent.length, doubles, doublesAfterRollback },
    ...{ forgotten: week.forgotten(), outsideWindow: week.outsideWindow },
    ...{ afterStart: week.afterStart, uncertain: week.uncertain(), killsTried: week.kills },
  };
}

function summed(reports: readonly StormReport[]): StormReport {
  return reports.reduce((sum, report) => {
    const added = { ...sum };
    for (const key of Object.keys(sum) as (keyof StormReport)[]) {
      (added as Record<keyof StormReport, number>)[key] = sum[key] + report[key];
    }
    return added;
  });
}
