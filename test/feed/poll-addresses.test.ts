import { describe, expect, it } from 'vitest';
import { encodePrint, decodePrint } from '../../lib/feed/codec.ts';
import { digest } from '../../lib/feed/identity.ts';
import { planOf, Relay, START, stories, story, titles, MINUTE, type Entry } from './relay.ts';

/** One address is one story, however it is spelled; another article is another, whatever it is called. */

const at = (n: number) => new Date(START + n * MINUTE).toISOString();

describe('a site that spells its addresses in another way', () => {
  const spelled = (form: (n: number) => string, more: (n: number) => Partial<Entry> = () => ({})): Entry[] =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ title: `Story ${n}`, at: at(n), link: form(n), ...more(n) }));
  const plain = (n: number) => `https://news.example/post/${n}`;

  it.each<[string, (n: number) => string]>([
    ['a slash at the end', (n) => `https://news.example/post/${n}/`],
    ['another scheme and a slash', (n) => `http://www.news.example/post/${n}/`],
    ['an index page', (n) => `https://news.example/post/${n}/index.html`],
    ['a session', (n) => `https://news.example/post/${n};jsessionid=${n}ABC`],
    ['its own port', (n) => `http://news.example:80/post/${n}`],
    ['other escapes', (n) => `https://news.example/p%6Fst/${n}`],
  ])('announces nothing and parks nothing: %s', async (_, form) => {
    for (const withGuid of [false, true]) {
      const relay = new Relay();
      const guid = (of: (n: number) => string) => (n: number) => (withGuid ? { guid: of(n), permalink: true } : {});
      await relay.poll(spelled(plain, guid(plain)));

      const plan = planOf(await relay.poll(spelled(form, guid(form))));

      expect(titles(plan.new)).toEqual([]);
      expect(plan.parked).toEqual([]);
      expect(plan.changed).toEqual([]);
    }
  });

  it('announces nothing when one address of eight gets a slash, or loses it again', async () => {
    const relay = new Relay();
    const one = (n: number) => (n === 1 ? `${plain(n)}/` : plain(n));
    await relay.poll(spelled(plain));

    expect(titles(planOf(await relay.poll(spelled(one))).new)).toEqual([]);
    expect(titles(planOf(await relay.poll(spelled(plain))).new)).toEqual([]);
  });

  it('takes two spellings in one document for one item', async () => {
    const relay = new Relay();
    await relay.poll([]);

    const plan = planOf(await relay.poll([...spelled(plain), { title: 'Story 1', link: `${plain(1)}/`, at: at(1) }]));

    expect(plan.new).toHaveLength(8);
  });
});

describe('a page that tells its entries by the fragment', () => {
  const incident = (n: number, more: Partial<Entry> = {}): Entry => ({
    title: `Incident ${n}`,
    link: `https://status.example/app#/incident/${n}`,
    at: at(n),
    ...more,
  });

  it.each<[string, (n: number) => Partial<Entry>]>([
    ['without guids', () => ({})],
    ['with the link as guid', (n) => ({ guid: `https://status.example/app#/incident/${n}`, permalink: true })],
    ['with other guids', (n) => ({ guid: `i${n}` })],
  ])('announces each of them once, one at a time: %s', async (_, more) => {
    const relay = new Relay();
    await relay.poll([incident(0, more(0))]);

    expect(titles(planOf(await relay.poll([incident(1, more(1))])).new)).toEqual(['Incident 1']);
    expect(titles(planOf(await relay.poll([incident(2, more(2)), incident(1, more(1))])).new)).toEqual(['Incident 2']);
    expect(titles(planOf(await relay.poll([incident(2, more(2))])).new)).toEqual([]);
  });

  it('counts each fragment where there is no guid, and none that only measures', async () => {
    const relay = new Relay();
    const entry = (fragment: string, title: string): Entry => ({ title, link: `https://news.example/log#${fragment}` });
    await relay.poll([entry('v1', 'One')]);

    expect(titles(planOf(await relay.poll([entry('v2', 'Two')])).new)).toEqual(['Two']);

    const other = new Relay();
    await other.poll([entry('xtor=RSS-1', 'One')]);
    expect(titles(planOf(await other.poll([entry('xtor=RSS-2', 'One')])).new)).toEqual([]);
  });

  it('is no new address where a guid says that it is the same', async () => {
    const relay = new Relay();
    await relay.poll([story(1, { link: 'https://news.example/1#0' })]);

    expect(titles(planOf(await relay.poll([story(1, { link: 'https://news.example/1#3' })])).new)).toEqual([]);
  });
});

