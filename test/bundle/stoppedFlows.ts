/** The runs that are stopped after each of their calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedSpreadsheet, SheetLocale } from '../../workbench/runtime/contract';
import type { OpenedWorkbook } from './openWorkbook';
import { openWorkbook, sampleWorkbook } from './openWorkbook';
import type { StoppedFlow } from './stoppedRuns';
import type { Used } from './usedSpreadsheet';
import { idsOfUsed, usedSpreadsheet } from './usedSpreadsheet';
import { addOwnSheet } from './workbookCalls';

/** A workbook with the sample deals as the first version of the schema built and saved it. */
export function firstVersion(locale: SheetLocale): OpenedWorkbook {
  const path = join(__dirname, `fixtures/workbook-v1.${locale}.json`);
  return openWorkbook(locale, JSON.parse(readFileSync(path, 'utf8')) as SavedSpreadsheet);
}

const cells = (texts: Readonly<Record<string, string>>): Used['cells'] =>
  Object.entries(texts).map(([xc, content]) => ({
    column: xc.charCodeAt(0) - 'A'.charCodeAt(0),
    row: Number(xc.slice(1)) - 1,
    content,
  }));

/** Two sheets of a person's whose names are ours, one of her own, and an empty one that may become ours. */
const USED: readonly Used[] = [
  {
    name: 'Pipeline',
    cells: cells({
      A1: 'Prospect',
      B1: 'Stage',
      C1: 'Worth',
      A2: 'Acme AB',
      C2: '1200',
      D2: '=C2*2',
    }),
    fills: [{ column: 1, color: '#D9EAD3' }],
    format: '#,##0 "kr"',
    width: 210,
    hidden: 5,
    frozen: 1,
    hasFilter: true,
  },
  {
    name: 'Settings',
    cells: cells({ A1: "'=text", B2: '=SUM(C1:C3)', C1: '0.5', H21: 'TRUE' }),
    fills: [],
    format: '',
    width: 40,
    hidden: null,
    frozen: 0,
    hasFilter: false,
  },
  {
    name: 'Deals 2025',
    cells: cells({ A1: '=SEQUENCE(2)', B1: '2026-11-02', C3: '=A1&"x"' }),
    fills: [{ column: 2, color: '#FFF2CC' }],
    format: 'yyyy-mm-dd',
    width: 90,
    hidden: 3,
    frozen: 2,
    hasFilter: false,
  },
];

function used(): OpenedWorkbook {
  const workbook = usedSpreadsheet(USED);
  workbook.dispatch('CREATE_SHEET', { sheetId: 'blank', name: 'Plan', position: 1 });
  return workbook;
}

/** All that there is about sheets that are not empty, but for their place among others. */
function ofUsedSheets(workbook: OpenedWorkbook): (key: string) => boolean {
  const { getters } = workbook.file.model;
  const names = idsOfUsed(workbook).map((id) => getters.getSheetName(id));
  return (key) =>
    names.some((name) => key.startsWith(`${name}!`) || key.startsWith(`${name}, `)) &&
    !key.endsWith(', place');
}

/** What stands in cells as it was typed: not a formula. */
const ofTyped = (key: string, content: string): boolean =>
  /![A-Z]+\d+$/.test(key) && !content.startsWith('=');

/** The sample with formulas of a person's own that call ours, one of them above a cell of hers. */
function withOwnCalls(): OpenedWorkbook {
  const workbook = sampleWorkbook();
  addOwnSheet(workbook, {
    A1: '=STAGE_SUMMARY(Pipeline!C:C,Pipeline!D:D,STAGES)',
    A12: 'typed below',
    G1: '=QUOTA_GAP(100,40)',
    G2: '=AS_OF+1',
  });
  return workbook;
}

export const FLOWS: readonly StoppedFlow[] = [
  { name: 'empty', start: () => openWorkbook(), call: ['setUpPipeline'] },
  { name: 'used', start: used, call: ['setUpPipeline'], keeps: ofUsedSheets },
  {
    name: 'older',
    start: () => firstVersion('en_US'),
    call: ['setUpPipeline'],
    keeps: () => ofTyped,
  },
  {
    name: 'uninstall',
    start: withOwnCalls,
    call: ['uninstall', { keepSheets: true, confirm: true }],
  },
  { name: 'language', start: () => sampleWorkbook(), call: ['switchLanguage', 'sv'] },
];
