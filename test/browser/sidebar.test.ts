import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const ITEMS = {
  en: [
    'Open sidebar',
    'Set up pipeline',
    'Import deals from CSV',
    'Refresh plan',
    'Mail and reminders',
    'Help',
  ],
  sv: [
    'Öppna sidopanelen',
    'Kom igång',
    'Importera affärer från CSV',
    'Uppdatera planen',
    'Mejl och påminnelser',
    'Hjälp',
  ],
};
const MARKUP = '<img src=x onerror="parent.ran=window.ran=1">';

const menuItems = async (tab: WorkbenchPage): Promise<string[]> => {
  await tab.page.getByRole('button', { name: 'Steady Pipeline', exact: true }).click();
  const items = await tab.page.getByRole('menuitem').allTextContents();
  await tab.page.keyboard.press('Escape');
  return items;
};
const sidebarOf = (tab: WorkbenchPage) => tab.page.frameLocator('#wb-sidebar iframe');

describe('the sidebar beside the sample deals', () => {
  let workbench: Workbench;
  let tab: WorkbenchPage;

  beforeAll(async () => {
    workbench = await startWorkbench();
    tab = await workbench.openPage();
  });

  afterAll(() => workbench?.close());

  const sidebar = () => sidebarOf(tab);
  const open = async (): Promise<void> => {
    // The page that was there before shows the same until the new one comes.
    const answered = tab.page.waitForResponse(/\/call$/);
    await tab.chooseMenuItem('Open sidebar');
    await answered;
    await sidebar().getByRole('tab', { name: 'Plan' }).click();
    await sidebar().getByRole('heading', { name: 'Three numbers' }).waitFor();
  };
  const shown = async (xc: string): Promise<string> => (await tab.cell('Plan', xc)).formatted;
  const focused = () =>
    sidebar()
      .locator(':focus')
      .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent);
  const press = (key: string) => tab.page.keyboard.press(key);

  test('the menu has six items on its first level', async () => {
    expect(await menuItems(tab)).toEqual(ITEMS.en);
  });

  test('shows each figure as its cell in Plan does, and nothing of the outside is asked for', async () => {
    await open();
    const figures = await sidebar().locator('.legend dd').allTextContents();
    expect(figures).toEqual([
      await shown('A5'),
      await shown('D5'),
      await shown('G5'),
      await shown('L5'),
    ]);
    expect(figures).toEqual(['$126,000', '$83,920', '$30,080', '$240,000']);
    expect(await sidebar().locator('.chance b').textContent()).toBe(await shown('J5'));
    await sidebar().getByText('About 1 in 5.').waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    expect(tab.errors).toEqual([]);
    const outside = tab.requests.filter(
      (address) => !/^(?:http:..127\.0\.0\.1:|blob:|data:)/.test(address),
    );
    expect(outside).toEqual([]);
  });

  test('Refresh reads the cells anew', async () => {
    await tab.setCell('Pipeline', 'D2', '52000');
    await tab.saved();
    await sidebar().getByRole('button', { name: 'Refresh' }).click();
    await sidebar()
      .getByText(await shown('D5'), { exact: true })
      .waitFor();
    expect(await shown('D5')).not.toBe('$83,920');
    await tab.setCell('Pipeline', 'D2', '42000');
    await tab.saved();
  });

  test('opens again with the view that was chosen last', async () => {
    const again = tab.page.waitForResponse(/\/call$/);
    await tab.chooseMenuItem('Open sidebar');
    await again;
    const plan = sidebar().getByRole('tab', { name: 'Plan' });
    await eventually(() => plan.getAttribute('aria-selected'), 'true');
    await sidebar().getByRole('heading', { name: 'Three numbers' }).waitFor();
  });

  test('what stands in a cell stays text', async () => {
    await tab.setCell('Plan', 'F1', MARKUP);
    await tab.saved();
    await open();
    await sidebar().getByText(MARKUP).waitFor();
    expect(await sidebar().locator('img').count()).toBe(0);
    expect(await tab.page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    await tab.setCell('Plan', 'F1', 'Everyone');
    await tab.saved();
  });

  test('says in words that the server is out of reach, and tries again', async () => {
    await open();
    await tab.page.route('**/call', (route) => route.abort());
    await sidebar().getByRole('button', { name: 'Refresh' }).click();
    await sidebar().getByRole('alert').getByText('No connection').waitFor();
    expect(await sidebar().locator('.legend dd').first().textContent()).toBe('$126,000');
    expect(await axeFindings(tab)).toEqual([]);
    await tab.page.unroute('**/call');
    await sidebar().getByRole('button', { name: 'Try again' }).click();
    await sidebar().getByRole('alert').waitFor({ state: 'detached' });
    tab.errors.length = 0;
  });

  test('Mail and reminders selects the first rule in Settings, also the second time', async () => {
    for (const from of ['Plan', 'Quota']) {
      await tab.activate(from);
      await tab.chooseMenuItem('Mail and reminders');
      await eventually(() => tab.page.evaluate('workbench.activeSheet()'), 'Settings');
      const at = await tab.page.evaluate<{ col: number; row: number }>(
        'workbench.model.getters.getActivePosition()',
      );
      const label = String.fromCharCode(65 + at.col - 1) + (at.row + 1);
      expect((await tab.cell('Settings', label)).value).toBe('Mail prospects the day before');
    }
  });

  test('More opens, holds the keyboard and closes with the keyboard alone', async () => {
    await open();
    await sidebar().getByRole('tab', { name: 'Plan' }).focus();
    await press('Tab');
    expect(await focused()).toBe('More');
    await press('Enter');
    const dialog = sidebar().getByRole('dialog', { name: 'More' });
    await dialog.waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    const stops = new Set<string | null>();
    for (let i = 0; i < 12; i++) {
      await press('Tab');
      stops.add(await focused());
      expect(await dialog.locator(':focus').count()).toBe(1);
    }
    expect(stops).toContain('Close');
    expect(stops).toContain('Language');
    expect(stops).toContain('Recalculate');
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toBe('More');
  });

  describe('More', () => {
    const dialog = () => sidebar().getByRole('dialog');
    const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();

    beforeAll(async () => {
      await sidebar().getByRole('button', { name: 'More' }).click();
    });

    afterAll(() => tab.page.keyboard.press('Escape'));

    test('freezes the workbook to values and brings the formulas back', async () => {
      await press('Freeze to values');
      await dialog().locator('.primary', { hasText: 'Freeze to values' }).click();
      await dialog().getByText('its figures stay as they are').waitFor();
      await sidebar().getByText('nothing here computes until you unfreeze it').waitFor();
      expect(await shown('D5')).toBe('$83,920');
      await press('Unfreeze');
      await dialog().getByText('formulas are back.').waitFor();
      // The answer goes before the cells that it is about.
      await eventually(async () => (await tab.cell('Plan', 'D5')).formula?.startsWith('='), true);
    });

    test('archives rows before a day that it asks for, and wants a real one', async () => {
      await press('Archive old log rows');
      await dialog().getByLabel('Rows before this day').fill('2026-02-30');
      await press('Move old rows');
      await dialog().getByText('Type a day such as').waitFor();
      expect(await axeFindings(tab)).toEqual([]);
      await dialog().getByLabel('Rows before this day').fill('2020-01-01');
      await press('Move old rows');
      await dialog().getByText('No row is older than 2020-01-01').waitFor();
    });

    test('lists what there is about a prospect and erases it once that is confirmed', async () => {
      await press('Erase a prospect’s data');
      await dialog().getByLabel('Prospect, as it stands in the sheet').fill('Eastvale Data');
      await press('List what there is');
      await dialog()
        .getByText(/1 row of Pipeline would be deleted/)
        .waitFor();
      expect(await axeFindings(tab)).toEqual([]);
      await press('Keep it');
      expect(await dialog().getByRole('button', { name: 'Erase all of it' }).count()).toBe(0);
      await press('List what there is');
      await press('Erase all of it');
      await dialog()
        .getByText(/1 row of Pipeline was deleted/)
        .waitFor();
      await eventually(async () => (await tab.cell('Plan', 'B19')).value, 11);
    });

    test('lists what uninstalling takes away before it asks', async () => {
      await press('Uninstall');
      await press('List what goes');
      await dialog().getByText('Sheets that stay, with everything that you typed').waitFor();
      expect(await axeFindings(tab)).toEqual([]);
      await press('Keep everything');
      expect(await tab.sheets()).toContain('Plan');
    });
  });

  test('the language is switched from More by keyboard; sheets, figures and sidebar speak it', async () => {
    await sidebar().getByRole('button', { name: 'More' }).focus();
    await press('Enter');
    while ((await focused()) !== 'Language') await press('Tab');
    await press('Enter');
    await press('Tab');
    await press('ArrowDown');
    await press('Tab');
    await press('Enter');
    await sidebar().getByText('Arbetsboken talar svenska.').waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    await press('Escape');
    await sidebar().getByRole('heading', { name: 'Tre siffror' }).waitFor();
    await sidebar().getByText('Vunnet hittills').waitFor();
    expect(await sidebar().locator('html').getAttribute('lang')).toBe('sv');
    expect(await tab.sheets()).toContain('Inställningar');
    expect(await axeFindings(tab)).toEqual([]);
    expect(tab.errors).toEqual([]);
  });

  test('uninstalled from More, the sidebar leads to set-up again', async () => {
    await sidebar().getByRole('button', { name: 'Mer' }).click();
    const dialog = sidebar().getByRole('dialog');
    await dialog.getByRole('button', { name: 'Avinstallera' }).click();
    await dialog.getByRole('button', { name: 'Visa vad som försvinner' }).click();
    await dialog.getByRole('button', { name: 'Ta bort det' }).click();
    await dialog.getByText('Borttaget:').waitFor();
    await press('Escape');
    // Without Settings, the language is that of the file.
    await sidebar().getByRole('heading', { name: 'No pipeline here yet' }).waitFor();
    expect(tab.errors).toEqual([]);
  });
});

