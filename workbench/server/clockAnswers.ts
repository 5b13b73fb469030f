/** What the page's clock drawer asks of the workbench. */
import type { Drive } from '../drive/drive';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import type { Person } from '../drive/people';
import { Refusal, requireEditor } from './requests';
import { FARTHEST_RUN_MS } from './wire';
import type { ClockAnswer, Happenings } from './wire';

/** A reminder may wait for a meeting in a week, and for a weekend before it. */
const MAIL_WAIT_MS = 14 * 86_400_000;

export function clockAnswer(drive: Drive, workbook: LiveWorkbook, person: Person): ClockAnswer {
  const { file } = workbook;
  const { clock, clockTriggers, executions, project, scriptZone } = drive;
  const next = clockTriggers.next();
  const { way } = clockTriggers;
  return {
    now: clock.now().toISOString(),
    stands: clock.standsAt !== undefined,
    hasMishaps: clockTriggers.hasMishaps,
    seed: clockTriggers.seed,
    zones: { script: scriptZone, spreadsheet: file.timeZone },
    mayEdit: workbook.mayEdit(person),
    ...(way ? { goingTo: new Date(way.until).toISOString() } : {}),
    triggers: project.triggers.all.map(({ id, kind, handler, owner, schedule, fileId }) => ({
      ...{ id, kind, handler, owner },
      ...nameOfFile(drive, fileId),
      ...(schedule ? { schedule } : {}),
      ...(next?.run.trigger.id === id ? { next: new Date(next.at).toISOString() } : {}),
    })),
    executions,
  };
}

/** For what may outlast its file. */
export function nameOfFile(drive: Drive, id: string): { readonly file?: string } {
  const found = drive.files.find(id);
  return found ? { file: found.file.name } : {};
}

/** Does what a page asks; a long way takes its time. */
export async function moveClock(
  drive: Drive,
  workbook: LiveWorkbook,
  person: Person,
  request: unknown,
): Promise<Pick<ClockAnswer, 'mailed'>> {
  const { clock, clockTriggers } = drive;
  const asked = (request ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof asked['hasMishaps'] === 'boolean') {
    clockTriggers.hasMishaps = asked['hasMishaps'];
    drive.happened();
  } else if (asked['seed'] !== undefined) {
    clockTriggers.seed = seedIn(asked['seed']);
    drive.happened();
  } else if (asked['runNext'] === true) clockTriggers.runNext();
  else if (asked['halt'] === true) clockTriggers.halt();
  else if (asked['followMachine'] === true) clockTriggers.followMachine();
  else if (asked['spreadsheetZone'] !== undefined) {
    requireEditor(workbook, person);
    workbook.file.timeZone = zoneIn(asked['spreadsheetZone']);
    workbook.saveBesides();
    drive.happened();
  } else if (asked['scriptZone'] !== undefined) drive.scriptZone = zoneIn(asked['scriptZone']);
  else if (asked['jumpTo'] !== undefined) clockTriggers.jumpTo(instantIn(asked['jumpTo']));
  else if (asked['runUntilMail'] === true) return { mailed: await runUntilMail(drive) };
  else if (asked['runUntil'] !== undefined) {
    const until = instantIn(asked['runUntil']);
    if (until.getTime() - clock.now().getTime() > FARTHEST_RUN_MS) {
      throw new Refusal(400, 'The clock runs 92 days on at most; set it there instead.');
    }
    await clockTriggers.runUntil(until);
  } else
    throw new Refusal(
      400,
      'The clock takes jumpTo, runUntil, runUntilMail, runNext, halt, followMachine, hasMishaps, seed, spreadsheetZone or scriptZone.',
    );
  return {};
}

/** Tells whether something was mailed; without triggers nothing will be, and the clock stays where it is. */
async function runUntilMail({
  clock,
  clockTriggers,
  project: { outbox },
}: Drive): Promise<boolean> {
  if (!clockTriggers.next()) return false;
  const before = outbox.sent.length;
  const farthest = new Date(clock.now().getTime() + MAIL_WAIT_MS);
  await clockTriggers.runUntil(farthest, () => outbox.sent.length > before);
  return outbox.sent.length > before;
}

export function happeningsIn(drive: Drive, { file }: LiveWorkbook): Happenings {
  const { clock, clockTriggers, executions, project } = drive;
  const { way } = clockTriggers;
  return {
    clockStandsAt: clock.standsAt?.toISOString() ?? null,
    name: file.name,
    timeZone: file.timeZone,
    mails: project.outbox.sent.length,
    executions: executions[0]?.number ?? 0,
    ...(way ? { wayGone: (clock.now().getTime() - way.from) / (way.until - way.from) } : {}),
  };
}

function instantIn(value: unknown): Date {
  const instant = new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new Refusal(400, 'The clock takes an instant such as "2026-11-23T14:00:00.000Z".');
  }
  return instant;
}

function seedIn(value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Refusal(400, 'A seed is a whole number from 0.');
}

function zoneIn(value: unknown): string {
  if (typeof value === 'string' && /^[A-Z]/i.test(value) && isZone(value)) return value;
  throw new Refusal(400, 'A time zone has a name such as "Europe/Stockholm".');
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
