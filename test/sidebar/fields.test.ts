import fc from 'fast-check';
import type { DealSettings } from '../../src/flows/dealAnswers';
import { dayNumber, dayText } from '../../src/domain/day';
import { calendarLink } from '../../src/sidebar/fields/calendarLink';
import { meetingMail } from '../../src/sidebar/fields/meetingMail';
import { dayAfterKey, firstWeekdayOf, monthsOn, weeksOf } from '../../src/sidebar/fields/monthGrid';
import {
  dayInWords,
  shownDate,
  shownNumber,
  shownTime,
  typedDate,
  typedNumber,
  typedTime,
} from '../../src/sidebar/fields/sheetForms';
import { quickDays } from '../../src/sidebar/fields/workingDays';

const LOCALES =
  'en_US en_GB en_CA en_IN en_AU sv_SE de_DE de_CH fr_FR fr_CH es_ES pt_BR it_IT nb_NO no_NO da_DK fi_FI nl_NL pl_PL cs_CZ hu_HU tr_TR ru_RU lt_LT lv_LV et_EE bg_BG hr_HR sl_SI sk_SK ro_RO el_GR iw_IL he_IL ar_EG fa_IR th_TH hi_IN ja_JP ko_KR zh_CN zh_TW vi_VN in_ID'.split(
    ' ',
  );

describe('dates in the sheet’s locale (ux H.1)', () => {
  test.each([
    ['en_US', '12/2/2026', '2026-12-02'],
    ['en_GB', '12/2/2026', '2026-02-12'],
    ['en_US', '2026-12-02', '2026-12-02'],
    ['en_US', 'Dec 2, 2026', '2026-12-02'],
    ['sv_SE', '2026-12-02', '2026-12-02'],
    ['sv_SE', '2 december 2026', '2026-12-02'],
    ['de_DE', '2.12.2026', '2026-12-02'],
    ['de_DE', '2.12.26', '2026-12-02'],
    ['ko_KR', '2026. 12. 2.', '2026-12-02'],
    ['nonsense!', '12/2/2026', '2026-12-02'],
  ])('%s reads %s as %s', (locale, text, day) => expect(typedDate(locale, text)).toBe(day));

  test.each([
    ['en_US', '13/2/2026'],
    ['en_US', '2/30/2026'],
    ['sv_SE', '12/2/2026'],
    ['en_US', 'soon'],
    ['en_US', ''],
    ['en_US', '<img onerror=x>'],
  ])('%s does not take %s for a day', (locale, text) => expect(typedDate(locale, text)).toBeNull());

  test('what is no day is shown as it was typed', () => {
    expect(shownDate('en_US', '2/30/2026')).toBe('2/30/2026');
    expect(shownDate('en_US', '')).toBe('');
    expect(dayInWords('sv_SE', '2026-12-02')).toBe('ons 2 dec.');
  });

  test.each(LOCALES)('%s reads each day that it shows', (locale) => {
    fc.assert(
      fc.property(fc.integer({ min: 40000, max: 60000 }), (number) => {
        const day = dayText(number);
        expect(dayNumber(day)).toBe(number);
        expect(typedDate(locale, shownDate(locale, day))).toBe(day);
      }),
      { seed: 7, numRuns: 20 },
    );
  });
});

