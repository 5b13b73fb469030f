import type { SharedTexts } from '../flows/services';

const PREFIX = 'steadyPipeline.';

/** The texts that all people of the file share: its document properties. */
export function sharedTexts(): SharedTexts {
  // Typed as always there, but null outside a document (platform 4.20).
  const properties = (): GoogleAppsScript.Properties.Properties | null =>
    PropertiesService.getDocumentProperties() as ReturnType<
      typeof PropertiesService.getDocumentProperties
    > | null;
  const present = (): GoogleAppsScript.Properties.Properties => {
    const given = properties();
    if (given === null) throw new Error('This run has no document properties.');
    return given;
  };
  return {
    all() {
      const given = properties();
      if (given === null) return null;
      const texts = Object.entries(given.getProperties())
        .filter(([name]) => name.startsWith(PREFIX))
        .map(([name, text]): [string, string] => [name.slice(PREFIX.length), text]);
      return new Map(texts);
    },
    setAll(texts) {
      if (texts.size === 0) return;
      const named = [...texts].map(([name, text]) => [PREFIX + name, text]);
      present().setProperties(Object.fromEntries(named) as Record<string, string>);
    },
    forget(names) {
      for (const name of names) present().deleteProperty(PREFIX + name);
    },
  };
}
