import { all, fill, mainPart, W } from './dom.ts';
import { MINUTE_MS } from '../../records/durations.ts';

/** Near times stay right while the page is open. */

/** What the server's clock is ahead of this one, ms. */
let drift = 0;
export const setClock = (): void => {
  const now = Number(mainPart().dataset['now']);
  if (now > 0) drift = now - Date.now();
};

const nearTime = (away: number): string | null => {
  const minutes = Math.round(Math.abs(away) / MINUTE_MS);
  if (minutes >= 60) return null;
  if (Math.abs(away) < MINUTE_MS) return away > 0 ? W.inLessThanAMinute : W.now;
  return fill(away > 0 ? W.inMinutes : W.minutesAgo, { n: minutes });
};

export const keepTimesRight = (): void => {
  setInterval(() => {
    for (const each of all('time[data-at]')) {
      const said = nearTime(Number(each.dataset['at']) - Date.now() - drift);
      if (said !== null) each.textContent = said;
    }
  }, 15_000);
};
