/**
 * A page of the add-on without a browser: its google.script is the real one, and the way to the server and back takes a
 * time that comes from a seed, so that runs and answers come in any order (platform 8.7, EMU 8).
 */
import { createGoogleScript } from '../htmlPage/googleScript';
import type { GoogleScript } from '../htmlPage/googleScript';
import type { FromHtmlPage, ToHtmlPage } from '../htmlPage/messages';
import { failureForHtml, resultForHtml } from './callsFromHtml';
import type { Script, User } from './contract';
import { seededNumber } from './seededNumbers';
import type { VirtualClock } from './virtualClock';

export interface SimulatedPage {
  /** The object that the page knows as google.script. */
  readonly script: GoogleScript['script'];
  /** Lets time pass until all calls are answered. */
  settle(): void;
  /** Failures for which the page had no handler. */
  readonly unhandled: readonly Error[];
  /** What the page asked of the window around it. */
  readonly asked: readonly FromHtmlPage[];
}

interface Surroundings {
  readonly user: User;
  readonly clock: VirtualClock;
  readonly seed: string | number;
  /** How many calls do not reach the server, from 0 to 1. */
  readonly lost?: number;
}

interface Step {
  readonly at: number;
  readonly take: () => void;
}

const LONGEST_WAY_MS = 2_000;

export function simulatedPage(
  script: Script,
  { user, clock, seed, lost = 0 }: Surroundings,
): SimulatedPage {
  const steps: Step[] = [];
  const unhandled: Error[] = [];
  const asked: FromHtmlPage[] = [];
  const later = (id: number, what: string, take: () => void) => {
    const wait = Math.ceil(seededNumber(seed, id, what) * LONGEST_WAY_MS);
    steps.push({ at: clock.now().getTime() + wait, take });
  };

  function send(message: FromHtmlPage): void {
    if (message.type !== 'call') {
      asked.push(message);
      return;
    }
    const { id } = message;
    later(id, 'there', () => {
      const answer =
        seededNumber(seed, id, 'lost') < lost ? connectionFailure(id) : answerTo(message);
      later(id, 'back', () => receive(answer));
    });
  }

  function answerTo(call: FromHtmlPage & { type: 'call' }): ToHtmlPage {
    // Both ways are JSON, as between a browser and a server.
    const args = JSON.parse(JSON.stringify(call.args)) as unknown[];
    const { value, error } = script.run(call.function, args, user, { startedBy: 'page' });
    return error
      ? { type: 'failure', id: call.id, error: failureForHtml(error) }
      : { type: 'result', id: call.id, value: JSON.parse(JSON.stringify(resultForHtml(value))) };
  }

  const names = script.functions.map(({ name }) => name);
  const { script: google, receive } = createGoogleScript(names, send, (error) =>
    unhandled.push(error),
  );
  return {
    script: google,
    unhandled,
    asked,
    settle() {
      while (steps.length > 0) {
        steps.sort((one, other) => one.at - other.at);
        const next = steps.shift()!;
        clock.advanceTo(next.at);
        next.take();
      }
    },
  };
}

function connectionFailure(id: number): ToHtmlPage {
  const message = 'Connection failure due to HTTP 0';
  return { type: 'failure', id, error: { name: 'NetworkError', message } };
}
