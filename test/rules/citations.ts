/** Which rules of the platform contract the titles of tests cite: "(platform 7.1, 7.4)", "(platform 1.20 to 1.25, EMU 1)". */
import ts from 'typescript';

const CITED = /\bplatform ((?:(?:, | to | and )?(?:\d+\.\d+|EMU \d+))+)/g;
/** `test`, `describe.each(...)`, `(isThere ? test : test.skip)`. */
const CALLS_TEST = /^(?:\([^'"`]*)?\b(?:test|describe)\b/;
const CITED_PARAGRAPH = /\bEMU (\d+)/g;

/** The rules that a text cites; "1.20 to 1.25" are all six. */
export function citedRules(text: string): string[] {
  const rows = [...text.matchAll(CITED)].flatMap(([, list]) =>
    list!.split(/, | and /).flatMap(rowsOf),
  );
  const paragraphs = [...text.matchAll(CITED_PARAGRAPH)].map(([, number]) => `EMU ${number}`);
  return [...rows, ...paragraphs];
}

function rowsOf(part: string): string[] {
  const [first, last] = part.split(' to ');
  if (last === undefined) return /^\d/.test(first!) ? [first!] : [];
  const [section, from] = first!.split('.').map(Number) as [number, number];
  const to = Number(last.split('.')[1]);
  return Array.from({ length: to - from + 1 }, (_, index) => `${section}.${from + index}`);
}

/** The titles of the tests and of their groups in the source of a test file. */
export function titlesIn(source: string): string[] {
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      const isTest = CALLS_TEST.test(node.expression.getText(file));
      if (title && isTest && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return titles;
}
