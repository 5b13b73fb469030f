import type { MessageKey } from '../messages';
import { LANGUAGES } from '../messages';
import type { FirstRow, FormatName, TableTemplate } from './sheetTemplate';

/** A single setting: its name in Settings' hidden column of keys, and the value that a new workbook starts with. */
export interface SettingTemplate {
  readonly key: string;
  readonly label: MessageKey;
  readonly value: string | number;
  readonly format?: FormatName;
  readonly note?: MessageKey;
}

/** A heading within the list of settings. */
export interface SettingSection {
  readonly label: MessageKey;
}

/** Single settings in their order, under their headings. Three rows share a key where several values belong together. */
export const SETTING_ROWS: readonly (SettingTemplate | SettingSection)[] = [
  { key: 'language', label: 'setting.language', value: '{language}' },
  { label: 'setting.section.reminders' },
  { key: 'mailProspects', label: 'setting.mailProspects', value: '{answer.yes}' },
  { key: 'sendFrom', label: 'setting.sendFrom', value: 9 / 24, format: 'time' },
  { key: 'digestFrom', label: 'setting.digestFrom', value: 7 / 24, format: 'time' },
  { key: 'weeklyDay', label: 'setting.weeklyDay', value: '{weekday.monday}' },
  { key: 'meetingMinutes', label: 'setting.meetingMinutes', value: 45 },
  { label: 'setting.section.workingTime' },
  {
    key: 'freeDays',
    label: 'setting.freeDays',
    value: "'0000011",
    note: 'note.freeDays',
  },
  { key: 'workFrom', label: 'setting.workFrom', value: 8 / 24, format: 'time' },
  { key: 'workTo', label: 'setting.workTo', value: 17 / 24, format: 'time' },
  { label: 'setting.section.followUp' },
  { key: 'requestHours', label: 'setting.requestHours', value: 4 },
  { key: 'checkIn', label: 'setting.checkInFirst', value: 7 },
  { key: 'checkIn', label: 'setting.checkInSecond', value: 30 },
  { key: 'checkIn', label: 'setting.checkInThird', value: 90 },
  { key: 'slowFactor', label: 'setting.slowFactor', value: 1.5 },
  { label: 'setting.section.assumptions' },
  { key: 'priceIndex', label: 'setting.priceIndex', value: 0.03, format: 'percent' },
  { key: 'weeksUrgent', label: 'setting.weeksUrgent', value: 3 },
  { key: 'weeksNormal', label: 'setting.weeksNormal', value: 8 },
  { key: 'weeksNoHurry', label: 'setting.weeksNoHurry', value: 20 },
  { key: 'famineShare', label: 'setting.famineShare', value: 0.5, format: 'percent' },
  { label: 'setting.section.advice' },
  { key: 'closingHigh', label: 'setting.closingHigh', value: 0.6, format: 'percent' },
  { key: 'closingLow', label: 'setting.closingLow', value: 0.3, format: 'percent' },
  { key: 'meetingsLow', label: 'setting.meetingsLow', value: 0.25 },
  { key: 'meetingsHigh', label: 'setting.meetingsHigh', value: 0.5 },
  { key: 'passagesNeeded', label: 'setting.passagesNeeded', value: 20 },
];

const STAGE_ROWS: readonly FirstRow[] = [
  open('stage.contacted', 0.08, 10, 'answer.no'),
  open('stage.needs', 0.15, 14, 'answer.no'),
  open('stage.meeting', 0.28, 16, 'answer.yes'),
  open('stage.proposal', 0.45, 21, 'answer.yes'),
  open('stage.negotiation', 0.75, 12, 'answer.yes'),
  { stage: '{stage.won}', probability: 1, kind: '{kind.won}' },
  { stage: '{stage.lost}', probability: 0, kind: '{kind.lost}' },
];

function open(
  stage: MessageKey,
  probability: number,
  usualDays: number,
  wantsDecisionMaker: MessageKey,
): FirstRow {
  return {
    stage: `{${stage}}`,
    probability,
    kind: '{kind.open}',
    usualDays,
    wantsDecisionMaker: `{${wantsDecisionMaker}}`,
  };
}

/** A blank subject or body stands for the standard text. */
const MAIL_TEXT_ROWS: readonly FirstRow[] = LANGUAGES.map((mailLanguage) => ({
  mailKind: '{mailKind.reminder}',
  mailLanguage,
}));

/** Stages, people, single settings, tiers, holidays and mail texts: tables side by side so that each can grow downwards. */
export const SETTINGS: TableTemplate = {
  sheet: 'settings',
  columns: [
    { field: 'stage', width: 140, format: 'automatic' },
    {
      field: 'probability',
      width: 100,
      format: 'percent',
      rule: { kind: 'fraction' },
      note: 'note.stageProbability',
    },
    {
      field: 'kind',
      width: 90,
      format: 'automatic',
      rule: { kind: 'words', words: ['kind.open', 'kind.won', 'kind.lost'] },
      note: 'note.stageKind',
    },
    { field: 'usualDays', width: 160, format: 'whole', note: 'note.usualDays' },
    {
      field: 'wantsDecisionMaker',
      width: 190,
      format: 'automatic',
      rule: { kind: 'words', words: ['answer.yes', 'answer.no'] },
    },
    { field: 'person', width: 150, format: 'automatic' },
    { field: 'personMail', width: 190, format: 'automatic' },
    {
      field: 'personRole',
      width: 90,
      format: 'automatic',
      rule: { kind: 'words', words: ['role.rep', 'role.manager'] },
    },
    { field: 'personManager', width: 150, format: 'automatic' },
    { field: 'personPhone', width: 120, format: 'plainText' },
    { field: 'personCompany', width: 150, format: 'automatic' },
    { field: 'setting', width: 352, format: 'automatic' },
    { field: 'value', width: 110, format: 'automatic', align: 'left' },
    { field: 'settingKey', width: 110, format: 'automatic', hidden: true },
    { field: 'tierName', width: 142, format: 'automatic', note: 'note.tierName' },
    { field: 'tierFrom', width: 120, format: 'money', rule: { kind: 'amount' } },
    { field: 'tierRate', width: 80, format: 'percent', rule: { kind: 'fraction' } },
    { field: 'holiday', width: 100, format: 'fullDay', rule: { kind: 'day' } },
    { field: 'holidayName', width: 190, format: 'automatic' },
    { field: 'mailKind', width: 120, format: 'automatic' },
    { field: 'mailLanguage', width: 124, format: 'automatic' },
    { field: 'subject', width: 260, format: 'automatic', note: 'note.mailText' },
    { field: 'body', width: 420, format: 'automatic', note: 'note.mailText' },
  ],
  rows: 100,
  frozenColumns: 0,
  looks: [
    {
      from: 'setting',
      to: 'value',
      formula: '=AND({setting}<>"";{settingKey}="")',
      look: { bold: true },
    },
  ],
  firstRows: STAGE_ROWS.map((row, i) => ({ ...row, ...MAIL_TEXT_ROWS[i] })),
};
