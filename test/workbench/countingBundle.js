/** A small add-on that counts in a cell and in a property, to see after a crash what was kept. */

function count() {
  const properties = PropertiesService.getDocumentProperties();
  const next = Number(properties.getProperty('count') || 0) + 1;
  SpreadsheetApp.getActiveSpreadsheet().getRange('A1').setValue(next);
  properties.setProperty('count', String(next));
  return next;
}

function kept() {
  return Number(PropertiesService.getDocumentProperties().getProperty('count') || 0);
}
