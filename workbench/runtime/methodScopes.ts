/**
 * Which OAuth scopes the methods of Google's services need. Facts of the package gas-types-detailed 1.1.3 (the tag GTD of
 * the platform contract, list gas-method-scopes.txt), for the services that scripts here can name and what they give.
 */
const PREFIX = 'https://www.googleapis.com/auth/';

/** Any one of them is enough; none at all is needed where there are none. */
type Scopes = readonly string[];

interface ClassScopes {
  /** Of every method that is not named beside it. */
  readonly all: Scopes;
  readonly except?: Readonly<Record<string, Scopes>>;
}

const NONE: Scopes = [];
const SPREADSHEET: Scopes = ['spreadsheets', 'spreadsheets.currentonly'];
const CONTAINER_UI: Scopes = ['script.container.ui'];
const SCRIPT_APP: Scopes = ['script.scriptapp'];
const EMAIL: Scopes = ['userinfo.email'];
const CALENDAR: Scopes = ['https://www.google.com/calendar/feeds', 'calendar'];
const DRIVE: Scopes = ['drive'];

const WHOLE_SPREADSHEET: ClassScopes = { all: SPREADSHEET };

const CLASSES: Readonly<Record<string, ClassScopes>> = {
  SpreadsheetApp: {
    all: NONE,
    except: {
      ...each(['create', 'open', 'openById', 'openByUrl'], ['spreadsheets']),
      ...each(['enableAllDataSourcesExecution', 'enableBigQueryExecution'], ['bigquery.readonly']),
      ...each(
        [
          ...['getActive', 'getActiveRange', 'getActiveRangeList', 'getActiveSheet'],
          ...['getActiveSpreadsheet', 'getCurrentCell', 'getSelection', 'setActiveRangeList'],
          ...['setActiveSheet', 'setCurrentCell'],
        ],
        SPREADSHEET,
      ),
    },
  },
  Spreadsheet: {
    all: SPREADSHEET,
    except: {
      ...each(
        [
          ...['createDeveloperMetadataFinder', 'createTextFinder', 'getActiveSheet', 'getAs'],
          ...['getBlob', 'getId', 'getNumSheets', 'getRangeByName', 'getSheetById'],
          ...['getSheetByName', 'getSheets'],
        ],
        NONE,
      ),
      show: CONTAINER_UI,
    },
  },
  Sheet: {
    all: SPREADSHEET,
    except: each(
      ['activate', 'createDeveloperMetadataFinder', 'createTextFinder', 'newChart'],
      NONE,
    ),
  },
  Range: {
    all: SPREADSHEET,
    except: each(
      [
        ...['activate', 'createDeveloperMetadataFinder', 'createTextFinder', 'getMergedRanges'],
        ...['isPartOfMerge', 'offset'],
      ],
      NONE,
    ),
  },
  RangeList: WHOLE_SPREADSHEET,
  Protection: WHOLE_SPREADSHEET,
  NamedRange: WHOLE_SPREADSHEET,
  DeveloperMetadata: WHOLE_SPREADSHEET,
  DeveloperMetadataFinder: { all: NONE, except: { find: SPREADSHEET } },
  DeveloperMetadataLocation: WHOLE_SPREADSHEET,
  Filter: WHOLE_SPREADSHEET,
  SortSpec: WHOLE_SPREADSHEET,
  Browser: WHOLE_SPREADSHEET,
  Ui: {
    all: NONE,
    except: each(['showModalDialog', 'showModelessDialog', 'showSidebar'], CONTAINER_UI),
  },
  Session: { all: NONE, except: each(['getActiveUser', 'getEffectiveUser'], EMAIL) },
  ScriptApp: {
    all: NONE,
    except: {
      ...each(['deleteTrigger', 'getProjectTriggers', 'getUserTriggers', 'newTrigger'], SCRIPT_APP),
      getIdentityToken: ['userinfo.email', 'userinfo.profile'],
    },
  },
  Trigger: { all: SCRIPT_APP },
  TriggerBuilder: {
    all: NONE,
    except: {
      timeBased: SCRIPT_APP,
      forDocument: ['documents', 'documents.currentonly'],
      forForm: ['forms', 'forms.currentonly'],
      forSpreadsheet: SPREADSHEET,
      forUserCalendar: [
        ...CALENDAR,
        ...['calendar.events', 'calendar.events.readonly', 'calendar.readonly'],
      ],
    },
  },
  MailApp: { all: ['script.send_mail'] },
  // These are not implemented: the scopes are those of their writing methods.
  GmailApp: { all: ['https://mail.google.com/'] },
  CalendarApp: { all: CALENDAR },
  DriveApp: { all: DRIVE },
  UrlFetchApp: { all: ['script.external_request'] },
  // The advanced services take no currentonly (platform 2.4).
  Sheets: { all: ['spreadsheets'] },
  BigQuery: { all: ['bigquery'] },
};

/**
 * The scopes of which a method needs one, in full; empty where it needs none. A class that is not listed needs none.
 *
 * @param className as Google's interfaces name it, for instance "Range"
 */
export function scopesOf(className: string, method: string): readonly string[] {
  const known = Object.hasOwn(CLASSES, className) ? CLASSES[className] : undefined;
  if (!known) return [];
  const { all, except = {} } = known;
  return (Object.hasOwn(except, method) ? except[method]! : all).map(fullScope);
}

/** "spreadsheets" with its address in front; an address as it is. */
export function fullScope(scope: string): string {
  return scope.startsWith('https://') ? scope : PREFIX + scope;
}

function each(methods: readonly string[], scopes: Scopes): Readonly<Record<string, Scopes>> {
  return Object.fromEntries(methods.map((method) => [method, scopes]));
}
