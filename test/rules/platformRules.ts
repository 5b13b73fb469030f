/** The rules of the platform contract that a test here could keep: its MUST rows and its EMU paragraphs. */

export interface PlatformRule {
  /** "3.14" or "EMU 3". */
  readonly id: string;
  readonly text: string;
}

/** Numbered rows whose source says MUST, numbered headings that do, and the paragraphs on what must be enforced. */
export function platformRules(contract: string): PlatformRule[] {
  return contract.split('\n').flatMap((line) => {
    const [, row, text, source] = /^\| (\d+\.\d+) \| (.*) \| ([^|]*) \|$/.exec(line) ?? [];
    if (row !== undefined) return source!.startsWith('MUST') ? [{ id: row, text: text! }] : [];
    const [, section, heading] = /^### (\d+\.\d+) (.*) — MUST\b/.exec(line) ?? [];
    if (section !== undefined) return [{ id: section, text: heading! }];
    const [, paragraph, demand] = /^\*\*EMU (\d+)\*\*: (.*)$/.exec(line) ?? [];
    return paragraph === undefined ? [] : [{ id: `EMU ${paragraph}`, text: demand! }];
  });
}
