import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { wouldRing } from '../../lib/bell/would-ring.ts';
import { titlesOf } from '../../lib/cli/drill-feed.ts';
import { sampleSettings } from '../world.ts';
import { BELLS } from '../bell/newsroom.ts';
import { startWire } from '../adapters/networks/wire.ts';

const RSS = (titles: readonly string[]): string =>
  `<rss version="2.0"><channel><title>La Gazette</title>${titles
    .map((title) => `<item><title>${title}</title><link>https://gazette.example/${title.length}</link></item>`)
    .join('')}</channel></rss>`;

const folder = mkdtempSync(join(tmpdir(), 'vigie-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const how = { userAgent: null, allowPrivate: true };

describe('the own feed of a drill', () => {
  it('is read from a file or from its address, and gives its texts in their order', async () => {
    const text = RSS(['Les soldes', 'Le marché', ' ', 'La piscine']);
    const wire = await startWire((_, response) => void response.end(text));
    try {
      for (const source of [fileOf('own.xml', text), `${wire.url}/feed`])
        expect(await titlesOf(source, how)).toEqual(['Les soldes', 'Le marché', 'La piscine']);
    } finally {
      await wire.close();
    }
  });

  it('is refused with its reason when it is missing, is no feed, or has no text', async () => {
    expect(await titlesOf(join(folder, 'none.xml'), how)).toMatchObject({ kind: 'refused', code: 'unreachable' });
    expect(await titlesOf(fileOf('page.xml', '<html><p>Bonjour</p></html>'), how)).toMatchObject({ kind: 'refused' });
    expect(await titlesOf(fileOf('empty.xml', RSS([])), how)).toMatchObject({ kind: 'refused', code: 'no-texts' });
  });
});

describe('the bells of a night', () => {
  it('would have rung at the times of the brake and of the freeze, with the people to call', () => {
    const call = { name: 'Léa Martin', phone: '+33 6 11 22 33 44' };
    const settings = sampleSettings((config) =>
      Object.assign(config, { bells: BELLS, elsewhere: { push: { what: 'Push', call } } }),
    );
    const night = {
      brakes: [{ lane: 'promo', from: 1, until: 9 }],
      freezes: [{ at: 2, scopes: ['lane:promo', 'lane:news'] }],
    };

    expect(wouldRing(night, settings).map(({ at, label, way, call: who }) => [at, label, way, who?.name])).toEqual([
      [1, 'Webhook (hook)', 'brake', undefined],
      [2, 'WordPress (site)', 'stops', undefined],
      [2, 'Webhook (hook)', 'tells', undefined],
      [2, 'Buffer (buffer)', 'calls', 'Inès Robin'],
      [2, 'Push', 'elsewhere', 'Léa Martin'],
    ]);
    expect(wouldRing({ brakes: [], freezes: [] }, settings)).toEqual([]);
  });
});
