import { DealView } from './dealView';
import { PlanView } from './planView';
import type { ViewOfSidebar } from './view';

/** The views in the order of their tabs; one more is one file and one line here. */
export const VIEWS: readonly ViewOfSidebar[] = [
  { name: 'deal', label: 'nav.deal', View: DealView },
  { name: 'plan', label: 'nav.plan', View: PlanView },
];
