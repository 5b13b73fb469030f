import { desk, selection } from '../deal/desk';
import { read } from '../server';
import { DealView } from './dealView';
import { PlanView } from './planView';
import { TodayView } from './todayView';
import type { ViewOfSidebar } from './view';

/** The views in the order of their tabs; one more is one file and one line here. */
export const VIEWS: readonly ViewOfSidebar[] = [
  { name: 'deal', label: 'nav.deal', View: DealView },
  { name: 'today', label: 'nav.today', View: TodayView },
  { name: 'plan', label: 'nav.plan', View: PlanView },
];

/**
 * Which view to begin with: Today if anything is due and no row of a deal is selected, else Deal (ux A.1).
 *
 * @param setDue is told how many items Today has
 * @returns the view's name
 */
export async function firstView(setDue: (count: number) => void): Promise<ViewOfSidebar['name']> {
  const dueItems = read('todayList').then((list) => {
    const due = list.ok && list.value.isSetUp ? list.value.items.length : 0;
    setDue(due);
    return due;
  });
  await selection.begin();
  const isElsewhere = desk.state.shown?.state === 'elsewhere';
  return isElsewhere && (await dueItems) > 0 ? 'today' : 'deal';
}
