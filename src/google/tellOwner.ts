import type { Post } from '../domain/post';
import { sendMail } from './mail';

const DAY_MS = 86_400_000;

/** Whether the run knows its spreadsheet; a clock trigger of an add-on may not (platform 4.19). */
export function isInSpreadsheet(): boolean {
  // Typed as always there.
  return (SpreadsheetApp.getActiveSpreadsheet() as unknown) !== null;
}

/**
 * Tells the person whose scheduled run it is, by mail and at most once a day, why it did nothing (rules R1 and R8).
 *
 * @param what the reason; one is told once a day
 * @param mailTo the mail to her address
 */
export function tellOwner(what: string, mailTo: (to: string) => Post): void {
  const properties = PropertiesService.getUserProperties();
  const name = `steadyPipeline.told.${what}`;
  const now = Date.now();
  if (now - Number(properties.getProperty(name) ?? 0) < DAY_MS) return;
  try {
    if (MailApp.getRemainingDailyQuota() < 1) return;
    const to = Session.getEffectiveUser().getEmail();
    // Noted first: a run that is stopped in between must not tell her twice.
    properties.setProperty(name, String(now));
    sendMail(mailTo(to));
  } catch (error) {
    // Without the permission to mail there is no other way; the sidebar tells.
    console.warn(error);
  }
}
