import type { SpreadsheetFile, User } from '../../../workbench/runtime/contract';
import { copyOf, openBeside, versionOf, withVersion } from '../../../workbench/runtime/copies';
import type { ProjectSwitches } from '../../../workbench/runtime/project';
import { ScriptProject } from '../../../workbench/runtime/project';
import { refusal } from '../../../workbench/runtime/refusals';
import { NOON, REP, load, newFile, runOn, valueAs, valueOn } from './_scripts';

const LEAD: User = { email: 'lead@example.com', locale: 'en' };

function newProject(switches: Partial<ProjectSwitches> = {}) {
  return new ScriptProject({ now: () => NOON }, switches);
}

/** The file as the engine's class has it; opening one beside it needs more than the contract tells. */
type Opened = Parameters<typeof openBeside>[0];

const FILLED = `
  sheet.getRange('A1:B1').setValues([[2, '=A1*3']]);
  ss.setNamedRange('Amount', sheet.getRange('A1'));
  ss.addDeveloperMetadata('steady', '1');
  sheet.getRange('A1').protect().setDescription('mine');
  PropertiesService.getDocumentProperties().setProperty('id', ss.getId());
  PropertiesService.getUserProperties().setProperty('me', 'x');
  ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();`;

const FOUND = `return {
  values: sheet.getRange('A1:B1').getValues()[0],
  formula: sheet.getRange('B1').getFormula(),
  named: ss.getRangeByName('Amount') && ss.getRangeByName('Amount').getA1Notation(),
  metadata: ss.getDeveloperMetadata().length,
  protections: sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).length,
  document: PropertiesService.getDocumentProperties().getKeys(),
  user: PropertiesService.getUserProperties().getKeys(),
  triggers: ScriptApp.getUserTriggers(ss).length,
};`;

describe('opening other files', () => {
  test('openById and openByUrl give another file of the project; what is written there is there', () => {
    const project = newProject();
    const [file, other] = [newFile({ project }), newFile({ project })];
    expect(
      valueOn(
        file,
        `const other = SpreadsheetApp.openById('${other.id}');
         other.getSheets()[0].getRange('A1').setValue(5);
         const same = SpreadsheetApp.openByUrl(other.getUrl());
         return [other.getId() === same.getId(), same.getSheets()[0].getRange('A1').getValue(),
           sheet.getRange('A1').getValue(), SpreadsheetApp.openById(ss.getId()).getId() === ss.getId()];`,
      ),
    ).toEqual([true, 5, '', true]);
    expect(valueOn(other, `return sheet.getRange('A1').getValue();`)).toBe(5);
  });

  test.each([
    'other.rename("x");',
    'other.addDeveloperMetadata("key", "value");',
    'there.addDeveloperMetadata("key");',
    'there.getRange("B:B").addDeveloperMetadata("key");',
    'other.getDeveloperMetadata()[0].setValue("x");',
    'other.getDeveloperMetadata()[0].remove();',
    'other.setNamedRange("New", there.getRange("A1"));',
    'other.getNamedRanges()[0].setName("New");',
    'other.removeNamedRange("Amount");',
    'there.insertChart(there.newChart().setChartType(Charts.ChartType.LINE).addRange(there.getRange("A1:B3")).setPosition(5, 5, 0, 0).build());',
    'there.setTabColor("#ff0000");',
    'there.hideColumns(2);',
    'there.setFrozenRows(1);',
    'there.getRange("A1").protect();',
    'there.setConditionalFormatRules([]);',
    'there.getRange("A1").setNote("x");',
    'other.insertSheet("New");',
    'other.moveActiveSheet(1); other.addViewer("x@example.com");',
  ])('a viewer of another file may not %s (platform section 9)', (write) => {
    const project = newProject();
    const file = newFile({ project });
    const others = newFile({ project, owner: LEAD.email });
    valueAs(others, LEAD, `${FILLED} ss.addViewer('${REP.email}');`);
    const before = JSON.stringify(others.save());
    const open = `const other = SpreadsheetApp.openById('${others.id}');
      const there = other.getSheets()[0];
      other.getRangeByName('Amount').getValue();`;
    expect(runOn(file, `${open} ${write}`).error?.message).toBe(refusal('readersFile'));
    expect(JSON.stringify(others.save())).toBe(before);
    valueAs(others, LEAD, `ss.addEditor('${REP.email}');`);
    expect(runOn(file, `${open} ${write}`).error).toBeUndefined();
  });

  test('what another run has written to a file and not flushed is not seen in it (platform 7.6)', () => {
    const project = newProject();
    const [file, other] = [newFile({ project }), newFile({ project })];
    const bundle = (then: string) => `function main() {
      const cell = SpreadsheetApp.openById('${other.id}').getSheets()[0].getRange('A1');
      ${then}
    }`;
    const inner = load(bundle('return cell.getValue();'), file);
    const seen: unknown[] = [];
    load(
      bundle('cell.setValue(5); ScriptApp.getProjectTriggers(); return cell.getValue();'),
      file,
    ).run('main', [], REP, {
      beforeCall: (calls) => {
        if (calls === 5) seen.push(inner.run('main', [], REP).value);
      },
    });
    seen.push(inner.run('main', [], REP).value);
    expect(seen).toEqual(['', 5]);
  });

  test('a file that is not there or not shared with the user is refused (platform section 9)', () => {
    const project = newProject();
    const file = newFile({ project });
    const others = newFile({ project, owner: LEAD.email });
    expect(runOn(file, `SpreadsheetApp.openById('none');`).error).toBeDefined();
    const open = `return SpreadsheetApp.openById('${others.id}').getOwner().getEmail();`;
    expect(runOn(file, open).error?.message).toContain('permission');
    valueAs(others, LEAD, `ss.addViewer('${REP.email}');`);
    expect(valueOn(file, open)).toBe(LEAD.email);
    const write = `SpreadsheetApp.openById('${others.id}').getSheets()[0].appendRow([1]);`;
    expect(runOn(file, write).error?.message).toContain('permission');
  });

  test('addViewer on an editor changes nothing, addEditor makes a viewer an editor (platform section 9)', () => {
    const file = newFile({ owner: REP.email });
    const emails = (users: string) => `${users}.map((user) => user.getEmail())`;
    expect(
      valueOn(
        file,
        `ss.addEditor('a@x.example').addViewers(['a@x.example', 'b@x.example']).addEditor('b@x.example')
           .addViewer('c@x.example').removeEditor('a@x.example');
         return [${emails('ss.getEditors()')}, ${emails('ss.getViewers()')}, ss.getOwner().getEmail()];`,
      ),
    ).toEqual([[REP.email, 'b@x.example'], ['c@x.example'], REP.email]);
  });
});

