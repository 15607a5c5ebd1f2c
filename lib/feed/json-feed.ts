import * as z from 'zod';
import { parseFeedDate } from './dates.ts';
import type { FeedItem, FeedReading } from './item.ts';
import { makeItem, readText } from './make-item.ts';
import { absoluteLink } from './links.ts';

/** As for XML: the rest is counted and not read. */
const MAX_ITEMS = 5000;

const text = z.string().optional().catch(undefined);
const Item = z.looseObject({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  language: text,
  tags: z.array(z.unknown()).catch([]),
  authors: z.array(z.looseObject({ name: text }).catch({})).catch([]),
  author: z.looseObject({ name: text }).optional().catch(undefined),
});
const Feed = z.looseObject({
  version: z.string().regex(/jsonfeed\.org\/version\/|^https?:\/\/jsonfeed\.org/i),
  title: text,
  home_page_url: text,
  feed_url: text,
  language: text,
  hubs: z.array(z.looseObject({ url: text }).catch({})).catch([]),
  items: z.array(z.unknown()),
});

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
export function readJsonFeed(source: string, url: string | null): FeedReading {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = Number(/at position (\d+)/.exec(error.message)?.[1] ?? '-1');
    const cut = /unexpected end|unterminated/i.test(error.message) || position >= source.trimEnd().length;
    return {
      kind: 'fault',
      reason: cut ? 'truncated' : 'not-a-feed',
      detail: 'the document is not JSON that can be read',
    };
  }
  const parsed = Feed.safeParse(json);
  if (!parsed.success)
    return { kind: 'fault', reason: 'not-a-feed', detail: 'JSON without the version and items of a JSON Feed' };
  const feed = parsed.data;
  const self = absoluteLink(feed.feed_url, [url]);
  const home = absoluteLink(feed.home_page_url, [self, url]);
  const items: FeedItem[] = [];
  const warnings: string[] = [];
  feed.items.slice(0, MAX_ITEMS).forEach((raw, index) => {
    const item = Item.safeParse(raw);
    if (!item.success) {
      warnings.push(`item ${index + 1} could not be read`);
      return;
    }
    const it = item.data;
    const bases = [self, home, url];
    const html = it.content_html ?? '';
    items.push(
      makeItem({
        guid: it.id === undefined ? null : String(it.id),
        links: [it.url, it.external_url, typeof it.id === 'string' && /^https?:/i.test(it.id) ? it.id : undefined],
        bases,
        title: { text: it.title ?? '', declared: 'text' },
        summaries: [
          { text: it.summary ?? '', declared: 'text' },
          { text: it.content_text ?? '', declared: 'text' },
          { text: html, declared: 'html' },
        ],
        dates: [it.date_published, it.date_modified].map((date) => parseFeedDate(date ?? '')),
        images: [it.image, it.banner_image].map((image) => ({ url: image ?? '', alt: null })),
        html: [html],
        categories: it.tags.filter((tag) => typeof tag === 'string'),
        author: it.authors[0]?.name ?? it.author?.name ?? null,
        lang: it.language ?? feed.language ?? null,
        alert: null,
      }),
    );
  });
  return {
    kind: 'feed',
    feed: {
      title: readText(feed.title ?? '', 'text', 1000),
      link: home,
      format: `JSON Feed ${/version\/([\d.]+)/.exec(feed.version)?.[1] ?? '1'}`,
      encoding: 'utf-8',
      self,
      hubs: feed.hubs.flatMap((hub) => absoluteLink(hub.url, [self, url]) ?? []),
      lang: feed.language ?? null,
      ttlMs: null,
      skipHours: [],
      items,
      overLimit: Math.max(0, feed.items.length - MAX_ITEMS),
      warnings,
    },
  };
}
