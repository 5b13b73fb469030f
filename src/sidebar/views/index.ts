import { PlanView } from './planView';
import { TodayView } from './todayView';
import type { ViewOfSidebar } from './view';

/** The views in the order of their tabs; one more is one file and one line here. */
export const VIEWS: readonly ViewOfSidebar[] = [
  { name: 'today', label: 'nav.today', View: TodayView },
  { name: 'plan', label: 'nav.plan', View: PlanView },
];
