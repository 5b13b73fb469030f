/** The English words of every page of the add-on: trouble, set-up, common words. Placeholders stand in braces; `key.one` is said where {n} is 1. */
export const en = {
  'common.refresh': 'Refresh',
  'common.updated': 'Updated {time}',
  'common.retry': 'Try again',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.open': 'Open {sheet}',
  'common.working': 'Working…',
  'common.working.slow': 'Still working. You can keep working in the sheet.',
  'state.loading': 'Reading the sheet…',
  'state.notSetUp.title': 'No pipeline here yet',
  'state.notSetUp.body':
    'Set-up builds sheets of its own in this file and changes nothing of yours. It may take a minute.',
  'state.notSetUp.action': 'Set up pipeline',
  'state.settingUp': 'Building the sheets…',
  'state.offline.title': 'No connection',
  'state.offline.body': 'The sheet does not answer. It is tried again as soon as you are online.',
  'state.noAnswer.title': 'No answer in time',
  'state.noAnswer.body':
    'It may have been done nevertheless. Look in the sheet before you try it again.',
  'state.accounts.title': 'Your Google accounts got mixed up',
  'state.accounts.body':
    'You are signed in to more than one Google account in this browser, so the sheet does not answer the sidebar. Nothing is lost.',
  'state.accounts.step1': 'Open this file in a browser profile with only {account},',
  'state.accounts.step2': 'or in a private window where you sign in to {account} first.',
  'state.accounts.ofFile': 'the account that the file belongs to',
  'state.accounts.that': 'that account',
  'state.accounts.step3': 'Open the sidebar again.',
  'state.noPermission.title': 'You may not do this',
  'state.noPermission.body':
    'The file or a part of it is protected, or the add-on lacks a permission. Ask the owner of the file for edit access, or choose an item of the add-on’s menu to allow it anew.',
  'state.busy.title': 'Someone else is saving',
  'state.busy.body': 'Nothing was changed. Try again in a moment.',
  'state.busy.again': 'Someone else is saving. Trying again…',
  'state.told.title': 'That did not work',
  'state.error.title': 'That did not work',
  'state.error.body':
    'Try again in a moment. If it keeps happening, send the code {code} to those who look after the add-on.',
} as const;
