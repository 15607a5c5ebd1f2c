import type { Log } from '../events.ts';

/** What JSON cannot hold, or would hold empty, in words. */
const readable = (_: string, value: unknown): unknown =>
  value instanceof Error ? String(value) : typeof value === 'bigint' ? value.toString() : value;

/**
 * JSON lines, one an event: the name is constant, what varies is in fields and never takes the place of `at`, `level` and `event`. Line breaks in values stay
 * inside their string. Fields that cannot be written are said to be so, because a line must not stop the work.
 */
export const openLog =
  (write: (line: string) => void, now: () => number): Log =>
  (level, event, fields = {}) => {
    const head = { at: new Date(now()).toISOString(), level, event };
    let line: string;
    try {
      line = JSON.stringify({ ...head, ...fields, ...head }, readable);
    } catch (error) {
      line = JSON.stringify({ ...head, unwritable: String(error) });
    }
    write(line);
  };
