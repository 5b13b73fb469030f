import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

/** What the sidebar of the test's add-on has as its globals. */
declare const ask: (name: string, ...args: unknown[]) => Promise<{ value?: unknown }>;
declare const google: {
  script: {
    run: Record<string, (...args: unknown[]) => unknown>;
    host: { setWidth(width: number): void; editor: { focus(): void } };
  };
};

const BUNDLE = join(__dirname, '../workbench/htmlAddOn/Code.js');

let workbench: Workbench;
let tab: WorkbenchPage;

beforeAll(async () => {
  workbench = await startWorkbench(['--bundle', BUNDLE, '--empty']);
});

afterAll(() => workbench?.close());

beforeEach(async () => {
  tab = await workbench.openPage();
});

afterEach(() => tab.close());

const sidebar = () => tab.page.getByRole('complementary');
const dialog = () => tab.page.getByRole('dialog', { name: 'Import deals' });
const focused = () =>
  tab.page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);

/** Opens the sidebar and waits for the page in it. */
async function openSidebar(): Promise<Frame> {
  // The page that was there before looks the same until the new one takes its place.
  const before = sidebar().locator('iframe');
  await before.evaluateAll((frames) => frames.forEach((frame) => frame.classList.add('old')));
  await tab.chooseMenuItem('Open the sidebar');
  const opened = '#wb-sidebar iframe:not(.old)';
  await tab.page.frameLocator(opened).getByLabel('Prospect').waitFor();
  const element = await tab.page.locator(opened).elementHandle();
  return (await element!.contentFrame())!;
}

describe('the sidebar', () => {
  test('is 300 px wide beside the grid, named by its title (platform 8.1)', async () => {
    await openSidebar();
    await tab.page.getByRole('complementary', { name: 'Follow-up' }).waitFor();
    const frame = await sidebar().locator('iframe').boundingBox();
    const grid = await tab.page.locator('#wb-grid').boundingBox();
    expect(frame!.width).toBe(300);
    expect(grid!.x + grid!.width).toBeLessThanOrEqual(frame!.x);
    const drawn = await tab.page.locator('#wb-grid canvas').first().boundingBox();
    expect(drawn!.x + drawn!.width).toBeLessThanOrEqual(frame!.x);
    expect(tab.errors).toEqual([]);
  });

  test('stands in a frame with what Google allows, and no more (platform 8.2)', async () => {
    await openSidebar();
    const sandbox = await sidebar().locator('iframe').getAttribute('sandbox');
    expect(sandbox!.split(' ').sort()).toEqual([
      'allow-downloads',
      'allow-forms',
      'allow-modals',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-same-origin',
      'allow-scripts',
      'allow-top-navigation-by-user-activation',
    ]);
  });

  test('takes the place of the one before (platform 8.1)', async () => {
    await openSidebar();
    await tab.chooseMenuItem('Open another sidebar');
    await tab.page.frameLocator('#wb-sidebar iframe').getByText('The other one').waitFor();
    expect(await tab.page.locator('.wb-sidebar iframe').count()).toBe(1);
    await tab.page.getByRole('complementary', { name: 'Forecast' }).waitFor();
  });

  test('has the keyboard when it opens, and gives it back when it is closed', async () => {
    await openSidebar();
    expect(await focused()).toBe('IFRAME');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.type('Nordic');
    expect(
      await tab.page.frameLocator('#wb-sidebar iframe').getByLabel('Prospect').inputValue(),
    ).toBe('Nordic');
    await tab.page.getByRole('button', { name: 'Close “Follow-up”' }).focus();
    await tab.page.keyboard.press('Enter');
    await sidebar().waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Steady Pipeline');
    expect(tab.errors).toEqual([]);
  });

  test('closes by google.script.host.close(); the grid has its width again (platform 8.11)', async () => {
    await openSidebar();
    await tab.page.frameLocator('#wb-sidebar iframe').getByRole('button', { name: 'Done' }).click();
    await sidebar().waitFor({ state: 'hidden' });
    expect((await tab.page.locator('#wb-grid').boundingBox())!.width).toBe(1400);
  });

  test('leaves the keyboard to the grid by google.script.host.editor.focus() (platform 8.11)', async () => {
    const page = await openSidebar();
    await tab.select('Sheet1', 'D4');
    await page.evaluate(() => google.script.host.editor.focus());
    await eventually(focused, 'DIV');
    await tab.page.keyboard.type('typed');
    await tab.page.keyboard.press('Enter');
    await eventually(async () => (await tab.cell('Sheet1', 'D4')).value, 'typed');
  });

  test('cannot change its width (platform 8.1, 8.11)', async () => {
    const page = await openSidebar();
    await page.evaluate(() => google.script.host.setWidth(500));
    await page.evaluate(() => ask('echo', 1));
    expect((await sidebar().locator('iframe').boundingBox())!.width).toBe(300);
  });
});

