/** A small add-on that mails by the clock, for tests of the workbench's clock and outbox. */

function onOpen() {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Switch on', 'switchOn')
    .addItem('Switch off', 'switchOff')
    .addItem('Sign', 'sign')
    .addToUi();
}

function switchOn() {
  SpreadsheetApp.getActiveSpreadsheet().getRange('A1').setFormula('=NOW()');
  ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create();
}

function switchOff() {
  ScriptApp.getProjectTriggers().forEach((trigger) => ScriptApp.deleteTrigger(trigger));
}

function sign() {
  const email = Session.getActiveUser().getEmail();
  SpreadsheetApp.getActiveSpreadsheet().getRange('A2').setValue(email);
}

function hourly() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet();
  console.log('An hour has passed.');
  MailApp.sendEmail({
    to: 'anna@norhaven.example',
    subject: 'Möte i morgon',
    body: 'Vi ses kl. 10.',
    htmlBody: '<p>Vi ses <b>kl. 10</b>.</p><script>parent.ran = 1</script>',
    attachments: [Utilities.newBlob('BEGIN:VCALENDAR', 'text/calendar', 'meeting.ics')],
  });
  sheet.getRange('B1').setValue('Mailed');
}
