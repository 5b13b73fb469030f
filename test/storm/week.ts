import { dayNumber, momentText } from '../../src/domain/day';
import { mailKey } from '../../src/domain/mailLedger';
import type { Post } from '../../src/domain/post';
import { bookMeeting, endMeeting } from '../../src/flows/bookMeeting';
import { makeHome } from '../../src/flows/home';
import { readLedger } from '../../src/flows/mailBook';
import type { Services } from '../../src/flows/services';
import { message } from '../../src/messages';
import { instantOfMoment, wallMoment } from '../../src/domain/wallClock';
import { seededNumber } from '../../workbench/runtime/seededNumbers';
import { windowInWords } from '../domain/remindersByIntl';
import { playRun } from './weekRun';
import type { SavedCells } from './weekWorkbook';
import { WeekWorkbook } from './weekWorkbook';
import { ZONES, clockOf } from './zones';

/** Weeks with a change of the clocks somewhere, one with holidays, and one with nothing of the kind. */
const WEEKS = ['2026-03-27', '2026-04-03', '2026-10-23', '2026-10-30', '2026-12-21', '2026-06-08'];
const HOLIDAYS = ['2026-12-24', '2026-12-25'];
const HOUR_MS = 3_600_000;
const HOURS = 60;
/** So long what a stopped run had claimed is left to it: no run of Google's lives longer. */
const CLAIM_LASTS_MS = 10 * 60_000;
/** A service call of Google's, roughly. */
const CALL_MS = 300;
const NO_PERMISSION =
  'Exception: You do not have permission to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail';

interface Deal {
  /** Where its mails go; 'none' where they cannot. */
  readonly mail: string;
  readonly zone: string;
  readonly owner: number;
  isOptedOut: boolean;
}

interface Meeting {
  readonly id: string;
  readonly deal: number;
  readonly start: number;
  /** Since when it stands as it does, ms since 1970. */
  readonly since: number;
  readonly isPlanned: boolean;
  /** Whether the sidebar has it so: then the next run may mail it. */
  readonly isBooked: boolean;
}

interface Sent {
  readonly to: string;
  readonly start: number;
  readonly isAfterRollback: boolean;
}

/** A run of one person that came to its end and found nothing of others in its way. */
interface GoodRun {
  readonly person: number;
  readonly at: number;
  readonly isQuotaUsedUp: boolean;
}

/** What a version of the file holds, and what is to come in it. */
interface WeekVersion {
  readonly cells: SavedCells;
  readonly meetings: ReadonlyMap<string, Meeting>;
}

/** Where a week is stopped besides: the run, counted from 0, and after how many of its service calls. */
export interface Stop {
  readonly run: number;
  readonly calls: number;
}

/** What a run of a week did. */
interface Played {
  readonly calls: number;
  readonly mails: number;
}

/**
 * One random week: people, zones, meetings that are booked, moved, cancelled, duplicated and deleted, runs that are late,
 * doubled, stopped and overlapping, lost rows, restored versions, copies and permissions that are withdrawn.
 */
export class Week {
  readonly sent: Sent[] = [];
  readonly played: Played[] = [];
  kills = 0;
  outsideWindow = 0;
  afterStart = 0;
  readonly #goodRuns: GoodRun[] = [];
  #now: number;
  #rolledBackAt = 0;
  #lastLoss = 0;
  #lastStop = 0;
  #draws = 0;
  #file = new WeekWorkbook('file-0');
  /** A copy that nobody has switched on. */
  #copy: WeekWorkbook | null = null;
  readonly #kept: Map<string, string>[];
  readonly #withdrawnUntil: number[];
  readonly #zone: string;
  readonly #people: number;
  readonly #quota: number;
  readonly #deals: readonly Deal[];
  /** As they stand, by ID. */
  #meetings = new Map<string, Meeting>();
  /** How they stood before, with the instant when that was over. */
  readonly #before: (Meeting & { readonly until: number })[] = [];
  readonly #digests = new Set<string>();

