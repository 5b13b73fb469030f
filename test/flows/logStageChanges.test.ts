import { importDeals } from '../../src/flows/importDeals';
import { logStageChanges } from '../../src/flows/logStageChanges';
import { setUpPipeline } from '../../src/flows/setUpPipeline';
import type { Table } from '../../src/flows/workbookColumns';
import { findTable } from '../../src/flows/workbookColumns';
import { PIPELINE } from '../../src/template/pipeline';
import { SETTINGS } from '../../src/template/settings';
import type { TableTemplate } from '../../src/template/sheetTemplate';
import { STAGE_LOG } from '../../src/template/stageLog';
import { STATE } from '../../src/template/state';
import type { FakeServices } from './fakeWorkbook';
import { fakeServices } from './fakeWorkbook';

/** A workbook with a deal in Proposal whose stage is known. */
function withOneDeal(): { services: FakeServices; table(template: TableTemplate): Table } {
  const services = fakeServices();
  setUpPipeline(services);
  importDeals(services, { headings: ['Prospect', 'Stage'], rows: [['Acme', 'Proposal']], map: {} });
  return { services, table: (template) => findTable(services.workbook, template)! };
}

function write({ sheet, columns }: Table, field: string, row: number, text: string): void {
  sheet.write(row, columns.get(field)!, [[text]]);
}

describe('logStageChanges(services, pipeline)', () => {
  test('logs a stage that is another one, once', () => {
    const { services, table } = withOneDeal();
    write(table(PIPELINE), 'stage', 2, 'Won');
    expect(logStageChanges(services, table(PIPELINE), 'edit')).toBe(1);
    expect(logStageChanges(services, table(PIPELINE), 'edit')).toBe(0);
  });

  test('the same stage in another language is no change: a stopped switch moved State along and not yet Pipeline', () => {
    const { services, table } = withOneDeal();
    const logged = table(STAGE_LOG).sheet.lastRow();
    write(table(STATE), 'lastStage', 2, 'Offert');
    expect(logStageChanges(services, table(PIPELINE), 'edit')).toBe(0);
    expect(table(STAGE_LOG).sheet.lastRow()).toBe(logged);
  });

  test('where Settings have both names they are two stages', () => {
    const { services, table } = withOneDeal();
    const settings = table(SETTINGS);
    write(settings, 'stage', settings.sheet.rowCount(), 'Offert');
    write(table(PIPELINE), 'stage', 2, 'Offert');
    expect(logStageChanges(services, table(PIPELINE), 'edit')).toBe(1);
  });
});
