import { platformDoc } from '../../platformDocs';
import { NO_SOURCE, REFUSALS, refusal } from '../../../workbench/runtime/refusals';

const contract = platformDoc('platform.md');
const quoted = Object.entries(REFUSALS).filter(([, { source }]) => source !== NO_SOURCE);

/** A row of the contract, a numbered heading with what follows it, or a section. */
function sourceText(source: string): string {
  const [, id] = /^platform (?:section )?(\d+(?:\.\d+)?)$/.exec(source)!;
  const lines = contract!.split('\n');
  const row = lines.find((line) => line.startsWith(`| ${id} |`));
  if (row !== undefined) return row;
  const start = lines.findIndex((line) => new RegExp(`^##+ ${id}[. ]`).test(line));
  const length = lines.slice(start + 1).findIndex((line) => /^##/.test(line));
  return lines.slice(start, start + 1 + length).join('\n');
}

(contract === undefined ? test.skip : test)(
  'the words of a refusal that has a source stand there',
  () => {
    for (const [name, { text, source }] of quoted) {
      const found = sourceText(source);
      for (const part of text.split(/\{\w+\}/))
        expect([name, found]).toEqual([name, expect.stringContaining(part)]);
    }
    expect(quoted.length).toBeGreaterThan(10);
  },
);

test('what is filled in stands where its name was; a name of the language is not taken for one', () => {
  expect(refusal('service', { service: 'MailApp' })).toBe(
    'You do not have permission to call MailApp service.',
  );
  expect(refusal('address', { address: '{address} $& $1' })).toBe('Invalid email: {address} $& $1');
});
