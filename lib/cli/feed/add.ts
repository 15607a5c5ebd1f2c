import { openFetch, type GuardedFetch } from '../../adapters/fetch.ts';
import { feedsOfPage, wellKnownFeeds, type Candidate } from '../../feed/discover.ts';
import { readFeed } from '../../feed/document.ts';
import type { FeedDocument, FeedItem } from '../../feed/item.ts';
import { feedKey } from '../../feed/opml.ts';
import { answer, refuse, type Answer, type Reader, type Refusal } from '../io.ts';
import { readConfigured, readUsableConfig } from './configured.ts';
import { configLine, sandboxOf } from './paste.ts';
import { itemTime, orNull, short, summaryLine } from './shown.ts';

const PREVIEW = 5;
/** So many addresses of one page are tried. */
const TRIES = 12;

/** A feed that was found, and the other feeds that the page names. */
type Found = { url: string; feed: FeedDocument; others: readonly Candidate[] };

/** The feed at this address, or one that the page there names, or one at the usual addresses. */
const find = async (source: string, guarded: GuardedFetch): Promise<Found | Refusal> => {
  const first = await guarded(source);
  if (first.kind !== 'ok') {
    return refuse(1, first.kind === 'error' ? first.reason : first.kind, ({ say: { checks } }) =>
      checks.feed.unreadable(source, first.kind === 'error' ? first.detail : checks.feed.nothingThere),
    );
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
  return refuse(1, 'no-feed', ({ say: { checks } }) =>
    named.length === 0
      ? checks.feed.noneNamed(first.url)
      : checks.feed.noneRead(first.url, named.map(({ url }) => url).join(', ')),
  );
};

const itemLine = (item: FeedItem, reader: Reader): string =>
  `  ${reader.paint('dim', itemTime(item, reader))}  ${item.title === '' ? (item.link ?? '') : item.title}`;

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
  return answer(json, (reader) => {
    const { feed: told } = reader.say.checks;
    return [
      reader.paint('bold', summaryLine(feed, reader)),
      url,
      '',
      ...items.map((item) => itemLine(item, reader)),
      ...(feed.items.length === 0 ? [`  ${told.empty}`] : []),
      ...(feed.items.length > PREVIEW ? [`  ${told.more(feed.items.length - PREVIEW)}`] : []),
      ...feed.warnings.map((warning) => reader.paint('yellow', `  ! ${warning}`)),
      ...(others.length === 0 ? [] : ['', told.others]),
      ...others.map((other) => `  ${other.url}${other.title === null ? '' : `  ${other.title}`}`),
      ...(already === null ? [] : ['', told.already(already)]),
      '',
      told.paste,
      `  ${config}`,
    ].join('\n');
  });
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
