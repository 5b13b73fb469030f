/** Something that the person at the keyboard can mend. Its message says what is wrong and what to do; no stack trace. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** The system's own code of a failed file or network call, for instance "ENOENT". */
export function systemErrorCode(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
