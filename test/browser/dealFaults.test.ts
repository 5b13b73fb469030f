import { dealBesideSheet, DealBesideSheet } from './dealTasks';
import { axeFindings, eventually } from './workbench';

const MARKUP = '<img src=x onerror="parent.ran=window.ran=1">';
const HARBOR = 'Harborlight Hotels';
const LINDLEY = 'Lindley & Marsh CPA';
const PINECREST = 'Pinecrest Properties';
const EASTVALE = 'Eastvale Data';

/** Of a column's letters, from 0. */
const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

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
  const typeCall = async (note: string): Promise<void> => {
    await openTab('Follow up');
    await button('Call').click();
    await field('Note (optional)').fill(note);
  };
  /** Changes the sheet as a person does who moves rows and columns. */
  const dispatch = (command: string, payload: Record<string, unknown>): Promise<void> =>
    page()
      .evaluate(
        ([name, given]) => {
          const { model } = (
            window as unknown as {
              workbench: {
                model: {
                  dispatch: (...args: unknown[]) => unknown;
                  getters: { getActiveSheetId(): string };
                };
              };
            }
          ).workbench;
          model.dispatch(name, {
            sheetId: model.getters.getActiveSheetId(),
            sheetName: 'Pipeline',
            ...(given as object),
          });
        },
        [command, payload] as const,
      )
      .then(() => deal.tab.saved());

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
    await typeCall('Wants price split per floor');
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
    await typeCall('Once only');
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
    await typeCall('Three accounts');
    await deal.refuse(
      'selectedDeal',
      'ScriptError: Authorization is required to perform that action.',
    );
    await deal.sidebar
      .getByRole('heading', { name: 'Your Google accounts got mixed up' })
      .waitFor();
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
    await typeCall('Moved down');
    await dispatch('ADD_COLUMNS_ROWS', {
      dimension: 'ROW',
      base: 1,
      position: 'before',
      quantity: 2,
    });
    await deal.sidebar.locator('#deal-save').click();
    await deal.status.getByText(/Saved in row 4/).waitFor();
    await eventually(calls, 3);
    await dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [1, 2] });
  });

  test('a heading renamed, a column hidden or moved: it is saved where it belongs', async () => {
    await deal.tab.select('Pipeline', 'A2');
    const amount = await deal.pipeline.column('amount');
    await deal.tab.setCell('Pipeline', `${amount}1`, 'Deal value');
    await dispatch('HIDE_COLUMNS_ROWS', { dimension: 'COL', elements: [3] });
    await openTab('Qualify');
    await button('Edit: Deal and contact').click();
    await field('Amount').fill('45000');
    await deal.sidebar.locator('#deal-save').click();
    await saved();
    await eventually(async () => (await deal.tab.cell('Pipeline', `${amount}2`)).value, 45000);
    await deal.tab.setCell('Pipeline', `${amount}1`, 'Amount');
    await dispatch('UNHIDE_COLUMNS_ROWS', { dimension: 'COL', elements: [3] });
  });

  test('a save that is answered late stays the deal’s, though another row was selected', async () => {
    await deal.tab.select('Pipeline', 'A2');
    await deal.sidebar.getByRole('heading', { name: HARBOR }).waitFor();
    await typeCall('Answered late');
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

  test('a protected sheet refuses a colleague in words, and has her save when it is opened', async () => {
    const tab = await deal.workbench.openPage(undefined, false, 'colleague');
    const hers = new DealBesideSheet(deal.workbench, tab, 'en');
    await hers.open();
    const sheetId = await tab.page.evaluate('workbench.model.getters.getActiveSheetId()');
    const value = {
      type: 'SHEET',
      description: '',
      editors: [],
      isWarningOnly: false,
      allowsDomain: false,
    };
    await dispatch('GAS_KEEP', { id: 'protection:test', kind: 'protection', sheetId, value });
    await hers.sidebar.getByRole('tab', { name: 'Qualify', exact: true }).click();
    await hers.sidebar.getByRole('button', { name: 'Edit: Deal and contact' }).click();
    await hers.sidebar.getByLabel('Phone', { exact: true }).fill('+1 555 0199');
    await hers.sidebar.locator('#deal-save').click();
    await hers.sidebar.getByRole('alert').getByText('a part of it is protected').waitFor();
    expect(await hers.sidebar.getByLabel('Phone', { exact: true }).inputValue()).toBe(
      '+1 555 0199',
    );
    await dispatch('GAS_FORGET', { id: 'protection:test' });
    await hers.sidebar.getByRole('button', { name: 'Try again', exact: true }).click();
    await hers.status.getByText(/Saved in row/).waitFor();
    await eventually(() => deal.pipeline.at(HARBOR, 'phone'), '+1 555 0199');
    await tab.close();
  });

  test('a column that is gone is named; back again, what was typed is saved', async () => {
    await deal.tab.select('Pipeline', 'A2');
    await deal.sidebar.getByRole('heading', { name: HARBOR }).waitFor();
    await openTab('Qualify');
    await button('Edit: Deal and contact').click();
    await field('Phone').fill('+1 555 0177');
    const column = await deal.pipeline.column('phone');
    await dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'COL', elements: [numberOf(column)] });
    await deal.sidebar.locator('#deal-save').click();
    const alert = deal.sidebar.getByRole('alert');
    await alert.getByText('Pipeline lacks columns of ours: Phone').waitFor();
    await dispatch('REQUEST_UNDO', {});
    await eventually(() => deal.pipeline.column('phone'), column);
    await button('Try again').click();
    await saved();
    await eventually(() => deal.pipeline.at(HARBOR, 'phone'), '+1 555 0177');
  });

  test('duplicated, the deal is the one whose ID it always was', async () => {
    await deal.tab.select('Pipeline', 'A2');
    const id = await deal.pipeline.at(HARBOR, 'dealId');
    await dispatch('ADD_COLUMNS_ROWS', {
      dimension: 'ROW',
      base: 1,
      position: 'after',
      quantity: 1,
    });
    await deal.tab.setCell('Pipeline', 'A3', 'Its double');
    await deal.tab.setCell('Pipeline', `${await deal.pipeline.column('dealId')}3`, id);
    await eventually(async () => (await deal.pipeline.at('Its double', 'dealId')) !== id, true);
    await typeCall('For the first of two');
    await deal.sidebar.locator('#deal-save').click();
    await deal.status.getByText(/Saved in row 2/).waitFor();
    expect(await deal.pipeline.at(HARBOR, 'dealId')).toBe(id);
    expect(await deal.activities.texts('prospect')).not.toContain('Its double');
    await dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [2] });
  });

  test('deleted, it says so and keeps what was typed', async () => {
    await deal.tab.select('Pipeline', 'A3');
    await deal.sidebar.getByRole('heading', { name: LINDLEY }).waitFor();
    await typeCall('To be copied');
    await button('Pin this deal').click();
    await dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [2] });
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
