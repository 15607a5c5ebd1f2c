import { describe, expect, it } from 'vitest';
import { digest } from '../../lib/feed/identity.ts';
import type { Fetched } from '../../lib/feed/poll-feed.ts';
import { isTooEarly, validatorsToSend } from '../../lib/feed/state.ts';
import { DAY, HOUR, MINUTE, Relay, START, planOf, rss, stories, story, titles, whole, type Entry } from './relay.ts';

describe('the first poll', () => {
  it('announces nothing and remembers everything with its reason', async () => {
    const relay = new Relay();

    const plan = planOf(await relay.poll(stories(1, 2, 3)));

    expect(plan.new).toEqual([]);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(['first-poll', 'first-poll', 'first-poll']);
    expect(plan.rows).toHaveLength(6);
    expect(planOf(await relay.poll(stories(1, 2, 3))).new).toEqual([]);
  });

  it('announces the newest N with backfill, in the order of the document', async () => {
    const relay = new Relay({ backfill: 2 });

    const plan = planOf(await relay.poll(stories(1, 3, 2)));

    expect(titles(plan.new)).toEqual(['Story 3', 'Story 2']);
    expect(plan.skipped).toHaveLength(1);
  });

  it('is still the first after failures', async () => {
    const relay = new Relay();
    await relay.poll({ kind: 'error', reason: 'timeout', detail: '', retryAt: null });

    expect(planOf(await relay.poll(stories(1, 2))).new).toEqual([]);
  });

  it('counts an empty document: what comes afterwards is new', async () => {
    const relay = new Relay();
    await relay.poll([]);

    expect(titles(planOf(await relay.poll(stories(1))).new)).toEqual(['Story 1']);
  });
});

