/** One page's line to what happens: server-sent events. */
import type { ServerResponse } from 'node:http';
import { happeningsIn } from './clockAnswers';
import type { Drive } from '../drive/drive';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import type { Person } from '../drive/people';
import type { Message } from '../drive/session';
import type { StreamEvent } from './wire';

/** Proxies and browsers close a line that is silent for long. */
const KEEP_ALIVE_MS = 15_000;

export interface Listening {
  readonly since: string;
  readonly epoch: string;
  readonly client: string;
  readonly person: Person;
}

/** Sends what the page missed, then what comes, until it goes. */
export function openEventStream(
  response: ServerResponse,
  drive: Drive,
  workbook: LiveWorkbook,
  page: Listening,
  questionsAt: string,
): void {
  const { hub } = workbook;
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = (event: StreamEvent) => void response.write(`data: ${JSON.stringify(event)}\n\n`);
  const missed = hub.since(page.since);
  if (!missed) {
    send({ type: 'strangers' });
    response.end();
    return;
  }
  const unsubscribeFromNotices = workbook.subscribeToNotices(
    page.client,
    (notice) => send({ type: 'notice', notice }),
    page.person,
  );
  const tellHappenings = () => send({ type: 'happenings', ...happeningsIn(drive, workbook) });
  const unsubscribeFromHappenings = drive.subscribeToHappenings(tellHappenings);
  const unsubscribeFromReloads = workbook.subscribeToReloads((email) => {
    if (email === undefined || email === page.person.email) send({ type: 'reload' });
  });
  const unsubscribe = hub.subscribe((message: Message) => send({ type: 'message', message }));
  for (const message of missed) send({ type: 'message', message });
  tellHappenings();
  send({ type: 'caughtUp', questionsAt });
  if (page.epoch !== workbook.epoch) send({ type: 'otherHistory' });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  response.on('close', () => {
    clearInterval(keepAlive);
    unsubscribe();
    unsubscribeFromNotices();
    unsubscribeFromHappenings();
    unsubscribeFromReloads();
    hub.submit({ type: 'CLIENT_LEFT', clientId: page.client });
  });
}
