import fc from 'fast-check';
import { load, newFile, REP } from './_scripts';

const FILES = new Map([
  ['Page', '<ul><? for (const deal of deals) { ?><li><?= deal ?></li><? } ?></ul>'],
  ['style', '<style>b { color: red }</style>'],
]);

/** The page that the template makes with these values. */
function evaluated(template: string, values: object = {}): string {
  const source = `
    function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
    function main(text, values) {
      const template = HtmlService.createTemplate(text);
      Object.assign(template, values);
      return template.evaluate().getContent();
    }`;
  const { value, error } = load(source, newFile(), FILES).run('main', [template, values], REP);
  if (error) throw error;
  return value as string;
}

function run(statements: string) {
  const { value, error } = load(`function main() { ${statements} }`, newFile(), FILES).run(
    'main',
    [],
    REP,
  );
  if (error) throw error;
  return value;
}

describe('templates (platform 8.5)', () => {
  test('code runs, values are printed, in the order of the page', () => {
    expect(
      run(`
        const template = HtmlService.createTemplateFromFile('Page');
        template.deals = ['Ann & Co', '<b>'];
        const page = template.evaluate().setTitle('Deals');
        return [page.getContent(), page.getTitle(), template.deals.length, template.getRawContent().length > 9];`),
    ).toEqual(['<ul><li>Ann &amp; Co</li><li>&lt;b&gt;</li></ul>', 'Deals', 2, true]);
  });

  test('scriptlets find the functions of the project: files are included as they are', () => {
    expect(evaluated("<head><?!= include('style') ?></head>")).toBe(
      '<head><style>b { color: red }</style></head>',
    );
  });

  test('only the first statement of a printing scriptlet is printed; a loop may go without braces', () => {
    expect(evaluated('<? var n = 1; ?><?= n; n = 2 ?>,<?= n // last ?>.')).toBe('1,2.');
    expect(evaluated('<? for (let i = 0; i < 3; i++) ?><?= i ?>')).toBe('012');
  });

  test('what a scriptlet throws is thrown by evaluate; a name that is not there too', () => {
    expect(() => evaluated('<?= missing ?>')).toThrow('missing is not defined');
    expect(() => evaluated('<? throw new Error("no"); ?>')).toThrow('no');
    expect(() => run(`HtmlService.createTemplateFromFile('None');`)).toThrow('None');
  });

  test('two templates do not share their values', () => {
    expect(
      run(`
        const [one, other] = ['a', 'b'].map((name) => {
          const template = HtmlService.createTemplate('<?= name ?>');
          template.name = name;
          return template;
        });
        return [other, one].map((template) => template.evaluate().getContent());`),
    ).toEqual(['b', 'a']);
  });

  test.each([
    ['<p><?= x ?></p>', '<i>"\'&', '<p>&lt;i&gt;&quot;&#39;&amp;</p>'],
    ['<p><?!= x ?></p>', '<i>', '<p><i></p>'],
    ['<a title="<?= x ?>">', '"><b>', '<a title="&quot;&gt;&lt;b&gt;">'],
    ['<a title=<?= x ?>>', 'a b=c', '<a title=a&#32;b&#61;c>'],
    ['<a href="<?= x ?>">', 'javascript:alert(1)', '<a href="#">'],
    ['<a href="<?= x ?>">', ' java\nscript:alert(1)', '<a href="#">'],
    [
      '<a href="<?= x ?>">',
      'https://a.example/?q=1&r=2',
      '<a href="https://a.example/?q=1&amp;r=2">',
    ],
    ['<a href="/deals/<?= x ?>">', 'a:b', '<a href="/deals/a:b">'],
    [
      '<script>const a = <?= x ?>;</script>',
      '</script>',
      '<script>const a = "\\u003c/script\\u003e";</script>',
    ],
    [
      "<script>const a = '<?= x ?>';</script>",
      "';alert(1)//",
      "<script>const a = '\\u0027;alert(1)\\u002f\\u002f';</script>",
    ],
    [
      "<script>/* it's */ const a = <?= x ?>;</script>",
      5,
      "<script>/* it's */ const a = 5;</script>",
    ],
    ['<button onclick="go(<?= x ?>)">', "')", '<button onclick="go(&quot;\\u0027)&quot;)">'],
    ['<button onclick="go(\'<?= x ?>\')">', "')", '<button onclick="go(\'\\u0027)\')">'],
    ['<style>b { color: <?= x ?> }</style>', 'red}', '<style>b { color: red\\7d  }</style>'],
    ['<b <?= x ?>>', 'onclick="x"', '<b onclickx>'],
    ['<!-- <?= x ?> --><p>', '-->', '<!-- --&gt; --><p>'],
    ['<p>a < b <?= x ?></p>', '"', '<p>a < b &quot;</p>'],
  ])('in %s the value %j is escaped for its place', (template, x, expected) => {
    expect(evaluated(template, { x })).toBe(expected);
  });

  test('property: no value breaks out of its place', () => {
    const script = load(
      `function main(x) {
        const template = HtmlService.createTemplate(
          '<p><?= x ?></p><a title="<?= x ?>"></a><script>const a = <?= x ?>, b = "<?= x ?>";</script>');
        template.x = x;
        return template.evaluate().getContent();
      }`,
      newFile({ size: { rows: 1, columns: 1 } }),
    );
    const hostile = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '\\',
        '/',
        '</script>',
        '<!--',
        '\n',
        '`',
        'å',
        '\u2028',
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const x = parts.join('');
        const page = script.run('main', [x], REP).value as string;
        const [, text, title, code] =
          /^<p>([^<>]*)<\/p><a title="([^"<>]*)"><\/a><script>([^<>]*)<\/script>$/.exec(page)!;
        const unescaped = (html: string) =>
          html.replace(
            /&(lt|gt|quot|amp|#39);/g,
            (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[name]!,
          );
        expect([unescaped(text!), unescaped(title!)]).toEqual([x, x]);
        const read = new Function(`${code} return [a, b];`) as () => unknown;
        expect(read()).toEqual([x, x]);
      }),
      { seed: 85, numRuns: 300 },
    );
  });
});
