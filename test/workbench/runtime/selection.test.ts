import { REP, newFile, runOn } from './_scripts';

const READ =
  'return [ss.getActiveSheet().getName(), SpreadsheetApp.getActiveRange().getA1Notation()]';

describe('getActiveRange()', () => {
  test('is what the person has selected who started the run (platform 7.10)', () => {
    const file = newFile();
    runOn(file, "ss.insertSheet('Other')");
    const [first] = file.model.getters.getSheetIds();
    const selection = { sheetId: first!, zone: { left: 1, right: 2, top: 4, bottom: 6 } };
    expect(runOn(file, READ, '', REP, { selection }).value).toEqual(['Sheet1', 'B5:C7']);
  });

  test('follows what the run itself selects', () => {
    const file = newFile();
    const sheetId = file.model.getters.getActiveSheetId();
    const selection = { sheetId, zone: { left: 0, right: 0, top: 0, bottom: 0 } };
    const run = runOn(file, `sheet.getRange('D9').activate(); ${READ}`, '', REP, { selection });
    expect(run.value).toEqual(['Sheet1', 'D9']);
  });

  test('of a sheet that a run has made active is its first cell', () => {
    const file = newFile();
    const sheetId = file.model.getters.getActiveSheetId();
    const selection = { sheetId, zone: { left: 3, right: 3, top: 3, bottom: 3 } };
    const other = "ss.setActiveSheet(ss.insertSheet('Other'));";
    expect(runOn(file, other + READ, '', REP, { selection }).value).toEqual(['Other', 'A1']);
  });
});
