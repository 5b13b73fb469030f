/** Number formats of cells; getNumberFormat answers in the words of whoever set it. */
import type { CellPosition, Zone } from '../engine/engineModule';
import { keep, keptEntries } from '../engine/keptData';
import { GUARDED_TEXT_FORMAT, engineFormat } from './numberFormats';
import { cellsByLook } from './rangeLooks';
import type { ScriptRun } from './scriptRun';

/** Sets one format for the whole zone, or one for each cell. */
export function setNumberFormats(
  run: ScriptRun,
  sheetId: string,
  zone: Zone,
  formats: string | readonly (readonly string[])[],
): void {
  if (typeof formats === 'string') return setNumberFormat(run, sheetId, [zone], formats);
  for (const [format, cells] of cellsByLook(zone, formats))
    setNumberFormat(run, sheetId, cells, format);
}

function setNumberFormat(
  run: ScriptRun,
  sheetId: string,
  target: readonly Zone[],
  asked: string,
): void {
  const format = engineFormat(run.file.engine, asked);
  run.file.writes.add((dispatch) => {
    dispatch('SET_FORMATTING', { sheetId, target, format });
    if (format === asked || format === '') return;
    // One spelling for each format of the engine, the last one: they mean the same.
    const id = `numberFormat:${format}`;
    keep(dispatch, { id, kind: 'numberFormat', value: asked });
  });
}

/** The format of a cell, its own or what its formula brought along; undefined if automatic. */
export function numberFormatAt(run: ScriptRun, position: CellPosition): string | undefined {
  const getters = run.file.writes.settled;
  const format = getters.getEvaluatedCell(position).format;
  if (!format) return undefined;
  if (format === GUARDED_TEXT_FORMAT) return '@';
  const spellings = keptEntries(run.file.model, 'numberFormat');
  const spelling = spellings.find(({ id }) => id === `numberFormat:${format}`);
  return (spelling?.value as string | undefined) ?? format;
}
