/** TODAY() and NOW() by the workbench's clock and the spreadsheet's zone; the engine's ask the process's. */
import type { Model } from '@odoo/o-spreadsheet';
import { settingsOf } from './engineModule';
import type { Engine, FileSettings } from './engineModule';
import { instantToSerial } from './serialDates';

type Description = Parameters<Engine['registries']['functionRegistry']['add']>[1];

/** Replaces both functions. */
export function followClock(o: Engine): void {
  const { functionRegistry } = o.registries;
  const replace = (name: string, compute: Description['compute']) =>
    functionRegistry.replace(name, { ...functionRegistry.get(name), compute });
  replace('TODAY', function () {
    const settings = settingsOf(this);
    const value = Math.floor(serialNow(settings));
    settings.shownDay ??= value;
    return { value, format: this.locale.dateFormat };
  });
  replace('NOW', function () {
    const { dateFormat, timeFormat } = this.locale;
    const settings = settingsOf(this);
    settings.showsTime = true;
    return { value: serialNow(settings), format: `${dateFormat} ${timeFormat}` };
  });
}

/** Computes all formulas anew. */
export function recompute(model: Model): void {
  model.dispatch('EVALUATE_CELLS');
}

/** To be called when the clock has moved: computes formulas anew where one of them says a time, or the day that was. */
export function followMovedClock(model: Model, settings: FileSettings): void {
  const { showsTime, shownDay } = settings;
  const isOtherDay = shownDay !== undefined && shownDay !== Math.floor(serialNow(settings));
  if (!showsTime && !isOtherDay) return;
  settings.shownDay = undefined;
  recompute(model);
}

function serialNow({ clock, timeZone }: FileSettings): number {
  return instantToSerial(clock.now().getTime(), timeZone);
}
