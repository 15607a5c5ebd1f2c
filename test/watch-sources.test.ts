import { describe, expect, it } from 'vitest';
import { WatchSourceSettings } from '../lib/watch-source-shape.ts';
import { WATCH_SOURCE_SETS, headlineOwners, watchSourcesOf } from '../lib/watch-sources.ts';
import { ownerOf } from '../lib/crisis/stream.ts';

describe('the ready-made source sets', () => {
  it.each(Object.keys(WATCH_SOURCE_SETS))(
    '%s has six independent owners or more, one id for each source, and https addresses',
    (name) => {
      const found = watchSourcesOf([WatchSourceSettings.parse(name)]);
      if (found.kind !== 'sources') throw new Error(found.message);
      expect(headlineOwners(found.sources).length).toBeGreaterThanOrEqual(6);
      expect(new Set(found.sources.map(({ id }) => id)).size).toBe(found.sources.length);
      expect(found.sources.every(({ url }) => url.startsWith('https://') && URL.canParse(url))).toBe(true);
      expect(found.sources.some(({ kind }) => kind === 'alerts')).toBe(true);
    },
  );

  it.each(
    Object.entries(WATCH_SOURCE_SETS).flatMap(([set, sources]) => sources.map((each) => [set, each.id, each] as const)),
  )('%s takes the address of %s from a public record, and says which and of which day', (_, __, { record }) => {
    expect(record.where).toMatch(/^(?:github\.com\/[\w.-]+\/[\w.-]+, |Debian package )\S/);
    expect(record.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(new Date(record.date).toISOString().slice(0, 10)).toBe(record.date);
  });

  it('count newsrooms of one owner once, so two of them confirm nothing', () => {
    const all = Object.keys(WATCH_SOURCE_SETS).flatMap((name) => {
      const found = watchSourcesOf([WatchSourceSettings.parse(name)]);
      return found.kind === 'sources' ? found.sources : [];
    });
    const owner = (id: string) => all.find((each) => each.id === id)?.owner;
    expect(owner('20minutes')).toBe(owner('ouest-france'));
    expect(owner('inews')).toBe(owner('telegraph'));
    expect(owner('corriere')).toBe(owner('elmundo'));
    expect(owner('sky')).toBe(owner('nbcnews'));
    expect(owner('france24-fr')).toBe(owner('france24-en'));
    // One address for a source, whichever set names it.
    const addresses = new Map(all.map(({ id, url }) => [id, url]));
    expect(all.filter(({ id, url }) => addresses.get(id) !== url)).toEqual([]);
    // One name for each newsroom: two spellings of one would count twice.
    const owners = [...new Set(all.map((each) => each.owner))];
    expect(new Set(owners.map((each) => each.replaceAll(/[^a-z0-9]/g, ''))).size).toBe(owners.length);
  });

  it('name the same owner for a newsroom as a replay does', () => {
    expect(ownerOf('news.sky.com')).toBe(ownerOf('nbcnews.com'));
    expect(ownerOf('20minutes.fr')).toBe(ownerOf('www.ouest-france.fr'));
    expect(ownerOf('telegraph.co.uk')).toBe(ownerOf('dailymail.co.uk'));
  });

  it('merge: a source of two sets is read once', () => {
    const found = watchSourcesOf(['france', 'uk']);
    if (found.kind !== 'sources') throw new Error(found.message);
    expect(found.sources.filter(({ id }) => id === 'gdacs')).toHaveLength(1);
  });
});

describe('the sources of a configuration', () => {
  const own = { id: 'gazette', owner: 'gazette', url: 'https://gazette.example/rss', lang: 'fr', country: 'fr' };

  it('are refused when headlines come from fewer than two owners', () => {
    expect(watchSourcesOf([WatchSourceSettings.parse(own)])).toMatchObject({
      kind: 'too-few-owners',
      owners: ['gazette'],
    });
    const twice = [own, { ...own, id: 'gazette-2', url: 'https://gazette.example/2' }].map((entry) =>
      WatchSourceSettings.parse(entry),
    );
    expect(watchSourcesOf(twice).kind).toBe('too-few-owners');
    const two = [own, { ...own, id: 'other', owner: 'other' }].map((entry) => WatchSourceSettings.parse(entry));
    expect(watchSourcesOf(two)).toMatchObject({ kind: 'sources' });
    const alerts = [own, { ...own, id: 'gdacs', owner: 'gdacs', kind: 'alerts' }].map((entry) =>
      WatchSourceSettings.parse(entry),
    );
    expect(watchSourcesOf(alerts).kind).toBe('too-few-owners');
  });

  it('are checked: unknown sets, languages, addresses and keys are errors', () => {
    for (const bad of [
      'france2',
      { ...own, lang: 'xx' },
      { ...own, url: 'ftp://gazette.example' },
      { ...own, weight: 2 },
      { ...own, owner: '' },
      3,
    ]) {
      expect(WatchSourceSettings.safeParse(bad).success).toBe(false);
    }
  });
});
