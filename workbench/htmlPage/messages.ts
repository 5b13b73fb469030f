/** What a page of the add-on and the workbench's page around it say to each other by postMessage. */
import type { HtmlCallFailure } from '../runtime/callsFromHtml';

export type FromHtmlPage =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly function: string;
      readonly args: readonly unknown[];
    }
  | { readonly type: 'close' | 'escape' | 'focusEditor' }
  | { readonly type: 'resize'; readonly width?: number; readonly height?: number };

export type ToHtmlPage =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: HtmlCallFailure };
