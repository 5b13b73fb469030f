/**
 * Formulas as people and scripts write them, and as the engine stores them: canonical, that is with `,` between
 * arguments, a decimal point, and no doubled quotes.
 *
 * Which separators Google takes from a script in a comma locale is an open point (platform 7.9). Here `;` is taken in
 * every locale, `,` too where it is not the decimal sign; getFormula gives back `;` in sv_SE and `,` in en_US.
 */
import type { Engine, EngineLocale } from './engineModule';

/** The engine's form of a formula that begins with "=". */
export function canonicalFormula(o: Engine, formula: string, locale: EngineLocale): string {
  return formula
    .split(STRING_OR_SHEET_NAME)
    .map((part, index) =>
      index % 2 === 1 ? canonicalQuoted(part) : canonicalCode(o, part, locale),
    )
    .join('');
}

/** The formula as Google would show it in the locale. */
export function localFormula(o: Engine, canonical: string, locale: EngineLocale): string {
  if (locale.decimalSeparator === '.') return canonical;
  return o
    .tokenize(canonical)
    .map(({ type, value }) => {
      if (type === 'ARG_SEPARATOR') return locale.formulaArgSeparator;
      if (type === 'NUMBER') return value.replace('.', locale.decimalSeparator);
      return value;
    })
    .join('');
}

/** Splits a formula so that text in double quotes and sheet names in single quotes stand at the odd places. */
const STRING_OR_SHEET_NAME = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/** The engine knows neither the doubled quote nor a backslash that means itself, so both are composed. */
function canonicalQuoted(quoted: string): string {
  if (quoted.startsWith("'") || !/""|\\/.test(quoted.slice(1, -1))) return quoted;
  const pieces = quoted
    .slice(1, -1)
    .split(/(""|\\)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '""' ? 'CHAR(34)' : piece === '\\' ? 'CHAR(92)' : `"${piece}"`));
  return pieces.length === 1 ? `(${pieces[0]}&"")` : `(${pieces.join('&')})`;
}

function canonicalCode(o: Engine, code: string, locale: EngineLocale): string {
  if (code.includes('{') || code.includes('}')) return code;
  if (locale.decimalSeparator === '.') return code.replaceAll(';', ',');
  return o
    .tokenize(code, locale)
    .map(({ type, value }) => {
      if (type === 'ARG_SEPARATOR') return ',';
      if (type === 'NUMBER') return value.replace(locale.decimalSeparator, '.');
      return value;
    })
    .join('');
}
