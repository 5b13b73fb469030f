/** A spreadsheet file opened on the engine, with what a script's run needs of it beside the contract. */
import type { Model } from '@odoo/o-spreadsheet';
import { modelConfig } from '../engine/engineModule';
import type { Engine, FileSettings } from '../engine/engineModule';
import { loadEngine } from '../engine/loadEngine';
import { ENGINE_LOCALES } from '../engine/locales';
import { followMovedClock, recompute } from '../engine/todayAndNow';
import { bundleRealm, declareFunctions } from './bundleFormulas';
import { CacheEntries } from './cacheStore';
import type {
  Clock,
  Manifest,
  OpenOptions,
  SavedSpreadsheet,
  SheetLocale,
  SpreadsheetFile,
} from './contract';
import { PendingWrites } from './pendingWrites';
import { ScriptProject } from './project';
import { openSharing, savedSharing } from './sharing';
import { NEW_SHEET } from './sheetExtent';

const ID_LENGTH = 44;

export class OpenFile implements SpreadsheetFile {
  readonly engine: Engine = loadEngine();
  readonly id: string;
  name: string;
  readonly locale: SheetLocale;
  readonly settings: FileSettings & { readonly clock: Clock };
  readonly model: Model;
  /** Those of the run that is under way. */
  writes: PendingWrites;
  readonly project: ScriptProject;
  readonly properties: SpreadsheetFile['properties'];
  readonly sharing: SpreadsheetFile['sharing'];
  readonly caches: { document: CacheEntries };
  /** The sheet that scripts see as active; each tab of the page has its own. */
  activeSheetId: string | undefined;
  /** What a run made active last, for the page to follow; its upper left cell where it was a range. */
  madeActive: { readonly sheetId: string; readonly cell?: string } | undefined;

  /** What is pushed with the script that is bound to the file. */
  manifest: Manifest = { timeZone: 'Etc/UTC' };
  readonly htmlFiles = new Map<string, string>();
  /** Whose properties a formula sees where the file has no owner, by e-mail address. */
  formulaUser = '';
  readonly formulaMachineMs: number | undefined;

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
    project = new ScriptProject(clock),
    owner,
    formulaMachineMs,
  }: OpenOptions) {
    this.id = saved?.id ?? newFileId(this.engine);
    this.name = saved?.name ?? name;
    this.locale = saved?.locale ?? locale;
    this.settings = {
      timeZone: saved?.timeZone ?? timeZone,
      locale: this.locale,
      userLocale: 'en',
      clock,
    };
    this.project = project;
    this.formulaMachineMs = formulaMachineMs;
    this.properties = {
      document: new Map(Object.entries(saved?.properties.document ?? {})),
      user: project.userProperties,
    };
    for (const [email, values] of Object.entries(saved?.properties.user ?? {})) {
      if (!project.userProperties.has(email)) {
        project.userProperties.set(email, new Map(Object.entries(values)));
      }
    }
    this.caches = { document: new CacheEntries(clock) };
    this.sharing = openSharing(saved?.sharing ?? (owner === undefined ? {} : { owner }));
    this.bundleSource = bundleSource;
    if (bundleSource !== undefined) {
      declareFunctions(bundleSource);
      this.settings.formulaRealm = bundleRealm(bundleSource, this);
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
    project.outbox.restore(saved?.mails ?? []);
    if (saved?.triggers) project.triggers.restore(this.id, saved.triggers);
    project.files.set(this.id, this);
  }

  get timeZone(): string {
    return this.settings.timeZone;
  }

  set timeZone(zone: string) {
    this.settings.timeZone = zone;
    recompute(this.model);
  }

  followClock(): void {
    followMovedClock(this.model, this.settings);
  }

  save(): SavedSpreadsheet {
    const { id, name, locale, timeZone, properties, project, sharing } = this;
    const mails = project.outbox.sentFrom(id);
    const triggers = project.triggers.inFile(id);
    return {
      id,
      name,
      locale,
      timeZone,
      // exportData() squishes formulas and builds a second model to verify that.
      workbook: this.model._exportData(false),
      properties: savedProperties(properties),
      sharing: savedSharing(sharing),
      ...(mails.length > 0 ? { mails } : {}),
      ...(triggers.length > 0 ? { triggers } : {}),
    };
  }
}

/** Opens a saved file, or makes a new one with a single empty sheet. */
export function openSpreadsheet(options: OpenOptions): SpreadsheetFile {
  return new OpenFile(options);
}

/** What a file begins with that a person makes: nobody has used the add-on in it. */
export function emptySpreadsheet(
  { name, locale, timeZone }: Pick<SavedSpreadsheet, 'name' | 'locale' | 'timeZone'>,
  owner: string,
): SavedSpreadsheet {
  return {
    ...{ name, locale, timeZone },
    id: newFileId(loadEngine()),
    workbook: emptyWorkbook(locale),
    properties: { document: {}, user: {} },
    sharing: { owner, isAddOnEnabled: false },
  };
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
export function newFileId(o: Engine): string {
  const generator = new o.helpers.UuidGenerator();
  return (generator.uuidv4() + generator.uuidv4()).replaceAll('-', '').slice(0, ID_LENGTH);
}

/** Properties at rest; who has read hers and kept nothing has none. */
export function savedProperties({
  document,
  user,
}: SpreadsheetFile['properties']): SavedSpreadsheet['properties'] {
  const kept = [...user].filter(([, values]) => values.size > 0);
  return {
    document: Object.fromEntries(document),
    user: Object.fromEntries(kept.map(([email, values]) => [email, Object.fromEntries(values)])),
  };
}
