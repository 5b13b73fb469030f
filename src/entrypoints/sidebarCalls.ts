import { importDeals } from '../flows/importDeals';
import { googleServices } from '../google/services';

/**
 * Adds the deals of a file to the pipeline.
 *
 * @param request The file's headings and rows as text, and what its columns mean.
 * @return The report: how many were added, which rows were refused and why.
 * @preserve
 */
global.importDeals = function (request: unknown) {
  const report = importDeals(googleServices(), request);
  if (!report.ok) throw new Error(report.problems.join('\n'));
  return report.value;
};
