/** Colours as scripts give them (hex or CSS names), in the engine's hex. */

const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  cyan: '#00FFFF',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lightgray: '#D3D3D3',
  lightgrey: '#D3D3D3',
  magenta: '#FF00FF',
  maroon: '#800000',
  navy: '#000080',
  orange: '#FFA500',
  pink: '#FFC0CB',
  purple: '#800080',
  red: '#FF0000',
  silver: '#C0C0C0',
  teal: '#008080',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

/** @throws for what is no colour. */
export function hexColor(color: string): string {
  const hex = NAMED[color.toLowerCase()] ?? color;
  if (/^#[0-9a-f]{6}$/i.test(hex)) return hex.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  if (!short) throw new Error(`Invalid color: ${color}`);
  return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toUpperCase();
}
