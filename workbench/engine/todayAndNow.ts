/** TODAY() and NOW() by the workbench's clock and the spreadsheet's zone; the engine's ask the process's. */
import type { Model } from '@odoo/o-spreadsheet';
import { settingsOf } from './engineModule';
import type { Engine } from './engineModule';
import { instantToSerial } from './serialDates';

type Description = Parameters<Engine['registries']['functionRegistry']['add']>[1];

/** Replaces both functions. */
export function followClock(o: Engine): void {
  const { functionRegistry } = o.registries;
  const replace = (name: string, compute: Description['compute']) =>
    functionRegistry.replace(name, { ...functionRegistry.get(name), compute });
  replace('TODAY', function () {
    return { value: Math.floor(serialNow(this)), format: this.locale.dateFormat };
  });
  replace('NOW', function () {
    const { dateFormat, timeFormat } = this.locale;
    return { value: serialNow(this), format: `${dateFormat} ${timeFormat}` };
  });
}

/** Computes all formulas anew; to be called when the clock has moved. */
export function recompute(model: Model): void {
  model.dispatch('EVALUATE_CELLS');
}

function serialNow(context: { [key: string]: unknown }): number {
  const { clock, timeZone } = settingsOf(context);
  return instantToSerial(clock.now().getTime(), timeZone);
}
