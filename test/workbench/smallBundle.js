/** A small add-on for tests of the workbench itself: a menu, writes, a toast, an alert, an error, a custom function. */

function onOpen(event) {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Set up pipeline', 'setUpPipeline')
    .addItem('Write a note', 'writeNote')
    .addItem('Show an alert', 'showAlert')
    .addItem('Fail', 'fail')
    .addToUi();
}

function setUpPipeline() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (spreadsheet.getSheetByName('Pipeline')) return;
  const pipeline = spreadsheet.insertSheet('Pipeline');
  pipeline.getRange('A1:D1').setValues([['Prospect', 'Stage', 'Amount', 'Chance']]);
  const plan = spreadsheet.insertSheet('Plan');
  plan.getRange('A1').setValue('Weighted');
  plan.getRange('B1').setFormula('=WEIGHTED_PIPELINE(Pipeline!C2:C;Pipeline!D2:D)');
  spreadsheet.setActiveSheet(plan);
}

function addSampleDeals() {
  const pipeline = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Pipeline');
  pipeline.getRange('A2:D4').setValues([
    ['Nordic Foods', 'Meeting', 12000, 0.5],
    ['Blue Harbour', 'Proposal', 8000, 0.25],
    ['Acme', 'Lost', 5000, 0],
  ]);
}

function importDeals(request) {
  const pipeline = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Pipeline');
  pipeline.getRange(2, 1, request.rows.length, request.headings.length).setValues(request.rows);
  return {
    added: request.rows.length,
    refused: [{ row: 3, reason: 'the amount "lots" is no number' }],
    stagesAdded: ['Engaging'],
    ownersAdded: [],
    pricesFilled: 0,
    notes: ['Stage Engaging was added.'],
  };
}

function writeNote() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  spreadsheet.getSheetByName('Pipeline').getRange('F1').setValue('Noted');
  PropertiesService.getDocumentProperties().setProperty('noted', 'yes');
  spreadsheet.toast('The note is in Pipeline!F1.', 'Noted');
}

function showAlert() {
  SpreadsheetApp.getUi().alert(
    'Three deals need a look',
    'Rows 4, 9 and 12 have no amount.',
    SpreadsheetApp.getUi().ButtonSet.OK,
  );
}

function fail() {
  throw new Error('The sheet Pipeline has no column Stage. Put the heading back.');
}

/**
 * The amounts of the deals, each times its chance, added up.
 *
 * @param {number[][]} amounts The amounts, one a row.
 * @param {number[][]} chances The chances to win, one a row, from 0 to 1.
 * @return {number} The weighted value.
 * @customfunction
 */
function WEIGHTED_PIPELINE(amounts, chances) {
  return amounts.reduce((sum, [amount], row) => sum + Number(amount) * Number(chances[row][0]), 0);
}
