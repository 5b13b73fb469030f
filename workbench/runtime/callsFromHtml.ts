/** What a function's result becomes on its way to the page that called it by google.script.run (platform 8.8 to 8.10). */

/** Why a call failed, as the page's failure handler is told. */
export interface HtmlCallFailure {
  readonly name: string;
  readonly message: string;
}

/** The value itself, or null for the whole of it where any part is a date or another thing that may not cross. */
export function resultForHtml(value: unknown): unknown {
  return mayCross(value) ? (value ?? null) : null;
}

function mayCross(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return ['boolean', 'number', 'string'].includes(typeof value);
  if (Array.isArray(value)) return value.every(mayCross);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(mayCross);
}

/** The message begins with the name of what was thrown: "Error: ..." by a script, "Exception: ..." by a service. */
export function failureForHtml({ name, message }: Error): HtmlCallFailure {
  return { name: 'ScriptError', message: `${name}: ${message}` };
}
