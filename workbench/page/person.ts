/** Who uses this tab, by the role in its address; everything that is asked of the server is asked as that person. */
import { PEOPLE, personWith } from '../drive/people';
import type { PersonRole } from '../drive/people';
import type { Words } from './words';

const NAME = 'as';

export function chosenRole(): PersonRole {
  const role = new URLSearchParams(location.search).get(NAME);
  return (personWith(role) ?? PEOPLE[0]).role;
}

/** An address of the server, asked as the person of this tab; the first of all needs not be named. */
export function asPerson(address: string): string {
  const role = chosenRole();
  if (role === PEOPLE[0].role) return address;
  const url = new URL(address, location.origin);
  url.searchParams.set(NAME, role);
  return url.pathname + url.search;
}

/** Lets another person take the tab over. */
export function offerPeople(words: Words): void {
  const place = document.getElementById('wb-person')!;
  const select = document.createElement('select');
  select.setAttribute('aria-label', words.people.label);
  for (const { role, email } of PEOPLE) {
    const option = new Option(words.people[role], role, false, role === chosenRole());
    option.title = email;
    select.add(option);
  }
  select.addEventListener('change', () => {
    const url = new URL(location.href);
    url.searchParams.set(NAME, select.value);
    location.assign(url);
  });
  place.replaceChildren(select);
}
