/** A process that is there until it is killed; run by storage.test.ts. */
process.send('here');
setInterval(() => undefined, 1_000);
