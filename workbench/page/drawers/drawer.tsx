/** A drawer over the grid's right edge: one is open at a time, the keyboard goes into it and comes back. */
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Words } from '../words';

export interface Drawer {
  readonly title: string;
  /** Drawn anew whenever something happens in the workbench; `change` counts that. */
  view(change: number): ComponentChildren;
}

export interface DrawerPlace {
  /** Opens the drawer, or closes it where it is open. */
  toggle(drawer: Drawer, opener: HTMLElement): void;
  /** Opens the drawer, and leaves the keyboard where it is. */
  show(drawer: Drawer, opener: HTMLElement): void;
  /** Closes what is open, and leaves the keyboard where it is. */
  hide(): void;
  /** Something happened that an open drawer may show. */
  refresh(): void;
}

export function createDrawerPlace(words: Words): DrawerPlace {
  const place = document.getElementById('wb-drawer')!;
  let open:
    | { readonly drawer: Drawer; readonly opener: HTMLElement; readonly takesFocus: boolean }
    | undefined;
  let change = 0;
  // The engine listens to keys on the window; these are the drawer's own.
  place.addEventListener('keydown', (event) => event.stopPropagation());

  function draw(): void {
    const shown = open && (
      <Shell
        key={open.drawer.title}
        title={open.drawer.title}
        words={words}
        takesFocus={open.takesFocus}
        close={close}
      >
        {open.drawer.view(change)}
      </Shell>
    );
    place.hidden = !open;
    render(shown, place);
  }

  function hide(): void {
    open?.opener.setAttribute('aria-expanded', 'false');
    open = undefined;
    draw();
  }

  function close(): void {
    const opener = open?.opener;
    hide();
    opener?.focus();
  }

  function show(drawer: Drawer, opener: HTMLElement, takesFocus: boolean): void {
    open?.opener.setAttribute('aria-expanded', 'false');
    open = { drawer, opener, takesFocus };
    opener.setAttribute('aria-expanded', 'true');
    draw();
  }

  return {
    toggle(drawer, opener) {
      if (open?.drawer === drawer) close();
      else show(drawer, opener, true);
    },
    show: (drawer, opener) => show(drawer, opener, false),
    hide,
    refresh() {
      change += 1;
      if (open) draw();
    },
  };
}

function Shell(props: {
  readonly title: string;
  readonly words: Words;
  readonly takesFocus: boolean;
  readonly close: () => void;
  readonly children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (props.takesFocus) heading.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') props.close();
  };
  return (
    <section class="wb-drawer" aria-labelledby="wb-drawer-title" onKeyDown={onKeyDown}>
      <header class="wb-panel-title">
        <h2 id="wb-drawer-title" tabIndex={-1} ref={heading}>
          {props.title}
        </h2>
        <button
          type="button"
          class="wb-icon-button"
          aria-label={props.words.closeNamed(props.title)}
          title={props.words.closeNamed(props.title)}
          onClick={props.close}
        >
          <svg aria-hidden="true" focusable="false" width="16" height="16" viewBox="0 0 16 16">
            <path
              d="M4 4l8 8M12 4l-8 8"
              stroke="currentColor"
              stroke-width="1.5"
              stroke-linecap="round"
            />
          </svg>
        </button>
      </header>
      <div class="wb-drawer-body">{props.children}</div>
    </section>
  );
}
