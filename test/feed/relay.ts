import { pollFeed, type Fetched, type PollOutcome } from '../../lib/feed/poll-feed.ts';
import type { SeenRow } from '../../lib/feed/codec.ts';
import type { PollSettings } from '../../lib/feed/plan.ts';
import type { FeedState } from '../../lib/feed/state.ts';

export type Entry = {
  guid?: string;
  link?: string;
  title?: string;
  at?: string;
  description?: string;
  permalink?: boolean;
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 10, 22, 8);

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export function rss(entries: readonly Entry[], channel = ''): string {
  const items = entries.map(
    ({ guid, link, title, at, description, permalink }) =>
      '<item>' +
      (title === undefined ? '' : `<title>${escape(title)}</title>`) +
      (link === undefined ? '' : `<link>${escape(link)}</link>`) +
      (guid === undefined ? '' : `<guid isPermaLink="${String(permalink ?? false)}">${escape(guid)}</guid>`) +
      (at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`) +
      (description === undefined ? '' : `<description>${escape(description)}</description>`) +
      '</item>',
  );
  return `<rss version="2.0"><channel><title>Feed</title><link>https://news.example/</link>${channel}${items.join('')}</channel></rss>`;
}

/** A relay's memory of one feed, polled with whatever the publisher answers. */
export class Relay {
  state: FeedState | null = null;
  readonly rows = new Map<string, SeenRow>();
  now = START;
  lookUps = 0;
  asked: { url: string; etag: string | null }[] = [];
  settings: PollSettings;

  constructor(settings: Partial<PollSettings> = {}) {
    this.settings = { url: 'https://news.example/feed', everyMs: 15 * MINUTE, backfill: 0, ...settings };
  }

  async poll(answer: Fetched | readonly Entry[], after = 15 * MINUTE): Promise<PollOutcome> {
    this.now += after;
    const fetched: Fetched = 'kind' in answer ? answer : whole(rss(answer));
    const outcome = await pollFeed(
      {
        fetch: (url, { validators }) => {
          this.asked.push({ url, etag: validators?.etag ?? null });
          return Promise.resolve(fetched);
        },
        lookUp: (keys) => {
          this.lookUps++;
          return Promise.resolve(
            new Map(keys.flatMap((key) => (this.rows.has(key) ? [[key, this.rows.get(key)!]] : []))),
          );
        },
        now: () => this.now,
        jitter: () => 0,
      },
      this.settings,
      this.state,
    );
    this.state = outcome.state;
    if (outcome.kind === 'read') for (const row of outcome.plan.rows) this.rows.set(row.key, row);
    return outcome;
  }
}

export function whole(text: string, more: Partial<Extract<Fetched, { kind: 'ok' }>> = {}): Fetched {
  return {
    kind: 'ok',
    body: Buffer.from(text),
    contentType: 'application/rss+xml',
    url: 'https://news.example/feed',
    permanentUrl: null,
    validators: null,
    maxAgeMs: null,
    ...more,
  };
}

export function planOf(outcome: PollOutcome) {
  if (outcome.kind !== 'read') throw new Error(`expected a document, got ${outcome.kind}`);
  return outcome.plan;
}

export const titles = (entries: readonly { item: { title: string } }[]) => entries.map(({ item }) => item.title);
export const story = (n: number, more: Partial<Entry> = {}): Entry => ({
  guid: `story-${n}`,
  link: `https://news.example/${n}`,
  title: `Story ${n}`,
  at: new Date(START + n * MINUTE).toISOString(),
  ...more,
});
export const stories = (...numbers: number[]) => numbers.map((n) => story(n));
