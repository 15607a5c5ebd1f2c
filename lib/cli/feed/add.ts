import { openFetch } from '../../adapters/fetch.ts';
import type { FeedItem } from '../../feed/item.ts';
import { feedKey } from '../../feed/opml.ts';
import { answer, type Answer, type Reader, type Refusal } from '../io.ts';
import { addressOf, findFeed, type Found } from './find.ts';
import { readConfigured, readUsableConfig } from './configured.ts';
import { configLine, sandboxOf } from './paste.ts';
import { itemTime, orNull, short, summaryLine } from './shown.ts';

const PREVIEW = 5;

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
  const source = addressOf(asked);
  const configured = await readConfigured({ source, config, feed: null });
  if ('kind' in configured) return configured;
  const at = await findFeed(source, openFetch({ userAgent: configured.userAgent, allowLoopback: allowPrivate }));
  if ('kind' in at) return at;
  const settings = await readUsableConfig(config);
  const feeds = Object.entries(settings?.feeds ?? {});
  const already = feeds.find(([, other]) => other.url === at.url)?.[0] ?? null;
  const key = feedKey(at.feed.title, at.url, new Set(feeds.map(([each]) => each)));
  return found(at, already, configLine(key, at.url, sandboxOf(settings?.accounts)));
};