describe('make a copy', () => {
  test("cells, names and protections go along; triggers do not, user properties are the user's (platform 4.21, section 6)", () => {
    const file = newFile({ project: newProject() });
    valueOn(file, FILLED);
    const id = valueOn(file, `return ss.copy('Copy').getId();`) as string;
    const copy = file.project.files.get(id)!;
    expect(copy.name).toBe('Copy');
    expect(copy.id).toHaveLength(file.id.length);
    expect(copy.sharing.owner).toBe(REP.email);
    expect(valueOn(copy, FOUND)).toEqual({
      values: [2, 6],
      formula: '=A1*3',
      named: 'A1',
      metadata: 1,
      protections: 1,
      document: [],
      user: ['me'],
      triggers: 0,
    });
    valueOn(copy, `sheet.getRange('A1').setValue(9);`);
    expect(valueOn(file, FOUND)).toMatchObject({ values: [2, 6], triggers: 1 });
  });

  test.each([
    [{ copiesProperties: true, copiesMetadata: false }, ['id'], 0],
    [{ copiesProperties: false, copiesMetadata: true }, [], 1],
  ])(
    'whether properties and metadata go along is a switch: %j (platform section 14, 9)',
    (switches, document, metadata) => {
      const file = newFile({ project: newProject(switches) });
      valueOn(file, FILLED);
      const copy = openBeside(file as Opened, copyOf(file, 'Copy', LEAD.email));
      expect(valueAs(copy, LEAD, FOUND)).toMatchObject({ document, metadata, user: [] });
    },
  );
});

describe('going back to an earlier version', () => {
  function changedAndBack(rollsBackProperties: boolean): SpreadsheetFile {
    const file = newFile({ owner: REP.email });
    valueOn(file, FILLED);
    const version = versionOf(file);
    valueOn(
      file,
      `sheet.getRange('A1').setValue(100);
       sheet.insertRowsBefore(1, 2);
       PropertiesService.getDocumentProperties().setProperty('later', '1');
       PropertiesService.getUserProperties().setProperty('later', '1');
       MailApp.sendEmail('a@x.example', 's', 'b');`,
    );
    return openBeside(file as Opened, withVersion(file, version, { rollsBackProperties }));
  }

  test.each([
    [false, ['id', 'later']],
    [true, ['id']],
  ])('cells go back; document properties go with them or not: %s', (rollsBack, document) => {
    const file = changedAndBack(rollsBack);
    expect(valueOn(file, FOUND)).toMatchObject({
      values: [2, 6],
      named: 'A1',
      metadata: 1,
      document,
      user: ['me', 'later'],
      triggers: 1,
    });
    expect(file.project.files.get(file.id)).toBe(file);
    expect(file.project.outbox.sent).toHaveLength(1);
    expect(file.sharing.owner).toBe(REP.email);
  });
});
