import { describe, expect, it } from 'vitest';
import { pollFeed } from '../../lib/feed/poll-feed.ts';
import type { SeenRow } from '../../lib/feed/codec.ts';
import type { FeedState } from '../../lib/feed/state.ts';

/**
 * A newsroom's feed over months, drawn from what real news feeds were seen to do: late and backdated items,
 * edited headlines, dates and links, changing guids, items that leave and come back, doubles, empty and
 * broken documents, gaps in our own polling, memory read late.
 */
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

type Story = { id: number; guid: string | null; link: string; title: string; at: number };

function random(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function documentOf(stories: readonly Story[]): string {
  const items = stories.map(
    ({ guid, link, title, at }) =>
      `<item><title>${escape(title)}</title><link>${escape(link)}</link>${guid === null ? '' : `<guid isPermaLink="false">${escape(guid)}</guid>`}<pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>${items.join('')}</channel></rss>`;
}

async function live(seed: number, polls: number, hasGuids: boolean) {
  const next = random(seed);
  const chance = (share: number) => next() < share;
  const below = (limit: number) => Math.floor(next() * limit);
  let state: FeedState | null = null;
  const rows = new Map<string, SeenRow>();
  const outcome = new Map<number, string[]>();
  const idOfLink = new Map<string, number>();
  let stories: Story[] = [];
  let withdrawn: Story[] = [];
  let now = START;
  let made = 0;

  const add = (at: number) => {
    const id = ++made;
    const link = `https://news.example/${id}`;
    const guid = hasGuids ? (chance(0.3) ? `${link}#${below(3)}` : `tag:${id}`) : null;
    // Two stories may share a headline.
    const title = chance(0.01) ? 'Live: the latest' : `Story number ${id}`;
    stories.unshift({ id, guid, link, title, at });
  };

  for (let poll = 0; poll < polls; poll++) {
    now += chance(0.05) ? 30 * HOUR : HOUR / 2 + below(HOUR);
    for (let n = below(chance(0.05) ? 60 : 6); n >= 0; n--) {
      const lateness = chance(0.04) ? below(72 * HOUR) : below(HOUR / 2);
      add(chance(0.005) ? now + below(11 * HOUR) : now - lateness);
    }
    for (const story of stories.slice(0, 40)) {
      if (chance(0.01)) story.title = `${story.title} (updated)`;
      if (chance(0.03)) story.at += below(2 * HOUR);
      // Not both at once: then nothing would be left to know the story by.
      if (hasGuids && chance(0.003)) story.link = `https://news.example/${story.id}-${poll}`;
      else if (hasGuids && chance(0.003)) story.guid = `https://news.example/${story.id}#${poll}`;
    }
    const gone = stories.filter((_, index) => index < 30 && chance(0.01));
    stories = [...withdrawn, ...stories.filter((story) => !gone.includes(story))].slice(0, 400);
    withdrawn = gone;
    const shown = stories.slice(0, 40);
    if (chance(0.01)) shown.push(...shown.slice(0, 2));
    for (const story of shown) idOfLink.set(story.link, story.id);
    const tracked = shown.map((story) =>
      chance(0.02) ? { ...story, link: `${story.link}?utm_source=rss#xtor=RSS-1` } : story,
    );
    const broken = chance(0.02);
    const body = broken ? '<html>ERROR</html>' : chance(0.01) ? documentOf([]) : documentOf(tracked);

    const result = await pollFeed(
      {
        fetch: () =>
          Promise.resolve({
            kind: 'ok',
            body: Buffer.from(body),
            contentType: null,
            url: 'https://news.example/feed',
            permanentUrl: null,
            validators: null,
            maxAgeMs: null,
          }),
        lookUp: (keys) =>
          Promise.resolve(
            new Map(
              keys.flatMap((key) => {
                const row = rows.get(key);
                return row === undefined ? [] : [[key, row] as const];
              }),
            ),
          ),
        now: () => now,
        jitter: () => 0,
      },
      { url: 'https://news.example/feed', everyMs: HOUR, backfill: 0 },
      state,
    );
    state = result.state;
    if (result.kind !== 'read') {
      expect(broken).toBe(true);
      continue;
    }
    for (const row of result.plan.rows) rows.set(row.key, row);
    const record = (what: string) => (entry: { item: { canonicalLink: string | null } }) => {
      const id = idOfLink.get(entry.item.canonicalLink ?? '') ?? -1;
      outcome.set(id, [...(outcome.get(id) ?? []), what]);
    };
    result.plan.new.forEach(record('new'));
    result.plan.parked.forEach(record('parked'));
    result.plan.skipped.filter(({ reason }) => reason === 'first-poll').forEach(record('first'));
    if (result.feed.items.length > 0)
      for (const story of shown) expect([story.id, outcome.has(story.id)]).toEqual([story.id, true]);
  }
  return { outcome, rows: rows.size, state };
}

describe('over months of a feed', () => {
  it.each([
    [1, true],
    [2, true],
    [3, false],
    [4, true],
  ])('no story that was shown is missed and none is announced twice (seed %s, guids %s)', async (seed, hasGuids) => {
    const { outcome } = await live(seed, 120, hasGuids);

    const repeated = [...outcome].filter(([, what]) => what.length !== 1);
    expect(repeated).toEqual([]);
    expect([...outcome.values()].flat().filter((what) => what === 'parked')).toEqual([]);
    expect(outcome.size).toBeGreaterThan(250);
  });

  it('keeps the state of a feed small enough for one row', async () => {
    const { state } = await live(5, 60, true);

    expect(JSON.stringify(state).length).toBeLessThan(60_000);
  });
});
