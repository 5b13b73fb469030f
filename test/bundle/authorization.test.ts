/** Every public function of the built file, in every mode, with every subset of the scopes granted (platform 2.1, 2.4). */
import { troubleOf } from '../../src/sidebar/trouble';
import { message } from '../../src/messages';
import { failureForHtml } from '../../workbench/runtime/callsFromHtml';
import type { RunResult, RunStart } from '../../workbench/runtime/contract';
import { scopesOf } from '../../workbench/runtime/methodScopes';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource } from './builtBundle';
import type { OpenedWorkbook } from './openWorkbook';
import { MANIFEST, emptyPipeline } from './openWorkbook';

const SHEETS = 'https://www.googleapis.com/auth/spreadsheets.currentonly';
const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';
const UI = 'https://www.googleapis.com/auth/script.container.ui';
const SCOPES = MANIFEST.oauthScopes!;
const SUBSETS = Array.from({ length: 2 ** SCOPES.length }, (_, bits) =>
  SCOPES.filter((_scope, index) => bits & (1 << index)),
);

/** What an item of the menu, or a call of a page, needs granted to do its work; and what it is given. */
interface Entry {
  readonly by: RunStart;
  readonly needs: readonly string[];
  readonly args?: readonly unknown[];
}

/** Nothing of it comes in, so that the sixteenth time costs no more than the first. */
const IMPORT = { headings: ['Prospect', 'Stage'], rows: [['', 'Meeting']], map: {} };

/** A deal that is not there: nothing is written. */
const CHANGE = {
  dealId: 'nobody',
  row: 2,
  language: 'en',
  token: 'token-1',
  version: 0,
  base: {},
  values: {},
};

const MEETING = {
  date: '2026-11-24',
  time: '10:00',
  minutes: 45,
  place: '',
  agenda: '',
  isReminded: true,
};

const ENTRIES: Readonly<Record<string, Entry>> = {
  onInstall: { by: 'install', needs: [], args: [{}] },
  openSidebar: { by: 'menu', needs: [SHEETS, UI] },
  setUpPipeline: { by: 'menu', needs: [SHEETS] },
  openImportDialog: { by: 'menu', needs: [SHEETS, UI] },
  refreshPlan: { by: 'menu', needs: [SHEETS] },
  addSampleDeals: { by: 'menu', needs: [SHEETS] },
  openMailRules: { by: 'menu', needs: [SHEETS] },
  showHelp: { by: 'menu', needs: [SHEETS] },
  pageWords: { by: 'page', needs: [], args: [{ page: 'Sidebar', language: 'sv' }] },
  planFigures: { by: 'page', needs: [SHEETS] },
  showSheet: { by: 'page', needs: [SHEETS], args: ['quota'] },
  selectedDeal: { by: 'page', needs: [SHEETS], args: [{}] },
  openDeal: { by: 'page', needs: [SHEETS], args: [{ dealId: 'nobody', row: 2 }] },
  dealHistory: { by: 'page', needs: [SHEETS], args: [{ dealId: 'nobody' }] },
  saveDeal: { by: 'page', needs: [SHEETS], args: [CHANGE] },
  logActivity: { by: 'page', needs: [SHEETS], args: [{ ...CHANGE, activity: { type: 'call' } }] },
  bookMeeting: { by: 'page', needs: [SHEETS], args: [{ ...CHANGE, ...MEETING }] },
  endMeeting: { by: 'page', needs: [SHEETS], args: [{ ...CHANGE, activityId: 'm', as: 'done' }] },
  closeDeal: {
    by: 'page',
    needs: [SHEETS],
    args: [{ ...CHANGE, as: 'won', closed: '2026-11-23' }],
  },
  newDeal: {
    by: 'page',
    needs: [SHEETS],
    args: [{ language: 'en', token: 'token-1', row: 0, values: {} }],
  },
  undo: { by: 'page', needs: [SHEETS], args: [{ token: 'token-1' }] },
  tendPipeline: { by: 'page', needs: [SHEETS] },
  readDrafts: { by: 'page', needs: [SHEETS] },
  saveDraft: {
    by: 'page',
    needs: [SHEETS],
    args: [{ key: 'deal', at: '2026-11-23T14:00:00.000Z', content: 'x' }],
  },
  todayList: { by: 'page', needs: [SHEETS] },
  doneItem: {
    by: 'page',
    needs: [SHEETS],
    args: [{ language: 'en', token: 'token-1', item: 'none' }],
  },
  snoozeItem: {
    by: 'page',
    needs: [SHEETS],
    args: [{ language: 'en', token: 'token-1', item: 'none', until: 'week' }],
  },
  importFields: { by: 'page', needs: [SHEETS], args: [['Prospect']] },
  importDeals: { by: 'page', needs: [SHEETS], args: [IMPORT] },
  switchLanguage: { by: 'page', needs: [SHEETS], args: ['en'] },
  archiveLogRows: { by: 'page', needs: [SHEETS], args: [{ olderThan: '2020-01-01' }] },
  fillQuarters: {
    by: 'page',
    needs: [SHEETS],
    args: [{ rep: 'Rep', from: '2026-01-01', quota: 1 }],
  },
  eraseProspect: { by: 'page', needs: [SHEETS], args: [{ prospect: 'Acme' }] },
  freezeToValues: { by: 'page', needs: [SHEETS], args: [{ frozen: false }] },
  reminderStatus: { by: 'page', needs: [SHEETS] },
  switchReminders: { by: 'page', needs: [SHEETS], args: [{ isOn: false }] },
  previewReminder: { by: 'page', needs: [SHEETS], args: [{ activityId: 'nobody' }] },
  sendTestMail: { by: 'page', needs: [SHEETS], args: [{ activityId: 'nobody' }] },
  uninstall: { by: 'page', needs: [SHEETS], args: [{ keepSheets: true }] },
};

