import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseJavaDate } from '../../../workbench/engine/javaDateParsing';
import { formatJavaDate } from '../../../workbench/engine/javaDates';
import { VirtualClock } from '../../../workbench/runtime/virtualClock';
import { NOON, newFile, value, valueOn } from './_scripts';

const hex = (signed: unknown) => Buffer.from(signed as number[]).toString('hex');

describe('Utilities.formatDate and parseDate (platform section 6, Utilities)', () => {
  const AT = `new Date(Date.UTC(2026, 11, 31, 23, 5, 9, 7))`;

  test.each([
    ['yyyy-MM-dd HH:mm:ss.SSS', 'Etc/UTC', '2026-12-31 23:05:09.007'],
    ['yyyy-MM-dd HH:mm', 'Europe/Stockholm', '2027-01-01 00:05'],
    ['yyyy YYYY', 'Etc/UTC', '2026 2027'],
    ['MM mm M', 'Etc/UTC', '12 05 12'],
    ['HH hh KK kk a', 'Asia/Kolkata', '04 04 04 04 AM'],
    ['u EEE EEEE MMM MMMM', 'Etc/UTC', '4 Thu Thursday Dec December'],
    ["yyyy'T'HH 'o''clock'", 'Etc/UTC', "2026T23 o'clock"],
    ['Z XXX', 'America/New_York', '-0500 -05:00'],
    ['yy D w', 'GMT+2', '27 1 1'],
  ])('the pattern %s in %s', (pattern, zone, expected) => {
    expect(
      value(`return Utilities.formatDate(${AT}, '${zone}', ${JSON.stringify(pattern)});`),
    ).toBe(expected);
  });

  test.each([
    ['2026-11-23', 'Europe/Stockholm', 'yyyy-MM-dd', '2026-11-22T23:00:00.000Z'],
    ['2026-07-01 09:30', 'America/New_York', 'yyyy-MM-dd HH:mm', '2026-07-01T13:30:00.000Z'],
    ['20261123', 'Etc/UTC', 'yyyyMMdd', '2026-11-23T00:00:00.000Z'],
    ['23 Nov 2026 1:05 PM', 'Etc/UTC', 'dd MMM yyyy h:mm a', '2026-11-23T13:05:00.000Z'],
    ['Monday, November 23, 2026', 'Etc/UTC', 'EEEE, MMMM d, yyyy', '2026-11-23T00:00:00.000Z'],
    ['11/23/26', 'Etc/UTC', 'MM/dd/yy', '2026-11-23T00:00:00.000Z'],
    ['11/23/47', 'Etc/UTC', 'MM/dd/yy', '1947-11-23T00:00:00.000Z'],
    ['2026-11-23T10:00:00+0200', 'Etc/UTC', "yyyy-MM-dd'T'HH:mm:ssZ", '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T10:00Z', 'Asia/Kolkata', "yyyy-MM-dd'T'HH:mmX", '2026-11-23T10:00:00.000Z'],
    ['2026-13-01', 'Etc/UTC', 'yyyy-MM-dd', '2027-01-01T00:00:00.000Z'],
  ])('%s in %s is read by %s', (text, zone, pattern, expected) => {
    expect(
      value(
        `return Utilities.parseDate('${text}', '${zone}', ${JSON.stringify(pattern)}).toISOString();`,
      ),
    ).toBe(expected);
  });

  test('what does not fit the pattern, and a zone that does not exist, throw', () => {
    const read = (text: string, zone = 'Etc/UTC') =>
      value(`Utilities.parseDate('${text}', '${zone}', 'yyyy-MM-dd');`);
    expect(() => read('23/11/2026')).toThrow('Unparseable date');
    expect(() => read('2026-11-23', 'Mars')).toThrow('Mars');
    expect(() => value(`Utilities.parseDate(5, 'Etc/UTC', 'yyyy');`)).toThrow('signature');
    expect(() => value(`Utilities.formatDate(new Date(), 'Etc/UTC', 'yyyy b');`)).toThrow('b');
  });

  test('property: what is formatted is read back, in every zone', () => {
    const pattern = 'EEE, dd MMM yyyy HH:mm:ss.SSS Z';
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom('Etc/UTC', 'Europe/Stockholm', 'America/St_Johns', 'Pacific/Apia', 'GMT+5'),
        (date, zone) => {
          const text = formatJavaDate(date.getTime(), zone, pattern);
          expect(parseJavaDate(text, zone, pattern, NOON.getTime())).toBe(date.getTime());
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('bytes, which are signed (platform section 6, Utilities)', () => {
  test.each([
    ['MD2', '', '8350e5a3e24c153df2275c9f80692773'],
    ['MD2', 'message digest', 'ab4f496bfb2a530b219ff33031fe06b0'],
    [
      'MD2',
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      'd5976f79d83d3a0dc9806c3c66f3efd8',
    ],
    ['MD5', 'abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA_1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA_256', 'abc', createHash('sha256').update('abc').digest('hex')],
    ['SHA_384', 'abc', createHash('sha384').update('abc').digest('hex')],
    ['SHA_512', 'abc', createHash('sha512').update('abc').digest('hex')],
  ])('computeDigest by %s of %j', (algorithm, text, expected) => {
    const bytes = value(
      `return Utilities.computeDigest(Utilities.DigestAlgorithm.${algorithm}, '${text}');`,
    ) as number[];
    expect(hex(bytes)).toBe(expected);
    expect(bytes.every((byte) => byte >= -128 && byte <= 127)).toBe(true);
  });

  test.each([
    ['HMAC_MD5', '80070713463e7749b90c2dc24911e275'],
    ['HMAC_SHA_1', 'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9'],
    ['HMAC_SHA_256', 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8'],
  ])('computeHmacSignature by %s', (algorithm, expected) => {
    expect(
      hex(
        value(`return Utilities.computeHmacSignature(Utilities.MacAlgorithm.${algorithm},
          'The quick brown fox jumps over the lazy dog', 'key');`),
      ),
    ).toBe(expected);
  });

  test('computeHmacSha256Signature takes texts and bytes', () => {
    expect(
      value(`
        const bytes = (text) => Utilities.newBlob(text).getBytes();
        const one = Utilities.computeHmacSha256Signature('a', 'key');
        return String(one) === String(Utilities.computeHmacSha256Signature(bytes('a'), bytes('key')));`),
    ).toBe(true);
  });

  test('base64, plain and for addresses, of texts and bytes', () => {
    expect(
      value(`
        const { UTF_8 } = Utilities.Charset;
        return [Utilities.base64Encode('Hi?>'), Utilities.base64Encode([-5, -1, 62]),
          Utilities.base64EncodeWebSafe([-5, -1, 62]), Utilities.base64Encode('Åsa', UTF_8),
          Utilities.base64Decode('+/8+'), Utilities.base64DecodeWebSafe('-_8-'),
          Utilities.newBlob(Utilities.base64Decode('w4VzYQ==')).getDataAsString()];`),
    ).toEqual(['SGk/Pg==', '+/8+', '-_8-', 'w4VzYQ==', [-5, -1, 62], [-5, -1, 62], 'Åsa']);
    expect(() => value(`Utilities.base64Decode('!!');`)).toThrow('decode');
    expect(() => value(`Utilities.base64Decode('-_8-');`)).toThrow('decode');
  });

  test('a blob has bytes, a name and a type', () => {
    expect(
      value(`
        const blob = Utilities.newBlob('Å;1', 'text/csv', 'deals.csv');
        const copy = blob.copyBlob().setName('other.json').setContentTypeFromExtension();
        copy.setBytes([123, 125]);
        return [blob.getBytes(), blob.getDataAsString(), blob.getDataAsString('ISO-8859-1').length, blob.getName(),
          blob.getContentType(), copy.getContentType(), copy.getDataAsString(), Utilities.newBlob('x').getContentType(),
          Utilities.newBlob([1]).getName(), blob.isGoogleType(), blob.setDataFromString('y').getDataAsString()];`),
    ).toEqual([
      [-61, -123, 59, 49],
      'Å;1',
      4,
      'deals.csv',
      'text/csv',
      'application/json',
      '{}',
      'text/plain',
      null,
      false,
      'y',
    ]);
  });
});

describe('the rest of Utilities', () => {
  test.each([
    ["'%s has %d deals', 'Ann', 3", 'Ann has 3 deals'],
    ["'%5.2f|%-6s|%05d|%+d', 3.14159, 'ab', 42, 7", ' 3.14|ab    |00042|+7'],
    ["'%x %X %o %e %c', 255, 255, 8, 12345.678, 'yes'", 'ff FF 10 1.234568e+04 y'],
    ["'100 %% of %2$s and %1$s', 'a', 'b'", '100 % of b and a'],
    ["'%,d', 1234567", '1,234,567'],
    ["'%06.1f', -3.14", '-003.1'],
  ])('formatString(%s)', (args, expected) => {
    expect(value(`return Utilities.formatString(${args});`)).toBe(expected);
  });

  test('sleep takes time of the clock, at most 300,000 ms (platform 1.11)', () => {
    const clock = new VirtualClock(NOON);
    const slept = valueOn(
      newFile({ clock }),
      `const start = Date.now(); Utilities.sleep(300000); return Date.now() - start;`,
    );
    expect(slept).toBe(300_000);
    expect(() => value('Utilities.sleep(300001);')).toThrow('300001');
    expect(() => value('Utilities.sleep(-1);')).toThrow('-1');
  });

  test('Logger and console write to the log of this run only (platform 1.6)', () => {
    expect(
      value(`
        Logger.log('a %s', 1); console.log('b');
        const log = Logger.getLog();
        Logger.clear();
        return [log, Logger.getLog()];`),
    ).toEqual(['a 1\nb', '']);
  });
});
