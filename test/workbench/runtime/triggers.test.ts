import type { User } from '../../../workbench/runtime/contract';
import { ScriptProject } from '../../../workbench/runtime/project';
import { refusal } from '../../../workbench/runtime/refusals';
import { Trigger } from '../../../workbench/runtime/trigger';
import { NOON, REP, load, newFile, runOn, value, valueAs, valueOn } from './_scripts';

const LEAD: User = { email: 'lead@example.com', locale: 'en' };
const CLOCK = { now: () => NOON };
const HOURLY = `ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();`;

describe('building triggers', () => {
  test('a trigger tells its handler, kind, source and ID (platform 4.13)', () => {
    expect(
      value(`
        const made = ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
        const opened = ScriptApp.newTrigger('hello').forSpreadsheet(ss).onOpen().create();
        const [clock, open] = ScriptApp.getUserTriggers(ss);
        return [clock.getHandlerFunction(), clock.getEventType() === ScriptApp.EventType.CLOCK,
          String(clock.getTriggerSource()), clock.getTriggerSourceId(), clock.getUniqueId() === made.getUniqueId(),
          open.getHandlerFunction(), String(open.getEventType()), open.getTriggerSourceId() === ss.getId(),
          opened.getUniqueId() !== made.getUniqueId()];`),
    ).toEqual(['tick', true, 'CLOCK', null, true, 'hello', 'ON_OPEN', true, true]);
  });

  test.each([
    ['everyHours(2)', { every: 'hours', count: 2 }],
    ['everyDays(1).atHour(9)', { every: 'days', count: 1, hour: 9, timeZone: 'Etc/UTC' }],
    [
      "atHour(9).nearMinute(30).everyDays(2).inTimezone('Europe/Stockholm')",
      { every: 'days', count: 2, hour: 9, nearMinute: 30, timeZone: 'Europe/Stockholm' },
    ],
    [
      'onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(8)',
      { every: 'weeks', count: 1, weekday: 'FRIDAY', hour: 8, timeZone: 'Etc/UTC' },
    ],
    [
      'everyWeeks(2).onWeekDay(ScriptApp.WeekDay.MONDAY)',
      { every: 'weeks', count: 2, weekday: 'MONDAY' },
    ],
    ['onMonthDay(15).atHour(6)', { every: 'month', dayOfMonth: 15, hour: 6 }],
    ['after(60000)', { every: 'once', notBefore: NOON.getTime() + 60_000 }],
    ['at(new Date(2000000000000))', { every: 'once', at: 2_000_000_000_000 }],
    [
      "atDate(2027, 1, 1).inTimezone('Europe/Stockholm')",
      { every: 'once', at: Date.parse('2026-12-31T23:00:00Z') },
    ],
  ])('%s is kept as it was said (platform 4.15, 4.16)', (steps, schedule) => {
    const file = newFile();
    valueOn(file, `ScriptApp.newTrigger('tick').timeBased().${steps}.create();`);
    expect(file.project.triggers.all[0]!.schedule).toMatchObject(schedule);
  });

  test.each([
    ['everyMinutes(7)', '1, 5, 10, 15 or 30'],
    ['everyHours(0)', 'everyHours'],
    ['atHour(24).everyDays(1)', 'atHour'],
    ['nearMinute(60)', 'nearMinute'],
    ['onMonthDay(32)', 'onMonthDay'],
    ["inTimezone('Mars/Olympus')", 'Mars/Olympus'],
    ['atHour(9)', 'no time'],
  ])('%s is refused (platform 4.16)', (steps, text) => {
    expect(() => value(`ScriptApp.newTrigger('tick').timeBased().${steps}.create();`)).toThrow(
      text,
    );
  });
});

describe('whose and where', () => {
  test('a user sees her own triggers only, by file or in the project (platform 4.4, 4.13)', () => {
    const project = new ScriptProject(CLOCK);
    const [file, second] = [newFile({ project }), newFile({ project })];
    valueOn(file, HOURLY);
    valueOn(second, HOURLY);
    const seen = `return [ScriptApp.getUserTriggers(ss).length, ScriptApp.getProjectTriggers().length];`;
    expect(valueOn(file, seen)).toEqual([1, 2]);
    expect(valueAs(file, LEAD, seen)).toEqual([0, 0]);
  });

  test('deleteTrigger takes away the one that it is given, and a changed one can be made in its place (platform 4.17)', () => {
    const file = newFile();
    valueOn(file, `${HOURLY} ScriptApp.newTrigger('o').forSpreadsheet(ss).onOpen().create();`);
    const handlers = 'ScriptApp.getProjectTriggers().map((one) => one.getHandlerFunction()).sort()';
    expect(
      valueOn(
        file,
        `ScriptApp.deleteTrigger(ScriptApp.getUserTriggers(ss)[0]);
         const left = ${handlers};
         ScriptApp.newTrigger('other').timeBased().everyDays(1).create();
         return [left, ${handlers}];`,
      ),
    ).toEqual([['o'], ['o', 'other']]);
  });

  test('a trigger that is there cannot be edited: all that it has are questions (platform 4.17)', () => {
    const methods = Object.getOwnPropertyNames(Trigger.prototype);
    expect(methods.filter((name) => !/^get|^constructor$/.test(name))).toEqual([]);
    expect(
      runOn(newFile(), `${HOURLY} ScriptApp.getProjectTriggers()[0].setHandlerFunction('x');`).error
        ?.message,
    ).toBe('NotImplemented: Trigger.setHandlerFunction');
  });

  test('triggers are saved with their file', () => {
    const file = newFile();
    valueOn(file, HOURLY);
    expect(file.save().triggers).toEqual(file.project.triggers.all);
    expect(newFile().save().triggers).toBeUndefined();
  });
});

