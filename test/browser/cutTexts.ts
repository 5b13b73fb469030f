import type { Page } from 'playwright-core';
import type { Inspection } from '../../workbench/page/inspection';

declare const window: Window & { workbench: Inspection };

/**
 * The cells of all sheets whose text does not fit: wider than their column and the blank cells that it may run over.
 * Hidden columns and what wraps are left out.
 *
 * @param page a page of the workbench
 * @returns each as sheet, cell and text, with the pixels that it lacks
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { getters } = window.workbench.model;
    return getters.getSheetIds().flatMap((sheetId) =>
      getters.getEvaluatedCellsPositions(sheetId).flatMap((position) => {
        const { col, row } = position;
        const { type, formattedValue } = getters.getEvaluatedCell(position);
        const { align, wrapping } = getters.getCellComputedStyle(position);
        if (type === 'empty' || wrapping === 'wrap' || getters.isColHidden(sheetId, col)) return [];
        const isNumber = type === 'number';
        const step = align === 'right' || (isNumber && align === undefined) ? -1 : 1;
        const columns = getters.getNumberCols(sheetId);
        const { left, right } = getters.getMerge(position) ?? { left: col, right: col };
        let room = 0;
        for (let at = left; at <= right; at++) room += getters.getColSize(sheetId, at);
        for (
          let at = (step > 0 ? right : left) + step;
          !isNumber && at >= 0 && at < columns;
          at += step
        ) {
          if (getters.getEvaluatedCell({ sheetId, col: at, row }).type !== 'empty') break;
          if (!getters.isColHidden(sheetId, at)) room += getters.getColSize(sheetId, at);
        }
        const lack = Math.ceil(getters.getCellWidth(position) - room);
        const place = `${getters.getSheetName(sheetId)} row ${row + 1} column ${col + 1}`;
        return lack > 0 ? [`${place}: “${formattedValue}” lacks ${lack} px`] : [];
      }),
    );
  });
}
