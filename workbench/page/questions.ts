/** Alerts and prompts of a script that this page has started: it waits until they are answered. */
import type { DialogAnswer, Question } from '../runtime/contract';
import type { QuestionAnswer, QuestionEvent } from '../server/wire';

export interface PageQuestions {
  /** Listens there from now on; the server has another port for it each time that it is started. */
  listenAt(origin: string): void;
}

export function createQuestions(
  client: string,
  put: (question: Question) => Promise<DialogAnswer>,
): PageQuestions {
  let stream: EventSource | undefined;
  let listensAt: string | undefined;
  /** Answers the question that is on the screen. */
  let answer: ((given: DialogAnswer) => void) | undefined;

  // The page that is asked for next comes from the thread that waits for this answer.
  window.addEventListener('beforeunload', () => answer?.({ button: 'CLOSE' }));

  async function ask(origin: string, { id, ...question }: QuestionEvent): Promise<void> {
    const mine = (answer = (given) => {
      if (answer !== mine) return;
      answer = undefined;
      void send(origin, { id, client, ...given });
    });
    mine(await put(question));
  }

  return {
    listenAt(origin) {
      if (listensAt === origin && stream?.readyState !== EventSource.CLOSED) return;
      stream?.close();
      listensAt = origin;
      stream = new EventSource(`${origin}/questions?${new URLSearchParams({ client })}`);
      // The line to the workbench breaks too, and says where to listen when it is there again.
      stream.onerror = () => stream?.close();
      stream.onmessage = ({ data }) =>
        void ask(origin, JSON.parse(data as string) as QuestionEvent);
    },
  };
}

async function send(origin: string, answer: QuestionAnswer): Promise<void> {
  // Where it is not taken the run has ended already.
  await fetch(`${origin}/answer`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(answer),
    keepalive: true,
  }).catch(() => undefined);
}
