import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';

/** Where real pipelines lie: PIPELINE_DATA, else beside the project. They are not part of it. */
export const PIPELINE_DATA = resolve(
  process.env['PIPELINE_DATA'] ?? join(__dirname, '../../../shared/data'),
);

export interface TextTable {
  readonly headings: string[];
  readonly rows: string[][];
}

/** Whether a file of the real pipelines is there; says so where it is not. */
export function hasPipelineData(file: string): boolean {
  const isThere = existsSync(join(PIPELINE_DATA, file));
  if (!isThere) {
    process.stderr.write(
      `SKIPPED: no ${file} in ${PIPELINE_DATA}; set PIPELINE_DATA to the folder of real pipelines.\n`,
    );
  }
  return isThere;
}

/** A CSV file of the real pipelines as text. */
export function pipelineCsv(file: string): TextTable {
  const text = readFileSync(join(PIPELINE_DATA, file), 'utf8').trim();
  const [headings, ...rows] = Papa.parse<string[]>(text).data;
  return { headings: headings!, rows };
}
