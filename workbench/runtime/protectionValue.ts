/** What is kept of the ranges that a protected sheet leaves open, besides where they are: an entry each. */
export interface UnprotectedValue {
  /** The ID of the protection's entry. */
  readonly protection: string;
}

/** What is kept of a protection. */
export interface ProtectionValue {
  readonly type: 'RANGE' | 'SHEET';
  readonly description: string;
  readonly isWarningOnly: boolean;
  /** E-mail addresses; none chosen yet means everybody who may edit the file. */
  readonly editors: readonly string[] | null;
  readonly allowsDomain: boolean;
}
