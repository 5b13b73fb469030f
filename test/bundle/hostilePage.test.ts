/** What a page may send that is none of ours: product S6. Whatever comes, nothing of the workbook changes by it. */
import fc from 'fast-check';
import { DEAL_FIELDS } from '../../src/table/dealForm';
import type { DealAnswer, DealView } from '../../src/flows/dealAnswers';
import type { OpenedWorkbook } from './openWorkbook';
import { sampleWorkbook } from './openWorkbook';

const CALLS = [
  ...[
    'selectedDeal',
    'openDeal',
    'dealHistory',
    'saveDeal',
    'newDeal',
    'logActivity',
    'bookMeeting',
  ],
  ...['endMeeting', 'closeDeal', 'undo', 'doneItem', 'snoozeItem', 'saveDraft', 'showSheet'],
];

/** Names that objects have by themselves. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

let workbook: OpenedWorkbook;
let deal: DealView;
let whole: string;
const state = () => JSON.stringify(workbook.file.save());

beforeAll(() => {
  workbook = sampleWorkbook();
  const { value } = workbook.runAt('Pipeline', 2, 'selectedDeal', { withSettings: true });
  ({ deal } = value as Extract<DealAnswer, { state: 'deal' }>);
  whole = state();
});

/** The call's answer, or null where it was refused in words; anything but an Error with a sentence is a defect. */
function answerTo(name: string, request: unknown): { state?: string } | null {
  const { value, error } = workbook.script.run(
    name,
    [request],
    { email: 'rep@example.com', locale: 'en' },
    { startedBy: 'page' },
  );
  if (error === undefined) return value as { state?: string };
  expect(error.name).toBe('Error');
  expect(error.message).toMatch(/\S+ .*\.$/s);
  return null;
}

function dealNow(): DealView {
  const { value } = workbook.run('openDeal', { dealId: deal.dealId, row: 2 });
  return (value as { deal: DealView }).deal;
}

let tokens = 0;
const json = fc.jsonValue({ maxDepth: 3 });
const change = {
  language: fc.constant('en'),
  row: fc.nat(50),
};

test('any JSON in place of a request is refused in a sentence, or changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CALLS), json, (name, request) => {
      answerTo(name, request);
    }),
    { numRuns: 150, seed: 20261127 },
  );
  expect(state()).toBe(whole);
});

test('any JSON in the fields of a request, of a deal that is there, writes nothing that no form could', () => {
  const fields = fc.constantFrom<string>(
    ...DEAL_FIELDS,
    ...INHERITED,
    'dealId',
    'expected',
    'version',
    'item',
  );
  const shape = { maxKeys: 3, noNullPrototype: true };
  const hostile = fc.constantFrom('=1+1', '@SUM(1)', '+1+1', '<img src=x onerror=alert(1)>');
  const values = fc.oneof(
    fc.dictionary(fields, fc.oneof(json, hostile), shape),
    // What a form could send, and what it could be meant to do.
    fc.dictionary(fc.constantFrom('contact', 'phone', 'signer', 'nextStep'), hostile, shape),
  );
  let saves = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('saveDeal', 'logActivity', 'bookMeeting', 'endMeeting', 'closeDeal'),
      values,
      fc.record(change),
      json,
      json,
      (name, given, rest, one, two) => {
        const besides = {
          logActivity: { activity: one },
          bookMeeting: {
            date: one,
            time: two,
            minutes: one,
            place: two,
            agenda: one,
            isReminded: two,
          },
          endMeeting: { activityId: one, as: two },
          closeDeal: { as: one, closed: two },
        }[name as 'logActivity'];
        const { version, base } = dealNow();
        const sent = { ...rest, version, base, token: `hostile-${++tokens}` };
        const answer = answerTo(name, { ...sent, dealId: deal.dealId, values: given, ...besides });
        if (answer?.state !== 'saved') return;
        saves += 1;
        // What was saved is what a form could have saved: read again it is no oddity, and no formula.
        expect(dealNow().odd).toEqual({});
      },
    ),
    { numRuns: 150, seed: 20261128 },
  );
  expect(saves).toBeGreaterThan(10);
  const { getters } = workbook.file.model;
  const formulas = getters
    .getSheetIds()
    .flatMap((id) => Object.values(getters.getCells(id)).filter((cell) => cell.isFormula));
  const before = JSON.parse(whole) as { workbook: { sheets: { cells: Record<string, string> }[] } };
  const known = before.workbook.sheets
    .flatMap(({ cells }) => Object.values(cells))
    .filter((text) => text.startsWith('='));
  expect(formulas).toHaveLength(known.length);
  expect(({} as { ran?: unknown }).ran).toBeUndefined();
});

test.each([
  ['an unknown field', { extra: 1 }, 'extra is not a field.'],
  ['a text without end', { dealId: 'x'.repeat(1001) }, 'dealId is missing or wrong'],
  ['a token that is none', { token: 'a b' }, 'token is missing or wrong'],
  ['a row that is none', { row: -1 }, 'row is missing or wrong'],
  ['another language', { language: 'de' }, 'language is missing or wrong'],
])('%s is refused by name', (_, more, sentence) => {
  const request = {
    dealId: deal.dealId,
    row: 2,
    language: 'en',
    token: 'hostile-2',
    version: 0,
    base: {},
    values: {},
  };
  const whole = Object.fromEntries([...Object.entries(request), ...Object.entries(more)]);
  expect(() => workbook.run('saveDeal', whole)).toThrow(sentence);
});

test('what an object has from its prototype does not count', () => {
  const request = { language: 'en', token: 'hostile-3', row: 2, version: 0, base: {}, values: {} };
  const lent = Object.assign(Object.create({ dealId: deal.dealId }) as object, request);
  expect(() => workbook.run('saveDeal', lent)).toThrow('dealId is missing or wrong');
});
