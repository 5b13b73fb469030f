import type { Draft } from '../../../flows/dealAnswers';
import type { FormValue } from '../../../table/dealForm';

/** What was typed into a form, by field: only what differs from the sheet. */
export type Typed = Readonly<Record<string, FormValue>>;

/** A form that was not saved yet. */
export interface FormDraft {
  /** For instance "deal d-1 qualify", "new 0 12". */
  readonly key: string;
  /** The prospect, for the person. */
  readonly name: string;
  /** Where the deal was, counted from 1. */
  readonly row: number;
  readonly typed: Typed;
  /** What the deal's cells held as typing began. */
  readonly base: Readonly<Record<string, string>>;
  /** The version of the deal then. */
  readonly version: number;
  /** Fields where the sheet's value was chosen over what was typed. */
  readonly kept: readonly string[];
  /** When it was typed, an ISO instant. */
  readonly at: string;
}

/** Where drafts are kept: this computer's storage, and the person's properties on the server. */
export interface DraftPlaces {
  readonly local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Empty content forgets it. */
  send(draft: Draft): void;
}

const LOCAL_AFTER_MS = 300;
const SERVER_AFTER_MS = 2000;
const MOST = 20;
/** The server's own bound. */
const LONGEST = 2800;
const KEPT_MS = 30 * 86_400_000;

/**
 * Drafts of one file: on this computer a moment after the last key, on the server a little later, gone only after the
 * sheet has what they hold (ux A.7).
 */
export class DraftStore {
  private readonly drafts = new Map<string, FormDraft>();
  private readonly unsent = new Set<string>();
  private readonly onServer = new Set<string>();
  private readonly dropped = new Set<string>();
  private localTimer: ReturnType<typeof setTimeout> | undefined;
  private serverTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly prefix: string;
  /** Too old or too many: no longer kept, shown once more so that they can be copied. */
  leaving: readonly FormDraft[] = [];

  /**
   * @param fileId the spreadsheet's
   * @param places where drafts are kept
   */
  constructor(
    fileId: string,
    private readonly places: DraftPlaces,
  ) {
    this.prefix = `sp:draft:${fileId}:`;
    this.adopt(this.readLocal());
  }

  get(key: string): FormDraft | undefined {
    return this.drafts.get(key);
  }

  /** The newest first. */
  all(): readonly FormDraft[] {
    return [...this.drafts.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** Keeps a draft; without anything typed it is dropped. */
  put(draft: FormDraft): void {
    if (Object.keys(draft.typed).length === 0) {
      this.drop(draft.key);
      return;
    }
    this.drafts.set(draft.key, draft);
    this.dropped.delete(draft.key);
    this.unsent.add(draft.key);
    clearTimeout(this.localTimer);
    clearTimeout(this.serverTimer);
    this.localTimer = setTimeout(() => this.writeLocal(), LOCAL_AFTER_MS);
    this.serverTimer = setTimeout(() => this.flush(), SERVER_AFTER_MS);
    this.letGo();
  }

  /** The sheet has it, or the person does not want it. */
  drop(key: string): void {
    this.drafts.delete(key);
    this.unsent.delete(key);
    this.dropped.add(key);
    this.forgetLocal(key);
    if (this.onServer.delete(key)) this.forgetSent(key);
  }

  /** Brings everything to its places now, as when the page is hidden. */
  flush(): void {
    clearTimeout(this.localTimer);
    clearTimeout(this.serverTimer);
    this.writeLocal();
    for (const key of this.unsent) {
      const draft = this.drafts.get(key)!;
      const content = JSON.stringify(draft);
      // What is longer stays on this computer only.
      if (content.length > LONGEST) continue;
      this.places.send({ key, at: draft.at, content });
      this.onServer.add(key);
    }
    this.unsent.clear();
  }

  /** Takes in what the server kept: this computer's storage may have been cleared. The newest of a key wins. */
  adoptSent(sent: readonly Draft[]): void {
    for (const { key } of sent) {
      // What was saved while the server was being asked must not come back.
      if (this.dropped.has(key)) this.forgetSent(key);
      else this.onServer.add(key);
    }
    const wanted = sent.filter(({ key }) => !this.dropped.has(key));
    this.adopt(wanted.flatMap(({ content }) => draftOf(content) ?? []));
  }

  private adopt(found: readonly FormDraft[]): void {
    for (const draft of found) {
      const known = this.drafts.get(draft.key);
      if (known === undefined || known.at < draft.at) this.drafts.set(draft.key, draft);
    }
    this.letGo();
  }

  private forgetSent(key: string): void {
    this.places.send({ key, at: new Date().toISOString(), content: '' });
  }

  private letGo(): void {
    const oldest = new Date(Date.now() - KEPT_MS).toISOString();
    const gone = this.all().filter(({ at }, i) => i >= MOST || at < oldest);
    for (const { key } of gone) this.drop(key);
    if (gone.length > 0) this.leaving = [...this.leaving, ...gone];
  }

  private readLocal(): FormDraft[] {
    try {
      const { local } = this.places;
      const keys = Array.from({ length: local.length }, (_, i) => local.key(i)!);
      return keys
        .filter((key) => key.startsWith(this.prefix))
        .flatMap((key) => draftOf(local.getItem(key)!) ?? []);
    } catch {
      // A browser may refuse storage; the server's drafts remain.
      return [];
    }
  }

  private writeLocal(): void {
    try {
      for (const key of this.unsent) {
        this.places.local.setItem(this.prefix + key, JSON.stringify(this.drafts.get(key)));
      }
    } catch {
      // Refused or full: the server's drafts remain.
    }
  }

  private forgetLocal(key: string): void {
    try {
      this.places.local.removeItem(this.prefix + key);
    } catch {
      // Where nothing could be kept, nothing stays.
    }
  }
}

/** What a stored text holds; null where it is none of ours. */
function draftOf(text: string): FormDraft | null {
  try {
    const found = JSON.parse(text) as Partial<FormDraft> | null;
    const { key, name, row, typed, base, kept, at } = found ?? {};
    const isOurs =
      typeof key === 'string' &&
      typeof name === 'string' &&
      typeof row === 'number' &&
      typeof at === 'string' &&
      Array.isArray(kept) &&
      [typed, base].every((part) => typeof part === 'object' && part !== null);
    return isOurs ? (found as FormDraft) : null;
  } catch {
    return null;
  }
}
