import { importDeals } from '../flows/importDeals';
import { workbookLanguage } from '../flows/workbookLanguage';
import { googleServices } from '../google/services';
import { message } from '../messages';

/**
 * Adds the deals of a file to the pipeline.
 *
 * @param request The file's headings and rows as text, and what its columns mean.
 * @return The report: how many were added, which rows were refused and why.
 * @preserve
 */
global.importDeals = function (request: unknown) {
  const services = googleServices();
  const report = services.locked(() => importDeals(services, request));
  if (report === null) {
    throw new Error(message(workbookLanguage(services.workbook), 'upkeep.busy'));
  }
  if (!report.ok) throw new Error(report.problems.join('\n'));
  return report.value;
};
