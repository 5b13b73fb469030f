import type { SheetMark } from '../flows/services';

/** Keys of our developer metadata; only this project can see it, and it moves with what it tags. All begin alike. */
export const OUR_KEYS = 'steadyPipeline.';
export const SHEET_KEY = 'steadyPipeline.sheet';
export const BUILT_KEY = 'steadyPipeline.built';
export const COLUMN_KEY = 'steadyPipeline.column';

/** Keys of what is noted about a sheet. */
export const MARK_KEYS: Readonly<Record<SheetMark, string>> = {
  values: 'steadyPipeline.values',
  frozen: 'steadyPipeline.frozen',
  added: 'steadyPipeline.added',
  home: 'steadyPipeline.home',
};
