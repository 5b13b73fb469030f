import { BOOLEAN_CRITERIA, ConditionalFormatRuleBuilder } from './conditionalFormatRule';
import { DATA_VALIDATION_CRITERIA, DataValidationBuilder } from './dataValidation';
import { METADATA_LOCATION_TYPES, METADATA_VISIBILITIES } from './developerMetadata';
import type { EnumType } from './enumeration';
import { enumeration } from './enumeration';
import { PROTECTION_TYPES } from './protection';
import { COPY_PASTE_TYPES } from './rangeCopy';
import { BORDER_STYLES, WRAP_STRATEGIES } from './rangeLooks';
import type { GoogleSubset } from './googleTypes';
import { openFile } from './openedFiles';
import type { ScriptRun } from './scriptRun';
import { Spreadsheet } from './spreadsheet';
import { Ui } from './ui';
import { refused } from './refusals';

type Google = Omit<GoogleAppsScript.Spreadsheet.SpreadsheetApp, 'getActive'>;

const DIMENSIONS = enumeration('COLUMNS', 'ROWS');

export class SpreadsheetApp implements GoogleSubset<Google> {
  readonly BooleanCriteria: EnumType = BOOLEAN_CRITERIA;
  readonly BorderStyle: EnumType = BORDER_STYLES;
  readonly CopyPasteType: EnumType = COPY_PASTE_TYPES;
  readonly DataValidationCriteria: EnumType = DATA_VALIDATION_CRITERIA;
  readonly DeveloperMetadataLocationType: EnumType = METADATA_LOCATION_TYPES;
  readonly DeveloperMetadataVisibility: EnumType = METADATA_VISIBILITIES;
  readonly Dimension: EnumType = DIMENSIONS;
  readonly ProtectionType: EnumType = PROTECTION_TYPES;
  readonly WrapStrategy: EnumType = WRAP_STRATEGIES;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null where the run has no document open, as a clock trigger of an add-on may (platform 4.19). */
  getActive(): Spreadsheet | null {
    return this.#run.isInDocument ? new Spreadsheet(this.#run) : null;
  }

  getActiveSpreadsheet(): Spreadsheet | null {
    return this.getActive();
  }

  getActiveRange(): object | null {
    return this.getActive()?.getActiveRange() ?? null;
  }

  getActiveSheet(): object | null {
    return this.getActive()?.getActiveSheet() ?? null;
  }

  /** A file of the project that is shared with the user. */
  openById(id: string): object {
    return this.#run.objects.spreadsheet(openFile(this.#run, id));
  }

  openByUrl(url: string): object {
    const id = /\/spreadsheets\/d\/([\w-]+)/.exec(url)?.[1];
    if (id === undefined) throw new Error('Invalid argument: url');
    return this.openById(id);
  }

  /** @throws where nobody sees it (platform 2.16). */
  getUi(): Ui {
    if (this.#run.isTriggered || !this.#run.isInDocument) throw refused('uiFromClock');
    return new Ui(this.#run);
  }

  flush(): void {
    this.#run.opened.flush();
  }

  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder(this.#run);
  }

  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder();
  }
}