test('triggers need their permission (platform 2.4, 4.13)', () => {
  const denied = { ...REP, grantedScopes: ['spreadsheets.currentonly'] };
  for (const call of [
    `ScriptApp.newTrigger('tick')`,
    `ScriptApp.getProjectTriggers()`,
    `ScriptApp.getUserTriggers(ss)`,
  ]) {
    expect(runOn(newFile(), `${call};`, '', denied).error?.message).toContain(
      'Required permissions: https://www.googleapis.com/auth/script.scriptapp',
    );
  }
});

describe('limits', () => {
  test('an add-on has one trigger of each type per user and document (platform 4.6)', () => {
    const file = newFile();
    valueOn(file, `${HOURLY} ScriptApp.newTrigger('o').forSpreadsheet(ss).onOpen().create();`);
    expect(() => valueOn(file, HOURLY)).toThrow(refusal('triggerOfType', { type: 'time-based' }));
    expect(() =>
      valueOn(file, `ScriptApp.newTrigger('p').forSpreadsheet(ss).onOpen().create();`),
    ).toThrow(refusal('triggerOfType', { type: 'on open' }));
    expect(() => valueAs(file, LEAD, HOURLY)).not.toThrow();
  });

  test('an add-on runs at most once an hour (platform 4.7)', () => {
    const often = `ScriptApp.newTrigger('tick').timeBased().everyMinutes(30).create();`;
    expect(() => value(often)).toThrow(
      'The recurrence interval for an Add-on trigger must be at least one hour.',
    );
    const bound = newFile({ project: new ScriptProject(CLOCK, { isAddOn: false }) });
    expect(() => valueOn(bound, often)).not.toThrow();
  });

  test('an add-on has triggers of the current file only (platform 4.8)', () => {
    const other = `ScriptApp.newTrigger('o').forSpreadsheet('other').onOpen().create();`;
    expect(() => value(other)).toThrow(refusal('triggerElsewhere'));
  });

  test('20 triggers a user and script, all documents together (platform 4.5)', () => {
    const project = new ScriptProject(CLOCK);
    const files = Array.from({ length: 21 }, () => newFile({ project }));
    for (const file of files.slice(1)) valueOn(file, HOURLY);
    expect(() => valueOn(files[0]!, HOURLY)).toThrow(refusal('triggerCount'));
    expect(() => valueAs(files[0]!, LEAD, HOURLY)).not.toThrow();
  });
});

