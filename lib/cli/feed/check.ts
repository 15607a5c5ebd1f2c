import { openFetch } from '../../adapters/fetch.ts';
import { readFeed } from '../../feed/document.ts';
import type { FeedDocument, FeedItem } from '../../feed/item.ts';
import { hashtagsOf, publishedLink } from '../../feed/additions.ts';
import { applyRules, type RuleTrace } from '../../feed/rules.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { readConfigured, type Configured } from './configured.ts';
import type { ReadOrder } from './options.ts';
import { orNull } from './shown.ts';
import { load } from './source.ts';

/** What a feed gives, item by item, and what the rules of the configuration do to each. Stores nothing. */
export const checkFeed = async (order: ReadOrder): Promise<Answer | Refusal> => {
  const configured = await readConfigured(order);
  if ('kind' in configured) return configured;
  const guarded = openFetch({ userAgent: configured.userAgent, allowLoopback: order.allowPrivate });
  const fetched = await load(order, guarded, null);
  switch (fetched.kind) {
    case 'error':
      return refuse(1, fetched.reason, fetched.detail);
    case 'gone':
      return refuse(1, fetched.kind, 'the feed is gone (status 410)');
    case 'not-modified':
      return refuse(1, fetched.kind, 'the server answered 304 to a first request');
    case 'ok': {
      const reading = await readFeed(fetched.body, order.contentType ?? fetched.contentType, order.as ?? fetched.url);
      if (reading.kind === 'fault') return refuse(1, reading.reason, reading.detail);
      return answer(checked(reading.feed, configured, order.now), '');
    }
  }
};

function checked(feed: FeedDocument, configured: Configured, now: number) {
  return {
    feed: { title: orNull(feed.title), link: feed.link, format: feed.format, encoding: feed.encoding },
    items: feed.items.map((item) => ({
      title: orNull(item.title),
      link: item.link,
      guid: item.guid,
      publishedAt: iso(item.publishedAt),
      summary: orNull(item.summary),
      image: item.image?.url ?? null,
      pictures: (item.pictures ?? []).map(({ url, rule }) => ({ url, rule })),
      identity: item.identity,
      rules: rulesOf(configured, item, now),
    })),
    warnings: feed.warnings,
  };
}

/**
 * What the rules do to one item: those about its words, its age, and what its link will be on each account. How many
 * items a day pass is not here: only a poll can tell.
 */
function rulesOf({ rules, feed, accounts }: Configured, item: FeedItem, now: number): RuleTrace[] {
  const { trace, item: changed } = applyRules(rules, item);
  const all = [...trace];
  const { publishedAt } = item;
  if (rules?.maxAge !== undefined && publishedAt !== null && publishedAt < now - rules.maxAge)
    all.push({ rule: 'maxAge', effect: 'drop', detail: `published ${iso(publishedAt) ?? ''}` });
  const hashtags = hashtagsOf(rules, item.categories);
  if (hashtags.length > 0) all.push({ rule: 'hashtags', effect: 'change', detail: hashtags.join(' ') });
  for (const account of changed.link === null ? [] : accounts) {
    const network = account.slice(0, account.indexOf(':'));
    const link = publishedLink(rules, changed.link ?? '', { network, account, feed });
    if (link !== changed.link) all.push({ rule: 'utm', effect: 'change', detail: `${account}: ${link}` });
  }
  return all;
}
