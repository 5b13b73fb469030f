/** A button that opens a menu, with the keys that the ARIA practices give to both. */
export interface MenuEntry {
  readonly label: string;
  choose(): void;
}

export interface MenuButton {
  setEntries(entries: readonly MenuEntry[]): void;
  setEnabled(isEnabled: boolean): void;
}

export function createMenuButton(container: HTMLElement, name: string): MenuButton {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'wb-button';
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'wb-menu-items');
  button.innerHTML =
    '<svg aria-hidden="true" focusable="false" width="12" height="12" viewBox="0 0 16 16">' +
    '<path d="M3 6l5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></svg>';
  button.prepend(name);

  const menu = document.createElement('ul');
  menu.id = 'wb-menu-items';
  menu.className = 'wb-menu-items';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', name);
  menu.hidden = true;
  container.replaceChildren(button, menu);

  const items = () => [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];

  function open(focus: 'first' | 'last'): void {
    if (button.getAttribute('aria-disabled') === 'true') return;
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    items()
      .at(focus === 'first' ? 0 : -1)
      ?.focus();
  }

  function close(): void {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  }

  function moveFocus(step: number): void {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  }

  function focusByLetter(letter: string): void {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const startsWithLetter = (item: HTMLElement) =>
      item.textContent?.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()) ?? false;
    [...all.slice(at + 1), ...all.slice(0, at + 1)].find(startsWithLetter)?.focus();
  }

  button.addEventListener('click', () => (menu.hidden ? open('first') : close()));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 'first' : 'last');
  });

  const menuKeys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveFocus(1),
    ArrowUp: () => moveFocus(-1),
    Home: () => items()[0]?.focus(),
    End: () => items().at(-1)?.focus(),
    Enter: () => (document.activeElement as HTMLElement).click(),
    ' ': () => (document.activeElement as HTMLElement).click(),
    Escape: () => {
      close();
      button.focus();
    },
  };
  menu.addEventListener('keydown', (event) => {
    // The engine listens to keys on the window; these are the menu's own.
    event.stopPropagation();
    if (event.key === 'Tab') {
      close();
      return;
    }
    const act = menuKeys[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1) {
      focusByLetter(event.key);
    }
  });
  document.addEventListener('pointerdown', (event) => {
    if (!container.contains(event.target as Node)) close();
  });

  return {
    setEntries(entries) {
      menu.replaceChildren(
        ...entries.map(({ label, choose }) => {
          const item = document.createElement('li');
          item.setAttribute('role', 'menuitem');
          item.tabIndex = -1;
          item.textContent = label;
          item.addEventListener('click', () => {
            close();
            button.focus();
            choose();
          });
          return item;
        }),
      );
      container.hidden = entries.length === 0;
    },
    setEnabled(isEnabled) {
      // Not `disabled`, which would take the focus from whoever has just chosen an item.
      button.setAttribute('aria-disabled', String(!isEnabled));
    },
  };
}
