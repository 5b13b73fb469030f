/**
 * What a run may do (platform 2.1, 2.4, 3.14): which services and methods work in which authorisation mode, and in FULL
 * with which scopes. Everything that decides it stands in the tables here; the texts are Google's.
 */
import type { AuthMode, RunStart } from './contract';
import { fullScope, scopesOf } from './methodScopes';
import { refusal } from './refusals';

/** Kinds of methods as the table of platform 2.1 has them. */
type Area =
  | 'tools'
  | 'locale'
  | 'identity'
  | 'menu'
  | 'dialogs'
  | 'spreadsheet'
  | 'properties'
  | 'fetch'
  | 'withoutUserData'
  | 'inFormulasToo'
  | 'userData';

type Permission = 'yes' | 'no' | 'read';

const PERMISSIONS: Readonly<Record<Area, Readonly<Record<AuthMode, Permission>>>> = {
  tools: { NONE: 'yes', LIMITED: 'yes', CUSTOM_FUNCTION: 'yes', FULL: 'yes' },
  locale: { NONE: 'yes', LIMITED: 'yes', CUSTOM_FUNCTION: 'yes', FULL: 'yes' },
  // Asking is always allowed; the answer is empty where it may not be known (platform section 6, Session).
  identity: { NONE: 'yes', LIMITED: 'yes', CUSTOM_FUNCTION: 'yes', FULL: 'yes' },
  menu: { NONE: 'yes', LIMITED: 'yes', CUSTOM_FUNCTION: 'no', FULL: 'yes' },
  dialogs: { NONE: 'no', LIMITED: 'no', CUSTOM_FUNCTION: 'no', FULL: 'yes' },
  spreadsheet: { NONE: 'no', LIMITED: 'yes', CUSTOM_FUNCTION: 'read', FULL: 'yes' },
  properties: { NONE: 'no', LIMITED: 'yes', CUSTOM_FUNCTION: 'yes', FULL: 'yes' },
  fetch: { NONE: 'no', LIMITED: 'no', CUSTOM_FUNCTION: 'yes', FULL: 'yes' },
  withoutUserData: { NONE: 'no', LIMITED: 'yes', CUSTOM_FUNCTION: 'no', FULL: 'yes' },
  inFormulasToo: { NONE: 'no', LIMITED: 'yes', CUSTOM_FUNCTION: 'yes', FULL: 'yes' },
  userData: { NONE: 'no', LIMITED: 'no', CUSTOM_FUNCTION: 'no', FULL: 'yes' },
};

/** Areas by class, or by "Class.method" where a class has several; what is not listed is only had from what is. */
const AREAS: Readonly<Record<string, Area>> = {
  Utilities: 'tools',
  Logger: 'tools',
  Session: 'locale',
  'Session.getActiveUser': 'identity',
  'Session.getEffectiveUser': 'userData',
  Ui: 'dialogs',
  'Ui.createAddonMenu': 'menu',
  'Ui.createMenu': 'menu',
  Menu: 'menu',
  SpreadsheetApp: 'spreadsheet',
  'SpreadsheetApp.getUi': 'menu',
  Spreadsheet: 'spreadsheet',
  Sheet: 'spreadsheet',
  Range: 'spreadsheet',
  RangeList: 'spreadsheet',
  Protection: 'spreadsheet',
  NamedRange: 'spreadsheet',
  DeveloperMetadata: 'spreadsheet',
  Filter: 'spreadsheet',
  PropertiesService: 'properties',
  CacheService: 'inFormulasToo',
  LockService: 'inFormulasToo',
  HtmlService: 'inFormulasToo',
  Charts: 'withoutUserData',
  ContentService: 'withoutUserData',
  ScriptApp: 'withoutUserData',
  UrlFetchApp: 'fetch',
  Jdbc: 'fetch',
  MailApp: 'userData',
  GmailApp: 'userData',
  CalendarApp: 'userData',
  DriveApp: 'userData',
  BigQuery: 'userData',
  Sheets: 'userData',
};

const SPREADSHEET_SCOPES = ['spreadsheets', 'spreadsheets.currentonly'].map(fullScope);

