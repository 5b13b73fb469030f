/**
 * Two tabs, a script and sorting at once: whatever comes first, all show the same in the end, and what was written to a
 * deal stands in its row. Two tabs on models of their own, with a session between them that takes its time.
 */
import type { Model } from '@odoo/o-spreadsheet';
import { dispatchBatch } from '../../workbench/engine/batch';
import { modelConfig } from '../../workbench/engine/engineModule';
import { loadEngine } from '../../workbench/engine/loadEngine';
import { moveRows } from '../../workbench/engine/movedRows';
import { sortedRows } from '../../workbench/engine/sortBesideSpills';
import { startSession } from '../../workbench/drive/session';
import type { Message, SessionHub } from '../../workbench/drive/session';
import { seededNumber } from '../../workbench/runtime/seededNumbers';

const SEEDS = 60;
const STEPS = 120;
const DEALS = 8;
const COLUMNS = 4;
const SHEET = 'sheet';
const START = 'START_REVISION';
const SETTINGS = {
  timeZone: 'Etc/UTC',
  locale: 'en_US',
  userLocale: 'en',
  clock: { now: () => new Date('2026-11-23T12:00:00Z') },
} as const;

/** A heading, then a deal a row: its key, a number to sort by, and cells that say whose they are. */
function workbookData() {
  const cells: Record<string, string> = { A1: 'Key', B1: 'Order', C1: 'Note', D1: 'More' };
  for (let deal = 0; deal < DEALS; deal++) {
    cells[`A${deal + 2}`] = keyOf(deal);
    cells[`B${deal + 2}`] = orderOf(deal);
  }
  return {
    version: '19.1',
    sheets: [{ id: SHEET, name: 'Pipeline', colNumber: 6, rowNumber: 20, cells }],
  };
}

const orderOf = (deal: number): string => String((deal * 5) % DEALS);
const keyOf = (deal: number): string => `deal-${deal}`;

/** A model whose messages wait until they are delivered, in their order. */
class Tab {
  readonly model: Model;
  readonly #out: Message[] = [];
  readonly #in: Message[] = [];
  #receive: (message: Message) => void = () => undefined;

  constructor(
    id: string,
    private readonly hub: SessionHub,
  ) {
    const transport = {
      sendMessage: async (message: Message) => void this.#out.push(message),
      onNewMessage: (_id: string, listener: (message: Message) => void) => {
        this.#receive = listener;
      },
      leave: () => undefined,
    };
    const { Model: EngineModel } = loadEngine();
    const config = modelConfig(SETTINGS, {
      transportService: transport as never,
      client: { id, name: id },
    });
    this.model = new EngineModel(workbookData() as never, config);
    hub.subscribe((message) => this.#in.push(message));
  }

  send(): boolean {
    const message = this.#out.shift();
    if (message) this.hub.submit(message);
    return message !== undefined;
  }

  receive(): boolean {
    const message = this.#in.shift();
    if (message) this.#receive(message);
    return message !== undefined;
  }
}

const textAt = ({ getters }: Model, row: number, col: number): string =>
  String(getters.getEvaluatedCell({ sheetId: SHEET, row, col }).value ?? '');

function rowsOf(model: Model): string[][] {
  return Array.from({ length: model.getters.getNumberRows(SHEET) }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, col) => textAt(model, row, col)),
  );
}

const dealRows = (model: Model): number[] =>
  rowsOf(model).flatMap(([key], row) => (key?.startsWith('deal-') ? [row] : []));

