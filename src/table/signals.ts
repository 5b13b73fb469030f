import type { Signal } from '../domain/dealSignal';
import type { Language } from '../messages';
import { message } from '../messages';

/**
 * Says signals in a language. Thousands of deals share a handful of signals: each is put in words once.
 *
 * @param language the reader's
 * @returns the words of a signal
 * @example signalTexts('sv')({ code: 'overdue', days: 1 }) // '1 dag försenad'
 */
export function signalTexts(language: Language): (signal: Signal) => string {
  const texts = new Map<string, string>();
  return (signal) => {
    const n = 'days' in signal ? signal.days : 0;
    const key = `${signal.code} ${n}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = message(language, `signal.${signal.code}`, { n });
    texts.set(key, text);
    return text;
  };
}