describe('a guid that is used again', () => {
  const first: Entry = {
    guid: 'top',
    link: 'https://news.example/storm-in-brest',
    title: 'A storm hits Brest',
    at: at(1),
  };
  const second: Entry = {
    guid: 'top',
    link: 'https://news.example/museum-opens',
    title: 'The museum opens',
    at: at(90),
  };

  it('for another article is new, once, and so is a third', async () => {
    const relay = new Relay();
    await relay.poll([first, story(5)]);

    expect(titles(planOf(await relay.poll([second, story(5)])).new)).toEqual(['The museum opens']);
    for (let again = 0; again < 3; again++)
      expect(titles(planOf(await relay.poll([second, story(5)])).new)).toEqual([]);
    const third = { guid: 'top', link: 'https://news.example/vote', title: 'Council votes today', at: at(200) };
    expect(titles(planOf(await relay.poll([third, story(5)])).new)).toEqual(['Council votes today']);
  });

  it('also when it is remembered by its row alone', async () => {
    const relay = new Relay();
    await relay.poll([first]);
    relay.state = { ...relay.state!, known: [] };

    expect(titles(planOf(await relay.poll([second])).new)).toEqual(['The museum opens']);
    expect(titles(planOf(await relay.poll([second])).new)).toEqual([]);
  });

  it.each<[string, Partial<Entry>]>([
    ['the same link', { link: first.link! }],
    ['the same title', { title: first.title! }],
    ['the same date', { at: first.at! }],
    ['an earlier date', { at: at(0) }],
    ['no date', { at: undefined as never }],
    ['words of the old title', { title: 'The storm that hits Brest: what we know' }],
    ['words of the old link', { link: 'https://news.example/storm-in-brest-live' }],
  ])('is the same story with %s', async (_, kept) => {
    const relay = new Relay();
    await relay.poll([first, story(5)]);

    const plan = planOf(await relay.poll([{ ...second, ...kept }, story(5)]));

    expect(titles(plan.new)).toEqual([]);
    expect(plan.changed).toHaveLength(1);
  });
});

describe('what an earlier version remembered', () => {
  /** The state and the rows as a version wrote them that knew no other spelling of an address. */
  const formerly = (relay: Relay, links: readonly string[], asGuid: boolean): void => {
    const prints = (relay.state?.known ?? []).map(decodePrint);
    const old = prints.map((print, index) => {
      const link = digest('link', links[index] ?? '');
      return { ...print, guid: asGuid ? digest('guid', links[index] ?? '') : print.guid, link };
    });
    const encoded = old.map((print) =>
      encodePrint({ ...print, words: '', slug: '' })
        .split('.')
        .slice(0, 7)
        .join('.'),
    );
    relay.state = { ...relay.state!, known: encoded };
    const outcomes = [...relay.rows.values()];
    relay.rows.clear();
    old.forEach(({ guid, link }, index) => {
      for (const key of [guid, link])
        if (key !== null) relay.rows.set(key, { ...outcomes[0]!, key, print: encoded[index] ?? '' });
    });
  };

  it.each([
    ['https://news.example/%/', false],
    ['https://news.example/%/', true],
    ['https://news.example/%/index.html', false],
    ['https://news.example/%?PHPSESSID=12', true],
  ])('of %s is known, in the state and in the rows (guid: %s)', async (form, asGuid) => {
    const links = [1, 2, 3].map((n) => form.replace('%', String(n)));
    const entries = links.map((link, n) => ({ ...story(n + 1), link, ...(asGuid ? { guid: link } : {}) }));
    const relay = new Relay();
    await relay.poll(entries);
    formerly(relay, links, asGuid);

    const lookUps = relay.lookUps;
    const plan = planOf(await relay.poll(entries));
    expect([titles(plan.new), plan.parked, plan.changed, plan.rows]).toEqual([[], [], [], []]);
    expect(relay.lookUps).toBe(lookUps);

    formerly(relay, links, asGuid);
    relay.state = { ...relay.state!, known: [] };
    const fromRows = planOf(await relay.poll(entries));
    expect([titles(fromRows.new), fromRows.parked]).toEqual([[], []]);
  });

  it('without a slash is known when the site adds it after the update', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3));
    const links = [1, 2, 3].map((n) => `https://news.example/${n}`);
    formerly(relay, links, true);

    const slashed = [1, 2, 3].map((n) =>
      story(n, { link: `https://news.example/${n}/`, guid: `https://news.example/${n}/` }),
    );
    expect(titles(planOf(await relay.poll(slashed)).new)).toEqual([]);
  });

  it('of a page without its fragment is known under the same headline only', async () => {
    const relay = new Relay();
    const incident = (n: number): Entry => ({
      title: `Incident ${n}`,
      link: `https://status.example/app#/${n}`,
      at: at(n),
    });
    await relay.poll([incident(1)]);
    formerly(relay, ['https://status.example/app'], false);

    expect(titles(planOf(await relay.poll([incident(1)])).new)).toEqual([]);
    expect(titles(planOf(await relay.poll([incident(2)])).new)).toEqual(['Incident 2']);
  });
});
