/**
 * A name for a new sheet; names of sheets differ by more than case.
 *
 * @param taken the names that are in use
 * @param wanted the name that it should have
 * @returns the name, with a number behind it where it is taken
 * @example freeName(['plan'], 'Plan') // 'Plan 2'
 */
export function freeName(taken: readonly string[], wanted: string): string {
  const forms = taken.map((name) => name.toLowerCase());
  let name = wanted;
  for (let n = 2; forms.includes(name.toLowerCase()); n++) name = `${wanted} ${n}`;
  return name;
}
