/** Which methods of Google's services the source of the bundle calls, as the compiler resolves them. */
import { join } from 'node:path';
import ts from 'typescript';

const PROJECT = join(__dirname, '../..');

/** "Class.method" by Google's interfaces, sorted; calls of `console` too. */
export function calledServiceMethods(): string[] {
  const config = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, PROJECT);
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const method = serviceMethod(checker.getResolvedSignature(node)?.declaration);
      if (method !== undefined) found.add(method);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && file.fileName.startsWith(join(PROJECT, 'src'))) visit(file);
  }
  return [...found].sort();
}

function serviceMethod(
  declaration: ts.Signature['declaration'] | ts.JSDocSignature,
): string | undefined {
  if (!declaration || !ts.isMethodSignature(declaration)) return undefined;
  const { parent, name } = declaration;
  const isGoogle = declaration.getSourceFile().fileName.includes('@types/google-apps-script');
  return isGoogle && ts.isInterfaceDeclaration(parent)
    ? `${parent.name.text}.${name.getText()}`
    : undefined;
}
