/** Notes on cells as Google shows them: a mark in the corner of the cell, the text where the pointer rests. */
import type { Model } from '@odoo/o-spreadsheet';
import { Component, xml } from '@odoo/owl';
import type { CellPosition, Engine, Getters } from '../engine/engineModule';
import { keptEntries } from '../engine/keptData';

const MARK_COLOUR = '#f29900';
/** Pixels along each side of the corner. */
const MARK_SIZE = 7;

interface Drawing {
  readonly ctx: CanvasRenderingContext2D;
  readonly sheetId: string;
  readonly viewports: {
    getVisibleRect(
      sheetId: string,
      zone: unknown,
    ): { x: number; y: number; width: number; height: number };
  };
}

class NoteCard extends Component {
  static override template = xml`<div class="wb-note" t-esc="props.text"/>`;
  static override props = ['text', 'onClosed?'];
}

interface Note {
  readonly text: string;
  readonly position: CellPosition;
}

function notesOf(getters: Getters): Note[] {
  return keptEntries({ getters } as Pick<Model, 'getters'> as Model, 'note').flatMap(
    ({ value, ranges }) =>
      ranges.map(({ sheetId, zone }) => ({
        text: String(value),
        position: { sheetId, col: zone.left, row: zone.top },
      })),
  );
}

/** Registers marks and cards with the engine; before the first Model is made. */
export function addCellNotes(o: Engine): void {
  class NoteMarks extends o.UIPlugin {
    /** Above the cells, below the selection. */
    static override layers = ['Autofill'] as const;

    override drawLayer(drawing: unknown): void {
      const { ctx, sheetId, viewports } = drawing as Drawing;
      for (const { position } of notesOf(this.getters)) {
        if (position.sheetId !== sheetId) continue;
        const zone = {
          left: position.col,
          right: position.col,
          top: position.row,
          bottom: position.row,
        };
        const { x, y, width, height } = viewports.getVisibleRect(sheetId, zone);
        if (width < MARK_SIZE || height < MARK_SIZE) continue;
        ctx.fillStyle = MARK_COLOUR;
        ctx.beginPath();
        ctx.moveTo(x + width - MARK_SIZE, y);
        ctx.lineTo(x + width, y);
        ctx.lineTo(x + width, y + MARK_SIZE);
        ctx.fill();
      }
    }
  }
  o.registries.featurePluginRegistry.add('noteMarks', NoteMarks as never);
  o.registries.cellPopoverRegistry.add('Note', {
    onHover: (position: CellPosition, getters: Getters) => {
      const note = notesOf(getters).find(
        ({ position: at }) =>
          at.sheetId === position.sheetId && at.col === position.col && at.row === position.row,
      );
      if (!note) return { isOpen: false };
      return {
        isOpen: true,
        props: { text: note.text },
        Component: NoteCard,
        cellCorner: 'top-right',
      };
    },
  } as never);
}
