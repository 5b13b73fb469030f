/** Asks before it does something; what came of it stands in the first sheet. */
function onOpen() {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Ask', 'ask')
    .addItem('Count', 'count')
    .addToUi();
}

function ask() {
  const ui = SpreadsheetApp.getUi();
  const sure = ui.alert('Sure?', 'All deals are renamed.', ui.ButtonSet.YES_NO);
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange('A1').setValue(String(sure));
  if (sure !== ui.Button.YES) return;
  const name = ui.prompt('New name', 'Of all deals', ui.ButtonSet.OK_CANCEL);
  sheet.getRange('A2:A3').setValues([[String(name.getSelectedButton())], [name.getResponseText()]]);
}

function count() {
  const cell = SpreadsheetApp.getActiveSheet().getRange('B1');
  cell.setValue(Number(cell.getValue()) + 1);
}
