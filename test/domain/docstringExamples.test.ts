import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/** Rooms whose docstrings carry examples of the form `call(...) // result`. */
const ROOMS = ['domain', 'messages', 'table', 'template'];
const SOURCE = join(__dirname, '../../src');
const EXAMPLE = /@example (.+?) \/\/ (.+)$/gm;

interface Example {
  readonly file: string;
  readonly call: string;
  readonly result: string;
}

function examples(): Example[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(SOURCE, room))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .flatMap((name) => {
        const file = join(room, name);
        const text = readFileSync(join(SOURCE, file), 'utf8');
        return [...text.matchAll(EXAMPLE)].map(([, call, result]) => ({
          file,
          call: call!,
          result: result!,
        }));
      }),
  );
}

const evaluate = (code: string, scope: object): unknown =>
  vm.runInNewContext(`(${code})`, { ...scope, Map, Set });

describe('examples in docstrings', () => {
  test('there are some', () => expect(examples().length).toBeGreaterThan(15));

  test.each(examples().map((example) => [example.file, example.call, example.result]))(
    '%s: %s is %s',
    (file, call, result) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file is known only here
      const module = require(join(SOURCE, file)) as object;
      const plain = (value: unknown): unknown =>
        value instanceof Map ? [...value] : JSON.parse(JSON.stringify(value));
      expect(plain(evaluate(call, module))).toEqual(plain(evaluate(result, module)));
    },
  );
});
