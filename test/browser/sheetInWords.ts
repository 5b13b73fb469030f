import { message } from '../../src/messages';
import type { Language, MessageKey } from '../../src/messages';
import type { WorkbenchPage } from './workbench';

/** A sheet as a person of the language finds it: columns by their headings, rows by their prospect. */
export class Sheet {
  constructor(
    private readonly tab: WorkbenchPage,
    private readonly language: Language,
    private readonly name: 'pipeline' | 'activities' | 'today',
  ) {}

  async column(field: string): Promise<string> {
    const heading = this.word(`heading.${this.name}.${field}` as MessageKey);
    for (let column = 0; column < 60; column++) {
      const letters =
        (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) +
        String.fromCharCode(65 + (column % 26));
      if ((await this.cell(`${letters}1`)).value === heading) return letters;
    }
    throw new Error(`${this.name} has no heading ${heading}`);
  }

  /** What stands under a heading, from the first row down to the first blank one. */
  async texts(field: string): Promise<string[]> {
    const letters = await this.column(field);
    const texts: string[] = [];
    for (let row = 2; ; row++) {
      const text = (await this.cell(`${letters}${row}`)).formatted;
      if (text === '') return texts;
      texts.push(text);
    }
  }

  /** How the cell in the row of a prospect reads. */
  async at(prospect: string, field: string): Promise<string> {
    const row = (await this.texts('prospect')).indexOf(prospect) + 2;
    return (await this.cell(`${await this.column(field)}${row}`)).formatted;
  }

  async type(prospect: string, field: string, content: string): Promise<void> {
    const row = (await this.texts('prospect')).indexOf(prospect) + 2;
    const sheet = this.word(`sheet.${this.name}`);
    await this.tab.setCell(sheet, `${await this.column(field)}${row}`, content);
    await this.tab.saved();
  }

  private cell(xc: string) {
    return this.tab.cell(this.word(`sheet.${this.name}`), xc);
  }

  private word(key: MessageKey): string {
    return message(this.language, key);
  }
}
