/**
 * Loaded before `npm start` in a process of its own (`--import`): its wall clock goes ahead when the test says so.
 * A test can let a slot pass this way, however slow the machine is. And it can hold what waits for a given time, so
 * that a slow send is still in flight when the test looks.
 */
const real = Date.now;
let ahead = 0;
Date.now = () => real() + ahead;

const AN_HOUR = 3_600_000;
const timeout = globalThis.setTimeout;
let held: number | null = null;
const holding = (act: () => void, ms?: number, ...rest: []): NodeJS.Timeout =>
  timeout(act, ms === held ? AN_HOUR : ms, ...rest);
globalThis.setTimeout = Object.assign(holding, timeout);

process.on('message', (message: { aheadMs: number } | { holdMs: number }) => {
  if ('holdMs' in message) held = message.holdMs;
  else ahead = message.aheadMs;
  process.send?.('done');
});
process.channel?.unref();
