/** What may be given to a function of the script (platform 8.8). Google refuses the rest when the call is made. */

/** Copies of a call's arguments; throws Google's own TypeError where one may not be given. */
export function copyOfArguments(args: readonly unknown[]): unknown[] {
  const [only] = args;
  if (args.length === 1 && kindOf(only) === 'HTMLFormElement') {
    return [formValues(only as HTMLFormElement)];
  }
  return args.map((value, index) => copyOf(value, String(index), []));
}

function copyOf(value: unknown, property: string, around: readonly unknown[]): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (around.includes(value)) throw new TypeError('Failed due to circular reference.');
  const within = [...around, value];
  switch (kindOf(value)) {
    case 'Array':
      return Array.from(value as unknown[], (item, index) => copyOf(item, String(index), within));
    case 'Object':
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key, copyOf(item, key, within)]),
      );
    default:
      throw new TypeError(`Failed due to illegal value in property: ${property}`);
  }
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** The fields by name as text; a name that several fields share has a list. */
function formValues(form: HTMLFormElement): Record<string, string | string[]> {
  const fields = new FormData(form);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name).map((value) => {
        if (typeof value === 'string') return value;
        throw new Error(`NotImplemented: the file in the form's field ${name}`);
      });
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}
