/** Make a copy, and going back to an earlier version: what of a file goes along. */
import { loadEngine } from '../engine/loadEngine';
import type { SavedSpreadsheet, SpreadsheetFile } from './contract';
import { newFileId, OpenFile } from './spreadsheetFile';

/** The file at an earlier moment. */
export type Version = Pick<SavedSpreadsheet, 'workbook' | 'properties'>;

/**
 * What a new file begins with that is made from another in the same project. Triggers do not go along (platform 4.21);
 * whether document properties, metadata and the enabled add-on do is open, and the project's switches decide.
 */
export function copyOf(file: SpreadsheetFile, name: string, owner: string): SavedSpreadsheet {
  const { project, locale, timeZone } = file;
  const { copiesProperties, copiesMetadata, copiesEnabling } = project.switches;
  const { workbook, properties } = file.save();
  return {
    id: newFileId(loadEngine()),
    name,
    locale,
    timeZone,
    workbook: copiesMetadata ? workbook : withoutMetadata(workbook),
    properties: { document: copiesProperties ? properties.document : {}, user: {} },
    sharing: { owner, isAddOnEnabled: copiesEnabling && file.sharing.isAddOnEnabled },
  };
}

/** Opens a file in the same project as another that is open, where the project keeps its files no other way. */
export function openBeside(file: OpenFile, saved: SavedSpreadsheet): OpenFile {
  const { project, settings, bundleSource } = file;
  const { name, locale, timeZone } = saved;
  const { clock } = settings;
  return (
    project.makeFile?.(saved) ??
    new OpenFile({ name, locale, timeZone, saved, clock, bundleSource, project })
  );
}

/** What a version keeps. */
export function versionOf(file: SpreadsheetFile): Version {
  const { workbook, properties } = file.save();
  return { workbook, properties };
}

/**
 * The file as it was: its cells and all that goes with them. Whether its document properties go back with them is
 * open; triggers, mails and sharing stay.
 */
export function withVersion(
  file: SpreadsheetFile,
  version: Version,
  { rollsBackProperties }: { readonly rollsBackProperties: boolean },
): SavedSpreadsheet {
  const present = file.save();
  const properties = {
    ...present.properties,
    ...(rollsBackProperties ? { document: version.properties.document } : {}),
  };
  return { ...present, workbook: version.workbook, properties };
}

function withoutMetadata(workbook: unknown): unknown {
  const { gas = [], ...rest } = workbook as { gas?: readonly { kind: string }[] };
  const others = gas.filter(({ kind }) => kind !== 'metadata');
  return others.length > 0 ? { ...rest, gas: others } : rest;
}
