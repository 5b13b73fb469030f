import type { PersonsEdit } from '../../../workbench/runtime/contract';
import { load, newFile, REP } from './_scripts';

const CELL = { left: 1, right: 1, top: 2, bottom: 2 };

/** What the body of an onEdit returns for this edit. */
function onEdit(body: string, edit: Partial<PersonsEdit> = {}, cells: object = {}) {
  const file = newFile({ size: { rows: 4, columns: 3 } });
  for (const [xc, content] of Object.entries(cells)) {
    const [col, row] = [xc.charCodeAt(0) - 65, Number(xc.slice(1)) - 1];
    file.model.dispatch('UPDATE_CELL', { sheetId: '0', col, row, content: String(content) });
  }
  const script = load(`function onEdit(e) { ${body} }`, file);
  return script.runOnEdit({ sheetId: '0', zone: CELL, ...edit }, REP);
}

const value = (...parameters: Parameters<typeof onEdit>) => {
  const { value: answer, error } = onEdit(...parameters);
  if (error) throw error;
  return answer;
};

describe('the event of onEdit (platform 4.2)', () => {
  test('range and source are the services themselves', () => {
    const body = 'return [e.range.getA1Notation(), e.range.getValue(), e.source.getName()]';
    expect(value(body, {}, { B3: 'typed' })).toEqual(['B3', 'typed', 'Test']);
    expect(value('e.range.setValue(7); return e.range.getValue()')).toBe(7);
  });

  test('authMode is LIMITED, and who edits is not told (platform 2.1)', () => {
    expect(value('return e.authMode === ScriptApp.AuthMode.LIMITED')).toBe(true);
    expect(value('return "user" in e')).toBe(false);
  });

  test('value and oldValue are texts', () => {
    const both = 'return [e.value, e.oldValue]';
    expect(value(both, { oldValue: 'before' }, { B3: '12.5' })).toEqual(['12.5', 'before']);
    expect(value(both, {}, { B3: 'TRUE' })).toEqual(['TRUE', undefined]);
    expect(value(both, {}, { B3: '=2*3' })).toEqual(['6', undefined]);
  });

  test('a cell that holds nothing has no value', () => {
    expect(value('return ["value" in e, "oldValue" in e]')).toEqual([false, false]);
  });

  test('several cells have a range only', () => {
    const zone = { ...CELL, right: 2 };
    const body = 'return [e.range.getA1Notation(), "value" in e, "oldValue" in e]';
    expect(value(body, { zone }, { B3: 'typed' })).toEqual(['B3:C3', false, false]);
  });

  test('an edit that may be anywhere has the whole sheet as its range', () => {
    expect(value('return e.range.getA1Notation()', { zone: undefined })).toBe('A1:C4');
  });
});

test.each(['onEdit', 'onOpen'])('%s may show toasts but no dialogs (platform 2.1)', (name) => {
  const script = (body: string) => load(`function ${name}() { ${body} }`).run(name, [{}], REP);
  const toast = script('SpreadsheetApp.getActiveSpreadsheet().toast("Seen")');
  expect(toast.notices.map(({ text }) => text)).toEqual(['Seen']);
  const alert = script('SpreadsheetApp.getUi().alert("Look")');
  expect(alert.error?.message).toContain('permission');
  expect(alert.notices).toEqual([]);
});
