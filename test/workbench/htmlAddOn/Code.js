/** A small add-on for tests of the pages of add-ons: a sidebar, dialogs, and functions that these call. */

function onOpen(event) {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open the sidebar', 'openSidebar')
    .addItem('Open another sidebar', 'openOtherSidebar')
    .addItem('Open a dialog', 'openDialog')
    .addItem('Open a modeless dialog', 'openModelessDialog')
    .addToUi();
}

function openSidebar() {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Follow-up');
  SpreadsheetApp.getUi().showSidebar(page);
}

function openOtherSidebar() {
  const page = HtmlService.createHtmlOutput('<p>The other one</p>').setTitle('Forecast');
  SpreadsheetApp.getUi().showSidebar(page);
}

function openDialog() {
  const page = HtmlService.createHtmlOutputFromFile('Dialog').setWidth(360).setHeight(220);
  SpreadsheetApp.getUi().showModalDialog(page, 'Import deals');
}

function openModelessDialog() {
  const page = HtmlService.createHtmlOutputFromFile('Dialog').setWidth(360).setHeight(220);
  SpreadsheetApp.getUi().showModelessDialog(page, 'Import deals');
}

function echo(value) {
  return value;
}

function dealsWithDates() {
  return [{ prospect: 'Nordic Foods', due: new Date() }];
}

function fail() {
  throw new Error('The sheet Pipeline has no column Stage.');
}

function failInService() {
  SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(0, 1);
}

function writeNote(text) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  spreadsheet.getSheets()[0].getRange('B2').setValue(text);
  spreadsheet.toast('The note is in B2.', 'Noted');
  spreadsheet.setActiveSheet(spreadsheet.insertSheet('Notes'));
  return 'written';
}

function hidden_() {
  return 'never';
}

/**
 * @customfunction
 */
function DOUBLE(amount) {
  return 2 * amount;
}
