/** Why a rule of the platform contract has no test that cites it. One that has got one needs no reason any longer. */
const ADVICE = 'Advice on how to build, which no run can keep or break.';
const GOOGLE = 'Happens in Google’s own pages and accounts; nothing here stands for them.';

export const REASONS: Readonly<Record<string, string>> = {
  '3.17': GOOGLE,
  '3.18': 'It takes two add-ons in one file; here there is one.',
  '3.23': ADVICE,
  '4.23':
    'Calendar triggers are not among the local services: ScriptApp.newTrigger(...).forUserCalendar throws by name. The product has no calendar.',
  '4.24': GOOGLE,
  '8.14':
    'A style guide. Our pages have a design of their own; browser tests hold it to names, contrast and the keyboard.',
  '8.16': 'Says what Google does not offer; there is nothing to keep.',
};