describe('google.script.run', () => {
  test('brings values there and back (platform 8.8)', async () => {
    const page = await openSidebar();
    const value = { text: 'å', list: [1, null, true], nested: { n: 0.5 } };
    expect(await page.evaluate((given) => ask('echo', given), value)).toEqual({ value });
    expect(await page.evaluate(() => ask('DOUBLE', 21))).toEqual({ value: 42 });
    expect(tab.errors).toEqual([]);
  });

  test('a form may be the only argument; its fields arrive as text (platform 8.8)', async () => {
    const page = await openSidebar();
    await page.getByLabel('Prospect').fill('Nordic Foods');
    expect(await page.evaluate(() => ask('echo', document.getElementById('deal')))).toEqual({
      value: { prospect: 'Nordic Foods', stage: 'Meeting', days: ['Mon', 'Tue'] },
    });
    const refused = await page.evaluate(() => {
      try {
        google.script.run['echo']!(document.getElementById('deal'), 1);
        return 'sent';
      } catch (error) {
        return String(error);
      }
    });
    expect(refused).toBe('TypeError: Failed due to illegal value in property: 0');
  });

  test('a result with a date in it arrives as null (platform 8.9)', async () => {
    const page = await openSidebar();
    expect(await page.evaluate(() => ask('dealsWithDates'))).toEqual({ value: null });
  });

  test('what the function throws reaches the failure handler as an Error (platform 8.10)', async () => {
    const page = await openSidebar();
    expect(await page.evaluate(() => ask('fail'))).toEqual({
      error: 'ScriptError: Error: The sheet Pipeline has no column Stage.',
      isError: true,
    });
    expect(await page.evaluate(() => ask('failInService'))).toMatchObject({
      error: expect.stringMatching(/^ScriptError: Exception: /),
    });
    expect(tab.errors).toEqual([]);
  });

  test('a failure that nobody waits for is in the console (platform 8.10)', async () => {
    const page = await openSidebar();
    await page.evaluate(() => void google.script.run['fail']!());
    await eventually(
      async () => tab.errors,
      ['Uncaught ScriptError: Error: The sheet Pipeline has no column Stage.'],
    );
  });

  test('thirteen calls at once are all answered, no more than ten at a time (platform 8.7)', async () => {
    const page = await openSidebar();
    let underway = 0;
    let most = 0;
    await tab.page.route('**/call', async (route) => {
      most = Math.max(most, ++underway);
      const response = await route.fetch();
      underway -= 1;
      await route.fulfill({ response });
    });
    const answers = await page.evaluate(() =>
      Promise.all(Array.from({ length: 13 }, (_, n) => ask('echo', n))),
    );
    expect(answers.map(({ value }) => value)).toEqual([...Array(13).keys()]);
    expect(most).toBeLessThanOrEqual(10);
    expect(most).toBeGreaterThan(1);
  });

  test('knows public functions only (platform 8.12)', async () => {
    const page = await openSidebar();
    expect(await page.evaluate(() => Object.keys(google.script.run).sort())).toEqual(
      [
        ...['DOUBLE', 'dealsWithDates', 'echo', 'fail', 'failInService', 'onOpen', 'openDialog'],
        ...['openModelessDialog', 'openOtherSidebar', 'openSidebar', 'withFailureHandler'],
        ...['withSuccessHandler', 'withUserObject', 'writeNote'],
      ].sort(),
    );
    const raw = (name: string) =>
      page.evaluate((asked) => {
        const message = { type: 'call', id: 4711, function: asked, args: [] };
        return new Promise((resolve) => {
          window.addEventListener('message', ({ data }) => {
            if (data.id === 4711) resolve(data);
          });
          window.parent.postMessage(message, '*');
        });
      }, name);
    expect(await raw('hidden_')).toMatchObject({
      type: 'failure',
      error: { message: 'The add-on has no function "hidden_".' },
    });
  });

  test('what a function writes, says and makes active is seen in the page', async () => {
    const page = await openSidebar();
    expect(await page.evaluate(() => ask('writeNote', 'from the sidebar'))).toEqual({
      value: 'written',
    });
    await tab.page.getByText('The note is in B2.').waitFor();
    await eventually(async () => (await tab.cell('Sheet1', 'B2')).value, 'from the sidebar');
    await eventually(() => tab.page.evaluate('workbench.activeSheet()'), 'Notes');
    expect(tab.errors).toEqual([]);
  });

  test('a server that cannot be reached is told in words', async () => {
    const page = await openSidebar();
    await tab.page.route('**/call', (route) => route.abort());
    expect(await page.evaluate(() => ask('echo', 1))).toEqual({
      error:
        'NetworkError: The workbench does not answer, so nothing was run. Try again when it is connected.',
      isError: true,
    });
  });
});

