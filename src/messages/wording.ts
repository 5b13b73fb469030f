/** What stands in the braces of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * A message with its placeholders filled; where `n` is 1 and there is a form for one, that form.
 *
 * @param words every message of a language by its key; `key.one` is the form for one
 * @param key which message
 * @param values what stands in the braces; a placeholder without a value stays as it is
 * @returns the text
 * @example worded({ deals: '{n} deals', 'deals.one': '1 deal' }, 'deals', { n: 1 }) // '1 deal'
 */
export function worded<K extends string>(
  words: Readonly<Record<K, string>>,
  key: K,
  values: MessageValues = {},
): string {
  const forOne = `${key}.one` as K;
  const text = values['n'] === 1 && forOne in words ? words[forOne] : words[key];
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : placeholder,
  );
}