describe('the sidebar in a file without a pipeline', () => {
  let workbench: Workbench;
  let tab: WorkbenchPage;

  beforeAll(async () => {
    workbench = await startWorkbench(['--empty', '--lang', 'sv']);
    tab = await workbench.openPage({ viewport: { width: 1200, height: 700 } });
  });

  afterAll(() => workbench?.close());

  test('the menu has six items in Swedish', async () => {
    expect(await menuItems(tab)).toEqual(ITEMS.sv);
  });

  test('Mejl och påminnelser says where to begin', async () => {
    await tab.chooseMenuItem('Mejl och påminnelser');
    await tab.page.getByText('Välj Kom igång i menyn').waitFor();
    await tab.page.keyboard.press('Escape');
  });

  test('leads to set-up, builds the workbook and asks for the quota', async () => {
    await tab.chooseMenuItem('Öppna sidopanelen');
    const sidebar = sidebarOf(tab);
    await sidebar.getByRole('heading', { name: 'Ingen pipeline här än' }).waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    await sidebar.getByRole('button', { name: 'Kom igång' }).click();
    await sidebar.getByText('Skapar bladen…').waitFor();
    await sidebar.getByText('Skapar bladen…').waitFor({ state: 'detached' });
    await sidebar.getByRole('tab', { name: 'Plan' }).click();
    await sidebar.getByRole('heading', { name: 'Tre siffror' }).waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    await sidebar.getByRole('button', { name: 'Ange säljmål' }).click();
    await eventually(() => tab.page.evaluate('workbench.activeSheet()'), 'Säljmål');
    expect(tab.errors).toEqual([]);
  });
});
