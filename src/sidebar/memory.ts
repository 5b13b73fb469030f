/** What the page remembers of a person's habits on this computer; a browser may refuse to, and then nothing is lost. */

/** A text that was kept, or null. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // A habit is no great loss.
  }
}