  constructor(
    private readonly seed: number,
    private readonly number: number,
    private readonly stop?: Stop,
  ) {
    this.#zone = this.#oneOf(ZONES);
    this.#people = 1 + this.#below(3);
    this.#quota = this.#chance(0.1) ? 3 : 100;
    this.#kept = Array.from({ length: this.#people }, () => new Map<string, string>());
    this.#withdrawnUntil = this.#kept.map(() => 0);
    this.#now = Date.parse(`${this.#oneOf(WEEKS)}T00:00Z`) + this.#below(24) * HOUR_MS;
    this.#fillSettings();
    this.#deals = Array.from({ length: 2 + this.#below(4) }, (_, deal) => this.#addDeal(deal));
    makeHome(this.#ofPerson(0));
    for (let deal = 0; deal < this.#deals.length; deal++) this.#type(deal);
  }

  play(): void {
    let version = this.#version();
    for (let hour = 0; hour < HOURS; hour++) {
      const begins = this.#now + HOUR_MS;
      this.#happen();
      if (this.#chance(0.02)) version = this.#version();
      if (this.#chance(0.01)) this.#restore(version);
      if (this.#chance(0.01)) this.#makeCopy();
      for (let person = 0; person < this.#people; person++) {
        if (this.#chance(0.15)) continue;
        this.#run(person, this.#chance(0.1) ? 1 + this.#below(60) : Infinity);
        if (this.#chance(0.1)) this.#run(person, Infinity);
        if (this.#copy !== null) this.#run(person, Infinity, { file: this.#copy });
        this.#now += this.#below(15) * 60_000;
      }
      this.#now = Math.max(this.#now, begins);
    }
  }

  /** Meetings whose owner's whole runs saw the open window, and that are neither mailed nor accounted for. */
  forgotten(): number {
    if (this.#rolledBackAt > 0) return 0;
    const ledger = readLedger(this.#file.texts);
    return [...this.#meetings.values()].filter(({ deal, start, since, isPlanned, isBooked }) => {
      const { mail, owner, isOptedOut } = this.#deals[deal]!;
      if (!isPlanned || !mail.endsWith('.test') || isOptedOut) return false;
      const { from, to } = this.#window(start, deal);
      const after = Math.max(from, since, this.#lastLoss);
      const runs = this.#goodRuns.filter(
        (run) => run.person === owner && run.at >= after && run.at + 60_000 <= to,
      );
      // What was typed into a cell waits for one full run.
      const ripe = isBooked ? runs : runs.filter(({ at }) => at - runs[0]!.at >= 21 * 60_000);
      const entry = ledger.get(mailKey(idOf(deal), start));
      const isAccounted = entry !== undefined && !['seen', 'claimed'].includes(entry.state);
      const instant = instantOfMoment(start, clockOf(this.#zone));
      const isMailed = this.sent.some((one) => one.to === mail && one.start === instant);
      return ripe.some(({ isQuotaUsedUp }) => !isQuotaUsedUp) && !isMailed && !isAccounted;
    }).length;
  }

  uncertain(): number {
    const entries = [...readLedger(this.#file.texts).values()];
    return entries.filter(({ state }) => state === 'sending').length;
  }

  #window(start: number, deal: number): { from: number; to: number } {
    return windowInWords({
      start: momentText(start),
      sheetZone: this.#zone,
      prospectZone: this.#deals[deal]!.zone,
      ...{ sendFrom: '09:00', freeDays: '0000011', holidays: HOLIDAYS },
      ...{ seenAt: null, now: 0 },
    });
  }

  #run(
    person: number,
    callsDrawn: number,
    { file = this.#file, mayNest = true }: { file?: WeekWorkbook; mayNest?: boolean } = {},
  ): void {
    const startedAt = this.#now;
    const number = this.played.push({ calls: 0, mails: 0 }) - 1;
    const before = this.sent.length;
    const callsLeft = this.stop?.run === number ? this.stop.calls : callsDrawn;
    const nestedAt = mayNest && this.#chance(0.05) ? this.#below(40) : -1;
    const meddledAt = mayNest && this.#chance(0.08) ? this.#below(40) : -1;
    const mayMail = (): void => {
      if (this.#now < this.#withdrawnUntil[person]!) throw new Error(NO_PERMISSION);
    };
    const isAfterStop = startedAt - this.#lastStop < CLAIM_LASTS_MS;
    const { calls, end, isQuotaUsedUp, wasBusy } = playRun({
      file,
      kept: this.#kept[person]!,
      callsLeft,
      beforeCall: (call) => {
        this.#now += CALL_MS;
        if (call === nestedAt) {
          this.#run((person + this.#below(2)) % this.#people, Infinity, { mayNest: false });
        }
        if (call === meddledAt) this.#meddle();
      },
      services: {
        ...this.#ofPerson(person),
        mailsLeft: () => {
          mayMail();
          return this.#quota - (this.sent.length - before);
        },
        spentMs: () => this.#now - startedAt,
        sendMail: (post) => {
          mayMail();
          this.#deliver(post, startedAt, file);
        },
      },
    });
    if (end === 'done' && file === this.#file && !wasBusy && !isAfterStop) {
      this.#goodRuns.push({ person, at: startedAt, isQuotaUsedUp });
    }
    if (end === 'killed') {
      this.kills++;
      this.#lastStop = this.#now;
    }
    this.played[number] = { calls, mails: this.sent.length - before };
  }

  #ofPerson(person: number): Services {
    const zone = this.#zone;
    const wallClock = clockOf(zone);
    return {
      ...this.#file.services,
      userMail: () => mailOf(person),
      clock: {
        today: () => momentText(wallMoment(this.#now, wallClock)).slice(0, 10),
        now: () => wallMoment(this.#now, wallClock),
        instant: () => this.#now,
        zone: () => zone,
        wallClock,
        clockOf,
      },
    };
  }

  #deliver({ to, files }: Post, runStartedAt: number, file: WeekWorkbook): void {
    if (file !== this.#file) throw new Error(`A copy has mailed ${to}`);
    if (files.length === 0) {
      this.#deliverDigest(to);
      return;
    }
    if (to.includes('refused')) throw new Error(`Invalid email: ${to}`);
    const [, time] = /DTSTART:(\S+)/.exec(files[0]!.text)!;
    const start = Date.parse(
      time!.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'),
    );
    const deals = [...this.#deals.keys()].filter((deal) => this.#deals[deal]!.mail === to);
    if (deals.every((deal) => this.#deals[deal]!.isOptedOut)) {
      throw new Error(`${to} wants no mails and got one`);
    }
    const stood = [
      ...this.#meetings.values(),
      ...this.#before.filter(({ until }) => until >= runStartedAt),
    ].filter(({ deal, isPlanned }) => isPlanned && deals.includes(deal));
    const isStanding = ({ start: moment }: Meeting): boolean =>
      instantOfMoment(moment, clockOf(this.#zone)) === start;
    if (!stood.some(isStanding)) throw new Error(`${to} was mailed about a meeting that is none`);
    const { from } = this.#window(wallMoment(start, clockOf(this.#zone)), deals[0]!);
    if (this.#now < from || this.#now > start - 2 * HOUR_MS) this.outsideWindow++;
    if (this.#now >= start) this.afterStart++;
    this.sent.push({ to, start, isAfterRollback: this.#rolledBackAt > 0 });
  }

  #deliverDigest(to: string): void {
    const key = `${to} ${this.#ofPerson(0).clock.today()}`;
    if (this.#digests.has(key) && this.#rolledBackAt === 0) throw new Error(`Two digests: ${key}`);
    this.#digests.add(key);
  }

  // ---- what people do

  /** Between two hours. */
  #happen(): void {
    const deal = this.#below(this.#deals.length);
    if (this.#chance(0.03)) this.#type(deal);
    if (this.#chance(0.03)) this.#book(deal);
    this.#meddle(0.25);
    if (this.#chance(0.005)) {
      this.#deals[deal]!.isOptedOut = true;
      this.#file.change('pipeline', 'dealId', idOf(deal), { noReminders: 'x' });
    }
    if (this.#chance(0.01)) {
      const person = this.#below(this.#people);
      this.#withdrawnUntil[person] = this.#now + this.#below(24) * HOUR_MS;
    }
    if (this.#chance(0.03)) this.#file.deleteRow('mailLog', 2);
  }

  /** Between two hours, or while a run is under way. */
  #meddle(share = 1): void {
    const planned = [...this.#meetings.values()].filter(({ isPlanned }) => isPlanned);
    const meeting = planned[this.#below(planned.length || 1)];
    const does = (often: number): boolean => this.#chance(often * share);
    if (meeting && does(0.16)) this.#move(meeting);
    else if (meeting && does(0.08)) this.#cancel(meeting);
    else if (meeting && does(0.04)) {
      this.#file.deleteRows('activities', 'activityId', meeting.id);
      this.#stands({ ...meeting, isPlanned: false });
    }
    for (const name of ['activities', 'pipeline', 'mailLog'] as const) {
      if (does(0.1)) this.#file.turnRound(name);
    }
    for (const name of ['activities', 'pipeline'] as const) {
      const rows = this.#file.lastRow(name) - 1;
      if (rows > 0 && does(0.04)) this.#file.duplicateRow(name, 2 + this.#below(rows));
    }
    if (does(0.02)) this.#withdrawnUntil[0] = this.#now + HOUR_MS;
  }

  /** A meeting typed into a row of Activities. */
  #type(deal: number): void {
    const id = `m-${this.#meetings.size}`;
    const start = this.#drawnStart();
    this.#file.append('activities', {
      activityId: id,
      dealId: idOf(deal),
      prospect: `Prospect ${deal}`,
      type: message('en', 'activity.meeting'),
      state: message('en', 'state.planned'),
      when: start,
    });
    this.#stands({ id, deal, start, since: this.#now, isPlanned: true, isBooked: false });
  }

  /** A meeting booked, or moved, in the sidebar. */
  #book(deal: number, moved?: Meeting): void {
    const start = this.#drawnStart();
    const token = `week-${this.#meetings.size}-${this.#draws}`;
    const [date, time] = momentText(start).split(' ') as [string, string];
    const answer = bookMeeting(this.#ofPerson(this.#deals[deal]!.owner), {
      ...{ dealId: idOf(deal), row: 2, language: 'en', token, version: 0, base: {}, values: {} },
      ...{ date, time, minutes: 45, place: '', agenda: '', isReminded: true },
      ...(moved && { activityId: moved.id }),
    });
    if (!answer.ok) throw new Error(answer.problems.join());
    // A start that has passed is refused; a meeting that was deleted meanwhile is gone.
    if (answer.value.state !== 'saved') return;
    const id = moved?.id ?? answer.value.activityId!;
    this.#stands({ id, deal, start, since: this.#now, isPlanned: true, isBooked: true });
  }

  #move(meeting: Meeting): void {
    if (this.#chance(0.5)) {
      this.#book(meeting.deal, meeting);
      return;
    }
    const start = this.#drawnStart();
    this.#file.change('activities', 'activityId', meeting.id, { when: start });
    this.#stands({ ...meeting, start, since: this.#now, isBooked: false });
  }

  #cancel(meeting: Meeting): void {
    const { id, deal } = meeting;
    if (this.#chance(0.5)) {
      const answer = endMeeting(this.#ofPerson(this.#deals[deal]!.owner), {
        ...{ dealId: idOf(deal), row: 2, language: 'en', token: `end-${this.#draws}`, version: 0 },
        ...{ base: {}, values: {}, activityId: id, as: 'cancelled' },
      });
      if (!answer.ok) throw new Error(answer.problems.join());
      if (answer.value.state !== 'saved') return;
    }
    // Rows that were duplicated are seen to by hand.
    this.#file.change('activities', 'activityId', id, {
      state: message('en', 'state.cancelled'),
    });
    this.#stands({ ...meeting, isPlanned: false });
  }

  /** Notes how a meeting stands from now on. */
  #stands(meeting: Meeting): void {
    const before = this.#meetings.get(meeting.id);
    if (before) this.#before.push({ ...before, until: this.#now });
    this.#meetings.set(meeting.id, meeting);
  }

  #version(): WeekVersion {
    return { cells: this.#file.save(), meetings: new Map(this.#meetings) };
  }

  /** Goes back to a version, with the file's texts or without: which of the two Google does is not documented. */
  #restore({ cells, meetings }: WeekVersion): void {
    const withTexts = this.#chance(0.5);
    this.#file.restore(cells, withTexts);
    for (const meeting of this.#meetings.values())
      this.#before.push({ ...meeting, until: this.#now });
    this.#meetings = new Map(
      [...meetings].map(([id, meeting]) => [id, { ...meeting, since: this.#now, isBooked: false }]),
    );
    for (const deal of this.#deals.keys()) {
      // Who wanted no mails says so again.
      const isOptedOut = this.#deals[deal]!.isOptedOut;
      this.#file.change('pipeline', 'dealId', idOf(deal), { noReminders: isOptedOut ? 'x' : '' });
    }
    this.#lastLoss = this.#now;
    if (withTexts) this.#rolledBackAt = this.#now;
  }

  /** Copies the file. Half of the copies are switched on and the original rests from then on; the others just stand about. */
  #makeCopy(): void {
    const withTexts = this.#chance(0.5);
    const copy = this.#file.copy(`file-${this.#draws}`, withTexts);
    if (this.#chance(0.5)) {
      this.#copy = copy;
      return;
    }
    this.#file = copy;
    makeHome(this.#ofPerson(0));
    // A copy's script is another one: what the people's own properties held stays with the original.
    for (const kept of this.#kept) kept.clear();
    this.#lastLoss = this.#now;
    if (!withTexts) this.#rolledBackAt = this.#now;
  }

  // ---- how it begins

  #drawnStart(): number {
    const today = Math.floor(wallMoment(this.#now, clockOf(this.#zone)));
    return today + this.#below(4) + (1 + this.#below(95)) / 96;
  }

  #addDeal(deal: number): Deal {
    const kinds = ['refused@x.test', '', 'a@x.test, b@x.test', 'shared@x.test'];
    const mail = this.#chance(0.3) ? this.#oneOf(kinds) : `p${deal}@x.test`;
    // One address is one prospect, wherever she is.
    const zone = mail === 'shared@x.test' ? this.#zone : this.#oneOf(ZONES);
    const owner = this.#below(this.#people);
    const isOptedOut = this.#chance(0.1);
    this.#file.append('pipeline', {
      ...{ dealId: idOf(deal), prospect: `Prospect ${deal}`, stage: 'Early', mail, zone },
      ...{ owner: `Person ${owner}`, noReminders: isOptedOut ? 'yes' : '' },
    });
    const isUseless = mail.includes(',') || mail.includes('refused');
    return { mail: isUseless ? 'none' : mail, zone, owner, isOptedOut };
  }

  #fillSettings(): void {
    for (let person = 0; person < this.#people; person++) {
      this.#file.put('settings', person + 2, {
        person: `Person ${person}`,
        personMail: mailOf(person),
      });
    }
    this.#file.put('settings', 2, {
      ...{ stage: 'Early', kind: message('en', 'kind.open'), probability: 0.1 },
    });
    HOLIDAYS.forEach((day, i) => this.#file.put('settings', i + 2, { holiday: dayNumber(day)! }));
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

function idOf(deal: number): string {
  return `d-${deal}`;
}
