import type { RunResult } from '../../../workbench/runtime/contract';
import { failureForHtml, resultForHtml } from '../../../workbench/runtime/callsFromHtml';
import { load, newFile, REP, runOn, value, valueOn } from './_scripts';

/** What the statements show; `ui` is at hand, and a file named Sidebar. */
function run(statements: string): RunResult {
  const source = `function main() { const ui = SpreadsheetApp.getUi(); ${statements} }`;
  const htmlFiles = new Map([['Sidebar', '<p>From the file</p>']]);
  return load(source, newFile(), htmlFiles).run('main', [], REP);
}

function shown(statements: string) {
  const result = run(statements);
  if (result.error) throw result.error;
  return result.shown;
}

/** The page as the browser would get it. */
const served = (html: string) =>
  shown(`ui.showSidebar(HtmlService.createHtmlOutput(${JSON.stringify(html)}));`)[0]!.html;

describe('HtmlService', () => {
  test('an output keeps content, title and size; its methods can be chained', () => {
    expect(
      value(`
        const output = HtmlService.createHtmlOutput('<p>').append('a').setTitle('Deals');
        const before = [output.getContent(), output.getTitle(), output.getWidth()];
        output.setContent('<b>').setWidth(300).setHeight(200);
        return [before, output.getContent(), output.getWidth(), output.getHeight(),
          output.clear().getContent(), HtmlService.createHtmlOutput().getContent()];`),
    ).toEqual([['<p>a', 'Deals', null], '<b>', 300, 200, '', '']);
  });

  test('a file is found by its name without extension; another is named in the error', () => {
    expect(
      run(`return HtmlService.createHtmlOutputFromFile('Sidebar').getContent();`),
    ).toMatchObject({ value: '<p>From the file</p>' });
    for (const name of ['sidebar', 'Sidebar.html']) {
      const { error } = run(`HtmlService.createHtmlOutputFromFile('${name}');`);
      expect(error?.message).toBe(`No HTML file named ${name} was found.`);
    }
  });

  test('setSandboxMode and setXFrameOptionsMode change nothing (platform 8.4)', () => {
    expect(
      value(`return HtmlService.createHtmlOutput('<p>')
        .setSandboxMode(HtmlService.SandboxMode.NATIVE)
        .setXFrameOptionsMode(HtmlService.XFrameOptionsMode.ALLOWALL).getContent();`),
    ).toBe('<p>');
  });

  test('four meta tags may be added, no other (platform 8.3)', () => {
    const page = `HtmlService.createHtmlOutput('<!DOCTYPE html><p>')`;
    const added = `${page}.addMetaTag('viewport', 'width=device-width; "a" < b')`;
    expect(shown(`ui.showSidebar(${added});`)[0]!.html).toBe(
      '<!DOCTYPE html><meta name="viewport" content="width=device-width; &quot;a&quot; &lt; b"><p>',
    );
    expect(value(`return ${added}.getMetaTags().map((tag) => tag.getName());`)).toEqual([
      'viewport',
    ]);
    expect(() => value(`${page}.addMetaTag('refresh', '0');`)).toThrow('refresh');
  });

  test('what is not implemented throws by name', () => {
    expect(() => value(`HtmlService.getUserAgent();`)).toThrow(
      'NotImplemented: HtmlService.getUserAgent',
    );
    expect(() => value(`HtmlService.createHtmlOutput('').appendUntrusted('');`)).toThrow(
      'NotImplemented: HtmlOutput.appendUntrusted',
    );
  });

  test('a page that is no text is refused', () => {
    expect(() => value(`HtmlService.createHtmlOutput(5);`)).toThrow(
      "The parameters (number) don't match the method signature for HtmlService.createHtmlOutput.",
    );
  });
});

