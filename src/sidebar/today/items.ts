import type { TodayItem } from '../../flows/todayAnswers';
import { WORK_GROUPS } from '../../domain/todaysWork';

/**
 * What an item is about. Unlike its ID it stays the same when the item leaves the list and comes back, so that an undone
 * item is the one that was there before.
 *
 * @param item of the list
 * @returns a key for its place on the screen
 */
export function keyOf({ group, dealId, activityId }: TodayItem): string {
  return `${group} ${dealId} ${activityId}`;
}

/** How the list on the screen stands. */
export interface Shown {
  /** The items on the screen in their order. */
  readonly items: readonly TodayItem[];
  /** Keys of items that were dealt with just now and can still be taken back. */
  readonly lines: ReadonlySet<string>;
  /** Whether the pointer or the keyboard is on the list: then nothing may move under it. */
  readonly isHeld: boolean;
}

/**
 * The list as it shall stand once the server has told it anew. Where it is held, items keep their places and only say
 * what is new about them; otherwise it is the server's, with what can still be taken back where it was.
 *
 * @param shown the list on the screen
 * @param fresh the server's
 * @param over keys of items whose time to be taken back is over
 * @returns the items in their order
 */
export function placedItems(
  { items, lines, isHeld }: Shown,
  fresh: readonly TodayItem[],
  over: ReadonlySet<string> = new Set(),
): readonly TodayItem[] {
  const known = new Map(fresh.map((item) => [keyOf(item), item]));
  const kept = items.filter((item) => !over.has(keyOf(item)) || known.has(keyOf(item)));
  if (isHeld && kept.length > 0) return kept.map((item) => known.get(keyOf(item)) ?? item);
  const placed = [...fresh];
  kept.forEach((item, i) => {
    if (!lines.has(keyOf(item)) || known.has(keyOf(item))) return;
    const after = kept.slice(i + 1).map(keyOf);
    const follower = placed.findIndex(
      (each) => each.group === item.group && after.includes(keyOf(each)),
    );
    const group = WORK_GROUPS.indexOf(item.group);
    const end = placed.findIndex((each) => WORK_GROUPS.indexOf(each.group) > group);
    placed.splice(follower >= 0 ? follower : end >= 0 ? end : placed.length, 0, item);
  });
  return placed;
}

/** A line below an item's name. */
export interface ItemLine {
  readonly text: string;
  readonly isLate: boolean;
}

/**
 * What stands below an item's name: how urgent it is first, then with whom and what.
 *
 * @param item of the list
 * @returns one or two lines
 */
export function itemLines({ group, contact, what, why, isLate }: TodayItem): ItemLine[] {
  const together = (...texts: readonly string[]): string => texts.filter(Boolean).join(' · ');
  // Of these sentences only a request's first holds nothing that people have typed.
  const end = group === 'request' ? why.indexOf('. ') : -1;
  const [first, rest] = end < 0 ? [why, ''] : [why.slice(0, end), why.slice(end + 2)];
  const lines: readonly ItemLine[] =
    group === 'meetingCall'
      ? [{ text: together(contact, why), isLate }]
      : [
          { text: first, isLate },
          { text: together(contact, group === 'followUp' ? what : rest), isLate: false },
        ];
  return lines.filter(({ text }) => text !== '');
}
