/** The engine's own menu bar: the entry Extensions with the add-on in it, and its headings in the page's language. */
import type { Engine } from '../engine/engineModule';
import type { MenuEntry } from './menuButton';
import type { Words } from './words';

/** Before the spreadsheet is mounted; `entries` is asked each time the menu opens. */
export function addExtensionsMenu(
  o: Engine,
  words: Words,
  entries: () => readonly MenuEntry[],
): void {
  const { topbarMenuRegistry } = o.registries;
  topbarMenuRegistry.add('extensions', { name: words.extensions, sequence: 90 });
  topbarMenuRegistry.addChild('steadyPipeline', ['extensions'], {
    name: words.menuName,
    sequence: 10,
    icon: 'o-spreadsheet-Icon.INSERT_CHART',
  });
  topbarMenuRegistry.addChild('items', ['extensions', 'steadyPipeline'], () =>
    entries().map(({ label, choose }, index) => ({
      id: `item${index}`,
      name: label,
      sequence: index,
      execute: choose,
    })),
  );
}