function play(
  seed: number,
  undoes: boolean,
): { readonly server: Model; readonly tabs: readonly Tab[]; readonly undone: number } {
  const hub = startSession({ revisionId: START, onAccepted: () => undefined });
  const { Model: EngineModel } = loadEngine();
  const server = new EngineModel(
    workbookData() as never,
    modelConfig(SETTINGS, {
      transportService: hub.transport,
      client: { id: 'server', name: 'server' },
    }),
  );
  const tabs = ['one', 'other'].map((id) => new Tab(id, hub));
  let draws = 0;
  let undone = 0;
  const below = (count: number): number => Math.floor(seededNumber(seed, draws++) * count);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const write = (model: Model, name: string, step: number): void => {
    const row = oneOf(dealRows(model));
    const content = `${textAt(model, row, 0)} by ${name} at ${step}`;
    model.dispatch('UPDATE_CELL', { sheetId: SHEET, row, col: 2 + below(2), content });
  };
  const sort = (model: Model): void => {
    const rows = dealRows(model);
    const bounds = { left: 0, right: COLUMNS - 1, top: rows[0]!, bottom: rows.at(-1)! };
    const ascending = below(2) === 0;
    const order = sortedRows(model.getters, SHEET, bounds, [{ column: below(2), ascending }]);
    dispatchBatch(model, [(dispatch) => moveRows(dispatch, SHEET, bounds, order)]);
  };
  const insertOrDelete = (model: Model): void => {
    const rows = dealRows(model);
    const row = oneOf(rows);
    const shared = { sheetId: SHEET, sheetName: 'Pipeline', dimension: 'ROW' } as const;
    if (below(4) === 0 && rows.length > 3) {
      model.dispatch('REMOVE_COLUMNS_ROWS', { ...shared, elements: [row] });
    } else {
      model.dispatch('ADD_COLUMNS_ROWS', { ...shared, base: row, position: 'before', quantity: 1 });
    }
  };

  const undo = (model: Model): void => {
    if (!model.dispatch('REQUEST_UNDO').isSuccessful) return;
    undone += 1;
    // With nothing to do again, the engine would repeat the last change at the cursor.
    if (below(2) === 0) model.dispatch('REQUEST_REDO');
  };

  for (let step = 0; step < STEPS; step++) {
    const tab = oneOf(tabs);
    // People are slower than a line: what they do next is made on what was taken.
    const person = (act: () => void) => () => {
      if (tab.model.getters.isFullySynchronized()) act();
    };
    const acts: readonly (() => void)[] = [
      person(() => write(tab.model, 'tab', step)),
      () => write(server, 'script', step),
      person(() => sort(tab.model)),
      () => sort(server),
      person(() => insertOrDelete(tab.model)),
      ...(undoes ? [undo, undo].map((act) => person(() => act(tab.model))) : []),
      // The line is faster than people, most of the time.
      ...Array.from({ length: 4 }, () => () => void tab.send()),
      ...Array.from({ length: 6 }, () => () => void tab.receive()),
    ];
    oneOf(acts)();
  }
  while (tabs.some((tab) => [tab.send(), tab.receive()].includes(true)));
  return { server, tabs, undone };
}

const SEEDED = Array.from({ length: SEEDS }, (_, seed) => [seed]);

function expectEachDealItsOwn(rows: readonly string[][]): void {
  const deals = rows.filter(([key]) => key?.startsWith('deal-'));
  expect(new Set(deals.map(([key]) => key)).size).toBe(deals.length);
  for (const [key, order, ...written] of deals) {
    expect([key, order]).toEqual([key, orderOf(Number(key!.slice('deal-'.length)))]);
    for (const text of written) if (text !== '') expect(text.split(' by ')[0]).toBe(key);
  }
}

describe.each([
  ['without undo', false],
  ['with undo and redo', true],
])('%s', (_what, undoes) => {
  test.each(SEEDED)('all show the same, each deal has its own; seed %i', (seed) => {
    const { server, tabs } = play(seed, undoes);
    for (const { model } of tabs) expect(rowsOf(model)).toEqual(rowsOf(server));
    expectEachDealItsOwn(rowsOf(server));
  });
});

test('much is undone in these plays', () => {
  const undone = SEEDED.map(([seed]) => play(seed!, true).undone);
  expect(undone.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(SEEDS / 4);
});
