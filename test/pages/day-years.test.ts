import { describe, expect, it } from 'vitest';
import { dayPage } from '../../lib/pages/day.ts';
import type { Locale } from '../../lib/settings.ts';

/** What the axis of a report names. */

const axisOf = (from: string, to: string, locale: Locale): { wide: string[]; narrow: string[] } => {
  const page = dayPage({
    title: 'report',
    headlines: 0,
    times: [],
    from: Date.parse(from),
    to: Date.parse(to),
    points: [],
    traps: [],
    decisions: [],
    thawAfterMs: 0,
    timeZone: 'Europe/Paris',
    locale,
    began: null,
    drill: null,
  });
  const of = (look: string): string[] => {
    const svg = new RegExp(`<svg class="${look}"[\\s\\S]*?</svg>`).exec(page)?.[0] ?? '';
    return [...svg.matchAll(/<path class="tick"[^>]*\/><text [^>]*>([^<]*)</g)].map(([, label = '']) => label);
  };
  return { wide: of('wide'), narrow: of('narrow') };
};

describe('the axis of a report', () => {
  it('names years over many years, as many as have room', () => {
    const { wide, narrow } = axisOf('2010-03-05T00:00:00Z', '2025-11-20T00:00:00Z', 'fr');
    expect(wide.length).toBeGreaterThan(5);
    for (const label of [...wide, ...narrow]) expect(label).toMatch(/^20\d\d$/);
    expect(new Set(wide).size).toBe(wide.length);
    expect(narrow.length).toBeGreaterThan(1);
    expect(narrow.length).toBeLessThan(wide.length);
  });

  it('names months with their year over some years', () => {
    const { wide } = axisOf('2015-11-01T00:00:00Z', '2017-02-01T00:00:00Z', 'fr');
    expect(wide.length).toBeGreaterThan(3);
    for (const label of wide) expect(label).toMatch(/^\p{L}+\.? 201[567]$/u);
    expect(wide).toContain('janv. 2016');
    expect(axisOf('2015-11-01T00:00:00Z', '2016-05-01T00:00:00Z', 'en').wide).toContain('Jan 2016');
  });

  it('names hours within a day', () => {
    expect(axisOf('2016-07-14T18:00:00Z', '2016-07-15T01:00:00Z', 'fr').wide).toContain('22:00');
  });
});
