import { crash } from './crashes';

test('killed at random moments, the workbench loses nothing that it had answered', async () => {
  const report = await crash(6, 3);
  expect(report).toMatchObject({ filesLost: [], changesLost: [] });
  expect(report.whileStarting).toBeGreaterThan(0);
  expect(report.edits).toBeGreaterThan(0);
  expect(report.runs).toBeGreaterThan(0);
});
