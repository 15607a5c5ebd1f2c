/**
 * Loaded before `npm start` in a process of its own (`--import`): its wall clock goes ahead when the test says so.
 * A test can let a slot pass this way, however slow the machine is. And it can hold what waits for given times, so
 * that a slow send is still in flight when the test looks, and arrives when the test lets it.
 */
const real = Date.now;
let ahead = 0;
Date.now = () => real() + ahead;

const timeout = globalThis.setTimeout;
let held: readonly number[] = [];
const LOOK_EVERY_MS = 20;
const holding = (act: (...rest: []) => void, ms?: number, ...rest: []): NodeJS.Timeout => {
  if (ms === undefined || !held.includes(ms)) return timeout(act, ms, ...rest);
  const look = setInterval(() => {
    if (held.includes(ms)) return;
    clearInterval(look);
    act(...rest);
  }, LOOK_EVERY_MS);
  return look;
};
globalThis.setTimeout = Object.assign(holding, timeout);

process.on('message', (message: { aheadMs: number } | { holdMs: number[] }) => {
  if ('holdMs' in message) held = message.holdMs;
  else ahead = message.aheadMs;
  process.send?.('done');
});
process.channel?.unref();
