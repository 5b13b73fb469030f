/** Looks of cells: Google's words and the engine's. */
import type { BatchStep } from '../engine/batch';
import type { Getters, Zone } from '../engine/engineModule';
import { hexColor } from './colors';
import { enumeration } from './enumeration';

export const BORDER_STYLES = enumeration(
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
);
export const WRAP_STRATEGIES = enumeration('WRAP', 'OVERFLOW', 'CLIP');

/** The engine's style; it keeps a font family but does not draw it. */
export type Style = NonNullable<ReturnType<Getters['getCellStyle']>> & { fontFamily?: string };

export const DEFAULT_FONT_FAMILY = 'Arial';
export const DEFAULT_FONT_SIZE = 10;
export const DEFAULT_TEXT_COLOR = '#000000';
export const DEFAULT_BACKGROUND = '#ffffff';

/** Sets a part of the style in whole zones; an undefined or empty part goes back to the default. */
export function setStyle(sheetId: string, target: readonly Zone[], style: Style): BatchStep {
  return (dispatch) => dispatch('SET_FORMATTING', { sheetId, target, style });
}

/** The cells of a block by what is wanted for them, so that each look is one command. */
export function cellsByLook<Look>(
  { left, top }: { readonly left: number; readonly top: number },
  looks: readonly (readonly Look[])[],
): Map<Look, Zone[]> {
  const cells = new Map<Look, Zone[]>();
  looks.forEach((line, down) =>
    line.forEach((look, right) => {
      const [col, row] = [left + right, top + down];
      const cell = { left: col, right: col, top: row, bottom: row };
      const alike = cells.get(look);
      if (alike) alike.push(cell);
      else cells.set(look, [cell]);
    }),
  );
  return cells;
}

/** A colour of the engine's, or none. */
export function colorOrNone(color: string | null | undefined): string {
  return color === null || color === undefined || color === '' ? '' : hexColor(color);
}

export type BorderSide = 'top' | 'left' | 'bottom' | 'right' | 'v' | 'h';

const ENGINE_BORDERS: Readonly<Record<string, string>> = {
  DOTTED: 'dotted',
  DASHED: 'dashed',
  SOLID: 'thin',
  SOLID_MEDIUM: 'medium',
  SOLID_THICK: 'thick',
  DOUBLE: 'medium',
};

/** Draws (true), removes (false) or leaves alone (null) each side of a zone. */
export function setBorders(
  sheetId: string,
  zone: Zone,
  sides: Readonly<Record<BorderSide, boolean | null>>,
  color: string | null | undefined,
  styleName = 'SOLID',
): BatchStep {
  const drawn = {
    color: colorOrNone(color) || DEFAULT_TEXT_COLOR,
    style: ENGINE_BORDERS[styleName],
  };
  return (dispatch) => {
    for (const [position, isDrawn] of Object.entries(sides)) {
      if (isDrawn === null || isDrawn === undefined) continue;
      // The engine takes a border of no colour for none.
      const border = { position, ...(isDrawn ? drawn : { color: '' }) };
      dispatch('SET_ZONE_BORDERS', { sheetId, target: [zone], border });
    }
  };
}
