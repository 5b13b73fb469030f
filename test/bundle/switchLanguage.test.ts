import type { SavedSpreadsheet } from '../../workbench/runtime/contract';
import { Range } from '../../workbench/runtime/range';
import { message } from '../../src/messages';
import { PIPELINE } from '../../src/template/pipeline';
import { headingKey } from '../../src/template/sheetTemplate';
import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, errorsIn, openWorkbook, sampleWorkbook } from './openWorkbook';

interface SavedRules {
  readonly name: string;
  readonly cells: Record<string, string>;
  readonly conditionalFormats: readonly {
    readonly id: string;
    readonly rule: unknown;
    readonly ranges: unknown;
  }[];
  readonly dataValidationRules: readonly {
    readonly criterion: unknown;
    readonly ranges: readonly string[];
  }[];
  readonly figures: readonly { readonly data: unknown }[];
}

interface SavedWorkbook {
  readonly sheets: readonly SavedRules[];
  readonly namedRanges: unknown;
  readonly gas: unknown;
}

interface Contents {
  readonly sheets: readonly {
    readonly name: string;
    readonly cells: Record<string, string>;
    readonly conditions: unknown;
    readonly lists: readonly string[];
    readonly charts: readonly unknown[];
  }[];
  readonly notes: readonly unknown[];
}

