import { fingerprint } from '../domain/fingerprint';
import type { FoundColumns } from '../flows/services';
import type { SheetKey } from '../template/sheetTemplate';
import { COLUMN_KEY } from './tags';

/**
 * One property for all sheets, read once a run. Not the document cache: that forgets after six hours at the latest, and
 * the first edit of each morning would pay for it. Headings are kept as fingerprints, so that the text stays far below the
 * 9 kB that a property may have, however many columns people add.
 */
const PROPERTY = 'steadyPipeline.places';

/** The shape of what is kept; another one is not read. */
const SHAPE = 1;

/** What is known of a sheet of ours. */
interface KnownSheet {
  readonly key: SheetKey;
  /** The schema version with which it was finished. */
  built?: number;
  /** The fingerprint under which its columns were found, and where they were. */
  print?: string;
  columns?: Readonly<Record<string, number>>;
  areTagged?: boolean;
  typedPrint?: string;
}

interface Kept {
  readonly shape: number;
  readonly file: string;
  /** How many columns were tagged in the whole spreadsheet. */
  tags: number;
  sheets: Record<string, KnownSheet>;
}

/**
 * Where our sheets and columns were when they were last found, kept from run to run. It never knows better than the
 * spreadsheet: a sheet must be there under its ID, the columns of a sheet hold only while its headings are what they were,
 * and before anything is written the tags are counted, so that a column that was deleted and made anew is found anew.
 */
export interface Places {
  /** The ID of the sheet with this key; it may have been deleted. */
  idOf(key: SheetKey): number | undefined;
  keepSheet(id: number, key: SheetKey): void;
  dropSheet(id: number): void;
  builtVersion(id: number): number;
  keepBuilt(id: number, version: number): void;
  columns(id: number, print: string): FoundColumns | null;
  /** The same, whatever the headings are now. */
  lastColumns(id: number): FoundColumns | null;
  /** Keeps the columns of a sheet, or that they are not known. */
  keepColumns(id: number, print: string, found: FoundColumns | null): void;
  columnTagged(): void;
  /** Nothing in the spreadsheet is ours any longer. */
  forget(): void;
  /** Between `begin` and `end` no other run of ours writes, and what was found is kept at once for all. */
  begin(): void;
  end(): void;
}

export function placesOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Places {
  let loaded: Kept | null = null;
  let isChanged = false;
  let isHeld = false;
  let tags = 0;

  const kept = (): Kept => (loaded = loaded ?? load(spreadsheet));
  const sheetOf = (id: number): KnownSheet | undefined => kept().sheets[id];
  const change = (id: number, part: Partial<KnownSheet>): void => {
    const sheet = sheetOf(id);
    if (sheet === undefined) return;
    const before = JSON.stringify(sheet);
    Object.assign(sheet, part);
    isChanged = isChanged || JSON.stringify(sheet) !== before;
  };
  /** Without its tags a column is only known by its heading, which says nothing about one that was made anew. */
  const prove = (): void => {
    tags = spreadsheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find().length;
    if (tags === kept().tags) return;
    for (const sheet of Object.values(kept().sheets)) delete sheet.columns;
    isChanged = true;
  };
  const save = (): void => {
    if (!isChanged) return;
    isChanged = false;
    kept().tags = tags;
    store(kept());
  };
  return {
    idOf(key) {
      const id = Object.keys(kept().sheets).find((known) => kept().sheets[known]!.key === key);
      return id === undefined ? undefined : Number(id);
    },
    keepSheet(id, key) {
      kept().sheets[id] = { key };
      isChanged = true;
    },
    dropSheet(id) {
      delete kept().sheets[id];
      isChanged = true;
    },
    builtVersion: (id) => sheetOf(id)?.built ?? 0,
    keepBuilt(id, built) {
      change(id, { built });
    },
    columns(id, print) {
      return sheetOf(id)?.print === print ? this.lastColumns(id) : null;
    },
    lastColumns(id) {
      const { columns, areTagged = false, typedPrint = '' } = sheetOf(id) ?? {};
      return columns ? { columns: new Map(Object.entries(columns)), areTagged, typedPrint } : null;
    },
    keepColumns(id, print, found) {
      if (!isHeld) prove();
      const columns = found ? Object.fromEntries(found.columns) : undefined;
      const { areTagged, typedPrint } = found ?? {};
      change(id, { print, columns, areTagged, typedPrint });
      if (!isHeld) save();
    },
    columnTagged() {
      tags++;
    },
    forget() {
      property((properties) => properties.deleteProperty(PROPERTY));
      loaded = null;
      isChanged = false;
      tags = 0;
    },
    begin() {
      isHeld = true;
      prove();
    },
    end() {
      save();
      isHeld = false;
    },
  };
}

/** What is kept of this spreadsheet; nothing where it is damaged, of another file (a copy) or of another shape. */
function load(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Kept {
  const text = property((properties) => properties.getProperty(PROPERTY)) ?? '';
  const file = spreadsheet.getId();
  const [mark, json] = [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)];
  if (text !== '' && mark === fingerprint(json)) {
    const kept = JSON.parse(json) as Kept;
    if (kept.shape === SHAPE && kept.file === file) return kept;
  }
  return { shape: SHAPE, file, tags: 0, sheets: {} };
}

function store(kept: Kept): void {
  const json = JSON.stringify(kept);
  property((properties) => properties.setProperty(PROPERTY, `${fingerprint(json)} ${json}`));
}

/** What is kept only saves time: where Google refuses (a quota, a place without properties) the work goes on without it. */
function property<T>(use: (properties: GoogleAppsScript.Properties.Properties) => T): T | null {
  try {
    // Typed as always there, but null outside a document (platform 4.20).
    const properties = PropertiesService.getDocumentProperties() as ReturnType<
      typeof PropertiesService.getDocumentProperties
    > | null;
    return properties && use(properties);
  } catch (error) {
    console.warn(error);
    return null;
  }
}
