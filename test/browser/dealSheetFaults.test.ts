import { dealBesideSheet, DealBesideSheet } from './dealTasks';
import { eventually } from './workbench';

const HARBOR = 'Harborlight Hotels';

/** Of a column's letters, from 0. */
const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

describe('Deal, when the sheet is not as it was (S5)', () => {
  let deal: DealBesideSheet;

  beforeAll(async () => {
    deal = await dealBesideSheet('en');
  });

  beforeEach(() => deal.open());

  afterAll(() => deal?.workbench.close());

  const saved = () => deal.status.getByText(/Saved in row/).waitFor();

  test('a column that is gone is named; back again, what was typed is saved', async () => {
    await deal.sidebar.getByRole('tab', { name: 'Qualify', exact: true }).click();
    await deal.sidebar.getByRole('button', { name: 'Edit: Deal and contact' }).click();
    await deal.sidebar.getByLabel('Amount', { exact: true }).fill('45500');
    const column = await deal.pipeline.column('amount');
    await deal.dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'COL', elements: [numberOf(column)] });
    await deal.sidebar.locator('#deal-save').click();
    const alert = deal.sidebar.getByRole('alert');
    await alert.getByText('Pipeline lacks columns of ours: Amount').waitFor();
    await deal.dispatch('REQUEST_UNDO', {});
    await eventually(() => deal.pipeline.column('amount'), column);
    await deal.sidebar.getByRole('button', { name: 'Try again', exact: true }).click();
    await saved();
    await eventually(() => deal.pipeline.at(HARBOR, 'amount'), '$45,500');
  });

  test('duplicated, the deal is the one whose ID it always was', async () => {
    const id = await deal.pipeline.at(HARBOR, 'dealId');
    await deal.dispatch('ADD_COLUMNS_ROWS', {
      dimension: 'ROW',
      base: 1,
      position: 'after',
      quantity: 1,
    });
    await deal.tab.setCell('Pipeline', 'A3', 'Its double');
    await deal.tab.setCell('Pipeline', `${await deal.pipeline.column('dealId')}3`, id);
    await eventually(async () => (await deal.pipeline.at('Its double', 'dealId')) !== id, true);
    await deal.typeCall('For the first of two');
    await deal.sidebar.locator('#deal-save').click();
    await deal.status.getByText(/Saved in row 2/).waitFor();
    expect(await deal.pipeline.at(HARBOR, 'dealId')).toBe(id);
    expect(await deal.activities.texts('prospect')).not.toContain('Its double');
    await deal.dispatch('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [2] });
  });

  test('a protected sheet refuses a colleague in words, and has her save when it is opened', async () => {
    const tab = await deal.workbench.openPage({ role: 'colleague' });
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
    await deal.dispatch('GAS_KEEP', { id: 'protection:test', kind: 'protection', sheetId, value });
    await hers.sidebar.getByRole('tab', { name: 'Qualify', exact: true }).click();
    await hers.sidebar.getByRole('button', { name: 'Edit: Deal and contact' }).click();
    await hers.sidebar.getByLabel('Phone', { exact: true }).fill('+1 555 0199');
    await hers.sidebar.locator('#deal-save').click();
    await hers.sidebar.getByRole('alert').getByText('a part of it is protected').waitFor();
    expect(await hers.sidebar.getByLabel('Phone', { exact: true }).inputValue()).toBe(
      '+1 555 0199',
    );
    await deal.dispatch('GAS_FORGET', { id: 'protection:test' });
    await hers.sidebar.getByRole('button', { name: 'Try again', exact: true }).click();
    await hers.status.getByText(/Saved in row/).waitFor();
    await eventually(() => deal.pipeline.at(HARBOR, 'phone'), '+1 555 0199');
    await tab.close();
  });
});
