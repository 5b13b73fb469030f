/** Why a rule of the platform contract has no test that cites it. One that has got one needs no reason any longer. */
const ADVICE = 'Advice on how to build, which no run can keep or break.';
const GOOGLE = 'Happens in Google’s own pages and accounts; nothing here stands for them.';

export const REASONS: Readonly<Record<string, string>> = {
  '1.36': ADVICE,
  '3.16':
    'Google’s load on many calls at once has no counterpart here; the bundle offers range forms.',
  '3.17': GOOGLE,
  '3.18': 'It takes two add-ons in one file; here there is one.',
  '3.23': ADVICE,
  '4.23': 'The product has no calendar yet, and neither have the local services.',
  '4.24': GOOGLE,
  '5.6':
    'GmailApp is not used: its scope is restricted (product G2). A test holds that the bundle never asks for it.',
  '7.9':
    'The first half is what every test of a formula does; which separators Google takes where the decimal is a comma is an open point of the contract.',
  '8.14': 'Style: our pages have a design of their own, held to by the accessibility tests.',
  '8.16': 'Says what Google does not offer; there is nothing to keep.',
};