describe('known and new', () => {
  it('finds one new item among known ones', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3));

    const plan = planOf(await relay.poll(stories(2, 3, 4)));

    expect(titles(plan.new)).toEqual(['Story 4']);
    expect(plan.changed).toEqual([]);
  });

  it('reads no memory and writes no row when nothing is new', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3));

    const plan = planOf(await relay.poll(stories(3, 1, 2)));

    expect(relay.lookUps).toBe(0);
    expect(plan.rows).toEqual([]);
    expect(plan).toMatchObject({ new: [], parked: [], changed: [], skipped: [], vanished: [] });
  });

  it.each<[string, Entry, string]>([
    ['headline', { title: 'Story 1, corrected' }, 'title'],
    ['link', { link: 'https://news.example/1-corrected' }, 'link'],
    ['date', { at: new Date(START + 5 * HOUR).toISOString() }, 'date'],
    ['summary', { description: 'More is known.' }, 'summary'],
  ])('takes an edited %s for the same item', async (_, edit, reason) => {
    const relay = new Relay();
    await relay.poll([story(1), story(2)]);

    const plan = planOf(await relay.poll([story(1, edit), story(2)]));

    expect(plan.new).toEqual([]);
    expect(plan.changed).toMatchObject([{ reasons: [reason] }]);
    expect(planOf(await relay.poll([story(1, edit), story(2)])).changed).toEqual([]);
  });

  it('knows the new guid of a known link afterwards, and the new link of a known guid', async () => {
    const relay = new Relay();
    await relay.poll([story(1)]);
    await relay.poll([story(1, { guid: 'other' })]);
    await relay.poll([story(1, { guid: 'other', link: 'https://news.example/moved' })]);

    expect(planOf(await relay.poll([story(1, { guid: 'third', link: 'https://news.example/moved' })])).new).toEqual([]);
  });

  it('drops the fragment of a guid that is an address, in which BBC counts revisions', async () => {
    const relay = new Relay();
    await relay.poll([{ guid: 'https://bbc.example/a#0', title: 'A', permalink: false }]);

    expect(planOf(await relay.poll([{ guid: 'https://bbc.example/a#3', title: 'A', permalink: false }])).new).toEqual(
      [],
    );
  });

  it.each([
    ['http and www', 'http://www.news.example/1'],
    ['measuring parameters', 'https://news.example/1?utm_source=rss&at_medium=x&ns_mchannel=y&fbclid=z&ito=1490'],
    ['xtor in the fragment', 'https://news.example/1#xtor=RSS-3208'],
    ['a fragment', 'https://news.example/1#comments'],
  ])('knows a link again through %s', async (_, link) => {
    const relay = new Relay();
    await relay.poll([{ link: 'https://news.example/1', title: 'A' }]);

    expect(planOf(await relay.poll([{ link, title: 'A' }])).new).toEqual([]);
  });

  it('keeps two links apart that differ in a parameter that counts', async () => {
    const relay = new Relay();
    await relay.poll([{ link: 'https://news.example/?p=1', title: 'A' }]);

    expect(planOf(await relay.poll([{ link: 'https://news.example/?p=2', title: 'A' }])).new).toHaveLength(1);
  });

  it('goes by the link when several items share a guid', async () => {
    const relay = new Relay();
    const shared = (n: number) => story(n, { guid: 'N/A' });
    await relay.poll([shared(1), shared(2)]);

    expect(titles(planOf(await relay.poll([shared(2), shared(3)])).new)).toEqual(['Story 3']);
  });

  it('goes by the guid when all items link to the front page', async () => {
    const relay = new Relay();
    const entry = (n: number) => story(n, { link: 'https://news.example/' });
    await relay.poll([entry(1), entry(2)]);

    expect(titles(planOf(await relay.poll([entry(2), entry(3)])).new)).toEqual(['Story 3']);
  });

  it('goes by the headline when there is neither guid nor link', async () => {
    const relay = new Relay();
    await relay.poll([{ title: 'One' }, { title: 'Two' }]);

    expect(titles(planOf(await relay.poll([{ title: 'Two' }, { title: 'Three' }])).new)).toEqual(['Three']);
  });

  it('takes two stories under one headline for two', async () => {
    const relay = new Relay();
    await relay.poll(stories(1));

    expect(planOf(await relay.poll([story(1), story(2, { title: 'Story 1' })])).new).toHaveLength(1);
  });

  it('counts an item that stands twice in one document once', async () => {
    const relay = new Relay();
    await relay.poll(stories(1));

    const plan = planOf(await relay.poll([story(1), story(2), story(2)]));

    expect(plan.new).toHaveLength(1);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(['duplicate']);
  });

  it('does not take an item for new that left the feed and came back half a year later', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3));
    for (let n = 0; n < 6; n++)
      await relay.poll(stories(...Array.from({ length: 120 }, (_, i) => 1000 + n * 120 + i)), 30 * DAY);

    const plan = planOf(await relay.poll([story(1), ...stories(...Array.from({ length: 119 }, (_, i) => 1601 + i))]));

    expect(plan.new).toEqual([]);
    expect(plan.parked).toEqual([]);
  });

  it('loses nothing when a feed is empty once or shrinks', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3, 4, 5, 6));
    await relay.poll([]);
    await relay.poll(stories(6));

    const plan = planOf(await relay.poll(stories(1, 2, 3, 4, 5, 6, 7)));

    expect(titles(plan.new)).toEqual(['Story 7']);
    expect(plan.parked).toEqual([]);
  });

  it('marks a backdated item as late and a dated-ahead one as future, and takes both', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3, 4));

    const plan = planOf(
      await relay.poll([
        ...stories(1, 2, 3, 4),
        story(5, { at: new Date(START - 3 * DAY).toISOString() }),
        story(6, { at: new Date(START + 2 * DAY).toISOString() }),
      ]),
    );

    expect(plan.new.map(({ flags }) => flags)).toEqual([['late'], ['future']]);
  });

  it('is not blinded by an item from the future', async () => {
    const relay = new Relay();
    await relay.poll([story(1), story(2, { at: '2030-01-01T00:00:00Z' })]);

    const plan = planOf(await relay.poll([story(2, { at: '2030-01-01T00:00:00Z' }), ...stories(3, 4, 5, 6)], HOUR));

    expect(plan.new).toHaveLength(4);
    expect(plan.parked).toEqual([]);
  });

  it('takes every item of a busy day, however many', async () => {
    const relay = new Relay();
    await relay.poll(stories(...Array.from({ length: 100 }, (_, i) => i)));

    const plan = planOf(await relay.poll(stories(...Array.from({ length: 187 }, (_, i) => 200 + i)), DAY));

    expect(plan.new).toHaveLength(187);
    expect(plan.parked).toEqual([]);
  });
});

