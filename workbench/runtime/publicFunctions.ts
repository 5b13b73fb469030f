/** What Google would find in a bundle: its top-level function declarations and the comment directly above each. */
import { parse } from 'acorn';
import type { Comment, FunctionDeclaration, Pattern, Program } from 'acorn';
import type { PublicFunction } from './contract';
import { requireGoogleSyntax } from './unsupportedSyntax';

interface ReadScript {
  readonly source: string;
  readonly functions: readonly PublicFunction[];
  readonly names: ReadonlySet<string>;
}

let lastRead: ReadScript | undefined;

/** Reads a built bundle (platform 1.20 to 1.25, 3.1); names that end in "_" are private and left out. */
export function publicFunctions(source: string): readonly PublicFunction[] {
  return readScript(source).functions;
}

/** Names that a script declares at its top level, as functions, classes or variables. */
export function topLevelNames(source: string): ReadonlySet<string> {
  return readScript(source).names;
}

function readScript(source: string): ReadScript {
  // One bundle is opened with many files, and reading it takes longer than all else about a file.
  if (lastRead?.source !== source) {
    const comments: Comment[] = [];
    const program = parse(source, { ecmaVersion: 2022, sourceType: 'script', onComment: comments });
    requireGoogleSyntax(program);
    const functions = functionsOf(program, source, comments);
    lastRead = { source, functions, names: new Set(program.body.flatMap(declaredNames)) };
  }
  return lastRead;
}

function declaredNames(statement: Program['body'][number]): string[] {
  switch (statement.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [statement.id.name];
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id }) =>
        id.type === 'Identifier' ? [id.name] : [],
      );
    default:
      return [];
  }
}

function functionsOf(
  program: Program,
  source: string,
  comments: readonly Comment[],
): PublicFunction[] {
  const commentEndingAt = new Map(comments.map((comment) => [comment.end, comment]));
  return program.body
    .filter((statement) => statement.type === 'FunctionDeclaration')
    .map((statement) => statement as FunctionDeclaration)
    .filter(({ id }) => !id.name.endsWith('_'))
    .map((declaration) => {
      const before = source.slice(0, declaration.start).trimEnd().length;
      const comment = commentEndingAt.get(before);
      const docstring = comment?.type === 'Block' ? withoutStars(comment.value) : '';
      return {
        name: declaration.id.name,
        parameters: declaration.params.map(parameterName),
        docstring,
        isCustomFunction: /^\s*@customfunction\b/im.test(docstring),
      };
    });
}

function parameterName(pattern: Pattern): string {
  if (pattern.type === 'Identifier') return pattern.name;
  if (pattern.type === 'AssignmentPattern') return parameterName(pattern.left);
  if (pattern.type === 'RestElement') return parameterName(pattern.argument);
  return 'value';
}

function withoutStars(comment: string): string {
  return comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}
