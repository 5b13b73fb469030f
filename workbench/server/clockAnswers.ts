/** What the page's clock drawer asks of the workbench. */
import type { LiveWorkbook } from '../drive/liveWorkbook';
import { Refusal } from './requests';
import type { ClockAnswer, Happenings } from './wire';

type ClockPart = Pick<
  LiveWorkbook,
  'clock' | 'clockTriggers' | 'executions' | 'file' | 'scriptZone'
>;

/** A clock that jumps for years would run triggers for hours. */
const FARTHEST_RUN_MS = 92 * 86_400_000;

export function clockAnswer(workbook: ClockPart): ClockAnswer {
  const { clock, clockTriggers, executions, file, scriptZone } = workbook;
  const next = clockTriggers.next();
  return {
    now: clock.now().toISOString(),
    stands: clock.standsAt !== undefined,
    hasMishaps: clockTriggers.hasMishaps,
    zones: { script: scriptZone, spreadsheet: file.timeZone },
    triggers: file.project.triggers.all.map(({ id, kind, handler, owner, schedule }) => ({
      id,
      kind,
      handler,
      owner,
      ...(schedule ? { schedule } : {}),
      ...(next?.run.trigger.id === id ? { next: new Date(next.at).toISOString() } : {}),
    })),
    executions,
  };
}

/** Does what a page asks; a long way takes its time. */
export async function moveClock(
  { clock, clockTriggers }: ClockPart,
  request: unknown,
): Promise<void> {
  const asked = (request ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof asked['hasMishaps'] === 'boolean') clockTriggers.hasMishaps = asked['hasMishaps'];
  else if (asked['runNext'] === true) clockTriggers.runNext();
  else if (asked['followMachine'] === true) clockTriggers.followMachine();
  else if (asked['jumpTo'] !== undefined) clockTriggers.jumpTo(instantIn(asked['jumpTo']));
  else if (asked['runUntil'] !== undefined) {
    const until = instantIn(asked['runUntil']);
    if (until.getTime() - clock.now().getTime() > FARTHEST_RUN_MS) {
      throw new Refusal(400, 'The clock runs 92 days on at most; set it there instead.');
    }
    await clockTriggers.runUntil(until);
  } else
    throw new Refusal(
      400,
      'The clock takes jumpTo, runUntil, runNext, followMachine or hasMishaps.',
    );
}

export function happeningsIn({ clock, executions, file }: ClockPart): Happenings {
  return {
    clockStandsAt: clock.standsAt?.toISOString() ?? null,
    mails: file.project.outbox.sentFrom(file.id).length,
    executions: executions[0]?.number ?? 0,
  };
}

function instantIn(value: unknown): Date {
  const instant = new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new Refusal(400, 'The clock takes an instant such as "2026-11-23T14:00:00.000Z".');
  }
  return instant;
}
