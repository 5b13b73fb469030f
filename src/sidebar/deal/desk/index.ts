/** What is behind the view Deal: one of each for the page. */
import { Clashing } from './clashing';
import { Desk } from './desk';
import { Saving } from './saving';
import { Selection } from './selection';
import { Typing } from './typing';

export const desk = new Desk();
export const typing = new Typing(desk);
export const selection = new Selection(desk, typing);
export const saving = new Saving(desk, typing, selection);
export const clashing = new Clashing(desk, typing, saving);
