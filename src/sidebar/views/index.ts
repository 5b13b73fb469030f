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

const LAST_VIEW = 'sp:view';

/** Keeps on this computer which view she has chosen. */
export function rememberView(name: ViewOfSidebar['name']): void {
  try {
    localStorage.setItem(LAST_VIEW, name);
  } catch {
    // A browser may refuse storage: she begins with Deal then.
  }
}

function rememberedView(): ViewOfSidebar['name'] {
  try {
    const last = localStorage.getItem(LAST_VIEW);
    return VIEWS.find(({ name }) => name === last)?.name ?? 'deal';
  } catch {
    return 'deal';
  }
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
  const last = rememberedView();
  if (last !== 'deal') return last;
  await selection.begin();
  const isElsewhere = desk.state.shown?.state === 'elsewhere';
  return isElsewhere && (await dueItems) > 0 ? 'today' : 'deal';
}
