/** How Google writes the errors that the engine writes otherwise; the rest is spelled alike. */
const GOOGLE_ERRORS: Readonly<Record<string, string>> = {
  '#SPILL!': '#REF!',
  '#REF': '#REF!',
  '#CYCLE': '#REF!',
  '#ERROR': '#ERROR!',
  '#BAD_EXPR': '#ERROR!',
};

/** The error as a script, a custom function or the grid's reader sees it on Google. */
export function googleError(engineError: string): string {
  return GOOGLE_ERRORS[engineError] ?? engineError;
}
