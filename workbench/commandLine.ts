/** The options of `npm start`, read and checked; what cannot be meant is refused in a sentence. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble } from './trouble';

export type Language = 'en' | 'sv';

export interface ImportOptions {
  readonly dealsPath: string;
  /** Field of the deal by heading of the file; headings that are missing here the add-on matches itself. */
  readonly map: Readonly<Record<string, string>>;
  readonly prices?: {
    readonly path: string;
    /** The headings by which a deal finds its line in the price list. */
    readonly key: { readonly deals: string; readonly prices: string };
    readonly price?: string;
    /** Spelling in the price list by spelling in the deals. */
    readonly aliases: Readonly<Record<string, string>>;
  };
}

export interface StartOptions {
  readonly port: number;
  readonly language: Language;
  readonly fill: 'samples' | 'nothing' | ImportOptions;
  /** Name of the saved workbook, without folder or extension. */
  readonly fileName: string;
  readonly reset: boolean;
  readonly bundlePath: string;
  readonly folder: string;
  /** Where the clock stands at first; without it the clock follows the machine's, or stands where it did. */
  readonly now?: Date;
}

export const USAGE = `Steady Pipeline workbench: the add-on in a real spreadsheet on your own machine.

  npm start -- [options]

  --lang en|sv            language and locale of a new workbook (en)
  --empty                 a new workbook without the pipeline in it
  --import FILE.csv       a new workbook with the deals of a CSV file
    --map HEADING=FIELD     what a heading of the file means; may be repeated
    --prices FILE.csv       a price list for deals without an amount
    --key HEADING=HEADING   heading in the deals = heading in the price list
    --price HEADING         heading of the price; needed only if it is not clear
    --alias A=B             A in the deals is B in the price list; may be repeated
  --file NAME             which saved workbook to open
  --now INSTANT           let the clock stand there, as 2026-11-23T09:00-05:00
  --reset                 set the saved workbook aside and begin anew
  --port N                port to listen on (8787, or the variable PORT)
  --bundle FILE           the built add-on (appsscript/Code.js)
  --folder DIR            where workbooks are saved (.workbench)
  --help                  this text
`;

const DEFAULT_PORT = 8787;

/** Undefined stands for --help. Relative paths are taken from `projectFolder` for what is the project's own. */
export function readCommandLine(
  args: readonly string[],
  environment: { readonly PORT?: string | undefined },
  projectFolder: string,
): StartOptions | undefined {
  const given = parse(args);
  if (given.help) return undefined;
  const language = readLanguage(given.lang);
  const fill = readFill(given);
  return {
    port: readPort(given.port ?? environment.PORT),
    language,
    fill,
    fileName: readFileName(given.file) ?? defaultFileName(language, fill),
    reset: given.reset ?? false,
    bundlePath: resolve(given.bundle ?? resolve(projectFolder, 'appsscript/Code.js')),
    folder: resolve(given.folder ?? resolve(projectFolder, '.workbench')),
    ...(given.now === undefined ? {} : { now: readInstant(given.now) }),
  };
}

type Given = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        lang: { type: 'string' },
        empty: { type: 'boolean' },
        import: { type: 'string' },
        map: { type: 'string', multiple: true },
        prices: { type: 'string' },
        key: { type: 'string' },
        price: { type: 'string' },
        alias: { type: 'string', multiple: true },
        file: { type: 'string' },
        reset: { type: 'boolean' },
        bundle: { type: 'string' },
        folder: { type: 'string' },
        now: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const [what] = (error as Error).message.split('. ');
    throw new Trouble(`${what}.\n--help lists the options.`);
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Trouble(`--port takes a number from 0 to 65535, got "${text}".`);
  }
  return port;
}

/** With its offset from UTC: an instant must not hang on the machine's zone. */
function readInstant(text: string): Date {
  const instant = new Date(text);
  if (/T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new Trouble(`--now takes an instant such as 2026-11-23T14:00:00Z, got "${text}".`);
}

function readLanguage(text: string | undefined): Language {
  if (text === undefined) return 'en';
  if (text === 'en' || text === 'sv') return text;
  throw new Trouble(`--lang takes en or sv, got "${text}".`);
}

function readFill(given: Given): StartOptions['fill'] {
  if (given.import === undefined) {
    for (const option of ['map', 'prices', 'key', 'price', 'alias'] as const) {
      if (given[option] !== undefined) throw new Trouble(`--${option} needs --import FILE.csv.`);
    }
    return given.empty ? 'nothing' : 'samples';
  }
  if (given.empty) throw new Trouble('--empty and --import exclude each other; leave one out.');
  return {
    dealsPath: resolve(given.import),
    map: readPairs('map', given.map ?? []),
    ...readPrices(given),
  };
}

function readPrices(given: Given): Pick<ImportOptions, 'prices'> {
  if (given.prices === undefined) {
    for (const option of ['key', 'price', 'alias'] as const) {
      if (given[option] !== undefined) throw new Trouble(`--${option} needs --prices FILE.csv.`);
    }
    return {};
  }
  if (given.key === undefined) {
    throw new Trouble(
      '--prices needs --key HEADING=HEADING: heading in the deals = heading there.',
    );
  }
  const [deals, prices] = readPair('key', given.key);
  return {
    prices: {
      path: resolve(given.prices),
      key: { deals, prices },
      ...(given.price === undefined ? {} : { price: given.price }),
      aliases: readPairs('alias', given.alias ?? []),
    },
  };
}

function readPairs(option: string, pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => readPair(option, pair)));
}

/** Splits at the last "=": headings hold one sooner than names of fields do. */
function readPair(option: string, pair: string): [string, string] {
  const at = pair.lastIndexOf('=');
  const left = pair.slice(0, Math.max(at, 0)).trim();
  const right = pair.slice(at + 1).trim();
  if (left === '' || right === '') throw new Trouble(`--${option} takes A=B, got "${pair}".`);
  return [left, right];
}

function readFileName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) && !name.includes('..')) return name;
  throw new Trouble(
    `--file takes a name of letters, digits, spaces, ".", "-" and "_", got "${name}".`,
  );
}

/** A workbook of its own for each language and kind, so that none is opened by mistake for another. */
function defaultFileName(language: Language, fill: StartOptions['fill']): string {
  const kind =
    typeof fill === 'string' ? { samples: 'pipeline', nothing: 'empty' }[fill] : 'import';
  return `${kind}-${language}`;
}
