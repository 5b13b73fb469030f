import { en as sharedEn } from '../messages/pages/shared/en';
import { sv as sharedSv } from '../messages/pages/shared/sv';
import { en as ownEn } from '../messages/pages/sidebar/en';
import { sv as ownSv } from '../messages/pages/sidebar/sv';
import { speakerOf } from './words';

const en = { ...sharedEn, ...ownEn };

export type SidebarKey = keyof typeof en;

/** Says a word of the sidebar. */
export const say = speakerOf<SidebarKey>({ en, sv: { ...sharedSv, ...ownSv } });
