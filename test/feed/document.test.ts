import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../lib/feed/document.ts';

type Expected = {
  about: string;
  contentType?: string;
  url?: string;
  feed?: Record<string, unknown>;
  items?: Record<string, unknown>[];
  warnings?: string[];
  fault?: string;
};

const FOLDER = new URL('../fixtures/feeds/', import.meta.url);
const names = readdirSync(FOLDER);
const pairs = names
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const stem = name.slice(0, -'.json'.length);
    const document = names.find((other) => other !== name && other.slice(0, other.lastIndexOf('.')) === stem);
    if (document === undefined) throw new Error(`${name} has no document`);
    const expected = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Expected;
    return { stem, bytes: readFileSync(new URL(document, FOLDER)), expected };
  });

describe('every fixture is read as its pair says', () => {
  it.each(pairs.map((pair) => [`${pair.stem}: ${pair.expected.about}`, pair] as const))(
    '%s',
    async (_, { bytes, expected }) => {
      const reading = await readFeed(bytes, expected.contentType ?? null, expected.url ?? null);

      if (reading.kind === 'fault') {
        expect(reading.reason).toBe(expected.fault);
        return;
      }
      expect(expected.fault).toBeUndefined();
      expect(reading.feed).toMatchObject(expected.feed ?? {});
      const items = reading.feed.items.map((item) => ({
        ...item,
        publishedAt: item.publishedAt === null ? null : new Date(item.publishedAt).toISOString(),
      }));
      expect(items).toMatchObject(expected.items ?? []);
      expect(items).toHaveLength(expected.items?.length ?? 0);
      if (expected.warnings !== undefined) expect(reading.feed.warnings).toEqual(expected.warnings);
    },
  );

  it('has at least 60 pairs, and no document without its pair', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    expect(names).toHaveLength(pairs.length * 2);
  });
});
