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

/** Sets a part of the style in a whole zone; an undefined or empty part goes back to the default. */
export function setStyle(sheetId: string, zone: Zone, style: Style): BatchStep {
  return (dispatch) => dispatch('SET_FORMATTING', { sheetId, target: [zone], style });
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
