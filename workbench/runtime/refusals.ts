/**
 * What the services say when they refuse: the words, and where they are from. Those of which no source has the words are
 * guesses; what matters there is that it is refused, and tests ask for the refusal by its name, not for its words.
 */
interface Refusal {
  /** With {names} of what is filled in. */
  readonly text: string;
  /** In the platform contract, or NO_SOURCE. */
  readonly source: string;
}

export const NO_SOURCE = 'no source';

const TABLE = {
  // Authorisation
  service: {
    text: 'You do not have permission to call {service} service.',
    source: 'platform 3.14',
  },
  call: { text: 'You do not have permission to call {call}', source: 'platform 4.13' },
  scope: {
    text: 'You do not have permission to call {call}. Required permissions: {scopes}',
    source: 'platform 2.4',
  },
  unauthorised: {
    text: 'Authorization is required to perform that action.',
    source: 'platform section 11',
  },
  uiFromClock: {
    text: 'Cannot call SpreadsheetApp.getUi() from this context.',
    source: 'platform 2.16',
  },
  dialogInTrigger: {
    text: 'You do not have permission to show a dialog in a simple trigger.',
    source: NO_SOURCE,
  },

  // Time
  overtime: { text: 'Exceeded maximum execution time', source: 'platform 1.37' },
  formulaOvertime: {
    text: 'Exceeded maximum execution time (line 0).',
    source: 'platform 3.12',
  },
  addOnFormulaOvertime: {
    text: 'Internal error executing the custom function',
    source: 'platform 3.12',
  },
  triggersOvertime: {
    text: 'Service using too much computer time for one day.',
    source: 'platform 1.34',
  },
  lockTimeout: {
    text: 'Lock timeout: another process was holding the lock for too long.',
    source: NO_SOURCE,
  },

  // Triggers
  triggerTooOften: {
    text: 'The recurrence interval for an Add-on trigger must be at least one hour.',
    source: 'platform 4.7',
  },
  triggerOfType: {
    text: 'The Add-on attempted to create too many {type} triggers in this document for this Google user account.',
    source: NO_SOURCE,
  },
  triggerElsewhere: {
    text: 'An Add-on can create triggers for the current document only.',
    source: NO_SOURCE,
  },
  triggerCount: {
    text: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    source: NO_SOURCE,
  },

  // Mail
  attachmentCount: {
    text: 'Limit exceeded: Email Attachments Per Message.',
    source: 'platform 1.34',
  },
  attachmentSize: { text: 'Limit exceeded: Email Total Attachments Size.', source: NO_SOURCE },
  recipientCount: { text: 'Limit exceeded: Email Recipients Per Message.', source: NO_SOURCE },
  bodySize: { text: 'Limit exceeded: Email Body Size.', source: NO_SOURCE },
  mailQuota: { text: 'Service invoked too many times for one day: email.', source: NO_SOURCE },
  address: { text: 'Invalid email: {address}', source: NO_SOURCE },
  noRecipient: { text: 'Failed to send email: no recipient', source: NO_SOURCE },
  noReply: {
    text: 'Invalid argument: noReply is for Google Workspace accounts only.',
    source: NO_SOURCE,
  },

  // Properties and the cache
  propertyQuota: {
    text: 'Service invoked too many times for one day: properties.',
    source: NO_SOURCE,
  },
  tooLarge: { text: 'Argument too large: {argument}', source: NO_SOURCE },
  storeFull: {
    text: 'You have exceeded the property storage quota. Please remove some properties and try again.',
    source: NO_SOURCE,
  },

  // Files and who may do what with them
  noFile: {
    text: 'Document ID is missing (perhaps it was deleted, or you do not have read access?)',
    source: NO_SOURCE,
  },
  strangersFile: {
    text: 'You do not have permission to access the requested document.',
    source: NO_SOURCE,
  },
  readersFile: { text: 'You do not have permission to perform that action.', source: NO_SOURCE },
  protectedCell: {
    text: 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    source: NO_SOURCE,
  },
  protection: {
    text: 'You do not have permission to edit this protection.',
    source: NO_SOURCE,
  },
  domainEdit: {
    text: 'Domain edit is for files of Google Workspace accounts only.',
    source: NO_SOURCE,
  },
  openRange: {
    text: 'Unprotected ranges are for protected sheets only, and must be on the protected sheet.',
    source: NO_SOURCE,
  },

  // Sheets and cells
  sheetName: {
    text: 'A sheet with the name "{name}" already exists. Please enter another name.',
    source: NO_SOURCE,
  },
  secondFilter: {
    text: "You can't create a filter in a sheet that already has a filter.",
    source: NO_SOURCE,
  },
  invalidValue: {
    text: 'The data you entered in cell {cell} violates the data validation rules set on this cell.',
    source: NO_SOURCE,
  },
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalName = keyof typeof TABLE;

export const REFUSALS: Readonly<Record<RefusalName, Refusal>> = TABLE;

/** The words of a refusal, with what is filled in. */
export function refusal(name: RefusalName, filled: Readonly<Record<string, string>> = {}): string {
  return REFUSALS[name].text.replace(/\{(\w+)\}/g, (gap, key: string) => filled[key] ?? gap);
}

/** The same as what is thrown. */
export function refused(name: RefusalName, filled?: Readonly<Record<string, string>>): Error {
  return new Error(refusal(name, filled));
}