/** Triggers have tests of their own. */
const SIMPLE_TRIGGERS = ['onOpen', 'onEdit'];
const CLOCK_TRIGGERS = ['hourlyRun'];

const functions = publicFunctions(bundleSource());
const customFunctions = functions.filter(({ isCustomFunction }) => isCustomFunction);
const others = functions.filter(({ isCustomFunction }) => !isCustomFunction);

let workbook: OpenedWorkbook;
/** The workbook of the next tests: set up, with one deal. */
function openAnew(): void {
  workbook = emptyPipeline();
  workbook.type('Pipeline', 'A2', 'Acme');
}

beforeAll(openAnew);

function run(name: string, by: RunStart, granted: readonly string[], locale = 'en'): RunResult {
  const user = { email: 'rep@example.com', locale, grantedScopes: granted };
  return workbook.script.run(name, ENTRIES[name]?.args ?? [], user, { startedBy: by });
}

const stateOf = (): string => JSON.stringify(workbook.file.save());

/** What a run does not do where it may not: all that others could see. */
function expectNothingDone(runs: () => void): void {
  const before = stateOf();
  runs();
  expect(stateOf()).toBe(before);
}

test('the matrix has every public function, and nothing else', () => {
  expect(others.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(ENTRIES), ...SIMPLE_TRIGGERS, ...CLOCK_TRIGGERS].sort(),
  );
  expect(SUBSETS).toHaveLength(32);
});

describe('in FULL, with every subset of the scopes granted (platform 2.4, 4.12)', () => {
  const entries = Object.entries(ENTRIES);

  test.each(entries)('%s works or is refused, and then nothing was done', (name, { by, needs }) => {
    const isEnough = (granted: readonly string[]) => needs.every((one) => granted.includes(one));
    expectNothingDone(() => {
      SUBSETS.filter((subset) => !isEnough(subset)).forEach((granted, index) => {
        const locale = (['en', 'sv'] as const)[index % 2]!;
        const result = run(name, by, granted, locale);
        if (by === 'menu') expectTold(result, locale);
        else expectTrouble(result);
      });
    });
    const played: { readonly granted: readonly string[]; readonly asked: readonly string[] }[] = [];
    for (const granted of SUBSETS.filter(isEnough)) {
      // A run that differs in nothing that the one before it asked for is the same run.
      const isPlayed = played.some((before) =>
        before.asked.every((scope) => before.granted.includes(scope) === granted.includes(scope)),
      );
      if (isPlayed) continue;
      const result = run(name, by, granted);
      played.push({ granted, asked: askedIn(result) });
      expect(result.error).toBeUndefined();
      const texts = result.notices.map(({ text }) => text);
      expect(texts).not.toContain(message('en', 'trouble.noPermission'));
    }
  });

  /** All scopes on which the outcome of a run can hang: those of each call that it tried, refused ones too. */
  function askedIn({ calls }: RunResult): readonly string[] {
    const names = Object.keys(calls);
    if (names.some((call) => call.startsWith('AuthorizationInfo.'))) return SCOPES;
    return names.flatMap((call) => scopesOf(...(call.split('.') as [string, string])));
  }

  /** An item of the menu says so in one alert in the user's language. */
  function expectTold({ error, notices, shown }: RunResult, locale: 'en' | 'sv'): void {
    expect(error).toBeUndefined();
    expect(shown).toEqual([]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      kind: 'alert',
      text: message(locale, 'trouble.noPermission'),
    });
  }

  /** A page gets Google's words, which it tells from all else and says in its own. */
  function expectTrouble({ error, notices }: RunResult): void {
    expect(notices).toEqual([]);
    const { name, message: text } = failureForHtml(error!);
    expect(troubleOf(new Error(`${name}: ${text}`), true)).toEqual({ kind: 'noPermission' });
  }

  test.each(customFunctions.map(({ name }) => name))('%s needs none of them', (name) => {
    const [none, all] = [[], SCOPES].map((granted) => run(name, 'menu', granted));
    // Whoever asks for nothing that needs a scope is told the same by every subset.
    const needs = Object.keys(none!.calls).flatMap((call) =>
      scopesOf(...(call.split('.') as [string, string])),
    );
    expect(needs).toEqual([]);
    expect([none!.value, none!.error?.message]).toEqual([all!.value, all!.error?.message]);
  });
});

