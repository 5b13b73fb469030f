export type { CalendarEntry } from '../../table/calendarLink';
export { calendarLink } from '../../table/calendarLink';
