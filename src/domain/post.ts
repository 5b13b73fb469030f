/** A mail as it is handed over to be sent. */
export interface Post {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The sender's name; empty where it is not known. */
  readonly from: string;
  /** Files that come with it. */
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[];
}
