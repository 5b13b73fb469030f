/** What changes of a file that is no part of its revisions: name, time zone, properties, triggers, sharing, mails. */
import type { SpreadsheetFile } from '../runtime/contract';
import { savedSharing } from '../runtime/sharing';
import { savedProperties } from '../runtime/spreadsheetFile';
import type { Besides } from './storage';

/** Gives at each call what has changed since the call before; what is there now is known. */
export function watchBesides(file: SpreadsheetFile): () => readonly Besides[] {
  let known = stateOf(file);
  return () => {
    const before = known;
    known = stateOf(file);
    return changesBetween(before, known, file);
  };
}

type State = ReturnType<typeof stateOf>;

function stateOf(file: SpreadsheetFile) {
  return {
    properties: JSON.stringify(savedProperties(file.properties)),
    triggers: JSON.stringify(file.project.triggers.inFile(file.id)),
    sharing: JSON.stringify(savedSharing(file.sharing)),
    mails: file.project.outbox.sentFrom(file.id).length,
    name: file.name,
    timeZone: file.timeZone,
  };
}

function changesBetween(before: State, now: State, file: SpreadsheetFile): Besides[] {
  const { triggers, outbox } = file.project;
  return [
    ...(now.properties === before.properties
      ? []
      : [{ properties: savedProperties(file.properties) }]),
    ...(now.triggers === before.triggers ? [] : [{ triggers: triggers.inFile(file.id) }]),
    ...(now.sharing === before.sharing ? [] : [{ sharing: savedSharing(file.sharing) }]),
    ...(now.mails === before.mails
      ? []
      : [{ mails: outbox.sentFrom(file.id).slice(before.mails) }]),
    ...(now.name === before.name ? [] : [{ name: file.name }]),
    ...(now.timeZone === before.timeZone ? [] : [{ timeZone: file.timeZone }]),
  ];
}
