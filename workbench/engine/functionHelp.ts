/** Sheets' help for a custom function, taken from its docstring (platform 3.2). */

export interface FunctionHelp {
  /** The first paragraph, without HTML and line breaks. */
  readonly description: string;
  /** Text of each @param by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads a docstring whose stars are gone; a line without a tag continues the one above. */
export function functionHelp(docstring: string): FunctionHelp {
  const [text = '', ...tags] = docstring.split(/^\s*@/m);
  const parameters: Record<string, string> = {};
  for (const tag of tags) {
    const parameter = /^param\s+(?:\{[^}]*\}\s*)?\[?([\w$]+)(?:=[^\]]*)?\]?\s*-?\s*([\s\S]*)/.exec(
      tag,
    );
    if (parameter) parameters[parameter[1]!] = oneLine(parameter[2]!);
  }
  return { description: oneLine(text), parameters };
}

function oneLine(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
