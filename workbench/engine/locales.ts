/** The two locales of the product, as the engine wants them. */
import type { EngineLocale, SheetLocale } from './engineModule';

const ENGLISH = {
  name: 'English (US)',
  code: 'en_US',
  thousandsSeparator: ',',
  decimalSeparator: '.',
  weekStart: 7,
  dateFormat: 'm/d/yyyy',
  timeFormat: 'hh:mm:ss a',
  formulaArgSeparator: ',',
} as EngineLocale;

const SWEDISH = {
  name: 'Swedish',
  code: 'sv_SE',
  thousandsSeparator: ' ',
  decimalSeparator: ',',
  weekStart: 1,
  dateFormat: 'yyyy-mm-dd',
  timeFormat: 'hh:mm:ss',
  formulaArgSeparator: ';',
} as EngineLocale;

export const ENGINE_LOCALES: Readonly<Record<SheetLocale, EngineLocale>> = {
  en_US: ENGLISH,
  sv_SE: SWEDISH,
};

/** The currency that a typed amount carries: "$12" in en_US, "12 kr" in sv_SE. */
export const CURRENCIES: Readonly<Record<SheetLocale, { symbol: string; format: string }>> = {
  en_US: { symbol: '$', format: '$#,##0.00' },
  sv_SE: { symbol: 'kr', format: '#,##0.00 [$kr]' },
};
