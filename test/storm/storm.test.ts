import { storm } from './storm';

test('100 random weeks: no mail twice, none forgotten, none at a wrong time, the same each time (rule R5)', () => {
  const report = storm(100, 7);
  expect(report).toMatchObject({ doubles: 0, forgotten: 0, outsideWindow: 0, afterStart: 0 });
  expect(report.mails).toBeGreaterThan(100);
  expect(report.killsTried).toBeGreaterThan(100);
  expect(storm(5, 7)).toEqual(storm(5, 7));
});
