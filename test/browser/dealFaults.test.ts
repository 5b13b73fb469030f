import type { DealBesideSheet } from './dealTasks';
import { dealBesideSheet } from './dealTasks';
import { axeFindings, eventually } from './workbench';

const MARKUP = '<img src=x onerror="parent.ran=window.ran=1">';
const HARBOR = 'Harborlight Hotels';
const LINDLEY = 'Lindley & Marsh CPA';
const PINECREST = 'Pinecrest Properties';
const EASTVALE = 'Eastvale Data';

describe('Deal, when something goes wrong (S5, S8)', () => {
  let deal: DealBesideSheet;

  beforeAll(async () => {
    deal = await dealBesideSheet('en');
    await deal.open();
  });

  afterAll(() => deal?.workbench.close());
  afterEach(() => deal.heal());

  const page = () => deal.tab.page;
  const button = (name: string) => deal.sidebar.getByRole('button', { name, exact: true });
  const field = (name: string) => deal.sidebar.getByLabel(name, { exact: true });
  const calls = async (): Promise<number> =>
    (await deal.activities.texts('type')).filter((type) => type === 'Call').length;
  const openTab = (name: string) => deal.sidebar.getByRole('tab', { name, exact: true }).click();
  const saved = () => deal.status.getByText(/Saved in row/).waitFor();
  /** Keeps the answers of a call back until they are released; tells when the first is there. */
  const hold = async (name: string) => {
    let release = (): void => undefined;
    let arrived = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const answered = new Promise<void>((resolve) => (arrived = resolve));
    await page().route('**/call', async (route) => {
      const call = route.request().postDataJSON() as { readonly function: string };
      if (call.function !== name) return route.fallback();
      const response = await route.fetch();
      arrived();
      await released;
      await route.fulfill({ response });
    });
    return { answered, release };
  };

  test('a draft survives a reload, and says so', async () => {
    await deal.typeCall('Wants price split per floor');
    await page().waitForTimeout(400);
    await deal.reopen();
    await deal.sidebar.getByText(/Your draft from .* is back/).waitFor();
    expect(await field('Note (optional)').inputValue()).toBe('Wants price split per floor');
    expect(await axeFindings(deal.tab)).toEqual([]);
  });

  test.each([
    [
      'ScriptError: Error: The column Stage is missing.',
      'The column Stage is missing.',
      'Try again',
    ],
    ['ScriptError: Exception: boom', 'send the code', 'Try again'],
    [
      'ScriptError: Exception: You do not have permission to call x',
      'You may not do this',
      'Copy draft as text',
    ],
  ])('what was typed stays after %s', async (failure, told, action) => {
    await deal.refuse('logActivity', failure);
    await deal.sidebar.locator('#deal-save').click();
    await deal.sidebar.getByRole('alert').getByText(told).waitFor();
    await button(action).waitFor();
    expect(await field('Note (optional)').inputValue()).toBe('Wants price split per floor');
    expect(await calls()).toBe(0);
    if (action !== 'Try again') expect(await axeFindings(deal.tab)).toEqual([]);
  });

  test('while somebody else saves it tries again by itself; ten quick clicks write once', async () => {
    await deal.refuse('logActivity', 'ScriptError: Error: Somebody else is saving. Try again.', 1);
    const box = (await button('Try again').boundingBox())!;
    for (let i = 0; i < 10; i++) await page().mouse.click(box.x + 20, box.y + 10);
    await saved();
    await eventually(calls, 1);
  });

  test('an answer that was lost is not a second row', async () => {
    await deal.typeCall('Once only');
    await page().route('**/call', async (route) => {
      const call = route.request().postDataJSON() as { readonly function: string };
      if (call.function !== 'logActivity') return route.fallback();
      await route.fetch();
      return route.abort();
    });
    await deal.sidebar.locator('#deal-save').click();
    await deal.sidebar.getByRole('alert').getByText('No connection').waitFor();
    await deal.heal();
    await deal.sidebar.locator('#deal-save').click();
    await saved();
    await eventually(calls, 2);
  });

  test('several accounts: what to do, and the draft is there afterwards', async () => {
    await deal.typeCall('Three accounts');
    await deal.refuse(
      'selectedDeal',
      'ScriptError: Authorization is required to perform that action.',
    );
    await deal.sidebar
      .getByRole('heading', { name: 'Your Google accounts got mixed up' })
      .waitFor();
    const steps = await deal.sidebar.locator('.card li').allTextContents();
    expect(steps).toEqual([
      'Open this file in a browser profile with only rep@example.com,',
      'or in a private window where you sign in to rep@example.com first.',
      'Open the sidebar again.',
    ]);
    expect(await axeFindings(deal.tab)).toEqual([]);
    await deal.heal();
    await button('Try again').click();
    expect(await field('Note (optional)').inputValue()).toBe('Three accounts');
    await button('Discard').click();
    await deal.status.getByText('Draft discarded').waitFor();
  });

  test('changed by a colleague meanwhile: she sees both values and chooses', async () => {
    await openTab('Qualify');
    await button('Edit: Deal and contact').click();
    await field('Amount').fill('44000');
    await field('Phone').fill('+1 555 0123');
    await deal.pipeline.type(HARBOR, 'amount', '39500');
    await deal.sidebar.locator('#deal-save').click();
    const group = deal.sidebar.getByRole('group', { name: 'Amount' });
    await group.waitFor();
    expect(await group.getByRole('radio').count()).toBe(2);
    expect(await axeFindings(deal.tab)).toEqual([]);
    await button('Save my choices').click();
    await saved();
    await eventually(() => deal.pipeline.at(HARBOR, 'amount'), '$44,000');
    await eventually(() => deal.pipeline.at(HARBOR, 'phone'), '+1 555 0123');
  });

  test('sorted away, the deal is found by its ID; nothing lands in another row', async () => {
    await deal.typeCall('Moved down');
    await deal.dispatch('ADD_COLUMNS_ROWS', {
      dimension: 'ROW',
      base: 1,
      position: 'before',
      quantity: 2,
    });
    await deal.sidebar.locator('#deal-save').click();
    await deal.status.getByText(/Saved in row 4/).waitFor();
    await eventually(calls, 3);
    await deal.dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [1, 2] });
  });

  test('a heading renamed, a column hidden and one moved: it is saved where it belongs', async () => {
    await deal.tab.select('Pipeline', 'A2');
    const amount = await deal.pipeline.column('amount');
    await deal.tab.setCell('Pipeline', `${amount}1`, 'Deal value');
    await deal.dispatch('HIDE_COLUMNS_ROWS', { dimension: 'COL', elements: [3] });
    // Amount stands in column D; the columns before it make room.
    await deal.dispatch('MOVE_COLUMNS_ROWS', {
      dimension: 'COL',
      base: 1,
      position: 'before',
      elements: [3],
    });
    await deal.tab.select('Pipeline', 'A2');
    await openTab('Qualify');
    await button('Edit: Deal and contact').click();
    await field('Amount').fill('45000');
    await deal.sidebar.locator('#deal-save').click();
    await saved();
    await eventually(async () => (await deal.tab.cell('Pipeline', 'B2')).value, 45000);
    expect((await deal.tab.cell('Pipeline', 'B1')).value).toBe('Deal value');
    await deal.tab.setCell('Pipeline', 'B1', 'Amount');
    await deal.dispatch('UNHIDE_COLUMNS_ROWS', { dimension: 'COL', elements: [1] });
  });

  test('a save that is answered late stays the deal’s, though another row was selected', async () => {
    await deal.tab.select('Pipeline', 'A2');
    await deal.sidebar.getByRole('heading', { name: HARBOR }).waitFor();
    await deal.typeCall('Answered late');
    const save = await hold('logActivity');
    await deal.sidebar.locator('#deal-save').click();
    await save.answered;
    await deal.tab.select('Pipeline', 'A4');
    await page().waitForTimeout(500);
    await deal.sidebar.getByRole('heading', { name: HARBOR }).waitFor();
    save.release();
    await saved();
    await deal.sidebar.getByRole('heading', { name: EASTVALE }).waitFor();
    const notes = await deal.activities.texts('note');
    const row = notes.indexOf('Answered late');
    expect((await deal.activities.texts('prospect'))[row]).toBe(HARBOR);
  });

  test('of two answers that change places the one that was asked for last is shown', async () => {
    const selection = await hold('selectedDeal');
    await deal.tab.select('Pipeline', 'A2');
    await selection.answered;
    await deal.sidebar.getByRole('tab', { name: /^Today/ }).click();
    await button(`Open deal ${PINECREST}`).press('Enter');
    await deal.sidebar.getByRole('heading', { name: PINECREST }).waitFor();
    selection.release();
    await page().waitForTimeout(500);
    await deal.sidebar.getByRole('heading', { name: PINECREST }).waitFor();
  });

  test('deleted, it says so and keeps what was typed', async () => {
    await deal.tab.select('Pipeline', 'A3');
    await deal.sidebar.getByRole('heading', { name: LINDLEY }).waitFor();
    await deal.typeCall('To be copied');
    await button('Pin this deal').click();
    await deal.dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [2] });
    await deal.sidebar.locator('#deal-save').click();
    await deal.sidebar.getByRole('heading', { name: 'not in the sheet any more' }).waitFor();
    await button('Copy draft as text').waitFor();
    expect(await axeFindings(deal.tab)).toEqual([]);
    expect((await deal.activities.texts('note')).join()).not.toContain('To be copied');
  });

  test('what a cell holds stays text', async () => {
    for (const name of ['contact', 'nextStep', 'signer']) {
      await deal.pipeline.type(HARBOR, name, MARKUP);
    }
    await deal.pipeline.type(HARBOR, 'prospect', MARKUP);
    await deal.open();
    for (const name of ['Qualify', 'Follow up', 'Meeting']) {
      await openTab(name);
      await deal.sidebar.getByRole('heading', { name: MARKUP }).waitFor();
      expect(await deal.sidebar.locator('img').count()).toBe(0);
    }
    expect(await page().evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  });

  test('at 200 % zoom nothing is cut off or sideways (WCAG 1.4.10)', async () => {
    const frame = page().locator('#wb-sidebar iframe');
    await frame.evaluate((iframe) => (iframe.style.maxWidth = '150px'));
    for (const name of ['Meeting', 'Follow up', 'Qualify']) {
      await openTab(name);
      expect(await deal.cutOff()).toEqual([]);
    }
    await button('Edit: Budget').click();
    await deal.sidebar.getByRole('radio', { name: 'Similar purchases' }).check();
    expect(await deal.cutOff()).toEqual([]);
  });
});
