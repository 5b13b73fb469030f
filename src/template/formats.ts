import type { FormatName } from './sheetTemplate';

/** Patterns that depend on where the spreadsheet lives; elsewhere money has no currency of ours. */
const LOCAL: Readonly<Record<string, Partial<Record<FormatName, string>>>> = {
  en_US: { money: '"$"#,##0', day: 'mmm d', dateTime: 'mmm d h:mm am/pm', time: 'h:mm am/pm' },
  sv_SE: { money: '#,##0 "kr"', percent: '0 %' },
};

const GENERAL: Readonly<Record<FormatName, string>> = {
  money: '#,##0',
  percent: '0%',
  day: 'd mmm',
  fullDay: 'yyyy-mm-dd',
  dateTime: 'd mmm hh:mm',
  fullDateTime: 'yyyy-mm-dd hh:mm',
  time: 'hh:mm',
  hours: '0.0',
  whole: '0',
  plainText: '@',
  automatic: '',
};

/**
 * The number format of a spreadsheet's locale; empty where the cell keeps Sheets' own choice.
 *
 * @param name what is shown
 * @param locale as the spreadsheet gives it, for instance "sv_SE"
 * @returns a pattern for setNumberFormat
 * @example formatPattern('percent', 'sv_SE') // '0 %'
 */
export function formatPattern(name: FormatName, locale: string): string {
  return LOCAL[locale]?.[name] ?? GENERAL[name];
}
