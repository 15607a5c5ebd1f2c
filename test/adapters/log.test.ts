import { describe, expect, it } from 'vitest';
import { openLog } from '../../lib/adapters/log.ts';

const AT = Date.UTC(2026, 6, 14, 16);

const written = (event: string, fields?: Record<string, unknown>): string[] => {
  const lines: string[] = [];
  openLog(
    (line) => lines.push(line),
    () => AT,
  )('error', event, fields);
  return lines;
};

describe('a log line', () => {
  it('is one JSON object on one line, whatever a value holds', () => {
    const hostile = 'title\n{"level":"info","event":"all.calm"}\r\n\u2028\u0000<script>';
    const [line, ...others] = written('web.failed', { title: hostile, list: [hostile], deep: { hostile } });
    expect(others).toEqual([]);
    expect(line).not.toMatch(/[\n\r]/);
    expect(JSON.parse(line!)).toEqual({
      at: '2026-07-14T16:00:00.000Z',
      level: 'error',
      event: 'web.failed',
      title: hostile,
      list: [hostile],
      deep: { hostile },
    });
  });

  it('keeps its own time, level and name when a field is called like them', () => {
    expect(JSON.parse(written('a.b', { level: 'info', event: 'x', at: 'never', kept: 1 })[0]!)).toEqual({
      at: '2026-07-14T16:00:00.000Z',
      level: 'error',
      event: 'a.b',
      kept: 1,
    });
  });

  it('holds errors and big numbers in words, and is written even when its fields cannot be', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(written('a', { error: new TypeError('no'), big: 10n })[0]).toContain('"error":"TypeError: no","big":"10"');
    expect(written('a', circle)[0]).toMatch(/"event":"a","unwritable":"TypeError/);
    expect(written('a')[0]).toBe('{"at":"2026-07-14T16:00:00.000Z","level":"error","event":"a"}');
  });
});