describe('times', () => {
  test.each([
    ['10:00 AM', '10:00'],
    ['10:00', '10:00'],
    ['2:30 pm', '14:30'],
    ['2\u202fPM', '14:00'],
    ['2p.m.', '14:00'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['kl. 14.30', '14:30'],
    ['930', '09:30'],
    ['1430', '14:30'],
    ['9', '09:00'],
  ])('%s is %s', (text, time) => expect(typedTime(text)).toBe(time));

  test.each(['', '24:00', '10:60', '13 pm', '0 am', '1:5', 'noon', '10:00:00'])(
    '“%s” is none',
    (text) => expect(typedTime(text)).toBeNull(),
  );

  test.each(LOCALES)('%s reads each time that it shows', (locale) => {
    for (const time of ['00:00', '00:30', '09:05', '12:00', '12:59', '13:00', '23:45']) {
      expect(typedTime(shownTime(locale, time))).toBe(time);
    }
  });

  test('in the habit of the sheet’s locale', () => {
    expect(shownTime('en_US', '14:30')).toBe('2:30 PM');
    expect(shownTime('sv_SE', '14:30')).toBe('14:30');
    expect(shownTime('en_US', 'later')).toBe('later');
  });
});

describe('numbers', () => {
  test.each([
    ['en_US', '42,000', 42000],
    ['en_US', '42000.5', 42000.5],
    ['en_US', '42 000', 42000],
    ['en_US', '.5', 0.5],
    ['en_US', '-7', -7],
    ['sv_SE', '42 000', 42000],
    ['sv_SE', '42\u00a0000,50', 42000.5],
    ['sv_SE', '\u22127', -7],
    ['de_DE', '1.234,5', 1234.5],
    ['de_CH', '1’234.5', 1234.5],
    ['en_IN', '12,34,567', 1234567],
  ])('%s reads %s as %d', (locale, text, value) => expect(typedNumber(locale, text)).toBe(value));

  test.each([
    ['en_US', '1,5'],
    ['en_US', '1.234,5'],
    ['sv_SE', '1.5'],
    ['sv_SE', '1,234.5'],
    ['en_US', ''],
    ['en_US', '-'],
    ['en_US', '.'],
    ['en_US', '12k'],
    ['en_US', '1e3'],
    ['en_US', '1 2'],
  ])('%s does not take “%s” for a number', (locale, text) =>
    expect(typedNumber(locale, text)).toBeNull(),
  );

  test.each(LOCALES)('%s reads each number that it shows', (locale) => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 1_000_000_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(typedNumber(locale, shownNumber(locale, value))).toBe(value);
      }),
      { seed: 8, numRuns: 30 },
    );
  });
});

describe('quickDays(today, days)', () => {
  const freeWeekdays = [false, false, false, false, false, true, true];

  test('are the next days where these are working days', () => {
    expect(quickDays('2026-11-23', { freeWeekdays, holidays: [] })).toEqual([
      { key: 'tomorrow', day: '2026-11-24', skipped: null },
      { key: 'threeDays', day: '2026-11-26', skipped: null },
      { key: 'nextWeek', day: '2026-11-30', skipped: null },
    ]);
  });

  test('move on over weekends and holidays, and tell which they were', () => {
    const holidays = ['2026-12-28', '2026-12-25', 'none'];
    expect(quickDays('2026-12-24', { freeWeekdays, holidays })).toEqual([
      { key: 'tomorrow', day: '2026-12-29', skipped: { day: '2026-12-25', isHoliday: true } },
      { key: 'threeDays', day: '2026-12-29', skipped: { day: '2026-12-27', isHoliday: false } },
      { key: 'nextWeek', day: '2026-12-29', skipped: { day: '2026-12-28', isHoliday: true } },
    ]);
  });
});

describe('the month that a date is chosen from', () => {
  const november = 12 * 2026 + 10;
  const texts = (weeks: number[][]): string[] => weeks.map((week) => dayText(week[0]!));

  test('has whole weeks, from the weekday of the locale on', () => {
    expect(texts(weeksOf(november, 1))).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(texts(weeksOf(november, 7))[0]).toBe('2026-11-01');
    expect(weeksOf(november, 7)).toHaveLength(6);
    expect(firstWeekdayOf('sv_SE')).toBe(1);
    expect(firstWeekdayOf('nonsense!')).toBe(1);
  });

  test.each([
    ['ArrowLeft', '2026-10-31'],
    ['ArrowRight', '2026-11-02'],
    ['ArrowUp', '2026-10-25'],
    ['ArrowDown', '2026-11-08'],
    ['Home', '2026-10-26'],
    ['End', '2026-11-01'],
    ['PageUp', '2026-10-01'],
    ['PageDown', '2026-12-01'],
  ])('%s leads from November 1 to %s', (key, day) =>
    expect(dayText(dayAfterKey(key, dayNumber('2026-11-01')!, 1)!)).toBe(day),
  );

  test('other keys mean nothing; a shorter month ends sooner', () => {
    expect(dayAfterKey('a', 46000, 1)).toBeNull();
    expect(dayText(monthsOn(dayNumber('2027-01-31')!, 1))).toBe('2027-02-28');
    expect(dayText(monthsOn(dayNumber('2027-03-31')!, -1))).toBe('2027-02-28');
  });
});