describe('Ui', () => {
  test('showSidebar shows the page with its title; it has no size (platform 8.1)', () => {
    expect(
      shown(`ui.showSidebar(HtmlService.createHtmlOutput('<p>').setTitle('Deals').setWidth(500));`),
    ).toEqual([{ kind: 'sidebar', title: 'Deals', html: '<p>' }]);
  });

  test('dialogs take the title from the call and the size from the page (platform 8.1)', () => {
    expect(
      shown(`
        ui.showModalDialog(HtmlService.createHtmlOutput('a').setWidth(400).setHeight(90), 'Import');
        ui.showModelessDialog(HtmlService.createHtmlOutput('b').setTitle('unused'), 'Help');`),
    ).toEqual([
      { kind: 'modalDialog', title: 'Import', html: 'a', width: 400, height: 90 },
      { kind: 'modelessDialog', title: 'Help', html: 'b' },
    ]);
  });

  test('a dialog does not halt the script, and what was shown before an error stays (platform 8.15)', () => {
    const result = run(`
      ui.showModalDialog(HtmlService.createHtmlOutput('a'), 'Import');
      throw new Error('after it');`);
    expect(result.error?.message).toBe('after it');
    expect(result.shown).toHaveLength(1);
  });

  test('shows pages of HtmlService only', () => {
    expect(() => value(`SpreadsheetApp.getUi().showSidebar('<p>');`)).toThrow(
      "The parameters (string) don't match the method signature for Ui.showSidebar.",
    );
  });
});

describe('the page on its way to the browser', () => {
  test('loses meta and title tags and icons of the file (platform 8.3)', () => {
    expect(
      served(
        '<head><meta charset="utf-8"><TITLE lang="en">x</TITLE><link rel="icon" href="a.png">' +
          '<link rel="stylesheet" href="a.css"><base target="_top"></head>' +
          '<script>const tag = "<meta>";</script>',
      ),
    ).toBe(
      '<head><link rel="stylesheet" href="a.css"><base target="_top"></head>' +
        '<script>const tag = "<meta>";</script>',
    );
  });

  test.each([
    ['const a = `https://example.com`;\nconst b = 1;', 'const a = `https:\nconst b = 1;'],
    ['w(`a /* b`);\nw(`c */ d`);', 'w(`a  d`);'],
    ['w(`${x ? `//` : 1} /* a */ b`);', 'w(`${x ? `'],
    ['w(`/* never closed`)', 'w(`'],
  ])('what looks like a comment in a template literal is cut out of %j (platform 8.6)', (a, b) => {
    expect(served(`<script>${a}</script>`)).toBe(`<script>${b}</script>`);
    expect(served(`<script type="module">${a}</script>`)).toContain(b);
  });

  test.each([
    'const a = "https://example.com"; // stays',
    "/* stays */ const b = '/*';",
    'const c = /[/*]\\/\\//.test(`x`);',
    'const d = `${"//"}`;',
    'this is ( no script `//`',
  ])('%j stays as it is (platform 8.6)', (script) => {
    expect(served(`<script>${script}</script>`)).toBe(`<script>${script}</script>`);
  });

  test('text that is no script stays as it is (platform 8.6)', () => {
    const html = '<p>`https://example.com`</p><script type="application/json">"`//`"</script>';
    expect(served(html)).toBe(html);
  });
});

describe('results for google.script.run', () => {
  const result = (statements: string) => resultForHtml(valueOn(newFile(), statements));

  test('plain values cross; nothing becomes null (platform 8.8)', () => {
    expect(result(`return { a: [1, 'x', true, null], b: { c: 0.5 } };`)).toEqual({
      a: [1, 'x', true, null],
      b: { c: 0.5 },
    });
    expect(result(`return;`)).toBeNull();
  });

  test.each([
    'new Date()',
    '[[1, "a"], [2, new Date()]]',
    '{ deal: { due: new Date() } }',
    'sheet.getRange("A1").setValue(new Date()).getValues()',
    '() => 1',
    '[sheet]',
    '{ n: 1n }',
  ])('%s makes the whole result null (platform 8.9)', (expression) => {
    expect(result(`return (${expression});`)).toBeNull();
  });

  test('an error is told with what threw it (platform 8.10)', () => {
    const failure = (statements: string) => failureForHtml(runOn(newFile(), statements).error!);
    expect(failure(`throw new TypeError('no stage');`)).toEqual({
      name: 'ScriptError',
      message: 'TypeError: no stage',
    });
    expect(failure(`sheet.getRange(0, 1);`).message).toMatch(/^Exception: /);
  });
});

test('a page gives its content as a blob (G:REF HtmlOutput.getBlob)', () => {
  expect(
    value(`
      const blob = HtmlService.createHtmlOutput('<p>Å</p>').append('!').getBlob();
      return [blob.getDataAsString(), blob.getContentType()];`),
  ).toEqual(['<p>Å</p>!', 'text/html']);
});
