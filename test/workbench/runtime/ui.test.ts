import type { DialogAnswer } from '../../../workbench/runtime/contract';
import { REP, load, newFile, runOn, value } from './_scripts';

/** Runs the statements while a person answers so; `ui` is at hand. */
function answered(statements: string, ...answers: DialogAnswer[]) {
  return runOn(newFile(), `const ui = SpreadsheetApp.getUi(); ${statements}`, '', REP, { answers });
}

describe('alerts and prompts', () => {
  test('are answered by the person, in their order', () => {
    const { value: told, notices } = answered(
      `const sure = ui.alert('Sure?', 'All of it', ui.ButtonSet.YES_NO);
       const response = ui.prompt('Name', 'Of the deal', ui.ButtonSet.OK_CANCEL);
       const closed = ui.prompt('Again');
       return [sure === ui.Button.NO, response.getSelectedButton() === ui.Button.OK, response.getResponseText(),
         String(closed.getSelectedButton()), closed.getResponseText()];`,
      { button: 'NO' },
      { button: 'OK', text: 'Ann & Co' },
      { button: 'CLOSE' },
    );
    expect(told).toEqual([true, true, 'Ann & Co', 'CLOSE', '']);
    expect(notices.map(({ kind, title, text }) => [kind, title, text])).toEqual([
      ['alert', 'Sure?', 'All of it'],
      ['prompt', 'Name', 'Of the deal'],
      ['prompt', '', 'Again'],
    ]);
  });

  test('a button that is not offered, and a question without an answer, are errors', () => {
    expect(answered(`ui.alert('Done');`, { button: 'YES' }).error?.message).toContain('YES');
    expect(answered(`ui.alert('Done');`).error?.message).toContain('no answer');
    expect(answered(`ui.alert('Done');`, { button: 'CLOSE' }).error).toBeUndefined();
  });

  test('are put to the person who is there; where nobody is, they are told of at the end', () => {
    const asked: unknown[] = [];
    const run = (isThere: boolean) =>
      runOn(
        newFile(),
        `const ui = SpreadsheetApp.getUi();
         return [ui.alert('Sure?', ui.ButtonSet.YES_NO_CANCEL), ui.prompt('Name').getResponseText(), ui.alert('Done')].map(String);`,
        '',
        REP,
        {
          ask(question) {
            asked.push(question);
            return isThere ? { button: 'CANCEL', text: 'Ann' } : undefined;
          },
        },
      );
    const there = run(true);
    expect(there.value).toEqual(['CANCEL', 'Ann', 'OK']);
    // An alert with one button leaves nothing to decide, and stops nobody.
    expect(there.notices.map(({ text }) => text)).toEqual(['Done']);
    expect(asked).toEqual([
      { kind: 'alert', title: '', text: 'Sure?', buttons: ['YES', 'NO', 'CANCEL'] },
      { kind: 'prompt', title: '', text: 'Name', buttons: ['OK'] },
    ]);
    const away = run(false);
    expect(away.value).toEqual(['YES', '', 'OK']);
    expect(away.notices.map(({ text }) => text)).toEqual(['Sure?', 'Name', 'Done']);
  });

  test('where nobody was told to answer an alert is agreed to and a prompt is closed', () => {
    expect(
      value(`
        const ui = SpreadsheetApp.getUi();
        return [String(ui.alert('a')), String(ui.alert('a', ui.ButtonSet.YES_NO_CANCEL)),
          String(ui.prompt('a').getSelectedButton())];`),
    ).toEqual(['OK', 'YES', 'CLOSE']);
  });

  test.each(["alert('Title', 'Text')", 'alert(5)', 'prompt()', "prompt('a', 'b', 'c')"])(
    "%s is no form of Google's",
    (call) => {
      expect(() => value(`SpreadsheetApp.getUi().${call};`)).toThrow(
        /match the method signature for Ui/,
      );
    },
  );
});

test('a menu keeps separators and sub-menus; one shown again takes its place (platform 2.14)', () => {
  const script = load(`
    function onOpen() {
      const ui = SpreadsheetApp.getUi();
      const more = ui.createMenu('More').addItem('Test', 'test').addSubMenu(ui.createMenu('Deep').addItem('x', 'y'));
      ui.createAddonMenu().addItem('Set up', 'setUp').addSeparator().addSubMenu(more).addToUi();
    }
    function shorter() { SpreadsheetApp.getUi().createAddonMenu().addItem('Only', 'only').addToUi(); }`);
  script.run('onOpen', [], REP);
  expect(script.menuEntries).toEqual([
    { label: 'Set up', functionName: 'setUp' },
    { separator: true },
    {
      label: 'More',
      entries: [
        { label: 'Test', functionName: 'test' },
        { label: 'Deep', entries: [{ label: 'x', functionName: 'y' }] },
      ],
    },
  ]);
  expect(script.menu.map(({ label }) => label)).toEqual(['Set up', 'More: Test', 'More: Deep: x']);
  script.run('shorter', [], REP);
  expect(script.menuEntries).toEqual([{ label: 'Only', functionName: 'only' }]);
});
