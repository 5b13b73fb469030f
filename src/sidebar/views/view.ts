import type { JSX } from 'preact';
import type { Language } from '../../messages';
import type { SidebarKey } from '../sidebarWords';

/** What the frame gives a view. */
export interface ViewProps {
  /** To be told the language of each answer: the workbook may have been switched meanwhile. */
  follow(language: Language): void;
}

/** A view of the sidebar: its tab, and what is below it (a main part that scrolls, and a footer). */
export interface ViewOfSidebar {
  readonly name: string;
  readonly label: SidebarKey;
  readonly View: (props: ViewProps) => JSX.Element;
}
