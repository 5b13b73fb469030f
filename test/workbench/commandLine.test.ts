import { resolve } from 'node:path';
import { readCommandLine } from '../../workbench/commandLine';

const read = (...args: string[]) => readCommandLine(args, {}, '/project');

test('without options: the sample deals, English, port 8787, the built bundle', () => {
  expect(read()).toEqual({
    port: 8787,
    language: 'en',
    fill: 'samples',
    fileName: 'pipeline-en',
    reset: false,
    bundlePath: resolve('/project/appsscript/Code.js'),
    folder: resolve('/project/.workbench'),
  });
});

test('each language and kind has a workbook of its own', () => {
  expect(read('--lang', 'sv')?.fileName).toBe('pipeline-sv');
  expect(read('--empty')?.fileName).toBe('empty-en');
  expect(read('--import', 'deals.csv')?.fileName).toBe('import-en');
  expect(read('--file', 'My deals 2026')?.fileName).toBe('My deals 2026');
});

test('PORT is the port, unless --port is given', () => {
  expect(readCommandLine([], { PORT: '9000' }, '/project')?.port).toBe(9000);
  expect(readCommandLine(['--port', '9001'], { PORT: '9000' }, '/project')?.port).toBe(9001);
});

test('--import with a map and a price list', () => {
  const options = read(
    ...['--import', 'deals.csv', '--map', 'account=prospect', '--map', 'a=b=amount'],
    ...['--prices', 'products.csv', '--key', 'product=product', '--price', 'sales_price'],
    ...['--alias', 'GTXPro=GTX Pro'],
  );
  expect(options?.fill).toEqual({
    dealsPath: resolve('deals.csv'),
    map: { account: 'prospect', 'a=b': 'amount' },
    prices: {
      path: resolve('products.csv'),
      key: { deals: 'product', prices: 'product' },
      price: 'sales_price',
      aliases: { GTXPro: 'GTX Pro' },
    },
  });
});

test('--help asks for nothing else', () => {
  expect(read('--help')).toBeUndefined();
});

test.each([
  [['--colour', 'red'], "Unknown option '--colour'.\n--help lists the options."],
  [['deals.csv'], 'deals.csv'],
  [['--port', 'many'], '--port takes a number from 0 to 65535, got "many".'],
  [['--port', '70000'], '--port takes a number from 0 to 65535'],
  [['--lang', 'de'], '--lang takes en or sv, got "de".'],
  [['--file', '../secret'], '--file takes a name'],
  [['--file', 'a/b'], '--file takes a name'],
  [['--empty', '--import', 'a.csv'], 'exclude each other'],
  [['--map', 'a=amount'], '--map needs --import'],
  [['--import', 'a.csv', '--map', 'amount'], '--map takes A=B, got "amount".'],
  [['--import', 'a.csv', '--prices', 'p.csv'], '--prices needs --key'],
  [['--import', 'a.csv', '--key', 'a=b'], '--key needs --prices'],
])('%j is refused in words', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