describe('a run by a clock trigger', () => {
  const BUNDLE = `
    function make() { ${HOURLY} }
    function tick(e) {
      return [e, PropertiesService.getDocumentProperties() === null, LockService.getDocumentLock() === null,
        CacheService.getDocumentCache() === null, SpreadsheetApp.getActiveSpreadsheet() === null,
        Session.getEffectiveUser().getEmail()];
    }
    function ui() { SpreadsheetApp.getUi(); }`;

  function runTick(isOutsideDocument: boolean) {
    const file = newFile();
    const script = load(BUNDLE, file);
    script.run('make', [], REP);
    const [trigger] = file.project.triggers.all;
    return {
      script,
      trigger: trigger!,
      ...script.runTrigger(trigger!, REP, { isOutsideDocument }),
    };
  }

  test('has an event in UTC that does not say which spreadsheet (platform 4.18)', () => {
    const { value: told, trigger } = runTick(false);
    const [event] = told as [Record<string, unknown>];
    expect({ ...event, authMode: String(event.authMode) }).toEqual({
      authMode: 'FULL',
      year: 2026,
      month: 11,
      'day-of-month': 23,
      'day-of-week': 1,
      'week-of-year': 48,
      hour: 12,
      minute: 0,
      second: 0,
      timezone: 'UTC',
      triggerUid: trigger.id,
    });
  });

  test('may be outside the document: no spreadsheet, properties or lock of it (platform 4.19, 4.20)', () => {
    expect((runTick(false).value as unknown[]).slice(1)).toEqual([
      ...[false, false, false, false],
      REP.email,
    ]);
    expect((runTick(true).value as unknown[]).slice(1)).toEqual([
      ...[true, true, true, true],
      REP.email,
    ]);
  });

  test('does not happen where the add-on is disabled or uninstalled, and goes on where it is back (platform 4.10)', () => {
    const file = newFile();
    const script = load(BUNDLE, file);
    script.run('make', [], REP);
    const trigger = file.project.triggers.all[0]!;
    const hasRun = (owner = REP): boolean => script.runTrigger(trigger, owner).value !== undefined;
    file.sharing.isAddOnEnabled = false;
    expect(hasRun()).toBe(false);
    file.sharing.isAddOnEnabled = true;
    expect(hasRun({ ...REP, hasInstalled: false })).toBe(false);
    expect(hasRun()).toBe(true);
    expect(file.project.triggers.all).toHaveLength(1);
  });

  test('that fails is told to nobody by mail (platform 4.9)', () => {
    const file = newFile();
    const script = load(
      `function make() { ${HOURLY} } function tick() { throw new Error('no'); }`,
      file,
    );
    script.run('make', [], REP);
    const { error } = script.runTrigger(file.project.triggers.all[0]!, REP);
    expect(error?.message).toBe('no');
    expect(file.project.outbox.sent).toEqual([]);
  });

  test('has no user interface (platform 2.16)', () => {
    const { script, trigger } = runTick(false);
    expect(script.runTrigger({ ...trigger, handler: 'ui' }, REP).error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
    expect(runOn(newFile(), 'SpreadsheetApp.getUi();').error).toBeUndefined();
  });
});

describe('a trigger that watches the file', () => {
  const BUNDLE = `
    function make() {
      const on = (handler) => ScriptApp.newTrigger(handler).forSpreadsheet(SpreadsheetApp.getActive());
      on('told').onOpen().create();
      on('told').onEdit().create();
      on('told').onChange().create();
    }
    function told(e) {
      return {
        keys: Object.keys(e).sort(), mode: String(e.authMode), type: e.changeType, id: e.triggerUid,
        range: e.range && e.range.getA1Notation(), source: e.source.getName(), user: e.user && e.user.getEmail(),
        active: Session.getActiveUser().getEmail(), effective: Session.getEffectiveUser().getEmail(),
        may: MailApp.getRemainingDailyQuota() > 0,
      };
    }`;
  const EDIT = {
    kind: 'ON_EDIT',
    edit: { sheetId: '0', zone: { left: 0, right: 0, top: 1, bottom: 1 } },
  } as const;
  const EVENTS = [{ kind: 'ON_OPEN' }, EDIT, { kind: 'ON_CHANGE', changeType: 'FORMAT' }] as const;

  function made(owner?: string) {
    const file = newFile({ owner });
    const script = load(BUNDLE, file);
    script.run('make', [], REP);
    return { file, script };
  }

  test('runs as its maker with full authorisation and tells what happened (platform 4.2 to 4.4)', () => {
    const { file, script } = made();
    const [opened, edited, changed] = EVENTS.map(
      (event) => script.runInstalled(event, REP)[0]!.value,
    );
    const ids = file.project.triggers.all.map(({ id }) => id);
    const always = { mode: 'FULL', source: 'Test', may: true, effective: REP.email };
    const byMaker = { ...always, user: REP.email, active: REP.email };
    const keys = ['authMode', 'source', 'triggerUid', 'user'];
    expect(opened).toMatchObject({ ...byMaker, keys, id: ids[0] });
    expect(edited).toMatchObject({ ...byMaker, id: ids[1], range: 'A2' });
    expect(changed).toMatchObject({
      ...byMaker,
      keys: [...keys, 'changeType'].sort(),
      id: ids[2],
      type: 'FORMAT',
    });
  });

  test('runs as its maker whoever edits, and does not learn who that is (platform 4.4 and section 6)', () => {
    const { script } = made();
    for (const event of EVENTS) {
      const [{ value: told } = { value: undefined }] = script.runInstalled(event, LEAD);
      expect(told).toMatchObject({ effective: REP.email, active: '', mode: 'FULL' });
      expect((told as { keys: string[] }).keys).not.toContain('user');
    }
  });

  test('does not run for who may only view the file (platform 2.13)', () => {
    const { file, script } = made(REP.email);
    file.sharing.roles.set(LEAD.email, 'viewer');
    expect(EVENTS.flatMap((event) => script.runInstalled(event, LEAD))).toEqual([]);
    file.sharing.roles.set(LEAD.email, 'editor');
    expect(EVENTS.flatMap((event) => script.runInstalled(event, LEAD))).toHaveLength(3);
  });

  test("rests where the add-on is off, and takes of its maker's time (platform 4.5, 4.10)", () => {
    const { file, script } = made();
    file.sharing.isAddOnEnabled = false;
    expect(script.runInstalled(EDIT, REP)[0]!.value).toBeUndefined();
    file.sharing.isAddOnEnabled = true;
    file.project.triggerTime.take(REP, 90 * 60_000, NOON);
    expect(script.runInstalled(EDIT, LEAD)[0]!.error).toBeDefined();
  });
});
