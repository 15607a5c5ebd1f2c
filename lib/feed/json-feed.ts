import * as z from 'zod/mini';
import { parseFeedDate } from './dates.ts';
import type { FeedItem, FeedReading } from './item.ts';
import { makeItem, readText, type RawItem } from './make-item.ts';
import { absoluteLink } from './links.ts';
import { withOwnPictures, type RawPicture } from './pictures.ts';

/** As for XML: the rest is counted and not read. */
const MAX_ITEMS = 5000;

const text = z.catch(z.optional(z.string()), undefined);
/** Publishers write numbers where texts belong. */
const value = z.catch(z.optional(z.union([z.string(), z.pipe(z.number(), z.transform(String))])), undefined);
const Person = z.catch(
  z.union([
    z.looseObject({ name: text }),
    z.pipe(
      z.string(),
      z.transform((name) => ({ name })),
    ),
  ]),
  { name: '' },
);
/** One, or a list. */
const people = z.catch(
  z.optional(
    z.union([
      z.array(Person),
      z.pipe(
        Person,
        z.transform((one) => [one]),
      ),
    ]),
  ),
  undefined,
);
const Item = z.looseObject({
  id: value,
  url: text,
  external_url: text,
  title: value,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: value,
  date_modified: value,
  language: text,
  tags: z.catch(
    z.union([
      z.array(z.unknown()),
      z.pipe(
        z.string(),
        z.transform((tags) => tags.split(',')),
      ),
    ]),
    [],
  ),
  authors: people,
  author: people,
  attachments: z.catch(z.array(z.catch(z.looseObject({ url: text, mime_type: text }), {})), []),
});
const Feed = z.looseObject({
  version: value,
  title: value,
  home_page_url: text,
  feed_url: text,
  language: text,
  hubs: z.catch(z.array(z.catch(z.looseObject({ url: text }), {})), []),
  items: z.array(z.unknown()),
});
type Feed = z.output<typeof Feed>;

/** The version as it comes, and also none: then the names of the fields tell a feed from any other JSON. */
function isFeed({ version = '', feed_url, home_page_url, items }: Feed): boolean {
  if (/jsonfeed\.org/i.test(version)) return true;
  const [first] = items;
  if (typeof first !== 'object' || first === null)
    return items.length === 0 && (feed_url ?? home_page_url) !== undefined;
  const names = Object.keys(first);
  return (
    ['content_html', 'content_text', 'date_published'].some((name) => names.includes(name)) ||
    (names.includes('url') && (names.includes('title') || names.includes('id')))
  );
}

/** More than 5,000 items can need. Parsed, each value takes much more memory than its two characters. */
const MAX_VALUES = 300_000;
const [QUOTE, BACKSLASH, COMMA, BRACE, BRACKET] = [0x22, 0x5c, 0x2c, 0x7b, 0x5b];

/** Counts what stands outside of texts, before any of it is parsed. */
function hasTooManyValues(source: string): boolean {
  let values = 0;
  let isText = false;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === QUOTE) isText = !isText;
    else if (isText && code === BACKSLASH) at++;
    else if (!isText && (code === COMMA || code === BRACE || code === BRACKET) && ++values > MAX_VALUES) return true;
  }
  return false;
}

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), whatever version it names. */
export function readJsonFeed(source: string, url: string | null): FeedReading {
  if (hasTooManyValues(source))
    return { kind: 'fault', reason: 'too-complex', detail: 'there are more values than any feed needs' };
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
  if (!parsed.success || !isFeed(parsed.data))
    return { kind: 'fault', reason: 'not-a-feed', detail: 'JSON without the items of a JSON Feed' };
  const feed = parsed.data;
  const self = absoluteLink(feed.feed_url, [url]);
  const home = absoluteLink(feed.home_page_url, [self, url]);
  const items: FeedItem[] = [];
  const raws: RawItem[] = [];
  const warnings: string[] = [];
  feed.items.slice(0, MAX_ITEMS).forEach((raw, index) => {
    const item = Item.safeParse(raw);
    if (!item.success) {
      warnings.push(`item ${index + 1} could not be read`);
      return;
    }
    const read = rawItemOf(item.data, [self, home, url], feed.language);
    raws.push(read);
    items.push(makeItem(read));
  });
  return {
    kind: 'feed',
    feed: {
      title: readText(feed.title ?? '', 'text', 1000),
      link: home,
      format: `JSON Feed ${/(?:^|version\/)v?(\d[\d.]{0,5})\/?$/.exec(feed.version ?? '')?.[1] ?? '1'}`,
      encoding: 'utf-8',
      self,
      hubs: feed.hubs.flatMap((hub) => absoluteLink(hub.url, [self, url]) ?? []),
      lang: feed.language ?? null,
      ttlMs: null,
      skipHours: [],
      items: withOwnPictures(items, (index, repeated) => makeItem(raws[index] as RawItem, repeated)),
      overLimit: Math.max(0, feed.items.length - MAX_ITEMS),
      warnings,
    },
  };
}

function rawItemOf(it: z.output<typeof Item>, bases: RawItem['bases'], lang: string | undefined): RawItem {
  const { id = '', title = '', summary = '', content_text: plain = '', content_html: html = '' } = it;
  const [author] = it.authors ?? it.author ?? [];
  return {
    guid: it.id ?? null,
    links: [it.url, it.external_url, /^https?:/i.test(id) ? id : undefined],
    bases,
    title: { text: title, declared: 'text' },
    summaries: [
      { text: summary, declared: 'text' },
      { text: plain, declared: 'text' },
      { text: html, declared: 'html' },
    ],
    dates: [it.date_published, it.date_modified].map((date = '') => parseFeedDate(date)),
    images: [
      ...[it.image, it.banner_image].map((image = ''): RawPicture => ({ url: image, alt: null, from: 'content' })),
      ...it.attachments
        .filter(isPicture)
        .map(({ url = '', mime_type: type = '' }): RawPicture => ({ url, alt: null, from: 'content', type })),
    ],
    html: [{ text: html, base: null }],
    isPageBase: false,
    categories: [...it.tags].flatMap((tag: unknown) => (typeof tag === 'string' ? [tag] : [])),
    author: author?.name ?? null,
    lang: it.language ?? lang ?? null,
    alert: null,
  };
}

function isPicture({ mime_type: type = '' }: { mime_type?: string | undefined }): boolean {
  return /^image(?:\/|$)/i.test(type);
}
