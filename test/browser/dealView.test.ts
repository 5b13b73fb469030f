import type { Language } from '../../src/messages';
import type { DealBesideSheet } from './dealTasks';
import { dealBesideSheet } from './dealTasks';
import { axeFindings, eventually, NOW } from './workbench';

/** What the person reads and types; a krona is a tenth of a dollar in the sample. */
const TASKS = {
  en: {
    edit: 'Edit: Budget',
    what: 'What they bought',
    purchases: ['38,500', '36,000'],
    budget: [32500, 42000, 46000],
    add: 'Add purchase',
    saveQualification: 'Save qualification',
    date: 'Date',
    time: 'Start',
    book: 'Schedule meeting',
    request: 'Info request',
    requestNote: 'What do they want to know?',
    save: 'Save',
    answered: 'I have answered',
    types: ['Meeting', 'Info request', 'Answer'],
    trial: 'Trial or demo',
    offered: ['Demo', 'Offered'],
    call: 'Call',
    saveCall: 'Save call',
    won: 'Won',
    closeWon: 'Close as won',
    chip: 'Won',
    checkIn: 'Check-in',
  },
  sv: {
    edit: 'Ändra: Budget',
    what: 'Vad de köpte',
    purchases: ['385 000', '360 000'],
    budget: [325_000, 420_000, 460_000],
    add: 'Lägg till köp',
    saveQualification: 'Spara kvalificering',
    date: 'Datum',
    time: 'Start',
    book: 'Boka mötet',
    request: 'Förfrågan',
    requestNote: 'Vad vill de veta?',
    save: 'Spara',
    answered: 'Jag har svarat',
    types: ['Möte', 'Förfrågan', 'Svarade'],
    trial: 'Prov eller demo',
    offered: ['Demo', 'Erbjudet'],
    call: 'Samtal',
    saveCall: 'Spara samtalet',
    won: 'Vunnen',
    closeWon: 'Avsluta som vunnen',
    chip: 'Vunnen',
    checkIn: 'Avstämning',
  },
} as const;

/** Tomorrow as it is typed in the sheet's locale. */
function tomorrow(language: Language): string {
  const day = new Date(NOW.getTime() + 86_400_000);
  return language === 'sv'
    ? day.toISOString().slice(0, 10)
    : `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`;
}

describe.each(['en', 'sv'] as const)('Deal with the keyboard alone, in %s (S7)', (language) => {
  const words = TASKS[language];
  let deal: DealBesideSheet;
  let prospect: string;

  beforeAll(async () => {
    deal = await dealBesideSheet(language);
    prospect = deal.words.prospect;
    await deal.open();
  });

  afterAll(() => deal?.workbench.close());

  /** Nothing lost, nothing wrong: what must hold after each task. */
  const allIsWell = async (): Promise<void> => {
    expect(await deal.focused()).not.toBe('');
    expect(await axeFindings(deal.tab)).toEqual([]);
    expect(deal.tab.errors).toEqual([]);
  };
  const numberAt = async (field: string): Promise<unknown> =>
    Number((await deal.pipeline.at(prospect, field)).replace(/\D/g, ''));
  const logged = async (): Promise<string[]> => [...(await deal.activities.texts('type'))].sort();

  test('follows the selection to the deal', async () => {
    expect(await deal.sidebar.locator('h1').textContent()).toBe(prospect);
    await allIsWell();
  });

  test('qualifies it with two similar purchases (S1)', async () => {
    const year = String(NOW.getFullYear());
    await deal.pressAt(words.edit);
    await deal.press('ArrowLeft');
    await deal.tabTo(`${words.what} 1`);
    for (const [i, price] of words.purchases.entries()) {
      if (i > 0) await deal.pressAt(words.add);
      await eventually(() => deal.focused(), `${words.what} ${i + 1}`);
      await deal.typeText('Chiller');
      await deal.press('Tab');
      await deal.typeText(price);
      await deal.press('Tab');
      await deal.typeText(year);
    }
    expect(await deal.cutOff()).toEqual([]);
    expect(await axeFindings(deal.tab)).toEqual([]);
    await deal.save(words.saveQualification);
    // The sample's likely budget was typed: it stays.
    const budget = ['budgetLow', 'budgetLikely', 'budgetHigh'] as const;
    await eventually(() => Promise.all(budget.map(numberAt)), [...words.budget]);
    await allIsWell();
  });

  test('books a meeting for tomorrow (S2)', async () => {
    await deal.openPart(2);
    await deal.tabTo(words.date);
    await deal.typeText(tomorrow(language));
    await deal.tabTo(words.time);
    await deal.typeText('10:00');
    expect(await deal.cutOff()).toEqual([]);
    await deal.save(words.book);
    await eventually(
      async () => (await deal.pipeline.at(prospect, 'meeting')).includes('10:00'),
      true,
    );
    await eventually(async () => (await logged()).includes(words.types[0]), true);
    await deal.sidebar.getByRole('link').first().waitFor();
    await allIsWell();
  });

  test('logs a request and its answer (S2)', async () => {
    await deal.openPart(2);
    await deal.pressAt(words.request);
    await deal.tabTo(words.requestNote);
    await deal.typeText('Noise figures');
    await deal.save(words.save);
    await deal.pressAt(words.answered);
    await deal.save(words.save);
    const [, request, answer] = words.types;
    await eventually(
      async () =>
        (await logged()).filter((type) => [request, answer].some((each) => each === type)),
      [request, answer].sort(),
    );
    await allIsWell();
  });

  test('offers a demo (S2)', async () => {
    await deal.pressAt(words.trial);
    await deal.save(words.save);
    const trial = ['trial', 'trialState'] as const;
    await eventually(
      () => Promise.all(trial.map((field) => deal.pipeline.at(prospect, field))),
      [...words.offered],
    );
    await allIsWell();
  });

  test('logs a call in two clicks, and takes it back', async () => {
    const before = await logged();
    await deal.pressAt(words.call);
    await deal.save(words.saveCall);
    await eventually(async () => (await logged()).length, before.length + 1);
    await deal.status.getByRole('button').focus();
    await deal.press('Enter');
    await eventually(logged, before);
    await allIsWell();
  });

  test('closes it as won, with the check-ins planned (S2)', async () => {
    await deal.pressAt(words.won);
    await deal.save(words.closeWon);
    await eventually(() => deal.pipeline.at(prospect, 'stage'), words.chip);
    await deal.sidebar.locator('.chip', { hasText: words.chip }).waitFor();
    await eventually(
      async () => (await logged()).filter((type) => type === words.checkIn).length,
      3,
    );
    await allIsWell();
  });
});
