import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../messages';
import { IconButton } from './iconButton';
import { MoreDialog } from './more/moreDialog';
import { VIEWS, firstView, rememberView } from './views';
import { say } from './sidebarWords';
import type { DealOpening, ViewOfSidebar, ViewProps } from './views/view';
import { speak, spokenLanguage } from './words';

/** The sidebar: a tab for each view, the view that is open, and More. */
export function Frame(): JSX.Element {
  const [open, setOpen] = useState<ViewOfSidebar['name'] | null>(null);
  const [opened, setOpened] = useState<DealOpening | null>(null);
  const [due, setDue] = useState(0);
  const [isMoreOpen, setMoreOpen] = useState(false);
  const [changes, setChanges] = useState(0);
  const [, setLanguage] = useState(spokenLanguage());
  const tabs = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // Whoever chooses a tab meanwhile has chosen.
    void firstView(setDue).then((first) => setOpen((chosen) => chosen ?? first));
  }, []);

  async function follow(language: Language): Promise<void> {
    await speak(language);
    setLanguage(spokenLanguage());
  }

  function choose(name: ViewOfSidebar['name']): void {
    setOpen(name);
    rememberView(name);
  }

  function openDeal(...[dealId, row, tab]: Parameters<ViewProps['openDeal']>): void {
    setOpened({ dealId, row, ...(tab && { tab }) });
    choose('deal');
  }

  function newDealFrom(dealId: string, row: number): void {
    setOpened({ dealId, row, asNew: true });
    choose('deal');
  }

  const changed = (): void => setChanges((before) => before + 1);

  function moveFocus(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...tabs.current!.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]!.focus();
  }

  const shown = VIEWS.find(({ name }) => name === open);
  return (
    <>
      <div class="tab-bar">
        <div
          class="tabs"
          role="tablist"
          aria-label={say('nav.aria')}
          ref={tabs}
          onKeyDown={moveFocus}
        >
          {VIEWS.map(({ name, label }) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={name === open}
              aria-controls="view"
              tabIndex={name === (open ?? VIEWS[0]!.name) ? 0 : -1}
              aria-label={
                name === 'today' && due > 0 ? say('nav.today.count', { n: due }) : undefined
              }
              onClick={() => choose(name)}
            >
              {say(label)}
              {name === 'today' && due > 0 && <span class="badge">{due}</span>}
            </button>
          ))}
        </div>
        <IconButton
          icon="more"
          name={say('nav.more')}
          aria-haspopup="dialog"
          onClick={() => setMoreOpen(true)}
        />
      </div>
      <div id="view" class="view" role="tabpanel" aria-labelledby={`tab-${open ?? VIEWS[0]!.name}`}>
        {shown ? (
          <shown.View
            follow={follow}
            openDeal={openDeal}
            newDealFrom={newDealFrom}
            opened={opened}
            setDue={setDue}
            onSaved={changed}
            changes={changes}
          />
        ) : (
          <p class="visually-hidden" role="status">
            {say('state.loading')}
          </p>
        )}
      </div>
      {isMoreOpen && (
        <MoreDialog follow={follow} onChanged={changed} onClose={() => setMoreOpen(false)} />
      )}
    </>
  );
}
