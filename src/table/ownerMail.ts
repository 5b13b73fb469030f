import type { Language } from '../messages/language';
import { en } from '../messages/pages/outgoing/en';
import { sv } from '../messages/pages/outgoing/sv';
import { worded } from '../messages/wording';
import type { Post } from '../domain/post';
import { escapedHtml, mailPage } from './reminderPost';

const WORDS = { en, sv } as const;

/**
 * The mail that tells a person why her scheduled run did nothing.
 *
 * @param language hers
 * @param what the reason
 * @param values to: her address; address: where she renews what she allowed
 * @returns the mail
 */
export function ownerMail(
  language: Language,
  what: 'renewal' | 'noSpreadsheet',
  { to, address = '' }: { readonly to: string; readonly address?: string },
): Post {
  const say = (key: keyof typeof en): string => worded(WORDS[language], key);
  const body = [say(`${what}.why`), address, say(`${what}.until`)].filter((line) => line !== '');
  const footer = say(`${what}.footer`);
  const paragraphs = body.map((line) => {
    const text = escapedHtml(line);
    const shown = line === address ? `<a href="${text}" style="color:#0b57d0">${text}</a>` : text;
    return `<p style="margin:0 0 12px">${shown}</p>`;
  });
  return {
    to,
    subject: say(`${what}.subject`),
    text: [...body, `--\n${footer}`].join('\n\n'),
    html: mailPage(language, {
      preview: escapedHtml(body[0]!),
      content: paragraphs.join(''),
      footer: escapedHtml(footer),
    }),
    from: '',
    files: [],
  };
}