const READS =
  /^(?:(?:get|is|can|has)[A-Z]|(?:offset|createDeveloperMetadataFinder|createTextFinder)$)/;

/** What changes nothing that others see, though it is no reading. */
const SHOWS = /^(?:activate|setActive|setCurrent|toast$|newChart$|flush$|new[A-Z]|copy$)/;

const HOW_STARTED: Readonly<
  Record<RunStart, { readonly mode: AuthMode; readonly limitMs: number }>
> = {
  openNotEnabled: { mode: 'NONE', limitMs: 30_000 },
  simpleTrigger: { mode: 'LIMITED', limitMs: 30_000 },
  install: { mode: 'FULL', limitMs: 30_000 },
  formula: { mode: 'CUSTOM_FUNCTION', limitMs: 30_000 },
  menu: { mode: 'FULL', limitMs: 360_000 },
  page: { mode: 'FULL', limitMs: 360_000 },
  installableTrigger: { mode: 'FULL', limitMs: 360_000 },
  clockTrigger: { mode: 'FULL', limitMs: 360_000 },
};

/** How a run is started where nobody says it: simple triggers go by their names. */
export function usualStart(functionName: string): RunStart {
  if (functionName === 'onInstall') return 'install';
  return functionName === 'onOpen' || functionName === 'onEdit' ? 'simpleTrigger' : 'menu';
}

export function modeOf(start: RunStart): AuthMode {
  return HOW_STARTED[start].mode;
}

/** How long it may run, in milliseconds (platform 1.32). */
export function limitOf(start: RunStart): number {
  return HOW_STARTED[start].limitMs;
}

/** What decides about each call of a run. */
export interface Access {
  readonly mode: AuthMode;
  /** Only reads: who runs it may not edit the file (platform 2.13). */
  readonly isReader: boolean;
  /** Whether the project asks for the scope and the user has granted it. */
  hasScope(scope: string): boolean;
}

/**
 * Why a method may not be called, in Google's words; undefined where it may.
 *
 * @param className as Google's interfaces name it, for instance "Range"
 */
export function refusalOf(
  className: string,
  method: string,
  { mode, isReader, hasScope }: Access,
): string | undefined {
  const area = areaOf(className, method);
  const permission = PERMISSIONS[area][mode];
  const needed = scopesOf(className, method);
  if (mode === 'CUSTOM_FUNCTION' && permission === 'no' && isService(className)) {
    return refusal('service', { service: className });
  }
  const isRefused =
    permission === 'no' ||
    (permission === 'read' && !READS.test(method)) ||
    (area !== 'identity' && isScopeMissing(needed, mode, hasScope));
  if (isRefused) return withoutPermission(`${className}.${method}`, needed);
  const changes = area === 'spreadsheet' && !READS.test(method) && !SHOWS.test(method);
  return isReader && changes ? refusal('readersFile') : undefined;
}

function areaOf(className: string, method: string): Area {
  const named = AREAS[`${className}.${method}`] ?? AREAS[className];
  // ScriptApp's triggers are the user's, and it asks for them by scope.
  if (named === 'withoutUserData' && scopesOf(className, method).length > 0) return 'userData';
  return named ?? 'tools';
}

/** A global of the script, not what one of them gave. */
function isService(className: string): boolean {
  return /(?:App|Service|^Session|^Utilities|^Charts|^Jdbc|^Sheets|^BigQuery)$/.test(className);
}

/** Without full authorisation the file that is open is all that there is, and needs nobody's consent (platform 2.1). */
function isScopeMissing(
  needed: readonly string[],
  mode: AuthMode,
  hasScope: Access['hasScope'],
): boolean {
  if (needed.length === 0) return false;
  if (mode === 'FULL') return !needed.some(hasScope);
  return !needed.every((scope) => SPREADSHEET_SCOPES.includes(scope)) || needed.length === 1;
}

/** The words are Google's (platform 2.4); how it tells of alternatives is not documented. */
export function withoutPermission(call: string, needed: readonly string[]): string {
  if (needed.length === 0) return refusal('call', { call: `${call}.` });
  const scopes = needed.length === 1 ? needed[0]! : `(${needed.join(' || ')})`;
  return refusal('scope', { call, scopes });
}
