/**
 * Loaded before `npm start` in a process of its own (`--import`): its wall clock goes ahead when the test says so.
 * A test can let a slot pass this way, however slow the machine is.
 */
const real = Date.now;
let ahead = 0;
Date.now = () => real() + ahead;

process.on('message', (message: { aheadMs: number }) => {
  ahead = message.aheadMs;
  process.send?.('moved');
});
process.channel?.unref();
