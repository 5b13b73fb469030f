import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../messages';
import type { SidebarKey } from '../sidebarWords';
import { Icon } from '../icon';
import { IconButton } from '../iconButton';
import { say } from '../sidebarWords';
import { ArchivePanel } from './archivePanel';
import { ErasePanel } from './erasePanel';
import { FreezePanel } from './freezePanel';
import { LanguagePanel } from './languagePanel';
import { QuartersPanel } from './quartersPanel';
import { RecalculatePanel } from './recalculatePanel';
import { RemindersPanel } from './remindersPanel';
import { UninstallPanel } from './uninstallPanel';

/** What the dialog gives each of its panels. */
export interface PanelProps {
  follow(language: Language): Promise<void>;
  /** To be called when the workbook was changed: the view behind is read anew. */
  onChanged(): void;
}

interface Panel {
  readonly title: SidebarKey;
  readonly Panel: (props: PanelProps) => JSX.Element;
}

const PANELS: readonly Panel[] = [
  { title: 'more.reminders', Panel: RemindersPanel },
  { title: 'more.language', Panel: LanguagePanel },
  { title: 'more.recalculate', Panel: RecalculatePanel },
  { title: 'more.quarters', Panel: QuartersPanel },
  { title: 'more.freeze', Panel: FreezePanel },
  { title: 'more.archive', Panel: ArchivePanel },
  { title: 'more.erase', Panel: ErasePanel },
  { title: 'more.uninstall', Panel: UninstallPanel },
];

const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), select:not([disabled])';

/** What is done seldom: one thing is open at a time. The keyboard stays within; Escape closes it. */
export function MoreDialog({
  follow,
  onChanged,
  onClose,
}: PanelProps & { onClose(): void }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<SidebarKey | null>(null);
  useEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    // Gives the keyboard back to where it was.
    return () => shown.close();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Prevented, so that the page around does not take it for its own.
      event.preventDefault();
      onClose();
    }
    if (event.key === 'Tab') keepWithin(event, dialog.current!);
  }

  return (
    <dialog
      ref={dialog}
      class="more"
      aria-labelledby="more-title"
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="more-header">
        <h1 id="more-title">{say('more.title')}</h1>
        <IconButton icon="close" name={say('common.close')} onClick={onClose} />
      </div>
      <div class="more-panels">
        {PANELS.map(({ title, Panel }) => (
          <section key={title}>
            <h2>
              <button
                type="button"
                aria-expanded={open === title}
                aria-controls={`panel-${title}`}
                onClick={() => setOpen(open === title ? null : title)}
              >
                {say(title)}
                <Icon name="chevron" />
              </button>
            </h2>
            <div id={`panel-${title}`} hidden={open !== title}>
              {open === title && <Panel follow={follow} onChanged={onChanged} />}
            </div>
          </section>
        ))}
      </div>
    </dialog>
  );
}

/** A modal dialog alone would let the keyboard leave the frame. */
function keepWithin(event: KeyboardEvent, within: HTMLElement): void {
  const stops = [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.offsetParent !== null,
  );
  const [from, to] = event.shiftKey
    ? [stops[0], stops[stops.length - 1]]
    : [stops[stops.length - 1], stops[0]];
  const isOutside = !within.contains(document.activeElement);
  if (document.activeElement !== from && !isOutside) return;
  event.preventDefault();
  to?.focus();
}
