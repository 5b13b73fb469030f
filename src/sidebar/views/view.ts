import type { JSX } from 'preact';
import type { Language } from '../../messages';
import type { SidebarKey } from '../sidebarWords';

/** The parts of a deal in the sidebar. */
export type DealTab = 'qualify' | 'followUp' | 'meeting';

/** A deal that a view asks for. */
export interface DealOpening {
  readonly dealId: string;
  /** Where it was last seen, counted from 1. */
  readonly row: number;
  readonly tab?: DealTab;
  /** Whether a new deal is to begin with its customer. */
  readonly asNew?: boolean;
}

/** What the frame gives a view. */
export interface ViewProps {
  /** To be told the language of each answer: the workbook may have been switched meanwhile. */
  follow(language: Language): Promise<void>;
  /** Opens the view Deal with this deal. */
  openDeal(dealId: string, row: number, tab?: DealTab): void;
  /** Opens the form for a new deal, filled in with the customer of this one. */
  newDealFrom(dealId: string, row: number): void;
  /** The deal that was opened last with `openDeal`, a new object each time. */
  readonly opened: DealOpening | null;
  /** To be told how many of today's items are left: the badge of Today's tab. */
  setDue(count: number): void;
  /** To be called after each save: the other views read anew what they show. */
  onSaved(): void;
  /** Goes up whenever the workbook was changed from the sidebar: what is shown is old then. */
  readonly changes: number;
}

/** A view of the sidebar: its tab, and what is below it (a main part that scrolls, and a footer). */
export interface ViewOfSidebar {
  readonly name: 'deal' | 'today' | 'plan';
  readonly label: SidebarKey;
  readonly View: (props: ViewProps) => JSX.Element;
}
