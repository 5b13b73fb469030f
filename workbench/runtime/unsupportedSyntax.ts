/** Syntax that this Node understands and Apps Script does not parse (platform 1.5). */
import type { Node, Program } from 'acorn';

/** @throws SyntaxError at the first private field or static class field. */
export function requireGoogleSyntax(program: Program): void {
  visit(program);
}

function visit(node: Node & { readonly static?: boolean; readonly name?: string }): void {
  if (node.type === 'PrivateIdentifier') {
    throw new SyntaxError(`Apps Script does not parse private fields: #${node.name}`);
  }
  if (node.type === 'PropertyDefinition' && node.static) {
    throw new SyntaxError('Apps Script does not parse static class fields');
  }
  for (const part of Object.values(node) as unknown[]) {
    if (Array.isArray(part)) part.filter(isNode).forEach(visit);
    else if (isNode(part)) visit(part);
  }
}

function isNode(value: unknown): value is Node {
  return typeof (value as Partial<Node> | null)?.type === 'string';
}
