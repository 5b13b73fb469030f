import { parse } from 'acorn';
import type { AssignmentExpression, FunctionExpression, Node } from 'acorn';

/** A built bundle in which one public function has another body. */
export function bundleWithBody(source: string, functionName: string, body: string): string {
  const assigned: FunctionExpression[] = [];
  visit(parse(source, { ecmaVersion: 2022 }), (node) => {
    if (node.type !== 'AssignmentExpression') return;
    const { left, right } = node as AssignmentExpression;
    const isWanted =
      left.type === 'MemberExpression' &&
      left.property.type === 'Identifier' &&
      left.property.name === functionName;
    if (isWanted && right.type === 'FunctionExpression') assigned.push(right);
  });
  if (assigned.length !== 1)
    throw new Error(`${functionName} is assigned ${assigned.length} times`);
  const { start, end } = assigned[0]!.body;
  return `${source.slice(0, start)}{${body}}${source.slice(end)}`;
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const part of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(part) ? part : [part]) {
      if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node, see);
    }
  }
}
