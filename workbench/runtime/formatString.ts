/** Utilities.formatString: the marks of sprintf. */

const MARK = /%(?:(\d+)\$)?([-+ 0,]*)(\d+)?(?:\.(\d+))?([%a-zA-Z])/g;

export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(MARK, (mark, index, flags, width, precision, conversion) => {
    if (conversion === '%') return '%';
    const value = index === undefined ? values[next++] : values[Number(index) - 1];
    const text = converted(value, conversion, precision === undefined ? undefined : +precision);
    if (text === undefined) throw new Error(`Invalid argument: ${mark}`);
    return padded(signed(text, flags, conversion), flags, Number(width ?? 0), conversion);
  });
}

function converted(value: unknown, conversion: string, precision?: number): string | undefined {
  switch (conversion) {
    case 's':
    case 'S': {
      const text = String(value).slice(0, precision);
      return conversion === 'S' ? text.toUpperCase() : text;
    }
    case 'd':
    case 'i':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision ?? 6);
    case 'e':
      return Number(value)
        .toExponential(precision ?? 6)
        .replace(/e([+-])(\d)$/, 'e$10$2');
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    case 'X':
      return Math.trunc(Number(value)).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(Number(value)).toString(8);
    case 'b':
      return String(value);
    case 'c':
      return typeof value === 'number' ? String.fromCodePoint(value) : String(value).slice(0, 1);
    default:
      return undefined;
  }
}

function signed(text: string, flags: string, conversion: string): string {
  if (!'dife'.includes(conversion)) return text;
  const [whole, ...rest] = text.split('.') as [string, ...string[]];
  const grouped = flags.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const number = [grouped, ...rest].join('.');
  if (number.startsWith('-')) return number;
  if (flags.includes('+')) return `+${number}`;
  return flags.includes(' ') ? ` ${number}` : number;
}

function padded(text: string, flags: string, width: number, conversion: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || 'sSbc'.includes(conversion)) return text.padStart(width);
  const sign = /^[+ -]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
