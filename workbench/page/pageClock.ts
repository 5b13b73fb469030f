/** The workbench's clock as this page knows it: it stands where the server's stands, else it is the machine's. */
export interface PageClock {
  now(): Date;
  /** ISO 8601, or null to follow the machine's. */
  set(standsAt: string | null): void;
  readonly stands: boolean;
}

export function createPageClock(standsAt: string | undefined): PageClock {
  let stands = standsAt ?? null;
  return {
    now: () => (stands === null ? new Date() : new Date(stands)),
    get stands() {
      return stands !== null;
    },
    set(next) {
      stands = next;
    },
  };
}
