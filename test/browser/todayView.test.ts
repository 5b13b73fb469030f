import { Sheet } from './sheetInWords';
import { axeFindings, eventually, NOW, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const MARKUP = '<img src=x onerror="parent.ran=window.ran=1">';

/** A day in the zone of the English sample, so many days from today. */
function dayFromNow(days: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' });
  return format.format(NOW.getTime() + days * 86_400_000);
}

const sidebarOf = (tab: WorkbenchPage) => tab.page.frameLocator('#wb-sidebar iframe');

async function openToday(tab: WorkbenchPage, item: string, name: string): Promise<void> {
  await tab.chooseMenuItem(item);
  await sidebarOf(tab)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click();
  await sidebarOf(tab).locator('.item').first().waitFor();
}

const focusedIn = (tab: WorkbenchPage) =>
  sidebarOf(tab)
    .locator(':focus')
    .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent);

/** Names, or the lines in their place, from the top. */
const listed = (tab: WorkbenchPage) =>
  sidebarOf(tab).locator('.item .name, .item-line p').allTextContents();

const REST_MS = 700;

/** Waits until nothing is asked of the server, and the list has not moved, for as long as clicks are not trusted. */
async function atRest({ page }: WorkbenchPage): Promise<void> {
  let last = Date.now();
  let underWay = 0;
  const isCall = (url: string): boolean => url.endsWith('/call');
  const begun = (request: { url(): string }): void => {
    if (isCall(request.url())) [last, underWay] = [Date.now(), underWay + 1];
  };
  const ended = (request: { url(): string }): void => {
    if (isCall(request.url())) [last, underWay] = [Date.now(), Math.max(0, underWay - 1)];
  };
  page.on('request', begun);
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  while (underWay > 0 || Date.now() - last < REST_MS) await page.waitForTimeout(REST_MS / 10);
  page.off('request', begun);
  page.off('requestfinished', ended);
  page.off('requestfailed', ended);
}

