import { value } from './_scripts';

describe('developer metadata', () => {
  test('follows its column through inserts and moves, and goes with it (platform section 7, anchors)', () => {
    expect(
      value(`
        sheet.getRange('D:D').addDeveloperMetadata('field', 'stage');
        const found = () => sheet.createDeveloperMetadataFinder().withKey('field').find();
        const column = () => found()[0].getLocation().getColumn().getA1Notation();
        const places = [column()];
        sheet.insertColumnsBefore(1, 1); places.push(column());
        sheet.moveColumns(sheet.getRange('E:E'), 9); places.push(column());
        sheet.insertRowsAfter(1000, 5); places.push(column());
        sheet.deleteColumns(8, 1);
        return [...places, found().length];`),
    ).toEqual(['D:D', 'E:E', 'H:H', 'H:H', 0]);
  });

  test('tells key, value, visibility and place; all may be changed', () => {
    expect(
      value(`
        const { PROJECT } = SpreadsheetApp.DeveloperMetadataVisibility;
        ss.addDeveloperMetadata('schema', '3', PROJECT);
        sheet.addDeveloperMetadata('role');
        sheet.getRange('2:2').addDeveloperMetadata('row', PROJECT);
        const all = ss.createDeveloperMetadataFinder().find();
        const tell = (one) => [one.getKey(), one.getValue(), String(one.getVisibility()),
          JSON.stringify(one.getLocation().getLocationType())];
        const before = all.map(tell);
        all[0].setValue('4').setKey('version');
        all[1].remove();
        return [before, ss.getDeveloperMetadata().map(tell), sheet.getDeveloperMetadata().length,
          sheet.getRange('2:2').getDeveloperMetadata().length,
          all[2].getLocation().getRow().getA1Notation()];`),
    ).toEqual([
      [
        ['schema', '3', 'PROJECT', '"SPREADSHEET"'],
        ['role', null, 'DOCUMENT', '"SHEET"'],
        ['row', null, 'PROJECT', '"ROW"'],
      ],
      [['version', '4', 'PROJECT', '"SPREADSHEET"']],
      0,
      1,
      '2:2',
    ]);
  });

  test('the finder looks within its scope: a column is in a range only if it lies in it whole', () => {
    expect(
      value(`
        const other = ss.insertSheet('Other');
        sheet.getRange('B:B').addDeveloperMetadata('field', 'a');
        other.getRange('B:B').addDeveloperMetadata('field', 'b');
        const count = (scope) => scope.createDeveloperMetadataFinder().withKey('field').find().length;
        return [count(ss), count(sheet), count(sheet.getRange('A:C')), count(sheet.getRange('A1:C9')),
          ss.createDeveloperMetadataFinder().withValue('b').find().length,
          ss.createDeveloperMetadataFinder()
            .withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.ROW).find().length];`),
    ).toEqual([2, 1, 1, 0, 1, 0]);
  });

  test('ranges that are no whole row or column throw', () => {
    expect(() => value(`sheet.getRange('B2:B9').addDeveloperMetadata('x');`)).toThrow('B2:B9');
  });
});
