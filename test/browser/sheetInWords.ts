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
    return lettersOf(this.columnIn(await this.rows(), field));
  }

  /** What stands under a heading, from the first row down to the first blank one. */
  async texts(field: string): Promise<string[]> {
    return this.textsIn(await this.rows(), field);
  }

  /** How the cell in the row of a prospect reads. */
  async at(prospect: string, field: string): Promise<string> {
    const rows = await this.rows();
    const row = this.textsIn(rows, 'prospect').indexOf(prospect) + 1;
    return rows[row]?.[this.columnIn(rows, field)] ?? '';
  }

  async type(prospect: string, field: string, content: string): Promise<void> {
    const row = (await this.texts('prospect')).indexOf(prospect) + 2;
    const sheet = this.word(`sheet.${this.name}`);
    await this.tab.setCell(sheet, `${await this.column(field)}${row}`, content);
    await this.tab.saved();
  }

  private columnIn([headings = []]: readonly (readonly string[])[], field: string): number {
    const heading = this.word(`heading.${this.name}.${field}` as MessageKey);
    const column = headings.indexOf(heading);
    if (column < 0) throw new Error(`${this.name} has no heading ${heading}`);
    return column;
  }

  private textsIn(rows: readonly (readonly string[])[], field: string): string[] {
    const column = this.columnIn(rows, field);
    const texts = rows.slice(1).map((row) => row[column] ?? '');
    return texts.slice(0, [...texts, ''].indexOf(''));
  }

  private rows(): Promise<string[][]> {
    return this.tab.texts(this.word(`sheet.${this.name}`));
  }

  private word(key: MessageKey): string {
    return message(this.language, key);
  }
}

function lettersOf(column: number): string {
  const before = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return before + String.fromCharCode(65 + (column % 26));
}
