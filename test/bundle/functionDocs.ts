/** The page about the custom functions, made of the docstrings that the built bundle carries. */
import type { PublicFunction } from '../../workbench/runtime/contract';

const INTRODUCTION = `# Functions for cells

<!-- Made from the docstrings by \`npm run docs\`; a test compares. Change src/entrypoints/functions instead. -->

- **Ranges** may be a cell, a column, a row or a whole open column (\`D:D\`), with or without a heading. Ranges that belong together are of one size.
- **Blank** amounts and probabilities count as 0; an omitted or blank optional argument means its default.
- **Dates** may be dates of the sheet, day numbers or text such as \`2026-11-23\`; they are given back as day numbers, so format them as dates.
- **A cell that is wrong** is named with its row, in your language. A function that gives a column beside deals says so in that row and goes on; every other one shows it as its error. \`IFERROR\` hides errors that you expect.
- Write \`;\` or \`,\` between arguments as your locale does.
`;

/** A parameter as the docstring tells it. */
interface Parameter {
  readonly name: string;
  readonly example: string;
  readonly text: string;
}

/** The page, a section a function. */
export function functionDocs(functions: readonly PublicFunction[]): string {
  const custom = functions
    .filter(({ isCustomFunction }) => isCustomFunction)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const contents = custom.map(({ name }) => `[\`${name}\`](#${name.toLowerCase()})`).join(' · ');
  return `${[INTRODUCTION.trim(), contents, ...custom.map(section)].join('\n\n')}\n`;
}

/** The formulas in a docstring's examples. */
export function exampleFormulas({ docstring }: PublicFunction): string[] {
  return [...docstring.matchAll(/^@example (=.*)$/gm)].map(([, formula]) => formula!);
}

function section(definition: PublicFunction): string {
  const { name, docstring } = definition;
  const prose = docstring.slice(0, docstring.search(/^@/m)).trim();
  // A line break within a paragraph is the source's, not the page's.
  const description = prose.replace(/(?<!\n)\n(?!\n)/g, ' ');
  const parameters = parametersOf(docstring);
  const returned = /^@return (.*)$/m.exec(docstring)?.[1] ?? '';
  const rows = parameters.map(
    ({ name: parameter, example, text }) =>
      `| \`${parameter}\` | \`${example}\` | ${text.replaceAll('|', '\\|')} |`,
  );
  return [
    `## ${name}`,
    `\`${name}(${parameters.map(inSignature).join(', ')})\``,
    description,
    ['| Argument | For instance | What it is |', '| --- | --- | --- |', ...rows].join('\n'),
    `**Result:** ${returned}`,
    ['```', ...exampleFormulas(definition), '```'].join('\n'),
  ].join('\n\n');
}

function parametersOf(docstring: string): Parameter[] {
  return [...docstring.matchAll(/^@param \{(.*?)\} (\w+) (.*)$/gm)].map(
    ([, example, name, text]) => ({ example: example!, name: name!, text: text! }),
  );
}

function inSignature({ name, text }: Parameter): string {
  return text.startsWith('Optional.') ? `[${name}]` : name;
}
