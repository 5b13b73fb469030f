import { storm, sweep } from './storm';

const NOTHING_WRONG = { doubles: 0, forgotten: 0, outsideWindow: 0, afterStart: 0 };

test('40 random weeks: no mail twice, none forgotten, none at a wrong time, the same each time (rule R5)', () => {
  const report = storm(40, 7);
  expect(report).toMatchObject(NOTHING_WRONG);
  expect(report.mails).toBeGreaterThan(40);
  expect(report.killsTried).toBeGreaterThan(40);
  expect(storm(4, 7)).toEqual(storm(4, 7));
});

test('a week whose busiest run is stopped after every tenth call: the same holds for each (rule R5)', () => {
  const reports = sweep(5, 0, 10);
  expect(reports.length).toBeGreaterThan(5);
  for (const report of reports) expect(report).toMatchObject(NOTHING_WRONG);
});
