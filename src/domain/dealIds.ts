/** A row of the pipeline as far as its ID is concerned. */
export interface DealRow {
  readonly hasProspect: boolean;
  /** Its ID, or empty. */
  readonly id: string;
}

/**
 * The IDs that rows lack (rule W6): a row with a prospect and without an ID gets one, and of rows that share an ID all
 * but the uppermost get a new one.
 *
 * @param rows the rows from top to bottom
 * @param newId makes an ID; asked again while it gives one that is taken
 * @returns the new IDs by the row's position
 * @example missingIds([{ hasProspect: true, id: '' }], () => 'd1') // new Map([[0, 'd1']])
 */
export function missingIds(rows: readonly DealRow[], newId: () => string): Map<number, string> {
  const taken = new Set(rows.map((row) => row.id));
  const seen = new Set<string>();
  const given = new Map<number, string>();
  rows.forEach((row, position) => {
    const isDeal = row.hasProspect || row.id !== '';
    const needsId = row.id === '' || seen.has(row.id);
    if (row.id !== '') seen.add(row.id);
    if (!isDeal || !needsId) return;
    let id = newId();
    while (taken.has(id)) id = newId();
    taken.add(id);
    given.set(position, id);
  });
  return given;
}
