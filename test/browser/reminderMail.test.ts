import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../src/messages/language';
import { reminderPost } from '../../src/table/reminderPost';
import { launchChromium } from './chromium';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test.each(LANGUAGES)(
  'the reminder fits 320 px in %s, and its buttons can be hit',
  async (language) => {
    const { html } = reminderPost({
      to: 'karen@harborlight.example',
      language,
      content: {
        contact: 'Karen Oakes',
        prospect: 'Harborlight Hotels',
        minutes: 45,
        zone: 'America/New_York',
        place: `https://meet.example/${'x'.repeat(200)}`,
        agenda: 'We go through the price per floor.',
        me: { name: 'Elin Sandberg', phone: '+1 555 0100', company: 'Fjallvik Climate' },
      },
      start: Date.parse('2026-12-02T15:00Z'),
      now: Date.parse('2026-12-01T14:10Z'),
      clock: () => -5 * 3_600_000,
      own: undefined,
      replyTo: 'elin@fjallvik.example',
      meetingId: 's-1',
    });
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(html);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    for (const link of await page.locator('a[href^="mailto:"]').all()) {
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    }
    await page.close();
  },
);
