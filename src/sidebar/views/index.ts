import { desk, selection } from '../deal/desk';
import { remember, remembered } from '../memory';
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

const LAST_VIEW = 'sp:view';

/** Keeps which view she has chosen. */
export function rememberView(name: ViewOfSidebar['name']): void {
  remember(LAST_VIEW, name);
}

/**
 * Which view to begin with: the one that she was in last. Deal has nothing to show where no row of a deal is selected:
 * then Today if anything is due (ux A.1).
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
  const last = remembered(LAST_VIEW);
  const view = VIEWS.find(({ name }) => name === last)?.name ?? 'deal';
  if (view !== 'deal') return view;
  await selection.begin();
  const isElsewhere = desk.state.shown?.state === 'elsewhere';
  return isElsewhere && (await dueItems) > 0 ? 'today' : 'deal';
}