describe('a flood', () => {
  it('parks the items of a site that has moved: other guids and links, the same headlines', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3, 4, 5));
    const moved = [1, 2, 3, 4, 5].map((n) => story(n, { guid: `new-${n}`, link: `https://new.example/posts/${n}` }));

    const plan = planOf(await relay.poll(moved));

    expect(plan.new).toEqual([]);
    expect(plan.parked.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => 'migrated'));
    expect(planOf(await relay.poll(moved)).parked).toEqual([]);
  });

  it('parks a mass of old items that were never seen', async () => {
    const relay = new Relay();
    await relay.poll(stories(500, 501, 502));
    const old = Array.from({ length: 230 }, (_, n) => story(n, { at: new Date(START - (n + 1) * DAY).toISOString() }));

    expect(planOf(await relay.poll([...old, ...stories(500, 501, 502)])).parked).toHaveLength(230);
  });
});

describe('what is no flood', () => {
  it('is a bulletin that always has the same headline', async () => {
    const relay = new Relay();
    const bulletin = (n: number) => story(n, { title: 'Forecast' });
    await relay.poll([1, 2, 3, 4].map(bulletin));

    expect(planOf(await relay.poll([5, 6, 7, 8].map(bulletin))).new).toHaveLength(4);
  });

  it('is a newsroom whose new items are mostly some hours old', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3, 4));
    const late = [5, 6, 7, 8].map((n) => story(n, { at: new Date(START - n * HOUR).toISOString() }));

    expect(planOf(await relay.poll(late)).new).toHaveLength(4);
  });
});

describe('items that vanish at the publisher', () => {
  it('are named after two documents without them, while older ones are still there', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3, 4));
    const third = { guid: digest('guid', 'story-3'), link: digest('link', 'https://news.example/3') };

    expect(planOf(await relay.poll(stories(1, 2, 4))).vanished).toEqual([]);
    expect(planOf(await relay.poll(stories(1, 2, 4))).vanished).toEqual([third]);
    expect(planOf(await relay.poll(stories(1, 2, 4))).vanished).toEqual([]);
  });

  it('are not confused with items that are merely too old for the feed', async () => {
    const relay = new Relay();
    await relay.poll(stories(1, 2, 3, 4));
    await relay.poll(stories(2, 3, 4, 5));

    expect(planOf(await relay.poll(stories(2, 3, 4, 5))).vanished).toEqual([]);
  });
});