describe('a page of the add-on', () => {
  test("cannot reach the workbench's page or server, nor anything outside", async () => {
    const page = await openSidebar();
    const outcomes = await page.evaluate(async (workbenchAddress) => {
      const attempt = async (act: () => unknown) => {
        try {
          await act();
          return 'reached';
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [
        await attempt(() => window.parent.document.title),
        await attempt(() => (window.parent as unknown as { workbench: unknown }).workbench),
        await attempt(() => fetch(`${workbenchAddress}workbook`)),
        await attempt(() => fetch('https://example.com/')),
        await attempt(() => window.top!.location.assign('about:blank')),
      ];
    }, workbench.server.address);
    expect(outcomes).toEqual([
      'SecurityError',
      'SecurityError',
      'TypeError',
      'TypeError',
      'SecurityError',
    ]);
    expect(tab.requests.filter((address) => address.startsWith('https:'))).toEqual([]);
  });

  test('has storage of its own, which it finds again (platform 8.13)', async () => {
    const first = await openSidebar();
    await first.evaluate(() => localStorage.setItem('draft', 'call back'));
    const again = await openSidebar();
    expect(await again.evaluate(() => localStorage.getItem('draft'))).toBe('call back');
    expect(await tab.page.evaluate(() => localStorage.getItem('draft'))).toBeNull();
  });

  test('is at an address that answers frames of the workbench only', async () => {
    const page = await openSidebar();
    const other = await tab.page.context().newPage();
    const response = await other.goto(page.url());
    expect(response!.status()).toBe(404);
  });

  test('is the only one that is listened to', async () => {
    const page = await openSidebar();
    await tab.page.evaluate(() => {
      const spare = document.createElement('iframe');
      document.body.append(spare);
      const stranger = spare.contentWindow as unknown as { eval(source: string): void };
      stranger.eval("parent.postMessage({ type: 'close' }, '*')");
    });
    await page.evaluate(() => ask('echo', 1));
    expect(await sidebar().isVisible()).toBe(true);
  });
});

describe('a dialog', () => {
  test('is as large as the script wants and closes by its page, its button and Escape (platform 8.11, 8.15)', async () => {
    const open = async () => {
      await tab.chooseMenuItem('Open a dialog');
      await tab.page.frameLocator('dialog iframe').getByText('Which file?').waitFor();
    };
    await open();
    const { width, height } = (await dialog().locator('iframe').boundingBox())!;
    expect([width, height]).toEqual([360, 220]);
    await tab.page.frameLocator('dialog iframe').getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    await open();
    await tab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await open();
    await dialog().getByRole('button', { name: 'Close “Import deals”' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await focused()).toBe('Steady Pipeline');
    expect(tab.errors).toEqual([]);
  });

  test('takes the size that its page asks for (platform 8.11)', async () => {
    await tab.chooseMenuItem('Open a dialog');
    await tab.page.frameLocator('dialog iframe').getByText('Which file?').waitFor();
    const frame = await (await dialog().locator('iframe').elementHandle())!.contentFrame();
    await frame!.evaluate(() => google.script.host.setWidth(480));
    await eventually(async () => (await dialog().locator('iframe').boundingBox())!.width, 480);
  });

  test('without a mode leaves the grid to the person', async () => {
    await tab.chooseMenuItem('Open a modeless dialog');
    await tab.page.frameLocator('dialog iframe').getByText('Which file?').waitFor();
    await tab.page.getByRole('button', { name: 'Steady Pipeline' }).click();
    await tab.page.getByRole('menuitem', { name: 'Open a dialog' }).waitFor();
    await tab.page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Close “Import deals”' }).focus();
    await tab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

test('axe finds nothing in the sidebar and the dialog', async () => {
  await openSidebar();
  expect(await axeFindings(tab)).toEqual([]);
  await tab.chooseMenuItem('Open a dialog');
  await tab.page.frameLocator('dialog iframe').getByText('Which file?').waitFor();
  expect(await axeFindings(tab)).toEqual([]);
});

test('in Swedish too, whose words the frame around the pages speaks', async () => {
  const swedish = await startWorkbench(['--bundle', BUNDLE, '--empty', '--lang', 'sv']);
  try {
    tab = await swedish.openPage();
    await openSidebar();
    await sidebar().getByRole('button', { name: 'Stäng ”Follow-up”' }).waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    await tab.chooseMenuItem('Open a dialog');
    await dialog().getByRole('button', { name: 'Stäng ”Import deals”' }).waitFor();
    expect(await axeFindings(tab)).toEqual([]);
  } finally {
    await swedish.close();
  }
});
