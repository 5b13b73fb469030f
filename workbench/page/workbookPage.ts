/** The workbook on the engine: model, session, custom functions, menu and what the person is told of all that. */
import * as engineModule from '@odoo/o-spreadsheet';
import type { Model } from '@odoo/o-spreadsheet';
import { App } from '@odoo/owl';
import { registerCustomFunctions } from '../engine/customFunctions';
import { modelConfig } from '../engine/engineModule';
import type { Engine, FileSettings } from '../engine/engineModule';
import { createIframeRealm } from '../engine/formulaRealm';
import { prepareEngine } from '../engine/prepareEngine';
import { followMovedClock, recompute } from '../engine/todayAndNow';
import type { WorkbookAnswer } from '../server/wire';
import { addCellNotes } from './cellNotes';
import { connect } from './connection';
import type { ConnectionEvents } from './connection';
import { createDrawers } from './drawers';
import { addExtensionsMenu } from './engineMenu';
import { swedishEngineText } from './engineWords';
import type { Frame } from './frame';
import { createHtmlPanels } from './htmlPanels';
import { inspect } from './inspection';
import type { Inspection } from './inspection';
import { createNotices } from './notices';
import type { Notices } from './notices';
import { createPageClock } from './pageClock';
import { createQuestions } from './questions';
import { createScriptMenu } from './scriptMenu';
import { createScriptRuns } from './scriptRuns';
import { showFirstSheet, followSheet, rememberSheet } from './shownSheet';
import { createWorkbookFiles } from './workbookFiles';
import { isLeaving } from './tabAddress';
import { createTour } from './tour';
import type { TourStep } from './tour';
import { pageLanguage } from './words';
import type { Words } from './words';

const o: Engine = engineModule;

/** Of the add-on's workbook, in both languages. */
const PLAN = 'Plan';
const PIPELINE = 'Pipeline';
const FIRST_AMOUNT = 'D2';
const OPEN_SIDEBAR = 'openSidebar';

/** Shows the workbook and resolves when it is on the screen. */
export async function showWorkbook(
  answer: WorkbookAnswer,
  templates: string,
  frame: Frame,
  words: Words,
): Promise<Inspection> {
  prepareEngine(o);
  addCellNotes(o);
  const engineText = answer.user.locale === 'sv' ? swedishEngineText : (text: string) => text;
  o.setTranslationMethod(((text: string) => engineText(text)) as never);
  const clock = createPageClock(answer.clockStandsAt);
  const settings: FileSettings = {
    timeZone: answer.timeZone,
    locale: answer.locale,
    userLocale: answer.user.locale,
    clock,
  };
  settings.formulaRealm = createIframeRealm(document, answer.bundle, settings);
  registerCustomFunctions(o, answer.customFunctions);

  const clientId = crypto.randomUUID();
  const connection = connect(clientId, answer.epoch);
  const model = new o.Model(
    answer.workbook,
    modelConfig(settings, {
      transportService: connection.transport,
      client: { id: clientId, name: answer.user.email },
      mode: answer.mayEdit ? ('normal' as const) : ('readonly' as const),
    }),
    answer.revisions as never,
  );
  frame.setFileName(answer.name);
  const notices = createNotices(words);
  const selection = () => ({
    sheetId: model.getters.getActiveSheetId(),
    zone: model.getters.getSelectedZone(),
  });
  const runs = createScriptRuns(words, clientId, selection, (effects) => {
    menu.set(effects.menu);
    for (const notice of effects.notices) notices.show(notice);
    for (const page of effects.shown) panels.show(page);
    if (effects.activate) followSheet(o, model, effects.activate);
  });
  const questions = createQuestions(clientId, notices.question);
  const panels = createHtmlPanels(words, runs.fromHtml, () => spreadsheet.focusGrid());
  const menu = createScriptMenu(frame, notices, words, runs);
  menu.set(answer.menu);
  addExtensionsMenu(o, words, menu.entries);
  showFirstSheet(model, answer.id, answer.activeSheet);

  const language = pageLanguage(answer.user.locale);
  const spreadsheet = await mountSpreadsheet(model, templates, engineText, notices, words);
  const inspection = inspect(o, model, spreadsheet.focusGrid);
  const files = createWorkbookFiles(model, inspection, frame.fileName);
  const tour = createTour(words, showStep, spreadsheet.focusGrid);
  const drawers = createDrawers({
    words,
    language,
    clock,
    zone: () => settings.timeZone,
    files,
    takeTour: tour.begin,
    notices,
  });
  connection.open(answer.revisionId, {
    ...keepInStep(model, answer, frame, words, spreadsheet.isEditing),
    notice: (notice) => notices.show(notice),
    questionsAt: questions.listenAt,
    happenings(now) {
      const isElsewhere = settings.timeZone !== now.timeZone;
      settings.timeZone = now.timeZone;
      clock.set(now.clockStandsAt);
      if (isElsewhere) recompute(model);
      else followMovedClock(model, settings);
      frame.setFileName(now.name);
      frame.setProgress(now.wayGone);
      drawers.happenings(now);
    },
  });
  if (hasTour(inspection, answer)) tour.offer();
  return inspection;

  function showStep(step: TourStep): void {
    // A drawer would lie over the sidebar.
    if (step !== 'clock' && step !== 'mail') drawers.hide();
    switch (step) {
      case 'numbers':
        return inspection.activate(PLAN);
      case 'edit':
        inspection.activate(PIPELINE);
        return inspection.select(FIRST_AMOUNT);
      case 'sidebar':
        return void runs.fromMenu(OPEN_SIDEBAR);
      case 'meeting':
        return;
      case 'clock':
        return drawers.show('clock');
      case 'mail':
        return drawers.show('outbox');
    }
  }
}

