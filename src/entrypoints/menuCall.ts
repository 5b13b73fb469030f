import { userLanguage } from '../google/userLanguage';
import type { MessageKey } from '../messages';
import { message } from '../messages';
import { NO_PERMISSION } from '../table/refusals';

/**
 * Does what a menu item stands for. Where Google refuses it, the person is told so in her language; without the permission
 * to read the file even that of the workbook is unknown.
 *
 * @param item the item's words
 * @param work what to do
 * @throws whatever else goes wrong
 */
export function menuCall(item: MessageKey, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!NO_PERMISSION.test(String(error))) throw error;
    console.warn(error);
    const language = userLanguage();
    const ui = SpreadsheetApp.getUi();
    const [title, text] = [message(language, item), message(language, 'trouble.noPermission')];
    ui.alert(title, text, ui.ButtonSet.OK);
  }
}