/** All that a person sees or has made, without the ids that each run draws anew. */
function contents(workbook: OpenedWorkbook): Contents {
  const { sheets, gas } = JSON.parse(
    JSON.stringify(workbook.file.save().workbook),
  ) as SavedWorkbook;
  const entries = gas as { kind: string; value: unknown }[];
  return {
    sheets: sheets.map(({ name, cells, conditionalFormats, dataValidationRules, figures }) => ({
      name,
      cells: Object.fromEntries(
        // The ID of an item of Today begins with a text that no other run draws.
        Object.entries(cells).map(([xc, text]) => [xc, text.replace(/^[0-9a-f]{8} /, '')]),
      ),
      // Scripts do not know the page's own conditions, so these keep no place among theirs.
      conditions: [true, false].flatMap((isOfScript) =>
        conditionalFormats
          .filter(({ id }) => id.startsWith('conditionalFormat:') === isOfScript)
          .map(({ rule, ranges }) => ({ rule, ranges })),
      ),
      lists: dataValidationRules
        .map(({ criterion, ranges }) => JSON.stringify({ criterion, ranges }))
        // The engine lets a list go stale when the sheet that it stands in gets another name.
        .map((list) => list.replace(/[^"]+!(?=[A-Z]+2:)/, ''))
        .sort(),
      charts: figures.map(({ data }) => ({ ...(data as object), chartId: '' })),
    })),
    notes: entries
      .filter(({ kind }) => kind === 'note' || kind === 'protection')
      .map(({ value }) => JSON.stringify(value))
      .sort(),
  };
}

const columnLetters = (column: number): string =>
  (column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + (column % 26));

/** The letters of a column by its heading. */
function under(workbook: OpenedWorkbook, sheet: string, heading: string): string {
  const letters = Array.from({ length: 60 }, (_, column) => columnLetters(column));
  const found = letters.find((at) => workbook.cell(sheet, `${at}1`).value === heading);
  if (found === undefined) throw new Error(`${sheet} has no ${heading}`);
  return found;
}

function column(workbook: OpenedWorkbook, sheet: string, heading: string): unknown[] {
  const letters = under(workbook, sheet, heading);
  const rows = Math.min(60, workbook.file.model.getters.getNumberRows(workbook.sheetId(sheet)));
  return Array.from(
    { length: rows - 1 },
    (_, row) => workbook.cell(sheet, `${letters}${row + 2}`).value,
  ).filter((cell) => cell !== null && cell !== '');
}

const sheetNames = ({ file }: OpenedWorkbook): string[] =>
  file.model.getters.getSheetIds().map((id) => file.model.getters.getSheetName(id));

/** The sample as a rep has made it hers. */
function usedSample(): OpenedWorkbook {
  const workbook = sampleWorkbook();
  const at = (heading: string): string => under(workbook, 'Pipeline', heading);
  const [prospect, sign, stage, amount] = ['Prospect', 'Can sign', 'Stage', 'Amount'].map(at);
  workbook.type('Pipeline', `${prospect}1`, 'Company');
  workbook.type('Pipeline', `${at('Chance')}1`, '');
  const columns = workbook.file.model.getters.getNumberCols(workbook.sheetId('Pipeline'));
  const end = { dimension: 'COL', base: columns - 1, position: 'after', quantity: 20 };
  const pipeline = { sheetId: workbook.sheetId('Pipeline'), sheetName: 'Pipeline' };
  workbook.dispatch('ADD_COLUMNS_ROWS', { ...pipeline, ...end });
  workbook.type('Pipeline', 'BA1', 'My opinion');
  workbook.type('Pipeline', 'BA2', 'Confirmed');
  workbook.type('Pipeline', 'BA3', 'Won');
  workbook.type('Pipeline', `${sign}2`, 'confirmed');
  workbook.type('Pipeline', `${sign}3`, 'Confirmed?');
  workbook.type('Pipeline', `${sign}5`, '=IF(1,"Believed","")');
  workbook.type('Pipeline', `${prospect}7`, 'Open');
  // A start name that she renamed, and stages of her own.
  workbook.type('Settings', 'A5', 'Offer');
  workbook.type('Settings', 'A9', 'Pilot');
  workbook.type('Settings', 'C9', 'Open');
  workbook.type('Pipeline', `${stage}4`, 'Pilot');
  for (const row of [2, 5, 6]) workbook.type('Pipeline', `${stage}${row}`, 'Offer');
  workbook.type('Plan', 'A4', 'Mine already');
  workbook.type('Plan', 'J6', '=1+1');
  workbook.type('Quota', 'A9', 'Everyone');
  const quota = workbook.sheetId('Quota');
  workbook.dispatch('RENAME_SHEET', { sheetId: quota, oldName: 'Quota', newName: 'Targets' });
  const sheetId = workbook.sheetId('Pipeline');
  workbook.dispatch('ADD_CONDITIONAL_FORMAT', {
    sheetId,
    ranges: [{ _sheetId: sheetId, _zone: { left: 52, right: 52, top: 0, bottom: 20 } }],
    cf: {
      id: 'hers',
      rule: {
        type: 'CellIsRule',
        operator: 'customFormula',
        values: ['=$BA1="Won"'],
        style: { fillColor: '#00FF00' },
      },
    },
  });
  workbook.run('refreshPlan');
  workbook.type('Pipeline', `${amount}8`, '777');
  workbook.run('refreshPlan');
  return workbook;
}

const copyOf = ({ file }: OpenedWorkbook): OpenedWorkbook =>
  openWorkbook('en_US', JSON.parse(JSON.stringify(file.save())) as SavedSpreadsheet);

/** Runs the switch, which is stopped at its n-th write. */
function switchStoppedAt(workbook: OpenedWorkbook, n: number): void {
  const { setValues } = Range.prototype;
  let writes = 0;
  const spy = jest.spyOn(Range.prototype, 'setValues').mockImplementation(function (
    this: Range,
    values,
  ) {
    if (++writes === n) throw new Error('stopped');
    return setValues.call(this, values);
  });
  expect(() => workbook.run('switchLanguage', 'sv')).toThrow('stopped');
  spy.mockRestore();
}

describe('switchLanguage', () => {
  test('puts what is ours into the other language, and every figure stays', () => {
    const workbook = sampleWorkbook();
    const figures = ['A5', 'D5', 'G5', 'J5', 'L5', 'H19', 'B19', 'C19', 'H24', 'I34'];
    const before = figures.map((xc) => workbook.cell('Plan', xc).value);
    expect(workbook.run('switchLanguage', 'sv').value).toBe('sv');

    expect(sheetNames(workbook)).toEqual(
      [
        ['Pipeline', 'Idag', 'Aktiviteter', 'Säljmål', 'Plan', 'Inställningar', 'Mejllogg'],
        ['Guide', 'Läge', 'Steglogg', 'Veckologg'],
      ].flat(),
    );
    const headings = PIPELINE.columns.map(({ field }) =>
      message('sv', headingKey('pipeline', field)),
    );
    for (const heading of headings) under(workbook, 'Pipeline', heading);
    expect(column(workbook, 'Pipeline', 'Steg').slice(0, 3)).toEqual([
      'Offert',
      'Förhandling',
      'Förhandling',
    ]);
    expect(column(workbook, 'Pipeline', 'Beslutsfattare').slice(0, 2)).toEqual([
      'Tror det',
      'Bekräftat',
    ]);
    expect(new Set(column(workbook, 'Pipeline', 'Slag'))).toEqual(
      new Set(['Öppen', 'Vunnen', 'Förlorad']),
    );
    expect(column(workbook, 'Inställningar', 'Slag')).toContain('Vunnen');
    expect(column(workbook, 'Inställningar', 'Inställning')[0]).toBe('Språk (en eller sv)');
    expect(column(workbook, 'Inställningar', 'Värde')).toEqual(
      expect.arrayContaining(['sv', 'Ja', 'måndag']),
    );
    expect(column(workbook, 'Inställningar', 'Helgdagens namn')).toContain('Nyårsdagen');
    expect(column(workbook, 'Steglogg', 'Till steg')).toContain('Offert');
    expect(new Set(column(workbook, 'Steglogg', 'Hur'))).toEqual(new Set(['import']));
    expect(column(workbook, 'Läge', 'Senast kända steg')).toContain('Offert');
    expect(column(workbook, 'Läge', 'Vad')[0]).toBe('Gäller den (uppdateras av tillägget)');
    expect(column(workbook, 'Pipeline', 'Signal').join()).toMatch(/Planera nästa steg|försenad/);
    expect(workbook.cell('Plan', 'A4').value).toBe('Vunnet hittills');
    expect(workbook.cell('Plan', 'F1').value).toBe('Alla');
    expect(workbook.cell('Plan', 'A6').value).toBe('3 affärer');
    expect(workbook.cell('Guide', 'B1').value).toBe('Så fungerar Steady Pipeline');
    expect(figures.map((xc) => workbook.cell('Plan', xc).value)).toEqual(before);
    expect(errorsIn(workbook)).toEqual([]);
    // Data of the sample are data.
    expect(column(workbook, 'Pipeline', 'Kund')[0]).toBe('Harborlight Hotels');
  });

  test('leaves no word of ours in the old language: it says what a Swedish workbook says', () => {
    const switched = emptyPipeline();
    switched.run('switchLanguage', 'sv');
    const [found, wanted] = [switched, emptyPipeline('sv_SE')].map(contents);
    expect(found!.notes).toEqual(wanted!.notes);
    expect(found!.sheets.map(({ name }) => name)).toEqual(wanted!.sheets.map(({ name }) => name));
    // The holidays are those of the country where the spreadsheet lives.
    const holidays = ['Helgdag', 'Helgdagens namn'].map((heading) =>
      under(switched, 'Inställningar', heading),
    );
    const isOfCountry = (xc: string): boolean => holidays.includes(xc.replace(/[0-9]+$/, ''));
    wanted!.sheets.forEach((sheet, i) => {
      const { cells, ...looks } = found!.sheets[i]!;
      const { cells: wantedCells, ...wantedLooks } = sheet;
      const common = (all: Record<string, string>): [string, string][] =>
        Object.entries(all).filter(([xc]) => sheet.name !== 'Inställningar' || !isOfCountry(xc));
      expect([sheet.name, common(cells)]).toEqual([sheet.name, common(wantedCells)]);
      expect(looks).toEqual(wantedLooks);
    });
  });

  test('leaves what people named, typed and made, and there and back it is as it was', () => {
    const workbook = usedSample();
    // The Stage log still knows the start name that she renamed.
    const errors = errorsIn(workbook).length;
    const before = contents(workbook);
    const at = (heading: string): string => under(workbook, 'Pipeline', heading);
    workbook.run('switchLanguage', 'sv');
    expect(sheetNames(workbook)).toContain('Targets');
    expect(at('Company')).toBe('A');
    expect(workbook.cell('Pipeline', `${at('My opinion')}2`).value).toBe('Confirmed');
    expect(workbook.cell('Pipeline', `${at('My opinion')}3`).value).toBe('Won');
    expect(workbook.cell('Pipeline', 'A7').value).toBe('Open');
    const sign = at('Beslutsfattare');
    expect([2, 3, 5].map((row) => workbook.cell('Pipeline', `${sign}${row}`).value)).toEqual([
      'confirmed',
      'Confirmed?',
      'Believed',
    ]);
    expect(column(workbook, 'Inställningar', 'Steg')).toEqual([
      'Kontaktad',
      'Behov klarlagt',
      'Möte',
      'Offer',
      'Förhandling',
      'Vunnen',
      'Förlorad',
      'Pilot',
    ]);
    const stage = at('Steg');
    expect([4, 6].map((row) => workbook.cell('Pipeline', `${stage}${row}`).value)).toEqual([
      'Pilot',
      'Offer',
    ]);
    expect(workbook.cell('Plan', 'A4').value).toBe('Mine already');
    expect(workbook.cell('Plan', 'J6').value).toBe(2);
    expect(workbook.cell('Targets', 'A9').value).toBe('Everyone');
    const { getters } = workbook.file.model;
    const rules = getters.getConditionalFormats(workbook.sheetId('Pipeline'));
    expect(JSON.stringify(rules)).toContain('=$BA1=\\"Won\\"');
    expect(JSON.stringify(rules)).toContain('Förhandling');
    expect(errorsIn(workbook)).toHaveLength(errors);
    workbook.run('switchLanguage', 'en');
    expect(contents(workbook)).toEqual(before);
  });

  test('moves each spelling of a stage along, so that no deal loses its stage and no change is logged', () => {
    const workbook = sampleWorkbook();
    const stage = under(workbook, 'Pipeline', 'Stage');
    workbook.type('Pipeline', `${stage}2`, ' proposal');
    workbook.run('refreshPlan');
    const logged = column(workbook, 'Stage log', 'To stage').length;
    workbook.run('switchLanguage', 'sv');
    expect(workbook.cell('Pipeline', `${stage}2`).value).toBe(' Offert');
    workbook.run('refreshPlan');
    expect(column(workbook, 'Steglogg', 'Till steg')).toHaveLength(logged);
    expect(workbook.cell('Plan', 'A8').value).toBe('');
  });

  test('leaves a start name whose other name is a stage of its own', () => {
    const workbook = sampleWorkbook();
    workbook.type('Settings', 'A9', 'Offert');
    workbook.run('switchLanguage', 'sv');
    expect(column(workbook, 'Inställningar', 'Steg')).toEqual(
      expect.arrayContaining(['Proposal', 'Offert']),
    );
    expect(column(workbook, 'Pipeline', 'Steg')).toContain('Proposal');
  });

  test('a name that another sheet has is not taken', () => {
    const workbook = sampleWorkbook();
    const sheet = { sheetId: 'hers', name: 'Idag', position: 0, cols: 5, rows: 5 };
    workbook.dispatch('CREATE_SHEET', sheet);
    workbook.run('switchLanguage', 'sv');
    expect(sheetNames(workbook)).toEqual(expect.arrayContaining(['Idag', 'Today', 'Steglogg']));
  });

  test('Refresh plan follows the language that somebody typed into Settings', () => {
    const workbook = sampleWorkbook();
    const typed = copyOf(workbook);
    workbook.run('switchLanguage', 'sv');
    typed.type('Settings', `${under(typed, 'Settings', 'Value')}2`, 'sv');
    const { notices } = typed.run('refreshPlan');
    expect(notices[0]!.text).toContain('Siffrorna gäller');
    expect(contents(typed)).toEqual(contents(workbook));
  });

  test('stopped at any write and run again, it comes to the same workbook', () => {
    const sample = usedSample();
    const straight = copyOf(sample);
    straight.run('switchLanguage', 'sv');
    const wanted = contents(straight);
    for (const n of [2, 9, 25, 45, 70]) {
      const workbook = copyOf(sample);
      switchStoppedAt(workbook, n);
      workbook.run('refreshPlan');
      expect([n, contents(workbook)]).toEqual([n, wanted]);
    }
  }, 180_000);

  test('its service calls do not depend on the number of deals', () => {
    const callsWith = (workbook: OpenedWorkbook): number => {
      const { calls } = workbook.run('switchLanguage', 'sv');
      return Object.values(calls).reduce((sum, count) => sum + count, 0);
    };
    const few = sampleWorkbook();
    const many = copyOf(few);
    const rows = Array.from({ length: 120 }, (_, i) => [
      `P${i}`,
      i % 2 ? 'Proposal' : 'Mine',
      i % 2 ? 'Confirmed' : '',
    ]);
    const map = {};
    many.run('importDeals', { headings: ['Prospect', 'Stage', 'Can sign'], rows, map });
    expect(callsWith(many)).toBe(callsWith(few));
  });

  test('refuses what is no language of ours', () => {
    const workbook = sampleWorkbook();
    for (const wrong of ['de', 'SV', '', null, undefined, {}]) {
      expect(() => workbook.run('switchLanguage', wrong)).toThrow('expected en or sv');
    }
  });
});
