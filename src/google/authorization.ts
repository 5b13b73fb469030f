/**
 * The address at which the person renews what she once allowed; asked for before anything else of a scheduled run, which
 * Google stops at the first call that is not allowed any more (platform 4.11).
 *
 * @returns the address, or null where nothing is to be renewed
 */
export function renewalAddress(): string | null {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  const isRequired = info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED;
  return isRequired ? info.getAuthorizationUrl() : null;
}
