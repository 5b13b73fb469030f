import { dayInWords, shownNumber } from '../fields/sheetForms';
import { spokenLanguage } from '../words';

/** As the sheet's own cells show money: template/formats.ts. */
const CURRENCY: Readonly<Record<string, readonly [before: string, after: string]>> = {
  en_US: ['$', ''],
  sv_SE: ['', '\u00a0kr'],
};

/** An amount as the sheet shows it; what is none is shown as it is. */
export function shownMoney(locale: string, amount: number | string): string {
  if (typeof amount === 'string') return amount;
  const [before, after] = CURRENCY[locale] ?? ['', ''];
  return before + shownNumber(locale, amount) + after;
}

/** A share as whole per cent. */
export function shownShare(share: number): string {
  return share.toLocaleString(spokenLanguage(), { style: 'percent' });
}

/** A day in words, for instance "Wed, Nov 25". */
export function shownDay(day: string): string {
  return dayInWords(spokenLanguage(), day);
}

/** An instant as a time of day, on another day with that. */
export function shownInstant(at: Date): string {
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(spokenLanguage(), {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  });
}
