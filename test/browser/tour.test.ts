import { axeFindings, eventually, startWorkbench } from './workbench';
import type { Workbench, WorkbenchPage } from './workbench';

const WORDS = {
  en: {
    steps: [
      'Three numbers',
      'Edit a deal',
      'The sidebar',
      'Book a meeting',
      'Move the clock',
      'See the mail',
    ],
    drawers: ['Clock and triggers', 'Outbox'],
    next: 'Next',
    done: 'Done',
    file: 'File',
    again: 'Take the tour',
    deal: 'Harborlight Hotels',
  },
  sv: {
    steps: [
      'Tre tal',
      'Ändra en affär',
      'Sidopanelen',
      'Boka ett möte',
      'Flytta klockan',
      'Se mejlet',
    ],
    drawers: ['Klocka och utlösare', 'Utkorg'],
    next: 'Nästa',
    done: 'Klar',
    file: 'Fil',
    again: 'Ta rundturen',
    deal: 'Havsbris Hotell AB',
  },
} as const;

describe.each(['en', 'sv'] as const)('the tour of the first visit, in %s', (language) => {
  const words = WORDS[language];
  let workbench: Workbench;
  let tab: WorkbenchPage;

  beforeAll(async () => {
    workbench = await startWorkbench(language === 'en' ? [] : ['--lang', language]);
    tab = await workbench.openPage({ isFirst: true });
  });

  afterAll(() => workbench?.close());

  const region = (name: string) => tab.page.getByRole('region', { name, exact: true });
  const press = (name: string) =>
    tab.page.locator('.wb-tour').getByRole('button', { name, exact: true }).press('Enter');

  test('leads by keyboard from the three numbers to the mail, each step at its place', async () => {
    const [numbers, edit, sidebar, meeting, clock, mail] = words.steps;
    await region(numbers).waitFor();
    expect(await tab.page.evaluate('workbench.activeSheet()')).toBe('Plan');
    expect(await axeFindings(tab)).toEqual([]);
    await press(words.next);
    await region(edit).waitFor();
    expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toBe(edit);
    expect(await tab.page.evaluate('workbench.activeSheet()')).toBe('Pipeline');
    await press(words.next);
    await region(sidebar).waitFor();
    const shown = tab.page.frameLocator('#wb-sidebar iframe');
    await shown.getByRole('heading', { name: words.deal }).waitFor();
    await press(words.next);
    await region(meeting).waitFor();
    await press(words.next);
    await region(clock).waitFor();
    await region(words.drawers[0]).waitFor();
    await press(words.next);
    await region(mail).waitFor();
    await region(words.drawers[1]).waitFor();
    expect(await axeFindings(tab)).toEqual([]);
    await press(words.done);
    await eventually(() => tab.page.locator('.wb-tour').count(), 0);
  });

  test('does not come again by itself, but when it is asked for; Escape ends it', async () => {
    await tab.page.reload();
    await tab.ready();
    expect(await tab.page.locator('.wb-tour').count()).toBe(0);
    await tab.page.locator('#wb-files').press('Enter');
    await tab.page.getByRole('button', { name: words.again }).press('Enter');
    await region(words.steps[0]).getByRole('heading').press('Escape');
    await eventually(() => tab.page.locator('.wb-tour').count(), 0);
    expect(tab.errors).toEqual([]);
  });
});
