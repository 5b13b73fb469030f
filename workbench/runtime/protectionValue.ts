/** What is kept of a protection. */
export interface ProtectionValue {
  readonly type: 'RANGE' | 'SHEET';
  readonly description: string;
  readonly isWarningOnly: boolean;
  /** E-mail addresses; none chosen yet means everybody who may edit the file. */
  readonly editors: readonly string[] | null;
  readonly allowsDomain: boolean;
}