describe('validators and pace', () => {
  const validators = { etag: '"a"', lastModified: null };

  it('sends what the last whole document gave, and keeps it through a 304', async () => {
    const relay = new Relay();
    await relay.poll(whole(rss(stories(1)), { validators }));
    await relay.poll({ kind: 'not-modified', permanentUrl: null, validators: null, maxAgeMs: null });
    await relay.poll({
      kind: 'not-modified',
      permanentUrl: null,
      validators: { etag: '"b"', lastModified: null },
      maxAgeMs: null,
    });
    await relay.poll(stories(1));

    expect(relay.asked.map(({ etag }) => etag)).toEqual([null, '"a"', '"a"', '"b"']);
  });

  it('forgets the validators of a body that could not be read', async () => {
    const relay = new Relay();
    await relay.poll(whole(rss(stories(1)), { validators }));
    const broken = await relay.poll(
      whole('<html><body>ERROR</body></html>', { validators: { etag: '"broken"', lastModified: null } }),
    );
    await relay.poll(stories(1));

    expect(broken).toMatchObject({ kind: 'error', reason: 'html' });
    expect(relay.asked.map(({ etag }) => etag)).toEqual([null, '"a"', null]);
  });

  it('asks without condition when the last whole document is a day old', async () => {
    const relay = new Relay();
    await relay.poll(whole(rss(stories(1)), { validators }));

    expect(validatorsToSend(relay.state, relay.now + 23 * HOUR)).toEqual(validators);
    expect(validatorsToSend(relay.state, relay.now + 24 * HOUR)).toBeNull();
  });

  it('waits its interval, the ttl or the max-age, whichever is longest, and a day at most', async () => {
    const relay = new Relay();
    await relay.poll(stories(1));
    expect(relay.state!.nextAt - relay.now).toBe(15 * MINUTE);
    await relay.poll(whole(rss(stories(1), '<ttl>60</ttl>')));
    expect(relay.state!.nextAt - relay.now).toBe(HOUR);
    await relay.poll(whole(rss(stories(1)), { maxAgeMs: 2 * HOUR }));
    expect(relay.state!.nextAt - relay.now).toBe(2 * HOUR);
    await relay.poll(whole(rss(stories(1), '<ttl>99999</ttl>')));
    expect(relay.state!.nextAt - relay.now).toBe(DAY);
  });

  it('keeps out of the hours that the publisher skips', async () => {
    const relay = new Relay();
    await relay.poll(whole(rss(stories(1), '<skipHours><hour>8</hour><hour>9</hour></skipHours>')));

    expect(new Date(relay.state!.nextAt).toISOString()).toBe('2026-11-22T10:00:00.000Z');
  });

  it('backs off while failures last, and a success resets it', async () => {
    const relay = new Relay();
    const error: Fetched = { kind: 'error', reason: 'http-status', detail: 'status 404', retryAt: null };
    const delays: number[] = [];
    for (let n = 0; n < 8; n++) {
      await relay.poll(error);
      delays.push((relay.state!.nextAt - relay.now) / MINUTE);
    }
    await relay.poll(stories(1));

    expect(delays).toEqual([15, 30, 60, 120, 240, 240, 240, 240]);
    expect(relay.state).toMatchObject({ failures: 0, status: 'active' });
  });

  it('sends nothing before the time that the publisher named', async () => {
    const relay = new Relay();
    await relay.poll({ kind: 'error', reason: 'rate-limited', detail: '', retryAt: START + 2 * HOUR });

    expect(await relay.poll(stories(1))).toMatchObject({ kind: 'too-early', until: START + 2 * HOUR });
    expect(relay.asked).toHaveLength(1);
    expect((await relay.poll(stories(1), 2 * HOUR)).kind).toBe('read');
  });

  it('never asks again for a feed that is gone', async () => {
    const relay = new Relay();
    await relay.poll(stories(1));
    await relay.poll({ kind: 'gone' });

    expect((await relay.poll(stories(1), DAY)).kind).toBe('gone');
    expect(relay.asked).toHaveLength(2);
    expect(isTooEarly(relay.state, relay.now + 365 * DAY)).toBe(true);
  });

  it('forgets what it knew about an address that the configuration no longer has, but no item', async () => {
    const relay = new Relay();
    await relay.poll(whole(rss(stories(1)), { validators, permanentUrl: 'https://new.example/feed' }));
    await relay.poll({ kind: 'gone' });
    relay.settings = { ...relay.settings, url: 'https://other.example/feed' };

    const plan = planOf(await relay.poll(stories(1, 2)));

    expect(relay.asked.at(-1)).toEqual({ url: 'https://other.example/feed', etag: null });
    expect(titles(plan.new)).toEqual(['Story 2']);
  });

  it('goes to the new address after a permanent redirect', async () => {
    const relay = new Relay();
    await relay.poll(whole(rss(stories(1)), { permanentUrl: 'https://new.example/feed' }));
    await relay.poll(stories(1));

    expect(relay.asked.map(({ url }) => url)).toEqual(['https://news.example/feed', 'https://new.example/feed']);
  });
});

it('judges the newest thousand items of a longer document, and reports the rest', async () => {
  const relay = new Relay({ backfill: 1 });
  const outcome = await relay.poll(stories(...Array.from({ length: 1200 }, (_, n) => n)));

  expect(outcome.kind === 'read' && [outcome.feed.items.length, outcome.feed.overLimit]).toEqual([1000, 200]);
  expect(titles(planOf(outcome).new)).toEqual(['Story 1199']);
});
