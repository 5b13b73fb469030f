import { readFileSync } from 'node:fs';
import { loadScript } from '../workbench/runtime/script';
import { openSpreadsheet } from '../workbench/runtime/spreadsheetFile';
import type { Figure } from './measure';
import { repeatableNumbers } from '../test/_arbitraries';
import { medianMs } from './measure';

const DEALS = 50_000;
const STAGES = ['Contacted', 'Needs known', 'Meeting', 'Proposal', 'Negotiation'];
const clock = { now: () => new Date('2026-11-23T14:00:00Z') };

/**
 * Custom functions in cells over 50,000 deals beside the engine's own functions on the same cells. Each time is that of
 * entering the formula anew, so both pay for parsing and for getting the ranges.
 */
export function formulaFigures(bundlePath: string): Figure[] {
  const random = repeatableNumbers(1);
  const cells: Record<string, string> = { A1: 'Stage', B1: 'Amount', C1: 'Probability' };
  for (let row = 2; row <= DEALS + 1; row++) {
    cells[`A${row}`] = STAGES[Math.floor(random() * STAGES.length)]!;
    cells[`B${row}`] = String(Math.round(random() * 1e7) / 100);
    cells[`C${row}`] = String(Math.round(random() * 100) / 100);
  }
  STAGES.forEach((stage, i) => {
    cells[`E${i + 1}`] = stage;
    cells[`F${i + 1}`] = String((i + 1) / 10);
    cells[`G${i + 1}`] = 'Open';
  });
  const saved = {
    id: 'bench',
    name: 'Bench',
    locale: 'en_US' as const,
    timeZone: 'America/New_York',
    workbook: {
      version: 1,
      sheets: [{ id: 's', name: 'Deals', colNumber: 20, rowNumber: DEALS + 10, cells }],
    },
    properties: { document: {}, user: {} },
  };
  const file = openSpreadsheet({ ...saved, saved, clock });
  loadScript(readFileSync(bundlePath, 'utf8'), file, { clock });
  const { model } = file;
  const sheetId = model.getters.getSheetIdByName('Deals')!;
  const enter = (formulas: readonly string[]): number =>
    medianMs(() => {
      formulas.forEach((content, i) => {
        const position = { sheetId, col: 8, row: i * 10 };
        model.dispatch('UPDATE_CELL', { ...position, content: '' });
        model.dispatch('UPDATE_CELL', { ...position, content });
        const { type, message } = model.getters.getEvaluatedCell(position);
        if (type === 'error') throw new Error(`${content}: ${message}`);
      });
    });
  const last = DEALS + 1;
  const pair = (what: string, ours: string, peer: string, natives: readonly string[]): Figure => {
    const besideValue = enter(natives);
    const value = enter([ours]);
    return {
      what,
      value,
      unit: 'ms',
      beside: peer,
      besideValue,
      aim: { text: 'at most twice native', met: value <= 2 * besideValue },
    };
  };
  return [
    pair(
      'WEIGHTED_PIPELINE, 50,000 deals',
      `=WEIGHTED_PIPELINE(B2:B${last},C2:C${last})`,
      'native SUMPRODUCT',
      [`=SUMPRODUCT(B2:B${last},C2:C${last})`],
    ),
    pair(
      'STAGE_SUMMARY, 50,000 deals, 5 stages',
      `=STAGE_SUMMARY(A2:A${last},B2:B${last},E1:G5)`,
      'native SUMIFS, one a stage',
      STAGES.map((_, i) => `=SUMIFS(B2:B${last},A2:A${last},E${i + 1})`),
    ),
  ];
}
