/** Pictures of the sidebar's Today and its states, for writePictures. */
import type { FrameLocator } from 'playwright-core';
import type { Keep } from './writePictures';
import type { WorkbenchPage } from './workbench';

const HEIGHT = 800;

/** The list, the menu, what was done just now, a lost connection, and nothing left to do. */
export async function todayStates(
  tab: WorkbenchPage,
  keep: Keep,
  openSidebar: () => Promise<void>,
): Promise<void> {
  const viewport = tab.page.viewportSize()!;
  await openSidebar();
  const frame = tab.page.locator('#wb-sidebar iframe');
  const inside = tab.page.frameLocator('#wb-sidebar iframe');
  await inside.locator('#tab-today').click();
  await inside.locator('.item').first().waitFor();
  const { y } = (await frame.boundingBox())!;
  await tab.page.setViewportSize({ ...viewport, height: HEIGHT + y });

  await inside.locator('.snooze button').last().click();
  await keep('today-snooze', undefined, frame);
  await tab.page.keyboard.press('Escape');

  await tab.page.route('**/call', (route) => route.abort());
  await first(inside).click();
  await inside.getByRole('alert').waitFor();
  await keep('today-offline', undefined, frame);
  await tab.page.unroute('**/call');

  await first(inside).click();
  await inside.locator('.item-line').first().waitFor();
  await keep('today-done', undefined, frame);

  while ((await first(inside).count()) > 0) {
    const name = await inside.locator('.item.first .name').textContent();
    await first(inside).press('Enter');
    await inside
      .locator('.item.first .name')
      .filter({ hasText: name! })
      .waitFor({ state: 'detached' });
  }
  // Under the pointer a line stays.
  await tab.page.mouse.move(1, 1);
  await inside.locator('.all-done').waitFor();
  await keep('today-empty', undefined, frame);
  await tab.page.locator('#wb-sidebar button').click();
  await tab.page.setViewportSize(viewport);
}

const first = (inside: FrameLocator) => inside.locator('.item.first .primary');
