/**
 * The realm of custom functions in the page; in Node it is a vm context (see the runtime's bundleFormulas). One realm
 * serves all formulas of a file; on Google each call has its own, so functions must not keep anything between calls. A
 * page has no means to end a function that does not come back: its browser asks the person.
 */
import { formulaServices } from './formulaServices';
import type { FileSettings, FormulaRealm } from './engineModule';

/** A realm in a hidden iframe of the page, with the bundle loaded and the services of a formula in place. */
export function createIframeRealm(
  page: Document,
  bundleSource: string,
  settings: FileSettings,
): FormulaRealm {
  const iframe = page.createElement('iframe');
  iframe.hidden = true;
  iframe.title = 'custom functions';
  page.body.append(iframe);
  const realmWindow = iframe.contentWindow as unknown as { eval(source: string): unknown };
  Object.assign(realmWindow, formulaServices(settings));
  const realm: FormulaRealm = {
    edition: 1,
    begin: () => undefined,
    evaluate: (source) => realmWindow.eval(source),
    call: (entry, values) => entry(...values),
  };
  realm.evaluate(bundleSource);
  return realm;
}
