/** Why a rule of the platform contract has no test that cites it. One that has got one needs no reason any longer. */
const TRIGGERS = 'Triggers are not among the local services yet.';
const MAIL = 'MailApp is not among the local services yet.';
const ADVICE = 'Advice on how to build, which no run can keep or break.';
const GOOGLE = 'Happens in Google’s own pages and accounts; nothing here stands for them.';

export const REASONS: Readonly<Record<string, string>> = {
  '1.33': 'Quotas a day come with mail and triggers, which are not among the local services yet.',
  '1.34':
    'The texts belong to quotas a day and to Google’s load; of those quotas none is kept here yet.',
  '1.36': ADVICE,
  '3.16':
    'Google’s load on many calls at once has no counterpart here; the bundle offers range forms.',
  '3.17': GOOGLE,
  '3.18': 'It takes two add-ons in one file; here there is one.',
  '3.23': ADVICE,
  '4.4': TRIGGERS,
  '4.5': TRIGGERS,
  '4.6': TRIGGERS,
  '4.7': TRIGGERS,
  '4.8': TRIGGERS,
  '4.9': TRIGGERS,
  '4.10': TRIGGERS,
  '4.15': TRIGGERS,
  '4.16': TRIGGERS,
  '4.17': TRIGGERS,
  '4.18': TRIGGERS,
  '4.23': 'The product has no calendar yet, and neither have the local services.',
  '4.24': GOOGLE,
  'EMU 4': TRIGGERS,
  '5.1': MAIL,
  '5.2': MAIL,
  '5.3': MAIL,
  '5.4': MAIL,
  '5.5': MAIL,
  '5.6':
    'GmailApp is not used: its scope is restricted (product G2). A test holds that the bundle never asks for it.',
  '5.7': MAIL,
  'EMU 5': MAIL,
  '7.9':
    'The first half is what every test of a formula does; which separators Google takes where the decimal is a comma is an open point of the contract.',
  '8.2':
    'The frame of a page has Google’s attributes (workbench/page/htmlPanels.ts); no test reads them.',
  '8.14': 'Style: our pages have a design of their own, held to by the accessibility tests.',
  '8.16': 'Says what Google does not offer; there is nothing to keep.',
  'EMU 8':
    'Its parts are tested under 8.1 to 8.13; answers out of order, random delays and failures are not made yet.',
};
