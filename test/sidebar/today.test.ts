import type { TodayItem } from '../../src/flows/todayAnswers';
import { itemLines, keyOf, placedItems } from '../../src/sidebar/today/items';
import { telLink } from '../../src/sidebar/today/telLink';

const item = (group: TodayItem['group'], id: string, rest: Partial<TodayItem> = {}): TodayItem => ({
  item: `seed ${group} ${id}`,
  group,
  dealId: id,
  row: 2,
  prospect: id,
  contact: '',
  phone: '',
  what: '',
  why: '',
  isLate: false,
  activityId: '',
  snoozes: [],
  mail: null,
  ...rest,
});
const ids = (items: readonly TodayItem[]): string => items.map(({ dealId }) => dealId).join('');
const request = item('request', 'r');
const [a, b, c] = ['a', 'b', 'c'].map((id) => item('followUp', id)) as [
  TodayItem,
  TodayItem,
  TodayItem,
];
const checkIn = item('checkIn', 'k');
const keys = (...items: readonly TodayItem[]): Set<string> => new Set(items.map(keyOf));

describe('placedItems(shown, fresh) (ux A.5: never reorders under the pointer or focus)', () => {
  test('where nobody is at the list, it is the server’s', () => {
    const shown = { items: [a, b, c], lines: keys(), isHeld: false };
    expect(ids(placedItems(shown, [c, request, a]))).toBe('cra');
  });

  test('what can still be taken back stays where it was in its group', () => {
    const shown = { items: [request, a, b, c, checkIn], lines: keys(b), isHeld: false };
    expect(ids(placedItems(shown, [request, a, c, checkIn]))).toBe('rabck');
    expect(ids(placedItems(shown, [request, c, a, checkIn]))).toBe('rbcak');
    expect(ids(placedItems(shown, [checkIn]))).toBe('bk');
    expect(ids(placedItems(shown, []))).toBe('b');
    const last = { items: [a, checkIn], lines: keys(checkIn), isHeld: false };
    expect(ids(placedItems(last, [a]))).toBe('ak');
  });

  test('under the pointer or focus items keep their places and say what is new about them', () => {
    const shown = { items: [a, b, c], lines: keys(), isHeld: true };
    const fresh = [c, request, { ...a, why: '1 day overdue' }];
    const placed = placedItems(shown, fresh);
    expect(ids(placed)).toBe('abc');
    expect(placed[0]!.why).toBe('1 day overdue');
  });

  test('what is over goes, even then; when it is back on the list it stays', () => {
    const shown = { items: [a, b, c], lines: keys(), isHeld: true };
    expect(ids(placedItems(shown, [a, c], keys(b)))).toBe('ac');
    expect(ids(placedItems(shown, [a, b, c], keys(b)))).toBe('abc');
    const only = { items: [b], lines: keys(), isHeld: true };
    expect(ids(placedItems(only, [a, c], keys(b)))).toBe('ac');
  });

  test('an undone item is the one from before, whatever its new ID', () => {
    const back = { ...b, item: 'other followUp b' };
    expect(keyOf(back)).toBe(keyOf(b));
    const shown = { items: [a, b], lines: keys(), isHeld: true };
    expect(placedItems(shown, [a, back])[1]!.item).toBe('other followUp b');
  });
});

describe('itemLines(item)', () => {
  test.each([
    [
      item('meetingCall', 'm', {
        contact: 'Ed Birch',
        why: '9:30 AM tomorrow, St. Paul. No phone',
      }),
      [['Ed Birch · 9:30 AM tomorrow, St. Paul. No phone', false]],
    ],
    [
      item('request', 'r', {
        contact: 'Dr. Amy Holt',
        why: 'Waiting 5 h, target 4 h. Asked for terms. Now',
        isLate: true,
      }),
      [
        ['Waiting 5 h, target 4 h', true],
        ['Dr. Amy Holt · Asked for terms. Now', false],
      ],
    ],
    [item('request', 'r', { why: 'Waiting 1 h' }), [['Waiting 1 h', false]]],
    [
      item('followUp', 'f', { contact: 'Joan', what: 'Call', why: '5 days overdue', isLate: true }),
      [
        ['5 days overdue', true],
        ['Joan · Call', false],
      ],
    ],
    [
      item('offerTrial', 'o', {
        what: 'Offer something',
        why: '38 days in 1. Meeting, usually 16',
      }),
      [['38 days in 1. Meeting, usually 16', false]],
    ],
  ])('%#: the urgent first, then with whom and what', (each, expected) => {
    expect(itemLines(each).map(({ text, isLate }) => [text, isLate])).toEqual(expected);
  });
});

describe('telLink(phone)', () => {
  test.each([
    ['+1 555 0142', 'tel:+15550142'],
    ['08-555 01 00', 'tel:085550100'],
    ['+46 (0)8-555 01', 'tel:+46855501'],
    ['Mobile: 070 123 45 67 (Ed)', 'tel:0701234567'],
    ['555 0100 / 555 0101', 'tel:5550100'],
    ['555 0100, 555 0101', 'tel:5550100'],
    ['555 0100 ext 12', 'tel:5550100'],
  ])('%s dials %s', (phone, link) => expect(telLink(phone)).toBe(link));

  test.each(['', 'none', '12', 'javascript:alert(1)', '+', '<b>'])('%s dials nothing', (phone) =>
    expect(telLink(phone)).toBeNull(),
  );
});
