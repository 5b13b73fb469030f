/**
 * Writes a picture of each sheet of the sample workbook, hidden ones too, of the sidebar and of dialogs, in both
 * languages: `npm run pictures`. What else is to be seen becomes one more function in PICTURES.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Inspection } from '../../workbench/page/inspection';
import { dealStates } from './dealPictures';
import { todayStates } from './todayPictures';
import { startWorkbench } from './workbench';
import type { WorkbenchPage } from './workbench';

declare const window: Window & { workbench: Inspection };

/** Keeps what the page shows now, or a part of it: ('sheet-plan', 2) is the second picture of Plan. */
export type Keep = (name: string, part?: number, of?: Locator) => Promise<void>;

const FOLDER = join(__dirname, '../../pictures');
const LANGUAGES = ['en', 'sv'] as const;
const PICTURES: readonly ((tab: WorkbenchPage, keep: Keep) => Promise<void>)[] = [
  sheets,
  todayOnPhone,
  sidebar,
  importDialog,
  (tab, keep) => dealStates(tab, keep, () => chooseItem(tab.page, 0)),
  (tab, keep) => todayStates(tab, keep, () => chooseItem(tab.page, 0)),
];
const PHONE = { width: 390, height: 844 };
/** The heights that the sidebar is drawn for. */
const SIDEBAR_HEIGHTS = [800, 600];
const EXPORT = [
  'Customer;Status;Value;Close date;Comment',
  'Harborlight Spa;Proposal;42 000;31/12/2026;call back',
  'Növa Kök;Meeting;7 500,50;15/1/2027;',
  'Sunhill Care;Proposal;many;30/2/2027;send terms',
].join('\n');

async function sheets(tab: WorkbenchPage, keep: Keep): Promise<void> {
  const visible = await tab.sheets();
  for (const sheetName of visible) await sheet(tab, sheetName, keep);
  const all = await tab.page.evaluate(() => {
    const { getters } = window.workbench.model;
    return getters.getSheetIds().map((id) => getters.getSheetName(id));
  });
  for (const sheetName of all.filter((name) => !visible.includes(name))) {
    await setVisible(tab.page, sheetName, true);
    await sheet(tab, sheetName, keep);
    await tab.activate(visible[0]!);
    await setVisible(tab.page, sheetName, false);
  }
}

/** What does not fit is seen in parts: down as far as these columns go, then further to the right. */
async function sheet(tab: WorkbenchPage, sheetName: string, keep: Keep): Promise<void> {
  await tab.activate(sheetName);
  const name = `sheet-${plainName(sheetName)}`;
  await keep(name);
  let part = 2;
  const keepMore = async (dimension: 'COL' | 'ROW'): Promise<boolean> => {
    const isMore = await tab.page.evaluate(scrollOn, dimension);
    if (isMore) await keep(name, part++);
    return isMore;
  };
  do while (await keepMore('ROW'));
  while (await keepMore('COL'));
}

/** What a phone shows of Today at first. */
async function todayOnPhone(tab: WorkbenchPage, keep: Keep): Promise<void> {
  const viewport = tab.page.viewportSize()!;
  await tab.page.setViewportSize(PHONE);
  const [first, today] = await tab.sheets();
  await tab.activate(today!);
  await keep('phone-today');
  await tab.activate(first!);
  await tab.page.setViewportSize(viewport);
}

/** Each view of the sidebar and each panel of More, at both heights. */
async function sidebar(tab: WorkbenchPage, keep: Keep): Promise<void> {
  const viewport = tab.page.viewportSize()!;
  await chooseItem(tab.page, 0);
  const frame = tab.page.locator('#wb-sidebar iframe');
  const inside = tab.page.frameLocator('#wb-sidebar iframe');
  await inside.locator('main[aria-busy=false]').waitFor();
  const { y } = (await frame.boundingBox())!;
  for (const height of SIDEBAR_HEIGHTS) {
    await tab.page.setViewportSize({ ...viewport, height: height + y });
    for (const view of await inside.locator('.tabs').getByRole('tab').all()) {
      await view.click();
      await inside.locator('main[aria-busy=false]').waitFor();
      const name = (await view.getAttribute('id'))!.replace('tab', 'sidebar');
      await keep(name, height, frame);
    }
    await inside.locator('.tab-bar > .icon-button').click();
    await keep('sidebar-more', height, frame);
    const panels = inside.locator('dialog h2 button');
    for (let panel = 0; panel < (await panels.count()); panel++) {
      await panels.nth(panel).click();
      await keep(`sidebar-more-${panel + 1}`, height, frame);
    }
    await tab.page.keyboard.press('Escape');
  }
  await tab.page.locator('#wb-sidebar button').click();
  await tab.page.setViewportSize(viewport);
}

