import type { Services } from '../flows/services';

/** How long the recent ones are kept. */
const RECENT_SECONDS = 600;

/**
 * The texts that are kept for the person at the screen. Her properties and her cache are the same in all files, so the
 * file's ID is part of each name.
 *
 * @param fileId of the open spreadsheet; asked for only when something is kept
 */
export function personsTexts(fileId: () => string): Pick<Services, 'recent' | 'kept'> {
  const prefix = (): string => `steadyPipeline.${fileId()}.`;
  const properties = (): GoogleAppsScript.Properties.Properties =>
    PropertiesService.getUserProperties();
  const cache = (): GoogleAppsScript.Cache.Cache => CacheService.getUserCache();
  return {
    recent: {
      get: (name) => cache().get(prefix() + name),
      set(name, text) {
        if (text === null) cache().remove(prefix() + name);
        else cache().put(prefix() + name, text, RECENT_SECONDS);
      },
    },
    kept: {
      get: (name) => properties().getProperty(prefix() + name),
      set(name, text) {
        if (text === null) properties().deleteProperty(prefix() + name);
        else properties().setProperty(prefix() + name, text);
      },
      all() {
        const own = Object.entries(properties().getProperties())
          .filter(([name]) => name.startsWith(prefix()))
          .map(([name, text]): [string, string] => [name.slice(prefix().length), text]);
        return new Map(own);
      },
    },
  };
}
