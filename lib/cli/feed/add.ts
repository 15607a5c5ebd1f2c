import { openFetch, type GuardedFetch } from '../../adapters/fetch.ts';
import { feedsOfPage, wellKnownFeeds, type Candidate } from '../../feed/discover.ts';
import { readFeed } from '../../feed/document.ts';
import type { FeedDocument, FeedItem } from '../../feed/item.ts';
import { feedKey } from '../../feed/opml.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { readConfigured, readUsableConfig } from './configured.ts';
import { configLine, sandboxOf } from './paste.ts';
import { orNull, short } from './shown.ts';

const PREVIEW = 5;
/** So many addresses of one page are tried. */
const TRIES = 12;

/** A feed that was found, and the other feeds that the page names. */
type Found = { url: string; feed: FeedDocument; others: readonly Candidate[] };

/** The feed at this address, or one that the page there names, or one at the usual addresses. */
const find = async (source: string, guarded: GuardedFetch): Promise<Found | Refusal> => {
  const first = await guarded(source);
  if (first.kind !== 'ok') {
    const why = first.kind === 'error' ? first.detail : 'there is nothing at this address';
    return refuse(1, first.kind === 'error' ? first.reason : first.kind, `${source} cannot be read: ${why}`);
  }
  const direct = await readFeed(first.body, first.contentType, first.url);
  if (direct.kind === 'feed') return { url: first.permanentUrl ?? source, feed: direct.feed, others: [] };
  const named = feedsOfPage(first.body.toString('utf8'), first.url);
  const candidates = new Set([...named.map(({ url }) => url), ...wellKnownFeeds(first.url)]);
  for (const url of [...candidates].slice(0, TRIES)) {
    const fetched = await guarded(url);
    if (fetched.kind !== 'ok') continue;
    const reading = await readFeed(fetched.body, fetched.contentType, fetched.url);
    if (reading.kind === 'feed') {
      const others = named.filter((candidate) => candidate.url !== url);
      return { url: fetched.permanentUrl ?? url, feed: reading.feed, others };
    }
  }
  const usual = 'none of the usual addresses has one';
  return refuse(
    1,
    'no-feed',
    named.length === 0
      ? `no feed found: ${first.url} names none, and ${usual}`
      : `no feed found: what ${first.url} names (${named.map(({ url }) => url).join(', ')}) ` +
          `cannot be read as one, and ${usual}`,
  );
};

const itemLine = ({ publishedAt, title, link }: FeedItem): string => {
  const at = iso(publishedAt)?.slice(0, 16).replace('T', ' ') ?? 'undated         ';
  return `  ${at}  ${title === '' ? (link ?? '') : title}`;
};

const found = ({ url, feed, others }: Found, already: string | null, config: string): Answer => {
  const items = feed.items.slice(0, PREVIEW);
  const json = {
    url,
    feed: { title: orNull(feed.title), link: feed.link, format: feed.format, encoding: feed.encoding, hubs: feed.hubs },
    items: items.map(short),
    total: feed.items.length,
    others: others.map((other) => other.url),
    alreadyConfiguredAs: already,
    config,
    warnings: feed.warnings,
  };
  const title = feed.title === '' ? 'A feed without a title' : feed.title;
  const lines = [
    `${title} (${feed.format}, ${feed.items.length} ${feed.items.length === 1 ? 'item' : 'items'})`,
    url,
    '',
    ...items.map(itemLine),
    ...(feed.items.length === 0 ? ['  It has no items now.'] : []),
    ...(feed.items.length > PREVIEW ? [`  and ${feed.items.length - PREVIEW} more (times are UTC)`] : []),
    ...feed.warnings.map((warning) => `  ! ${warning}`),
    ...(others.length === 0 ? [] : ['', 'The page names other feeds too:']),
    ...others.map((other) => `  ${other.url}${other.title === null ? '' : `  ${other.title}`}`),
    ...(already === null ? [] : ['', `This feed is already configured as ${already}.`]),
    '',
    'To add it, paste this under feeds in vigie.config.ts, and choose its lane and accounts:',
    `  ${config}`,
    '',
  ];
  return answer(json, lines.join('\n'));
};

/** Finds the feed of a page, tries it, and says what to paste into the configuration. */
export const addFeed = async (
  asked: string,
  { config, allowPrivate }: { config: string | null; allowPrivate: boolean },
): Promise<Answer | Refusal> => {
  const source = /^[a-z][a-z0-9+.-]*:/i.test(asked) ? asked : `https://${asked}`;
  const configured = await readConfigured({ source, config, feed: null });
  if ('kind' in configured) return configured;
  const at = await find(source, openFetch({ userAgent: configured.userAgent, allowLoopback: allowPrivate }));
  if ('kind' in at) return at;
  const settings = await readUsableConfig(config);
  const feeds = Object.entries(settings?.feeds ?? {});
  const already = feeds.find(([, other]) => other.url === at.url)?.[0] ?? null;
  const key = feedKey(at.feed.title, at.url, new Set(feeds.map(([each]) => each)));
  return found(at, already, configLine(key, at.url, sandboxOf(settings?.accounts)));
};
