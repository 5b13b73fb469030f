/** The people who use the workbook on this machine: one is chosen in the page, each has properties and triggers of its own. */
export interface Person {
  readonly role: PersonRole;
  readonly email: string;
}

export type PersonRole = 'rep' | 'colleague' | 'manager';

/** The first is who opens the workbench. */
export const PEOPLE: readonly [Person, ...Person[]] = [
  { role: 'rep', email: 'rep@example.com' },
  { role: 'colleague', email: 'colleague@example.com' },
  { role: 'manager', email: 'manager@example.com' },
];

/** Who it is by the role in a page's address; the first where none is named, undefined where nobody is called so. */
export function personWith(role: string | null): Person | undefined {
  return role === null ? PEOPLE[0] : PEOPLE.find((person) => person.role === role);
}
