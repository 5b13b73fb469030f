import { newFile, runOn } from './_scripts';

test('console and Logger write to one log, in order (platform 1.6)', () => {
  const { log } = runOn(
    newFile(),
    `console.log('a %s', 1); Logger.log('b'); console.info('c'); console.warn('d');
     console.error('e'); Logger.log({ f: [1] });`,
  );
  expect(log).toEqual(['a 1', 'b', 'c', 'WARNING d', 'ERROR e', '{ f: [ 1 ] }']);
});
