import type { en as own } from '../../messages/pages/import/en';
import type { en as shared } from '../../messages/pages/shared/en';
import { speakerOf } from '../words';

export type ImportKey = keyof typeof shared | keyof typeof own;

/** Says a word of the dialog for CSV files. */
export const say = speakerOf<ImportKey>();
