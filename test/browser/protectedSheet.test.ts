import { dealBesideSheet, DealBesideSheet } from './dealTasks';
import { eventually } from './workbench';

const HARBOR = 'Harborlight Hotels';

describe('Deal beside a protected sheet (S5)', () => {
  let deal: DealBesideSheet;

  beforeAll(async () => {
    deal = await dealBesideSheet('en');
    await deal.open();
  });

  afterAll(() => deal?.workbench.close());

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
