/** Keys of our developer metadata; only this project can see it, and it moves with what it tags. */
export const SHEET_KEY = 'steadyPipeline.sheet';
export const BUILT_KEY = 'steadyPipeline.built';
export const COLUMN_KEY = 'steadyPipeline.column';
