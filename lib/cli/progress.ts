import type { Call, Options } from './command.ts';

/** How far long work has come: on a terminal one line that is written over, elsewhere a line for each tenth. */
export type Progress = { at: (part: number, now: string) => void; end: () => void };

const ERASE = '\r\u001B[K';

export const openProgress = (
  { io, reader, json }: Pick<Call<Options>, 'io' | 'reader' | 'json'>,
  what: string,
): Progress => {
  const live = io.live === true;
  const step = live ? 1 : 10;
  let told = 0;
  return {
    at: (part, now) => {
      const percent = Math.floor((part * 100) / step) * step;
      if (percent <= told || (json && !live)) return;
      told = percent;
      const line = reader.say.checks.day.progress(what, percent, now);
      io.err(live ? `${ERASE}${reader.paint('dim', line)}` : `${line}\n`);
    },
    end: () => {
      if (live) io.err(ERASE);
    },
  };
};
