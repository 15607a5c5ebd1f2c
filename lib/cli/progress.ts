import { SECOND_MS } from '../records/durations.ts';
import type { Call, Options } from './command.ts';

/**
 * How far long work has come: on a terminal one line that is written over, elsewhere a line for each tenth, and none
 * for what is done at once.
 */
export type Progress = { at: (part: number, now: string) => void; end: () => void };

/** Nobody needs to be told more often where each line stays. */
const QUIET_MS = 2 * SECOND_MS;
const ERASE = '\r\u001B[K';

export const openProgress = (
  { io, reader, json }: Pick<Call<Options>, 'io' | 'reader' | 'json'>,
  what: string,
  monotonic: () => number = () => performance.now(),
): Progress => {
  const live = io.live === true;
  const step = live ? 1 : 10;
  let told = 0;
  let toldAt = monotonic();
  return {
    at: (part, now) => {
      const percent = Math.floor((part * 100) / step) * step;
      if (percent <= told || (json && !live)) return;
      if (!live && monotonic() < toldAt + QUIET_MS) return;
      told = percent;
      toldAt = monotonic();
      const line = reader.say.checks.day.progress(what, percent, now);
      io.err(live ? `${ERASE}${reader.paint('dim', line)}` : `${line}\n`);
    },
    end: () => {
      if (live) io.err(ERASE);
    },
  };
};
