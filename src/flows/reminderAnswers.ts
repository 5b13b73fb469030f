import type { Language } from '../messages';

/** A planned meeting with what becomes of its reminder, as plain values that google.script.run carries. */
export interface ReminderLine {
  readonly activityId: string;
  readonly dealId: string;
  readonly prospect: string;
  /** Its start in words of the sheet's zone. */
  readonly start: string;
  /** Whom the mail goes to; empty where it goes to nobody. */
  readonly to: string;
  /** What was done about it, or why it is not mailed. */
  readonly what: string;
  /** Whether she has to call, since no mail will tell. */
  readonly isForCall: boolean;
}

/** How reminders are getting on for the person at the screen. */
export type ReminderStatus =
  | { readonly isSetUp: false; readonly language: Language }
  | {
      readonly isSetUp: true;
      readonly language: Language;
      /** Whether her hourly run is switched on, once and no more. */
      readonly isOn: boolean;
      /** Whether this file is a copy of one that reminds, in which nobody has switched reminders on yet. */
      readonly isCopy: boolean;
      readonly lines: readonly ReminderLine[];
      /** What the list above is known by: it shows that she has seen it. */
      readonly listed: string;
      /** Her health in sentences, the last good run first. */
      readonly health: readonly string[];
      /** People of Settings whose deals nobody reminds of, since their own run is not switched on. */
      readonly unattended: readonly string[];
    };

/** What came of switching: done, or what she has to see first. */
export type SwitchAnswer =
  | { readonly state: 'done'; readonly status: ReminderStatus }
  /** The list has changed since she saw it. */
  | { readonly state: 'list'; readonly status: ReminderStatus }
  /** She has to say that the original does not remind any more. */
  | { readonly state: 'copy'; readonly status: ReminderStatus };

/** A mail as it would go out now. */
export interface MailPreview {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
