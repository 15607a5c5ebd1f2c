import type { Log } from '../events.ts';

/** JSON writes an error as `{}` and refuses a bigint: both become text. */
const readable = (_: string, value: unknown): unknown =>
  value instanceof Error ? String(value) : typeof value === 'bigint' ? value.toString() : value;

/**
 * Writes one line of JSON for each event. The event's name is constant; what varies is in fields, which cannot
 * replace `at`, `level` and `event`. Line breaks in values stay inside their string. Where fields cannot be
 * written, the line says so instead of throwing: a log line must not stop the work.
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
