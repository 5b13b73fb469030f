import { en } from '../../src/messages/pages/sidebar/en';
import { worded } from '../../src/messages/wording';
import { chanceWords } from '../../src/sidebar/chanceWords';

test.each([
  [0, 'Under 1 in 20 with today’s deals alone.'],
  [0.049, 'Under 1 in 20 with today’s deals alone.'],
  [0.22, 'About 1 in 5. With only the deals in the sheet today you would fall short most times.'],
  [0.45, 'About 2 in 5. It could go either way.'],
  [0.65, 'About 2 in 3. It could go either way.'],
  [0.66, 'About 2 in 3. You are likely to make it. Keep the next period filled.'],
  [1, 'About 19 in 20. You are likely to make it. Keep the next period filled.'],
])('chanceWords(%d) says “%s”', (chance, sentence) => {
  const { key, values } = chanceWords(chance);
  expect(worded<string>(en, key, values)).toBe(sentence);
});
