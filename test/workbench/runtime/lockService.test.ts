import fc from 'fast-check';
import type { RunResult, SpreadsheetFile, User } from '../../../workbench/runtime/contract';
import { documentLock } from '../../../workbench/runtime/lockService';
import { VirtualClock } from '../../../workbench/runtime/virtualClock';
import { refusal } from '../../../workbench/runtime/refusals';
import { NOON, REP, load, newFile, runOn, valueAs, valueOn } from './_scripts';

const LEAD: User = { email: 'lead@example.com', locale: 'en' };

/** Runs `first`; before one of its service calls, the other user's `second` runs from beginning to end. */
function interleaved(file: SpreadsheetFile, first: string, second: string, beforeCall: number) {
  let inner: RunResult | undefined;
  const outer = runOn(file, first, '', REP, {
    beforeCall(callsBefore) {
      if (callsBefore === beforeCall) inner = runOn(file, second, '', LEAD);
    },
  });
  return { outer, inner };
}

/** How many service calls the statements make. */
function callsOf(statements: string): number {
  const { calls } = runOn(newFile(), statements);
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

describe('LockService (platform section 6)', () => {
  const take = (kind: string, ms = 10) => `return LockService.get${kind}Lock().tryLock(${ms});`;
  const hold = (kind: string) =>
    `const lock = LockService.get${kind}Lock(); lock.tryLock(1); lock.hasLock();`;

  test.each([
    ['Document', false],
    ['Script', false],
    ['User', true],
  ])('while one user has the %s lock, another can take it: %s', (kind, expected) => {
    const { inner } = interleaved(newFile(), hold(kind), take(kind), 4);
    expect(inner?.value).toBe(expected);
  });

  test('the document lock is of one file, the script lock of all', () => {
    const file = newFile();
    const other = newFile({ project: file.project });
    const seen: unknown[] = [];
    for (const kind of ['Document', 'Script']) {
      runOn(file, hold(kind), '', REP, {
        beforeCall: (calls) => calls === 4 && seen.push(valueAs(other, LEAD, take(kind))),
      });
    }
    expect(seen).toEqual([true, false]);
  });

  test('waiting takes time of the clock; tryLock gives up with false, waitLock throws', () => {
    const clock = new VirtualClock(NOON);
    const file = newFile({ clock });
    const passed = () => clock.now().getTime() - NOON.getTime();
    file.project.locks.holdElsewhere(documentLock(file.id), 5000);
    expect(valueOn(file, take('Document', 2000))).toBe(false);
    expect(passed()).toBe(2000);
    expect(runOn(file, `LockService.getDocumentLock().waitLock(1000);`).error?.message).toContain(
      refusal('lockTimeout'),
    );
    expect(passed()).toBe(3000);
    expect(valueOn(file, take('Document', 10_000))).toBe(true);
    expect(passed()).toBe(5000);
  });

  test('who waits for the lock of a run that stands still waits the whole time in vain, unless it is given back', () => {
    const waits = `try { LockService.getScriptLock().waitLock(5000); return 'had'; } catch (e) { return e.message; }`;
    const { inner, outer } = interleaved(newFile(), hold('Script'), waits, 4);
    expect(inner).toMatchObject({ value: refusal('lockTimeout'), tookMs: 5000 });
    // The run that held it goes on from where it stood.
    expect(outer.error).toBeUndefined();
    const given = `${hold('Script')} lock.releaseLock(); lock.hasLock();`;
    const after = interleaved(newFile(), given, waits, 6);
    expect(after.inner).toMatchObject({ value: 'had', tookMs: 0 });
  });

  test('a lock that is had is had again at once, and ends with one release', () => {
    expect(
      valueOn(
        newFile(),
        `const lock = LockService.getScriptLock();
         lock.waitLock(1); lock.waitLock(1);
         const again = LockService.getScriptLock().tryLock(1);
         lock.releaseLock();
         return [again, lock.hasLock()];`,
      ),
    ).toEqual([true, false]);
  });

  test('a run gives its locks back however it ends: by itself, by an error, stopped', () => {
    const file = newFile();
    const statements = `LockService.getDocumentLock().tryLock(1); SpreadsheetApp.flush(); throw new Error('no');`;
    for (const around of [{}, { calls: 4 }]) {
      expect(runOn(file, statements, '', REP, around).error).toBeDefined();
      expect(valueAs(file, LEAD, take('Document'))).toBe(true);
    }
  });

  test.each(['alert', 'prompt'])('a lock does not outlast ui.%s', (method) => {
    expect(
      valueOn(
        newFile(),
        `const lock = LockService.getDocumentLock();
         lock.tryLock(1);
         SpreadsheetApp.getUi().${method}('Sure?');
         return lock.hasLock();`,
      ),
    ).toBe(false);
  });
});

describe('runs of two users that interleave', () => {
  const add = (lockedBy: string) => `
    const cell = sheet.getRange('A1');
    ${lockedBy}
    cell.setValue(Number(cell.getValue()) + 1);
    SpreadsheetApp.flush();
    if (lock) lock.releaseLock();
    return 'added';`;
  const LOCKED = add(
    `const lock = LockService.getDocumentLock(); if (!lock.tryLock(100)) return 'busy';`,
  );
  const OPEN = add(`const lock = null;`);
  const read = `return Number(sheet.getRange('A1').getValue());`;

  /** What is missing from the sum after the second ran at each place in the first. */
  function lostUpdates(statements: string): number {
    let lost = 0;
    for (let at = 0; at < callsOf(statements); at++) {
      const file = newFile({ size: { rows: 2, columns: 2 } });
      const { outer, inner } = interleaved(file, statements, statements, at);
      const added = [outer, inner].filter((run) => run?.value === 'added').length;
      lost += added - Number(valueOn(file, read));
    }
    return lost;
  }

  test('with the lock nothing is lost wherever the other run comes in; without it something is', () => {
    expect(lostUpdates(LOCKED)).toBe(0);
    expect(lostUpdates(OPEN)).toBeGreaterThan(0);
  });

  test('who gives the lock back before flush() loses: others do not see what still waits (platform 7.6)', () => {
    const hasty = LOCKED.replace('SpreadsheetApp.flush();', '').replace(
      `return 'added';`,
      `Session.getActiveUserLocale(); return 'added';`,
    );
    expect(lostUpdates(hasty)).toBeGreaterThan(0);
  });

  test('property: many users, who come in anywhere, each deal line is written once (platform section 6)', () => {
    const BUNDLE = `
      function append(name) {
        const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
        const lock = LockService.getDocumentLock();
        if (!lock.tryLock(50)) return false;
        const row = sheet.getLastRow() + 1;
        sheet.getRange(row, 1, 1, 2).setValues([[name, row]]);
        SpreadsheetApp.flush();
        lock.releaseLock();
        return true;
      }
      function all() {
        const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
        return sheet.getRange(1, 1, 10, 2).getValues().filter((row) => row[0] !== '');
      }`;
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), (places) => {
        const file = newFile({ size: { rows: 10, columns: 2 } });
        const script = load(BUNDLE, file);
        const written: string[] = [];
        const runFrom = (index: number): void => {
          const name = `deal ${index}`;
          const user = index % 2 === 0 ? REP : LEAD;
          const { value, error } = script.run('append', [name], user, {
            beforeCall(callsBefore) {
              if (callsBefore === places[index] && index < places.length) runFrom(index + 1);
            },
          });
          expect(error).toBeUndefined();
          if (value === true) written.push(name);
        };
        runFrom(0);
        const rows = script.run('all', [], REP).value as [string, number][];
        expect(rows.map(([name]) => name).sort()).toEqual([...written].sort());
        expect(rows.map(([, row]) => row)).toEqual(rows.map((_, index) => index + 1));
        expect(written.length).toBeGreaterThanOrEqual(1);
      }),
      { seed: 66, numRuns: 60 },
    );
  });
});
