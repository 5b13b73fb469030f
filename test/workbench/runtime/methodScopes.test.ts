import { fullScope, scopesOf } from '../../../workbench/runtime/methodScopes';
import { platformDoc } from '../../platformDocs';

test.each([
  ['Range', 'setValues', ['spreadsheets', 'spreadsheets.currentonly']],
  ['Range', 'offset', []],
  ['SpreadsheetApp', 'openById', ['spreadsheets']],
  ['Ui', 'alert', []],
  ['Ui', 'showSidebar', ['script.container.ui']],
  ['ScriptApp', 'newTrigger', ['script.scriptapp']],
  ['ScriptApp', 'getAuthorizationInfo', []],
  ['Session', 'getActiveUser', ['userinfo.email']],
  ['MailApp', 'sendEmail', ['script.send_mail']],
  ['PropertiesService', 'getUserProperties', []],
  ['toString', 'constructor', []],
])('%s.%s needs %j (platform 2.4)', (className, method, scopes) => {
  expect(scopesOf(className, method)).toEqual(scopes.map(fullScope));
});

const list = platformDoc('gas-method-scopes.txt');

/** Services that are not here: only that they refuse without a scope of theirs is held to. */
const NOT_HERE = ['CalendarApp', 'DriveApp', 'GmailApp', 'UrlFetchApp'];

/** Overloads of one name may differ in the list; then the stricter one counts. */
const OVERLOADED = ['SpreadsheetApp.setActiveSheet', 'Range.getDataTable'];

(list === undefined ? test.skip : test)(
  'every class that is here has the scopes of the list (platform 2.4)',
  () => {
    const differing: string[] = [];
    let compared = 0;
    for (const { className, method, scopes } of listed(list!)) {
      if (NOT_HERE.includes(className) || OVERLOADED.includes(`${className}.${method}`)) continue;
      compared++;
      const ours = [...scopesOf(className, method)].sort();
      if (JSON.stringify(ours) !== JSON.stringify(scopes)) {
        differing.push(`${className}.${method}: ${ours.join()} is not ${scopes.join()}`);
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(700);
  },
);

interface Listed {
  readonly className: string;
  readonly method: string;
  readonly scopes: readonly string[];
}

/** Of the packages that the runtime implements; in others classes of the same name mean other things. */
const PACKAGES = [
  ...['spreadsheet', 'script', 'mail', 'base', 'cache', 'properties', 'lock', 'utilities', 'html'],
];

/** Classes of these packages that the runtime has not. */
const ABSENT =
  /^(?:DataSource|Pivot|Banding|CellImage|Color|Drawing|Group$|OverGridImage|Selection|Slicer|SpreadsheetTheme|TextFinder|ThemeColor|Looker|BigQuery|.+TriggerBuilder$)/;

function listed(text: string): Listed[] {
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => {
      const [title, ...lines] = part.trim().split('\n');
      const [pack, className] = title!.split('.') as [string, string];
      if (!PACKAGES.includes(pack) || ABSENT.test(className)) return [];
      return lines.flatMap((line) => {
        const [, scopes, methods] = /^\s*\[(.*)\] -> \d+ (.*)$/.exec(line)!;
        const needed = [...scopes!.matchAll(/'([^']*)'/g)].map(([, scope]) => fullScope(scope!));
        return methods!.split(', ').map((method) => ({
          className,
          method: method.replace(/ \(.*\)$/, ''),
          scopes: needed.sort(),
        }));
      });
    });
}
