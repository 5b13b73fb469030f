import { dayNumber, momentText } from '../../../domain/day';

const MS_PER_DAY = 86_400_000;

/**
 * The day and the minute in the spreadsheet's zone, some time after the server told them.
 *
 * @param told YYYY-MM-DD and HH:MM
 * @param elapsedMs since then
 * @returns likewise
 * @example clockAfter({ today: '2026-11-27', now: '23:59' }, 60_000) // { today: '2026-11-28', now: '00:00' }
 */
export function clockAfter(
  told: { readonly today: string; readonly now: string },
  elapsedMs: number,
): { readonly today: string; readonly now: string } {
  const day = dayNumber(told.today);
  const [hours = NaN, minutes = NaN] = told.now.split(':').map(Number);
  if (day === null || Number.isNaN(hours + minutes)) return { today: told.today, now: told.now };
  const moment = day + (hours * 60 + minutes) / 1440 + elapsedMs / MS_PER_DAY;
  const [today, now] = momentText(moment).split(' ') as [string, string];
  return { today, now };
}
