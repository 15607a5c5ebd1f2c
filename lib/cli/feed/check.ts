import { openFetch } from '../../adapters/fetch.ts';
import { readFeed } from '../../feed/document.ts';
import type { FeedDocument, FeedItem } from '../../feed/item.ts';
import { hashtagsOf, publishedLink } from '../../feed/additions.ts';
import { applyRules, type RuleTrace } from '../../feed/rules.ts';
import { answer, iso, refuse, type Answer, type Reader, type Refusal } from '../io.ts';
import { readConfigured, type Configured } from './configured.ts';
import type { ReadOrder } from './options.ts';
import { itemTime, orNull, summaryLine } from './shown.ts';
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
      return refuse(1, fetched.kind, ({ say }) => say.checks.feed.gone);
    case 'not-modified':
      return refuse(1, fetched.kind, ({ say }) => say.checks.feed.notModified);
    case 'ok': {
      const reading = await readFeed(fetched.body, order.contentType ?? fetched.contentType, order.as ?? fetched.url);
      if (reading.kind === 'fault') return refuse(1, reading.reason, reading.detail);
      const { feed } = reading;
      return answer(checked(feed, configured, order.now), (reader) => told(feed, configured, order.now, reader));
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

/** The same for a person: each item with what the rules do to it, and how many pass them. */
function told(feed: FeedDocument, configured: Configured, now: number, reader: Reader): string {
  const { say, said, paint } = reader;
  const { feed: words } = say.checks;
  const traced = feed.items.map((item) => ({ item, rules: rulesOf(configured, item, now) }));
  const dropped = ({ rules }: { rules: readonly RuleTrace[] }) => rules.some(({ effect }) => effect === 'drop');
  const passed = traced.filter((each) => !dropped(each)).length;
  const all = traced.length;
  const verdict = passed === all ? paint('green', words.allPass(all)) : paint('yellow', words.somePass(passed, all));
  const sum = configured.rules === undefined && configured.feed === '' ? words.noRules : verdict;
  return [
    paint('bold', summaryLine(feed, reader)),
    ...(feed.link === null ? [] : [paint('dim', feed.link)]),
    ...feed.warnings.map((warning) => paint('yellow', `! ${said(warning)}`)),
    '',
    ...traced.flatMap(({ item, rules }) => itemLines(item, rules, reader)),
    ...(all === 0 ? [words.empty] : ['', sum]),
  ].join('\n');
}

function itemLines(item: FeedItem, rules: readonly RuleTrace[], reader: Reader): string[] {
  const { say, paint } = reader;
  const { feed: words } = say.checks;
  const isDropped = rules.some(({ effect }) => effect === 'drop');
  const title = item.title === '' ? words.untitledItem : item.title;
  const under = ' '.repeat(20);
  const picture = item.image?.url ?? null;
  return [
    `${isDropped ? paint('red', '✗') : paint('green', '✓')} ${itemTime(item, reader)}  ${title}`,
    ...(item.link === null ? [] : [`${under}${paint('dim', item.link)}`]),
    ...(picture === null ? [] : [`${under}${paint('dim', words.picture(picture))}`]),
    ...rules.map(({ rule, effect, detail }) => {
      const traced = detail === null ? rule : `${rule}: ${reader.said(detail)}`;
      return effect === 'drop' ? paint('red', `${under}${words.drops(traced)}`) : `${under}${paint('dim', traced)}`;
    }),
  ];
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
