/** Pictures of the sidebar's Deal and its states, for writePictures. */
import type { FrameLocator } from 'playwright-core';
import type { WorkbenchPage } from './workbench';
import type { Keep } from './writePictures';

const HEIGHT = 800;
/** The last one asks for something else than to save again. */
const FAILURES = {
  error: 'ScriptError: Exception: boom',
  accounts: 'ScriptError: Authorization is required to perform that action.',
  permission: 'ScriptError: Exception: You do not have permission to call x',
} as const;
/** What is on the screen once each of them is told. */
const SIGNS = { error: '.banner-error', accounts: '.card', permission: '.icon-lock' } as const;

/** Each part of a deal, its forms, and what is shown where saving does not go well. */
export async function dealStates(
  tab: WorkbenchPage,
  keep: Keep,
  openSidebar: () => Promise<void>,
): Promise<void> {
  const viewport = tab.page.viewportSize()!;
  const frame = tab.page.locator('#wb-sidebar iframe');
  const inside = tab.page.frameLocator('#wb-sidebar iframe');
  const show = (name: string): Promise<void> => keep(`deal-${name}`, undefined, frame);
  const part = (at: number) => inside.locator('.sub-tabs button').nth(at).click();
  const save = () => inside.locator('#deal-save').click();
  const log = (at: number) => inside.locator('.log-types button').nth(at).click();
  const discard = async (): Promise<void> => {
    const button = inside.locator('footer .plain');
    // A form that holds what the sheet holds has no draft.
    if ((await button.count()) > 0) await button.click();
  };

  await tab.select('Pipeline', 'A2');
  await openSidebar();
  await inside.locator('#tab-deal').click();
  await inside.locator('#deal-main').waitFor();
  const { y } = (await frame.boundingBox())!;
  await tab.page.setViewportSize({ ...viewport, height: HEIGHT + y });
  await show('qualify');
  for (const section of ['signer', 'budget', 'time', 'facts']) {
    await inside.locator(`#edit-${section}`).click();
    if (section === 'budget') await inside.locator('#f-budgetSource-1').check();
    await show(`edit-${section}`);
    await tab.page.keyboard.press('Escape');
  }
  await discard();

  await part(2);
  await inside.locator('#f-date').fill('2026-12-02');
  await inside.locator('#f-time').fill('10:00');
  await inside.locator('#f-mail').fill('karen.oakes@harborlight.example');
  await show('meeting');
  await inside.locator('#f-date').fill('2020-12-02');
  await inside.locator('#f-time').fill('ten');
  await save();
  await inside.getByRole('alert').waitFor();
  await show('problems');
  await discard();

  await part(1);
  await show('follow-up');
  await log(5);
  await show('trial');
  await discard();
  await inside.locator('.buttons .button').nth(1).click();
  await show('lost');
  await discard();
  await log(0);
  await show('call');
  for (const [name, failure] of Object.entries(FAILURES)) {
    await refuse(tab, name === 'accounts' ? 'selectedDeal' : 'logActivity', failure);
    if (name !== 'accounts') await save();
    await inside
      .locator(SIGNS[name as keyof typeof FAILURES])
      .first()
      .waitFor();
    await show(name);
    await tab.page.unroute('**/call');
    if (name === 'accounts') await inside.locator('footer .primary').click();
  }
  await inside.locator('footer .plain').click();
  await inside.locator('.next-up').waitFor();
  await show('saved');

  await clash(tab, inside);
  await show('clash');
  await inside.locator('footer .plain').click();
  await discard();

  await tab.select('Pipeline', 'A20');
  await inside.locator('#f-prospect').waitFor();
  await show('new');
  await tab.select((await tab.sheets())[1]!, 'A1');
  await inside.locator('.recent').waitFor();
  await show('elsewhere');
  await tab.page.locator('#wb-sidebar button').click();
  await tab.page.setViewportSize(viewport);
  tab.errors.length = 0;
}

/** An amount is changed here and in the sheet. */
async function clash(tab: WorkbenchPage, inside: FrameLocator): Promise<void> {
  await inside.locator('.sub-tabs button').first().click();
  await inside.locator('#edit-facts').click();
  await inside.locator('#f-amount').fill('39000');
  await tab.setCell('Pipeline', 'D2', '39500');
  await tab.saved();
  await inside.locator('#deal-save').click();
  await inside.locator('.clash').waitFor();
}

async function refuse(tab: WorkbenchPage, name: string, error: string): Promise<void> {
  await tab.page.route('**/call', (route) => {
    const call = route.request().postDataJSON() as { readonly function: string };
    return call.function === name
      ? route.fulfill({ status: 500, json: { error } })
      : route.fallback();
  });
}