describe('Today beside the sample deals', () => {
  const HARBOR = 'Harborlight Hotels';
  const PINECREST = 'Pinecrest Properties';
  const NORHAVEN = 'Norhaven Logistics';
  const LINDLEY = 'Lindley & Marsh CPA';
  const ASPEN = 'Aspen Yard Offices';
  let workbench: Workbench;
  let tab: WorkbenchPage;
  let pipeline: Sheet;
  let activities: Sheet;
  let today: Sheet;

  beforeAll(async () => {
    workbench = await startWorkbench();
    tab = await workbench.openPage();
    [pipeline, activities, today] = (['pipeline', 'activities', 'today'] as const).map(
      (name) => new Sheet(tab, 'en', name),
    ) as [Sheet, Sheet, Sheet];
    await pipeline.type(PINECREST, 'phone', "'+1 (555) 0119");
    await pipeline.type(NORHAVEN, 'prospect', MARKUP);
    await pipeline.type(ASPEN, 'closed', dayFromNow(-8));
    await pipeline.type(HARBOR, 'meeting', `${dayFromNow(1)} 10:00`);
    await openToday(tab, 'Open sidebar', 'Today');
  });

  afterAll(() => workbench?.close());

  const sidebar = () => sidebarOf(tab);
  const press = (key: string) => tab.page.keyboard.press(key);
  const button = (name: string) => sidebar().getByRole('button', { name, exact: true });
  const line = (text: string) => sidebar().locator('.item-line').getByText(text);
  const calls = async (): Promise<number> =>
    (await activities.texts('type')).filter((type) => type === 'Call').length;

  test('lists what the sheet Today lists, in its order; what a cell holds stays text', async () => {
    expect(await listed(tab)).toEqual(await today.texts('prospect'));
    await sidebar()
      .getByRole('heading', { name: /^Call about/ })
      .waitFor();
    await sidebar().getByRole('heading', { name: 'Follow up' }).waitFor();
    expect(await listed(tab)).toContain(MARKUP);
    expect(await sidebar().locator('img').count()).toBe(0);
    expect(await tab.page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    const count = (await today.texts('prospect')).length;
    await sidebar()
      .getByRole('tab', { name: `Today, ${count} to do` })
      .waitFor();
    expect(await axeFindings(tab)).toEqual([]);
  });

  test('a number is dialled by its digits', async () => {
    const link = sidebar().getByRole('link', { name: /0119/ });
    expect(await link.getAttribute('href')).toBe('tel:+15550119');
  });

  test('by keyboard: Confirmed logs the call, the keyboard goes on, Undo takes it back', async () => {
    await button(`Confirmed: ${HARBOR}`).focus();
    await press('Enter');
    await line(`Confirmed: ${HARBOR}`).waitFor();
    const next = (await listed(tab))[1];
    expect(await focusedIn(tab)).toBe(`Open deal ${next}`);
    await eventually(calls, 1);
    expect(await axeFindings(tab)).toEqual([]);
    await press('Shift+Tab');
    expect(await focusedIn(tab)).toBe('Undo');
    await press('Enter');
    await button(`Confirmed: ${HARBOR}`).waitFor();
    await eventually(calls, 0);
    await eventually(() => focusedIn(tab), `Open deal ${HARBOR}`);
  });

  test('by keyboard: a step is put off until tomorrow, and the sheet shows it', async () => {
    const before = await pipeline.at(PINECREST, 'when');
    await button(`Snooze ${PINECREST}`).focus();
    await press('Enter');
    const first = await focusedIn(tab);
    // In the afternoon it is too late for it.
    expect(['This afternoon', 'Tomorrow']).toContain(first);
    expect(await axeFindings(tab)).toEqual([]);
    await press('Escape');
    expect(await focusedIn(tab)).toBe(`Snooze ${PINECREST}`);
    await press('ArrowDown');
    expect(await focusedIn(tab)).toBe(first);
    while ((await focusedIn(tab)) !== 'Tomorrow') await press('ArrowDown');
    await press('Enter');
    await line(`Snoozed: ${PINECREST}. Tomorrow`).waitFor();
    await eventually(async () => (await pipeline.at(PINECREST, 'when')) !== before, true);
    await button('Undo').press('Enter');
    await button(`Snooze ${PINECREST}`).waitFor();
    await eventually(() => pipeline.at(PINECREST, 'when'), before);
  });

  test('ten quick clicks write once', async () => {
    await atRest(tab);
    const box = (await button(`Mark as done: ${PINECREST}`).boundingBox())!;
    for (let i = 0; i < 10; i++) {
      await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    }
    await line(`Done: ${PINECREST}`).waitFor();
    await eventually(calls, 1);
    expect(await activities.texts('prospect')).toContain(PINECREST);
  });

  test('without a connection it says so at the item, and a second press carries it out once', async () => {
    await atRest(tab);
    // By key: a click so soon after the list has moved is taken for one that was meant for something else.
    await tab.page.route('**/call', (route) => route.abort());
    await button(`Mark as done: ${LINDLEY}`).press('Enter');
    // The list itself may be read at this moment too, and then says the same above.
    const followUps = sidebar().getByRole('region', { name: 'Follow up' });
    await followUps.getByRole('alert').getByText('No connection').waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    await tab.page.unroute('**/call');
    await button(`Mark as done: ${LINDLEY}`).press('Enter');
    await line(`Done: ${LINDLEY}`).waitFor();
    await eventually(calls, 2);
    tab.errors.length = 0;
  });

  test('what somebody else did meanwhile is not done again', async () => {
    await atRest(tab);
    const done = await today.column('done');
    const row = (await today.texts('prospect')).indexOf(MARKUP) + 2;
    await button(`Mark as done: ${MARKUP}`).hover();
    await tab.setCell('Today', `${done}${row}`, 'TRUE');
    await tab.saved();
    await eventually(calls, 3);
    await button(`Mark as done: ${MARKUP}`).press('Enter');
    await line('is no longer on the list').waitFor();
    expect(await calls()).toBe(3);
    // A click so soon after the list has moved is taken for one that was meant for something else.
    await tab.page.waitForTimeout(500);
  });

  test('a name opens its deal, Moved its meeting; a check-in leads to a new deal', async () => {
    const deal = sidebar().getByRole('tab', { name: 'Deal', exact: true });
    const back = async (): Promise<void> => {
      expect(await deal.getAttribute('aria-selected')).toBe('true');
      await sidebar()
        .getByRole('tab', { name: /^Today/ })
        .click();
    };
    await button(`Open deal ${ASPEN}`).press('Enter');
    await sidebar().getByRole('heading', { name: ASPEN }).waitFor();
    await back();
    await button(`Moved: ${HARBOR}`).press('Enter');
    await sidebar().getByRole('heading', { name: HARBOR }).waitFor();
    const meeting = sidebar().getByRole('tab', { name: 'Meeting', exact: true });
    await eventually(() => meeting.getAttribute('aria-selected'), 'true');
    await back();
    await button(`New deal from this customer: ${ASPEN}`).press('Enter');
    await eventually(() => sidebar().getByLabel('Prospect').inputValue(), ASPEN);
    await back();
  });

  test('Cancelled cancels the meeting', async () => {
    await button(`Cancelled: ${HARBOR}`).waitFor();
    await button(`Cancelled: ${HARBOR}`).press('Enter');
    await line(`Meeting cancelled: ${HARBOR}`).waitFor();
    await eventually(() => pipeline.at(HARBOR, 'meeting'), '');
  });

  test('at 300 px and 200 % zoom nothing is cut off or sideways', async () => {
    for (const viewport of [
      { width: 1400, height: 800 },
      { width: 800, height: 400 },
    ]) {
      await tab.page.setViewportSize(viewport);
      const cut = await sidebar()
        .locator('body')
        .evaluate((body) =>
          [body, ...body.querySelectorAll<HTMLElement>('main, main *:not(.visually-hidden)')]
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .filter((element) => getComputedStyle(element).display !== 'inline')
            .map((element) => element.className || element.tagName),
        );
      expect(cut).toEqual([]);
    }
    await tab.page.setViewportSize({ width: 1400, height: 800 });
  });

  test('nothing went wrong in the page', () => expect(tab.errors).toEqual([]));
});

describe('Idag bredvid exempelaffärerna', () => {
  const TALLMO = 'Tallmo Fastigheter AB';
  let workbench: Workbench;
  let tab: WorkbenchPage;

  beforeAll(async () => {
    workbench = await startWorkbench(['--lang', 'sv']);
    tab = await workbench.openPage({ viewport: { width: 1200, height: 640 } });
    await openToday(tab, 'Öppna sidopanelen', 'Idag');
  });

  afterAll(() => workbench?.close());

  test('by keyboard alone to the end: each item is done, and then there is nothing left', async () => {
    const sidebar = sidebarOf(tab);
    const press = (key: string) => tab.page.keyboard.press(key);
    expect(await axeFindings(tab)).toEqual([]);
    await sidebar.getByRole('heading', { name: 'Följ upp' }).waitFor();
    const names = await listed(tab);
    expect(names).toContain(TALLMO);
    await sidebar.getByRole('button', { name: `Öppna affären ${names[0]}` }).focus();
    for (const [i, name] of names.entries()) {
      expect(await focusedIn(tab)).toBe(`Öppna affären ${name}`);
      do await press('Tab');
      while (!(await focusedIn(tab))!.startsWith('Markera som klart'));
      await press('Enter');
      await sidebar.locator('.item-line').getByText(`Klart: ${name}`).waitFor();
      if (i + 1 < names.length) continue;
      expect(await sidebar.locator('h1:focus').count()).toBe(1);
    }
    await sidebar.getByRole('heading', { name: 'Inget att göra idag' }).waitFor();
    expect(await focusedIn(tab)).toBe('Inget att göra idag');
    expect(await axeFindings(tab)).toEqual([]);
    expect((await new Sheet(tab, 'sv', 'activities').texts('prospect')).sort()).toEqual(
      names.sort(),
    );
    expect(tab.errors).toEqual([]);
  });
});
