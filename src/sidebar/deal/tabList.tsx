import type { JSX } from 'preact';
import type { DealTab } from '../views/view';
import { say } from '../sidebarWords';
import { desk } from './desk';

const TABS: readonly DealTab[] = ['qualify', 'followUp', 'meeting'];

/** The three parts of a deal; arrow keys move, Enter and Space open. */
export function TabList(): JSX.Element {
  const { tab } = desk.state;
  function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]!.focus();
  }
  return (
    <div class="sub-tabs">
      <div class="segments" role="tablist" aria-label={say('deal.parts')} onKeyDown={moveFocus}>
        {TABS.map((name) => (
          <button
            key={name}
            id={`deal-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            aria-controls="deal-part"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => desk.set({ tab: name, problems: [], notice: null })}
          >
            {say(`deal.tab.${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
