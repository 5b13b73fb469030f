import type { JSX } from 'preact';

/** Drawn for this product: 16 x 16, lines of 1.5 (ux E). */
const PATHS = {
  check: 'M3 8.5l3.3 3.3L13 4.8',
  warn: 'M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.8v.2',
  info: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 7.3v4M8 4.7v.2',
  chevron: 'M4 6l4 4 4-4',
  off: 'M2 2l12 12M5 9.5a5 5 0 0 1 2-1.3M2.5 6.8a9 9 0 0 1 2.2-1.6M7.5 4.3a9 9 0 0 1 6 2.5M9.7 8.5c.5.2.9.5 1.3 1M8 12.3v.1',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  close: 'M4 4l8 8M12 4l-8 8',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M11 3a2.5 2.5 0 0 1 0 4.5M12 9.7c1.6.5 2.5 1.9 2.5 3.8',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
  sheet: 'M2.5 2.5h11v11h-11zM2.5 6h11M2.5 9.7h11M6.5 6v7.5',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  back: 'M10 4L6 8l4 4',
  forward: 'M6 4l4 4-4 4',
  clock: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 4.5V8l2.5 1.7',
  phone:
    'M3.2 2.5h2.6l1.1 3-1.5 1.2a8 8 0 0 0 3.9 3.9l1.2-1.5 3 1.1v2.6c0 .6-.5 1-1.1 1A11 11 0 0 1 2.2 3.6c0-.6.4-1.1 1-1.1z',
  mail: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  question:
    'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM6 6.2a2 2 0 1 1 2.8 1.9c-.6.3-.8.6-.8 1.2M8 11.5v.1',
  answer: 'M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 3.5 3.5v3',
  gift: 'M2.5 5.5h11v3h-11zM3.5 8.5v5h9v-5M8 5.5v8M8 5.5C6.5 5.5 5 4.9 5 3.7 5 2 7.5 1.8 8 5.5c.5-3.7 3-3.5 3-1.8 0 1.2-1.5 1.8-3 1.8',
  heart:
    'M8 13.5C3 10 1.8 7.8 1.8 5.8A3.1 3.1 0 0 1 8 4.8a3.1 3.1 0 0 1 6.2 1c0 2-1.2 4.2-6.2 7.7z',
  copy: 'M6 5.5h7.5v8H6zM10 5.5v-3H2.5v8H6',
  pin: 'M5.5 2h5M6 2v5l-2 2.5h8L10 7V2M8 9.5V14',
  pencil: 'M3 13l.7-3L10.5 3.2a1.4 1.4 0 0 1 2 2L5.8 12.2z',
  plus: 'M8 3v10M3 8h10',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside a word, or in a button that has a name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg
      class={`icon icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
