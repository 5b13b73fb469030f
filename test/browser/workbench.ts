/** Starts the workbench as a process of its own, on a free port and in a folder of its own, and opens pages of it. */
import type Axe from 'axe-core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CellView, ChartView, Inspection } from '../../workbench/page/inspection';
import type { PersonRole } from '../../workbench/drive/people';
import { prepareWorkbook } from '../workbench/preparedWorkbook';
import { startProcess } from '../workbench/workbenchProcess';
import type { Started } from '../workbench/workbenchProcess';
import { launchChromium } from './chromium';

declare const window: Window & {
  workbench: Inspection & { ready: Promise<void> };
  axe: typeof Axe;
};

export { eventually, SMALL_BUNDLE } from '../workbench/workbenchProcess';

/** Where the clock stands, and where the browser's goes on from, so that no test hangs on the day it runs on. */
export const NOW = new Date('2026-11-23T14:00:00Z');

const VIEWPORT = { width: 1400, height: 800 };

/** With these the workbook is not the sample one. */
const OTHER_WORKBOOK = ['--empty', '--import', '--bundle', '--file', '--now'];

export interface Workbench {
  readonly folder: string;
  readonly browser: Browser;
  readonly server: Started;
  /** Stops the server and starts it anew on the same port, with the same saved workbook. */
  restart(how?: 'stop' | 'kill', options?: readonly string[]): Promise<void>;
  openPage(visit?: Visit): Promise<WorkbenchPage>;
  close(): Promise<void>;
}

export interface Visit {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Then the tour is there. */
  readonly isFirst?: boolean;
  /** The rep if not given. */
  readonly role?: PersonRole;
  /** The browser's; UTC if not given. */
  readonly timeZone?: string;
}

export interface WorkbenchPage {
  readonly page: Page;
  /** Errors of the page and its console since it was opened. */
  readonly errors: string[];
  /** Addresses of all requests. */
  readonly requests: string[];
  cell(sheetName: string, xc: string): Promise<CellView>;
  /** The filled cells as they read, row by row from the first. */
  texts(sheetName: string): Promise<string[][]>;
  setCell(sheetName: string, xc: string, content: string): Promise<void>;
  sheets(): Promise<string[]>;
  chartData(sheetName: string): Promise<ChartView[]>;
  activate(sheetName: string): Promise<void>;
  /** Selects a cell of the sheet and gives the grid the keyboard. */
  select(sheetName: string, xc: string): Promise<void>;
  /** Chooses an item of the add-on's menu in the header. */
  chooseMenuItem(label: string): Promise<void>;
  /** Waits until everything done here is on the server's disk. */
  saved(): Promise<void>;
  /** Waits until the workbook is on the screen again, after a reload for instance. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** A browser and a running workbench; `options` are those of the command line, without port and folder. */
export async function startWorkbench(options: readonly string[] = []): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  const withClock = options.includes('--now') ? options : ['--now', NOW.toISOString(), ...options];
  if (!options.some((option) => OTHER_WORKBOOK.includes(option))) {
    await prepareWorkbook(folder, withClock);
  }
  const withFolder = ['--folder', folder, ...withClock];
  const browser = await launchChromium();
  let server = await startProcess(['--port', '0', ...withFolder]).catch(async (error) => {
    await browser.close();
    throw error;
  });
  return {
    folder,
    browser,
    get server() {
      return server;
    },
    async restart(how = 'stop', changed = withFolder) {
      const { port } = new URL(server.address);
      await server[how]();
      server = await startProcess(['--folder', folder, ...changed, '--port', port]);
    },
    async openPage({ viewport = VIEWPORT, isFirst = false, role = 'rep', timeZone = 'UTC' } = {}) {
      const context = await browser.newContext({ viewport, timezoneId: timeZone });
      return openPage(context, `${server.address}?as=${role}`, isFirst);
    },
    async close() {
      try {
        await browser.close();
      } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
      }
    },
  };
}

async function openPage(
  context: BrowserContext,
  address: string,
  isFirstVisit: boolean,
): Promise<WorkbenchPage> {
  await context.addInitScript(beginAt, NOW.getTime());
  if (!isFirstVisit) await context.addInitScript(endTour);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  context.on('request', (request) => requests.push(request.url()));

  // Asked anew where the page is loaded anew meanwhile.
  const ready = async () => {
    await page.waitForFunction(() => window.workbench?.ready.then(() => true));
  };
  const activate = (sheetName: string) =>
    page.evaluate((name) => window.workbench.activate(name), sheetName);

  await page.goto(address);
  await ready();
  return {
    page,
    errors,
    requests,
    ready,
    activate,
    cell: (sheetName, xc) =>
      page.evaluate(([name, at]) => window.workbench.cell(name, at), [sheetName, xc] as const),
    texts: (sheetName) => page.evaluate((name) => window.workbench.texts(name), sheetName),
    setCell: (sheetName, xc, content) =>
      page.evaluate(([name, at, text]) => window.workbench.setCell(name, at, text), [
        sheetName,
        xc,
        content,
      ] as const),
    sheets: () => page.evaluate(() => window.workbench.sheets()),
    chartData: (sheetName) => page.evaluate((name) => window.workbench.chartData(name), sheetName),
    async select(sheetName, xc) {
      await activate(sheetName);
      await page.evaluate((at) => window.workbench.select(at), xc);
      // Nobody types before the cell is drawn; the engine's editor would still hold the one before.
      await page.evaluate(
        () =>
          new Promise<void>((drawn) => {
            requestAnimationFrame(() => requestAnimationFrame(() => drawn()));
          }),
      );
    },
    async chooseMenuItem(label) {
      await page.getByRole('button', { name: 'Steady Pipeline', exact: true }).click();
      await page.getByRole('menuitem', { name: label, exact: true }).click();
    },
    async saved() {
      await page.waitForFunction(() => window.workbench.isSaved());
    },
    close: () => context.close(),
  };
}

/** In the page: the tour was ended before. What a mail's frame shows has no storage. */
function endTour(): void {
  if (origin !== 'null') localStorage.setItem('steadyPipeline.tourEnded', 'yes');
}

/** In the page: its clock goes on from the instant. */
function beginAt(instant: number): void {
  const Machines = Date;
  const shift = instant - Machines.now();
  globalThis.Date = class extends Machines {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Machines.now() + shift]) as [number]));
    }

    static override now(): number {
      return Machines.now() + shift;
    }
  } as DateConstructor;
}

/** Rules about a whole page, which what it frames is not. */
const RULES_OF_PAGES = [
  ...['bypass', 'document-title', 'landmark-one-main', 'page-has-heading-one', 'region'],
];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page and in what it frames; the engine's own grid is not ours. */
export async function axeFindings({ page }: WorkbenchPage): Promise<string[]> {
  const frames = page.frames().filter((frame) => frame.url().startsWith('http'));
  const found = await Promise.all(
    frames.map(async (frame) => {
      if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE);
      return frame.evaluate(runAxe, frame.parentFrame() ? RULES_OF_PAGES : []);
    }),
  );
  return found.flat();
}

/** In the page. */
async function runAxe(unwanted: readonly string[]): Promise<string[]> {
  const rules = Object.fromEntries(unwanted.map((rule) => [rule, { enabled: false }]));
  const { violations } = await window.axe.run(
    { exclude: ['#wb-grid'] },
    { iframes: false, resultTypes: ['violations'], rules },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
