import { en as ownEn } from '../../messages/pages/import/en';
import { sv as ownSv } from '../../messages/pages/import/sv';
import { en as sharedEn } from '../../messages/pages/shared/en';
import { sv as sharedSv } from '../../messages/pages/shared/sv';
import { speakerOf } from '../words';

const en = { ...sharedEn, ...ownEn };

export type ImportKey = keyof typeof en;

/** Says a word of the dialog for CSV files. */
export const say = speakerOf<ImportKey>({ en, sv: { ...sharedSv, ...ownSv } });
