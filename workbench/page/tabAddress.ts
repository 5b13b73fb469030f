/** Who uses this tab and which file it shows: both stand in its address, and go along with all that is asked of the server. */
import { PEOPLE, personWith } from '../drive/people';
import type { PersonRole } from '../drive/people';
import type { Words } from './words';

const PERSON = 'as';
const FILE = 'file';

/** What the address may leave out: the first person, the first file. */
interface Tab {
  readonly role: PersonRole;
  readonly fileId: string | null;
}

/** An address of the server, asked for the person and about the file of this tab. */
export function ofThisTab(address: string): string {
  return withTab(new URL(address, location.origin), thisTab());
}

/** The address of a page like this one that shows another file; without one, the file that the workbench was opened with. */
export function pageOf(fileId: string | null): string {
  return withTab(new URL('/', location.origin), { ...thisTab(), fileId });
}

let leaving = false;

/** Whether this tab is about to show another file: then nothing that becomes of the present one matters here. */
export function isLeaving(): boolean {
  return leaving;
}

export function setLeaving(value: boolean): void {
  leaving = value;
}

/** Lets another person take the tab over. */
export function offerPeople(words: Words): void {
  const place = document.getElementById('wb-person')!;
  const select = document.createElement('select');
  select.setAttribute('aria-label', words.people.label);
  const chosen = thisTab().role;
  for (const { role, email } of PEOPLE) {
    const option = new Option(words.people[role], role, false, role === chosen);
    option.title = email;
    select.add(option);
  }
  select.addEventListener('change', () => {
    const url = new URL(location.href);
    url.searchParams.set(PERSON, select.value);
    location.assign(url);
  });
  place.replaceChildren(select);
}

function thisTab(): Tab {
  const { searchParams } = new URL(location.href);
  const role = (personWith(searchParams.get(PERSON)) ?? PEOPLE[0]).role;
  return { role, fileId: searchParams.get(FILE) };
}

function withTab(url: URL, { role, fileId }: Tab): string {
  if (role !== PEOPLE[0].role) url.searchParams.set(PERSON, role);
  if (fileId !== null) url.searchParams.set(FILE, fileId);
  return url.pathname + url.search;
}
