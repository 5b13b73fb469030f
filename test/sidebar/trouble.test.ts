import { LANGUAGES, message } from '../../src/messages';
import { troubleOf } from '../../src/sidebar/trouble';

const failure = (text: string, name = 'ScriptError'): Error =>
  Object.assign(new Error(text), { name });

describe('troubleOf(error, isOnline)', () => {
  test.each([
    'ScriptError: Authorization is required to perform that action.',
    'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
    'Exception: Action not allowed',
  ])('%s: several Google accounts (platform 11)', (text) =>
    expect(troubleOf(failure(text), true)).toEqual({ kind: 'accounts' }),
  );

  test.each([
    'Exception: You are trying to edit a protected cell or object. Please contact the spreadsheet owner.',
    'Exception: You do not have permission to call SpreadsheetApp.getUi.',
  ])('%s: no permission', (text) =>
    expect(troubleOf(failure(text), true)).toEqual({ kind: 'noPermission' }),
  );

  test.each(LANGUAGES)('the sentence of a lock that was not got is known in %s', (language) => {
    const text = `Error: ${message(language, 'upkeep.busy')}`;
    expect(troubleOf(failure(text), true)).toEqual({ kind: 'busy' });
    expect(troubleOf(failure(`ScriptError: ${text}`), true)).toEqual({ kind: 'busy' });
  });

  test('sentences of ours are told as they are, even about permissions', () => {
    const sentences = ['No such deal.', 'You do not have permission to forget it.'];
    expect(troubleOf(failure(`Error: ${sentences.join('\n')}`), true)).toEqual({
      kind: 'told',
      sentences,
    });
  });

  test('no connection, as the browser or Google says it', () => {
    expect(troubleOf(failure('Error: x'), false)).toEqual({ kind: 'offline' });
    expect(troubleOf(failure('NetworkError: Connection failure due to HTTP 0'), true)).toEqual({
      kind: 'offline',
    });
    expect(troubleOf(failure('The workbench does not answer.', 'NetworkError'), true)).toEqual({
      kind: 'offline',
    });
  });

  test('anything else has a short code, the same for the same text', () => {
    const text = 'TypeError: Cannot read properties of undefined';
    const trouble = troubleOf(failure(text), true);
    expect(trouble).toEqual({ kind: 'unknown', code: expect.stringMatching(/^[0-9A-Z]{4}$/) });
    expect(troubleOf(failure(text), true)).toEqual(trouble);
    expect(troubleOf('odd', true)).not.toEqual(trouble);
  });
});