describe('simple triggers', () => {
  const MENU = 6;

  test('onOpen builds the same menu in NONE, in LIMITED and without an event (EMU 2)', () => {
    const menus = (['openNotEnabled', 'simpleTrigger'] as const).flatMap((by) =>
      SUBSETS.map((granted) => {
        const { calls, error } = run('onOpen', by, granted);
        expect(error).toBeUndefined();
        return calls['Menu.addItem'];
      }),
    );
    expect(new Set(menus)).toEqual(new Set([MENU]));
  });

  test('opening a file in which the add-on is not enabled gives one menu of six items and touches nothing (platform 2.1, 2.14)', () => {
    workbook.file.sharing.isAddOnEnabled = false;
    const user = { email: 'rep@example.com', locale: 'sv' };
    const { error, calls, log } = workbook.script.runOnOpen(user)!;
    workbook.file.sharing.isAddOnEnabled = true;
    expect([error, log]).toEqual([undefined, []]);
    expect(Object.keys(calls).sort()).toEqual([
      ...['Menu.addItem', 'Menu.addToUi', 'Session.getActiveUserLocale', 'SpreadsheetApp.getUi'],
      'Ui.createAddonMenu',
    ]);
    expect(workbook.script.menu).toHaveLength(MENU);
  });

  test('onInstall builds the menu too, whatever is granted (platform 2.11)', () => {
    for (const granted of SUBSETS) {
      expect(run('onInstall', 'install', granted).calls['Menu.addItem']).toBe(MENU);
    }
  });

  test('onEdit does its work without any grant (platform 4.1)', () => {
    openAnew();
    const user = { email: 'rep@example.com', locale: 'en', grantedScopes: [] };
    const zone = { left: 0, right: 0, top: 1, bottom: 1 };
    const edit = { sheetId: workbook.sheetId('Pipeline'), zone };
    const { error, calls } = workbook.script.runOnEdit(edit, user);
    expect(error).toBeUndefined();
    expect(calls['Range.setValues']).toBeGreaterThan(0);
  });
});

describe('the clock trigger', () => {
  const MAIL = 'https://www.googleapis.com/auth/script.send_mail';

  test('without all that it once was allowed it changes nothing but tells its owner once a day (rule R8)', () => {
    openAnew();
    const before = JSON.stringify(workbook.file.save().workbook);
    const subsets = SUBSETS.filter((subset) => subset.length < SCOPES.length);
    for (const [index, grantedScopes] of subsets.entries()) {
      // Each subset is somebody's own, since who has been told is not told again.
      const user = { email: `rep${index}@example.com`, locale: 'en', grantedScopes };
      for (let hour = 0; hour < 2; hour++) {
        const { error } = workbook.script.run('hourlyRun', [], user, { startedBy: 'clockTrigger' });
        expect(error).toBeUndefined();
      }
      expect(JSON.stringify(workbook.file.save().workbook)).toBe(before);
      const told = workbook.file.project.outbox.sent.filter(({ from }) => from === user.email);
      const canTell = [MAIL, EMAIL].every((scope) => grantedScopes.includes(scope));
      expect(told.length).toBe(canTell ? 1 : 0);
      for (const { body } of told) expect(body).toContain('https://');
    }
  });
});

describe('in the other modes', () => {
  beforeAll(openAnew);
  const names = others.map(({ name }) => name);

  test.each(names)('%s in NONE and in a formula changes nothing (platform 1.25, 2.1)', (name) => {
    expectNothingDone(() => {
      run(name, 'openNotEnabled', SCOPES);
      run(name, 'formula', SCOPES);
    });
  });

  test.each(names.filter((name) => !SIMPLE_TRIGGERS.includes(name)))(
    '%s in LIMITED works or is refused by Google, and opens nothing (platform 2.1, 2.15)',
    (name) => {
      const { error, shown } = run(name, 'simpleTrigger', SCOPES);
      expect(shown).toEqual([]);
      if (error) expect(error.message).toContain('You do not have permission to call ');
    },
  );

  test.each(customFunctions.map(({ name }) => name))(
    '%s answers alike in all modes (EMU 3)',
    (name) => {
      const starts = ['formula', 'openNotEnabled', 'simpleTrigger', 'menu'] as const;
      const answers = starts.map((by) => {
        const { value, error } = run(name, by, SCOPES);
        return error ? error.message : value;
      });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    },
  );
});