/** The tour leads through the add-on's own sheets. */
function hasTour(inspection: Inspection, { menu }: WorkbookAnswer): boolean {
  const sheets = inspection.sheets();
  return (
    menu.some(({ functionName }) => functionName === OPEN_SIDEBAR) &&
    [PLAN, PIPELINE].every((sheet) => sheets.includes(sheet))
  );
}

interface MountedSpreadsheet {
  /** Whether somebody is typing into a cell. */
  isEditing(): boolean;
  focusGrid(): void;
}

/** Puts the engine's spreadsheet into the page. */
async function mountSpreadsheet(
  model: Model,
  templates: string,
  engineText: (text: string) => string,
  notices: Notices,
  words: Words,
): Promise<MountedSpreadsheet> {
  const say = (kind: 'toast' | 'alert', text: string) => notices.show({ kind, title: '', text });
  const app = new App(o.Spreadsheet, {
    props: {
      model,
      colorScheme: 'light',
      notifyUser: ({ text }: { text: string }) => say('toast', text),
      raiseError: (text: string, then?: () => void) =>
        notices.show({ kind: 'alert', title: words.spreadsheet, text }, then),
      askConfirmation: notices.ask,
    },
    templates,
    translateFn: engineText,
    warnIfNoStaticProps: false,
  });
  const grid = document.getElementById('wb-grid')!;
  grid.replaceChildren();
  const root = (await app.mount(grid)) as InstanceType<Engine['Spreadsheet']>;
  return {
    isEditing: () => root.env.getStore(o.stores.CellComposerStore).editionMode !== 'inactive',
    focusGrid: () => root.focusGrid(),
  };
}

/** Watches what is saved, and leaves for a newer history as soon as nothing is lost by it. */
function keepInStep(
  model: Model,
  { id, mayEdit }: WorkbookAnswer,
  frame: Frame,
  words: Words,
  isEditing: () => boolean,
): Omit<ConnectionEvents, 'notice' | 'happenings' | 'questionsAt'> {
  let isConnected = false;
  let hasOtherHistory = false;
  const isSaved = () => model.getters.isFullySynchronized();

  function update(): void {
    if (mayEdit) frame.setSaved(isSaved() ? 'saved' : isConnected ? 'saving' : 'unsaved');
    else frame.setSaved('viewOnly');
    if (hasOtherHistory && isSaved() && !isEditing()) location.reload();
  }

  model.on('update', 'page', () => {
    update();
    rememberSheet(model, id);
  });
  model.on('unexpected-revision-id', 'page', () =>
    frame.fail(words.outOfStep, words.outOfStepWhatToDo),
  );
  window.addEventListener('beforeunload', (event) => {
    if (!isSaved()) event.preventDefault();
  });
  return {
    connected(value) {
      isConnected = value;
      frame.setConnected(value);
      update();
    },
    otherHistory() {
      hasOtherHistory = true;
      update();
    },
    reload() {
      if (isLeaving()) return;
      if (isSaved()) location.reload();
      else frame.fail(words.otherVersion, words.otherVersionWhatToDo);
    },
    strangers: () => frame.fail(words.outOfStep, words.outOfStepWhatToDo),
    refused: () => frame.fail(words.revisionRefused, words.revisionRefusedWhatToDo),
  };
}
