/** Make a copy, and going back to an earlier version: what of a file goes along. */
import type { SavedSpreadsheet } from './contract';
import { OpenFile } from './spreadsheetFile';

/** The file at an earlier moment. */
export type Version = Pick<SavedSpreadsheet, 'workbook' | 'properties'>;

/**
 * A new file with the content of another, in the same project. Triggers do not go along (platform 4.21); whether
 * document properties, metadata and the enabled add-on do is open, and the project's switches decide.
 */
export function copyFile(file: OpenFile, name: string, owner: string): OpenFile {
  const { project, locale, timeZone, settings, bundleSource } = file;
  const { copiesProperties, copiesMetadata, copiesEnabling } = project.switches;
  const { workbook, properties } = file.save();
  const saved: SavedSpreadsheet = {
    id: freeId(file),
    name,
    locale,
    timeZone,
    workbook: copiesMetadata ? workbook : withoutMetadata(workbook),
    properties: { document: copiesProperties ? properties.document : {}, user: {} },
    sharing: { owner, isAddOnEnabled: copiesEnabling && file.sharing.isAddOnEnabled },
  };
  const { clock } = settings;
  return new OpenFile({ name, locale, timeZone, saved, clock, bundleSource, project });
}

/** What a version keeps. */
export function versionOf(file: OpenFile): Version {
  const { workbook, properties } = file.save();
  return { workbook, properties };
}

/**
 * The file as it was: its cells and all that goes with them. Whether its document properties go back with them is
 * open; triggers, mails and sharing stay.
 */
export function restoreVersion(
  file: OpenFile,
  version: Version,
  { rollsBackProperties }: { readonly rollsBackProperties: boolean },
): OpenFile {
  const present = file.save();
  const properties = {
    ...present.properties,
    ...(rollsBackProperties ? { document: version.properties.document } : {}),
  };
  const saved = { ...present, workbook: version.workbook, properties };
  const { settings, bundleSource, project } = file;
  const { name, locale, timeZone } = saved;
  const { clock } = settings;
  return new OpenFile({ name, locale, timeZone, saved, clock, bundleSource, project });
}

function withoutMetadata(workbook: unknown): unknown {
  const { gas = [], ...rest } = workbook as { gas?: readonly { kind: string }[] };
  const others = gas.filter(({ kind }) => kind !== 'metadata');
  return others.length > 0 ? { ...rest, gas: others } : rest;
}

/** As long as Google's. */
function freeId(file: OpenFile): string {
  const generator = new file.engine.helpers.UuidGenerator();
  return (generator.uuidv4() + generator.uuidv4()).replaceAll('-', '').slice(0, file.id.length);
}