describe('calendarLink(entry)', () => {
  const entry = {
    title: 'Harborlight & Co',
    date: '2026-12-31',
    time: '23:30',
    minutes: 45,
    zone: 'America/New_York',
    place: 'https://meet.example/?a=1&b=2',
    details: 'Price\nper floor',
  };

  test('holds the wall time, the zone and the rest, each by itself', () => {
    const { origin, pathname, searchParams } = new URL(calendarLink(entry)!);
    expect(origin + pathname).toBe('https://calendar.google.com/calendar/render');
    expect(Object.fromEntries(searchParams)).toEqual({
      action: 'TEMPLATE',
      text: 'Harborlight & Co',
      dates: '20261231T233000/20270101T001500',
      ctz: 'America/New_York',
      location: 'https://meet.example/?a=1&b=2',
      details: 'Price\nper floor',
    });
  });

  test('there is none without a day and a time', () => {
    expect(calendarLink({ ...entry, date: '2026-02-30' })).toBeNull();
    expect(calendarLink({ ...entry, time: '' })).toBeNull();
  });

  test('whatever a cell holds cannot leave its parameter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, place) => {
        const { origin, searchParams } = new URL(calendarLink({ ...entry, title, place })!);
        expect(origin).toBe('https://calendar.google.com');
        expect([...searchParams.keys()].filter((key) => key === 'action')).toHaveLength(1);
      }),
      { seed: 9, numRuns: 200 },
    );
    expect(calendarLink({ ...entry, title: 'x\ud800y' })).toContain('text=xy&');
  });
});

describe('meetingMail(deal, meeting, settings, language)', () => {
  const settings = {
    today: '2026-11-27',
    now: '08:00',
    zone: 'Europe/Stockholm',
    freeWeekdays: [false, false, false, false, false, true, true],
    holidays: [],
    sendFrom: '09:00',
    mailTexts: [
      { language: 'en', subject: 'Hello {contact}', body: '' },
      { language: 'sv', subject: '', body: '' },
    ],
    me: { name: 'Elin', phone: '', company: '' },
    account: 'elin@fjallvik.example',
  } as unknown as DealSettings;
  const deal = {
    prospect: 'Harborlight',
    contact: 'Karen',
    mail: 'k@h.example',
    language: '',
    zone: '',
  };
  const meeting = { date: '2026-11-30', time: '10:00', minutes: 45, place: '', agenda: '' };

  test('goes on the working day before, in the prospect’s language, else the workbook’s', () => {
    const own = meetingMail(deal, meeting, settings, 'en')!;
    expect(own).toMatchObject({ to: 'k@h.example', language: 'en', goes: { kind: 'dayBefore' } });
    expect(own.goesAt).toEqual({ date: '2026-11-27', time: '09:00', zone: 'Europe/Stockholm' });
    expect(own.mail.subject).toBe('Hello Karen');
    const swedish = meetingMail({ ...deal, language: 'sv-SE' }, meeting, settings, 'en')!;
    expect(swedish.mail.subject).toBe('Vårt möte på måndag kl. 10:00');
  });

  test('at short notice it goes at once, and speaks of today', () => {
    const today = { ...meeting, date: '2026-11-27', time: '12:00' };
    const soon = meetingMail(deal, today, settings, 'sv')!;
    expect([soon.goes.kind, soon.goesAt]).toEqual(['soon', null]);
    expect(soon.mail.subject).toBe('Vårt möte idag kl. 12:00');
    const late = meetingMail(deal, { ...today, time: '09:30' }, settings, 'sv')!;
    expect(late.goes.kind).toBe('tooLate');
  });

  test('in the prospect’s zone her day and hour count; a zone that is none is left alone', () => {
    const abroad = meetingMail({ ...deal, zone: 'Pacific/Auckland' }, meeting, settings, 'sv')!;
    // Monday 10:00 in Stockholm is 22:00 in Auckland.
    expect(abroad.mail.subject).toBe('Vårt möte på måndag kl. 22:00');
    expect(abroad.mail.text).toContain('(tid i Auckland)');
    // Friday 8:00 in Stockholm is 20:00 there: the hour of that day has passed.
    expect(abroad.goes.kind).toBe('soon');
    // Across the date line it is still Sunday there.
    const inApia = { ...settings, zone: 'Pacific/Apia' };
    const behind = meetingMail({ ...deal, zone: 'Pacific/Pago_Pago' }, meeting, inApia, 'sv')!;
    expect(behind.mail.text).toContain('Söndag 29 november kl. 10:00');
    const nowhere = meetingMail({ ...deal, zone: 'Mars/Olympus' }, meeting, settings, 'sv')!;
    expect(nowhere.mail.subject).toBe('Vårt möte på måndag kl. 10:00');
  });

  test('there is none before the form has a day and a time', () => {
    expect(meetingMail(deal, { ...meeting, time: '' }, settings, 'en')).toBeNull();
    expect(meetingMail(deal, { ...meeting, date: 'soon' }, settings, 'en')).toBeNull();
  });
});