/** The dialog for CSV files from the choice of a file to the report. */
async function importDialog(tab: WorkbenchPage, keep: Keep): Promise<void> {
  await chooseItem(tab.page, 2);
  const frame = tab.page.locator('dialog iframe');
  const inside = tab.page.frameLocator('dialog iframe');
  await inside.locator('.drop').waitFor();
  await keep('dialog-csv-file', undefined, frame);
  const buffer = Buffer.from(EXPORT, 'utf8');
  await inside
    .locator('input[type=file]')
    .setInputFiles({ name: 'crm-export.csv', mimeType: 'text/csv', buffer });
  await inside.locator('tbody tr').first().waitFor();
  await keep('dialog-csv', undefined, frame);
  await inside.locator('footer .primary').click();
  await inside.locator('h1').waitFor();
  await keep('dialog-csv-done', undefined, frame);
  await inside.locator('footer .primary').click();
  await frame.waitFor({ state: 'detached' });
}

/** An item of the add-on's menu, counted from 0, whatever the language. */
async function chooseItem(page: Page, item: number): Promise<void> {
  await page.getByRole('button', { name: 'Steady Pipeline', exact: true }).click();
  await page.getByRole('menuitem').nth(item).click();
}

function setVisible(page: Page, sheetName: string, isVisible: boolean): Promise<void> {
  return page.evaluate(
    ([name, show]) => {
      const { model } = window.workbench;
      const sheetId = model.getters.getSheetIdByName(name)!;
      model.dispatch(show ? 'SHOW_SHEET' : 'HIDE_SHEET', { sheetId });
    },
    [sheetName, isVisible] as const,
  );
}

/**
 * In the page: begins with the first used column that is not wholly seen, at the top, or with the first such row of the
 * columns that are seen; false where there is none.
 */
async function scrollOn(dimension: 'COL' | 'ROW'): Promise<boolean> {
  const { model } = window.workbench;
  const { getters } = model;
  const sheetId = getters.getActiveSheetId();
  const { scrollX, scrollY } = getters.getActiveSheetScrollInfo();
  const { width, height } = getters.getSheetViewDimension();
  const { xSplit, ySplit } = getters.getPaneDivisions(sheetId);
  const [edge, split, place] =
    dimension === 'COL'
      ? ([scrollX + width, xSplit, getters.getColDimensions] as const)
      : ([scrollY + height, ySplit, getters.getRowDimensions] as const);
  const frozen = getters.getColDimensions(sheetId, xSplit).start;
  const unseen = getters
    .getEvaluatedCellsPositions(sheetId)
    .filter((position) => getters.getEvaluatedCell(position).type !== 'empty')
    .filter(({ col }) => {
      if (dimension === 'COL' || col < xSplit) return true;
      const { start, end } = getters.getColDimensions(sheetId, col);
      return end > frozen + scrollX && start < scrollX + width;
    })
    .map(({ col, row }) => (dimension === 'COL' ? col : row))
    .filter((header) => !getters.isHeaderHidden(sheetId, dimension, header))
    .filter((header) => place(sheetId, header).end > edge);
  if (unseen.length === 0) return false;
  const offset = place(sheetId, Math.min(...unseen)).start - place(sheetId, split).start;
  const [offsetX, offsetY] = dimension === 'COL' ? [offset, 0] : [scrollX, offset];
  const moved = model.dispatch('SET_VIEWPORT_OFFSET', { offsetX, offsetY }).isSuccessful;
  // At the end of a sheet its scroll bar, drawn later, takes the last bit back.
  await new Promise((drawn) => setTimeout(drawn, 300));
  model.dispatch('SET_VIEWPORT_OFFSET', { offsetX, offsetY });
  return moved;
}

/** For the name of a file: "Säljmål" is "saljmal", "Stage log" is "stage-log". */
function plainName(sheetName: string): string {
  const withoutAccents = sheetName.normalize('NFD').replace(/\p{Mark}/gu, '');
  return withoutAccents.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The picture once it stays the same: charts grow into their shape. */
async function stillPicture(page: Page, part: Page | Locator = page): Promise<Buffer> {
  let before = await part.screenshot();
  for (;;) {
    await page.waitForTimeout(300);
    const after = await part.screenshot();
    if (after.equals(before)) return after;
    before = after;
  }
}

async function writePictures(language: string): Promise<void> {
  const workbench = await startWorkbench(['--lang', language]);
  try {
    const tab = await workbench.openPage();
    for (const picture of PICTURES) {
      await picture(tab, async (name, part, of) => {
        const file = `${name}.${language}${part === undefined ? '' : `.${part}`}.png`;
        writeFileSync(join(FOLDER, file), await stillPicture(tab.page, of));
        process.stdout.write(`pictures/${file}\n`);
      });
    }
  } finally {
    await workbench.close();
  }
}

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const language of LANGUAGES) await writePictures(language);
}

void main();
