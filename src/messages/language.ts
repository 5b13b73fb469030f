/** The languages that we speak; a third is one more file of words. */
export const LANGUAGES = ['en', 'sv'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The language for a locale such as "sv_SE" or "sv"; English where we do not speak it.
 *
 * @param locale as Google gives it
 * @returns a language that we speak
 * @example languageOf('sv_SE') // 'sv'
 */
export function languageOf(locale: string | null | undefined): Language {
  const wanted = (locale ?? '').slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}
