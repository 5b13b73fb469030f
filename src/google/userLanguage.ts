import type { Language } from '../messages';
import { languageOf } from '../messages';

/** The language of the person at the screen; English where Google does not tell (a custom function may be refused). */
export function userLanguage(): Language {
  try {
    return languageOf(Session.getActiveUserLocale());
  } catch {
    return 'en';
  }
}
