/** Writes changes until it is killed, and tells its parent of each that is on disk; run by storage.test.ts. */
import { openStore } from '../../../workbench/drive/storage';

const SNAPSHOT_EVERY = 7;

const store = openStore(process.argv[2]!, 'deals');
const properties = { document: {}, user: {} };
const region = { locale: 'en_US', timeZone: 'America/New_York' } as const;
const savedAt = (revisionId: string) => ({
  id: 'file',
  name: 'deals',
  ...region,
  workbook: { revisionId },
  properties,
});

store.saveSnapshot(savedAt('0'));

function write(count: number): void {
  const [from, to] = [String(count - 1), String(count)];
  const commands = [{ type: 'UPDATE_CELL', content: 'x'.repeat(20_000) }];
  const names = { serverRevisionId: from, nextRevisionId: to, clientId: 'tab' };
  store.append({ revision: { type: 'REMOTE_REVISION', ...names, commands } });
  if (count % SNAPSHOT_EVERY === 0) store.saveSnapshot(savedAt(to));
  process.send!(count);
  setImmediate(write, count + 1);
}

write(1);
