/** A spreadsheet file opened on the engine, with what a script's run needs of it beside the contract. */
import type { Model } from '@odoo/o-spreadsheet';
import { modelConfig } from '../engine/engineModule';
import type { Engine, FileSettings } from '../engine/engineModule';
import { loadEngine } from '../engine/loadEngine';
import { ENGINE_LOCALES } from '../engine/locales';
import { bundleRealm, declareFunctions } from './bundleFormulas';
import { CacheEntries } from './cacheStore';
import type { OpenOptions, SavedSpreadsheet, SheetLocale, SpreadsheetFile } from './contract';
import { PendingWrites } from './pendingWrites';
import { openSharing, savedSharing } from './sharing';
import { NEW_SHEET } from './sheetExtent';

const ID_LENGTH = 44;

export class OpenFile implements SpreadsheetFile {
  readonly engine: Engine = loadEngine();
  readonly id: string;
  name: string;
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly settings: FileSettings;
  readonly model: Model;
  readonly writes: PendingWrites;
  readonly properties: SpreadsheetFile['properties'];
  readonly sharing: SpreadsheetFile['sharing'];
  readonly caches: { document: CacheEntries; user: Map<string, CacheEntries> };
  /** The sheet that scripts see as active; each tab of the page has its own. */
  activeSheetId: string | undefined;
  /** What a run made active last, for the page to follow; its upper left cell where it was a range. */
  madeActive: { readonly sheetId: string; readonly cell?: string } | undefined;

  /** The bundle that was there when the file was opened. */
  readonly bundleSource: string | undefined;

  constructor({
    name,
    locale,
    timeZone,
    saved,
    clock,
    bundleSource,
    transport,
    revisions,
  }: OpenOptions) {
    this.id = saved?.id ?? newFileId(this.engine);
    this.name = saved?.name ?? name;
    this.locale = saved?.locale ?? locale;
    this.timeZone = saved?.timeZone ?? timeZone;
    this.settings = { timeZone: this.timeZone, locale: this.locale, userLocale: 'en', clock };
    this.bundleSource = bundleSource;
    if (bundleSource !== undefined) {
      declareFunctions(bundleSource);
      this.settings.formulaRealm = bundleRealm(bundleSource, this.settings);
    }
    this.model = new this.engine.Model(
      saved?.workbook ?? emptyWorkbook(this.locale),
      modelConfig(this.settings, {
        client: { id: 'appsscript', name: 'Apps Script' },
        ...(transport ? { transportService: transport } : {}),
      }),
      revisions ? [...revisions] : [],
    );
    this.writes = new PendingWrites(this.model);
    this.properties = {
      document: new Map(Object.entries(saved?.properties.document ?? {})),
      user: new Map(
        Object.entries(saved?.properties.user ?? {}).map(([email, values]) => [
          email,
          new Map(Object.entries(values)),
        ]),
      ),
    };
    this.sharing = openSharing(saved?.sharing);
    this.caches = { document: new CacheEntries(clock), user: new Map() };
  }

  save(): SavedSpreadsheet {
    const { id, name, locale, timeZone, properties } = this;
    const user = [...properties.user].map(([email, values]) => [email, Object.fromEntries(values)]);
    return {
      id,
      name,
      locale,
      timeZone,
      // exportData() squishes formulas and builds a second model to verify that.
      workbook: this.model._exportData(false),
      properties: {
        document: Object.fromEntries(properties.document),
        user: Object.fromEntries(user),
      },
      sharing: savedSharing(this.sharing),
    };
  }
}

/** Opens a saved file, or makes a new one with a single empty sheet. */
export function openSpreadsheet(options: OpenOptions): SpreadsheetFile {
  return new OpenFile(options);
}

function emptyWorkbook(locale: SheetLocale): object {
  const { rows, columns, columnWidth } = NEW_SHEET;
  const widths = Array.from({ length: columns }, () => ({ size: columnWidth }));
  return {
    sheets: [
      {
        id: '0',
        name: locale === 'sv_SE' ? 'Blad1' : 'Sheet1',
        rowNumber: rows,
        colNumber: columns,
        cols: { ...widths },
      },
    ],
    settings: { locale: ENGINE_LOCALES[locale] },
  };
}

/** Ids are as long as Google's, so that what stores them meets the same length. */
function newFileId(o: Engine): string {
  const generator = new o.helpers.UuidGenerator();
  return (generator.uuidv4() + generator.uuidv4()).replaceAll('-', '').slice(0, ID_LENGTH);
}
