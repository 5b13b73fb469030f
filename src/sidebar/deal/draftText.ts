import type { DealField, FormValue } from '../../table/dealForm';
import { DEAL_FORM } from '../../table/dealForm';
import type { SidebarKey } from '../sidebarWords';
import { say } from '../sidebarWords';
import { closedDay } from './closeForm';
import { desk } from './desk';
import type { FormDraft } from './desk/draftStore';
import { nameOfField } from './forms';
import { shownDay, shownMoney, shownShare } from './shown';

/** A value of a field as people read it. */
export function shownValue(field: string, value: FormValue): string {
  if (typeof value === 'object') {
    return value
      .map(({ what, price, year }) => [what, price, year].filter(Boolean).join(', '))
      .join('; ');
  }
  const isOurs = Object.prototype.hasOwnProperty.call(DEAL_FORM, field);
  if (!isOurs) return String(value);
  const shape = DEAL_FORM[field as DealField];
  const locale = desk.state.settings?.locale ?? '';
  switch (shape.kind) {
    case 'amount':
      return shownMoney(locale, value);
    case 'fraction':
      return typeof value === 'number' ? shownShare(value) : value;
    case 'day':
      return shownDay(String(value));
    case 'word': {
      const isKnown = (shape.words as readonly (string | number)[]).includes(value);
      return isKnown ? say(`${shape.wordsAt}.${value}` as SidebarKey) : String(value);
    }
    default:
      return String(value);
  }
}

/** What she would write into a field, as people read it. */
export function draftText(field: DealField): string {
  const value = desk.wanted[field];
  const closing = desk.form === 'close' ? desk.typedIn('close') : null;
  if (closing && field === 'stage')
    return say(closing['as'] === 'lost' ? 'close.lost' : 'close.won');
  if (closing && field === 'closed') return shownDay(closedDay(closing, desk.context));
  return value === undefined ? '' : shownValue(field, value);
}

/** What the sheet holds, as people read it: amounts and days come plain. */
export function sheetText(field: DealField, inSheet: string): string {
  const isAmount = DEAL_FORM[field].kind === 'amount' && /^\d+(?:\.\d+)?$/.test(inSheet);
  return shownValue(field, isAmount ? Number(inSheet) : inSheet);
}

/** A draft as a text to keep elsewhere: a line a field. */
export function draftAsText(draft: FormDraft): string {
  const lines = Object.entries(draft.typed).map(
    ([field, value]) => `${nameOfField(field)}: ${shownValue(field, value)}`,
  );
  return [draft.name, ...lines].join('\n');
}
