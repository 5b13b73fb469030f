import type { en as shared } from '../messages/pages/shared/en';
import type { en as own } from '../messages/pages/sidebar/en';
import { speakerOf } from './words';

export type SidebarKey = keyof typeof shared | keyof typeof own;

/** Says a word of the sidebar. */
export const say = speakerOf<SidebarKey>();
