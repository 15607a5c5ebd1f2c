import { createHash } from 'node:crypto';
import { compose } from '../delivery/text.ts';
import { hashtagsOf, publishedLink } from '../feed/additions.ts';
import { readLang } from '../feed/lang.ts';
import type { PlannedItem } from '../feed/plan.ts';
import { networkOf } from '../networks/names.ts';
import { RECORDS, showsPicture } from '../networks/records.ts';
import type { Chosen, ChoosePicture } from '../picture/choose.ts';
import { Content, contentHash, providerKey, type Media } from '../records/content.ts';
import { newDelivery, type Delivery } from '../records/delivery.ts';
import type { Draft } from '../records/draft.ts';
import type { FeedSettings, Settings } from '../settings.ts';
import { headlineOf, textBeyond } from './headline.ts';

/** What an item of a feed becomes: a draft, and a delivery with its text for each account. */

const NO_PICTURE: Chosen = { media: null, why: null };

const shortHash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex').slice(0, 20);

export const draftIdOf = (feed: string, { keys }: PlannedItem): string =>
  shortHash('draft', feed, keys.guid ?? keys.link ?? '');
/** The ids that the draft of an item can have: by the key that the item had when it was made. */
export const draftIdsOf = (feed: string, { guid, link }: PlannedItem['keys']): string[] =>
  [guid, link].flatMap((key) => (key === null ? [] : [shortHash('draft', feed, key)]));
const deliveryIdOf = (draft: string, account: string): string => shortHash('delivery', draft, account);

/** A language tag as BCP 47 writes it; the site's language where the feed names none that can be read. */
const langOf = (written: string | null, settings: Settings): string => {
  const tag = readLang(written ?? '');
  return tag === null ? settings.site.locale : (Intl.getCanonicalLocales(tag)[0] ?? settings.site.locale);
};

/**
 * The text of one item for one account, as the feed's template makes it. Throws when the network's rules allow no
 * text for the item.
 */
export const contentFor = (
  settings: Settings,
  feed: FeedSettings,
  account: string,
  item: {
    title: string;
    link: string | null;
    summary: string;
    lang: string | null;
    hashtags: readonly string[];
    feed: string;
  },
  image: Media | null,
  at: { deliveryId: string; createdAt: number },
): Content => {
  const network = networkOf(account);
  const link = item.link === null ? null : publishedLink(feed.rules, item.link, { network, account, feed: item.feed });
  const summary = textBeyond(item.title, item.summary);
  const parts = compose(network, feed.template, { ...item, link, summary });
  return Content.parse({
    account,
    text: parts.text,
    link: parts.link,
    facets: parts.facets,
    tags: parts.tags,
    card: parts.card === null ? null : { ...parts.card, image },
    media: image !== null && RECORDS[network].pictures.post?.ofItem === true ? [image] : [],
    langs: [langOf(item.lang, settings)],
    createdAt: new Date(at.createdAt).toISOString(),
    providerKey: providerKey(at.deliveryId, at.createdAt),
  });
};

/** Tells the approver why there is no picture, when one was named. */
const flagOf = ({ why }: Chosen): string[] => (why === null ? [] : [`no-picture:${why}`]);

/** An item's picture: looked for only where one of these accounts shows it. */
export const pictureFor = async (
  deps: { choosePicture: ChoosePicture; now: () => number },
  feed: FeedSettings,
  item: PlannedItem['item'],
  accounts: readonly string[],
  until: number,
): Promise<Chosen> => {
  if (item.link === null || !accounts.some(showsPicture)) return NO_PICTURE;
  if (deps.now() > until) return { media: null, why: item.image === null ? null : 'unreachable' };
  return deps.choosePicture(feed.rules?.image, item);
};

/** The draft and the deliveries that one new item becomes for these accounts. */
export const draftOf = (
  settings: Settings,
  feedId: string,
  planned: PlannedItem,
  accounts: readonly string[],
  feedTitle: string,
  now: number,
  picture: Chosen = NO_PICTURE,
): { draft: Draft; deliveries: Delivery[] } | null => {
  const feed = settings.feeds[feedId];
  if (feed === undefined) return null;
  const { item } = planned;
  const draftId = draftIdOf(feedId, planned);
  const title = headlineOf(item);
  const fields = {
    title,
    link: item.link,
    summary: item.summary,
    lang: item.lang,
    hashtags: hashtagsOf(feed.rules, item.categories),
    feed: feedTitle,
  };
  const deliveries = accounts.map((account): Delivery => {
    const id = deliveryIdOf(draftId, account);
    const content = contentFor(settings, feed, account, fields, picture.media, { deliveryId: id, createdAt: now });
    const own = {
      id,
      draft: draftId,
      account,
      feeds: [feedId],
      content,
      hash: contentHash(content),
      dueAt: null,
      expiresAt: now + feed.expireAfter,
      maxLateMs: feed.maxLate,
    };
    return newDelivery(own, now);
  });
  const draft: Draft = {
    id: draftId,
    feeds: [feedId],
    title,
    link: item.link,
    summary: item.summary,
    image: item.image,
    publishedAt: item.publishedAt,
    lang: item.lang,
    deliveries: deliveries.map(({ id }) => id),
    createdAt: now,
    flags: [...planned.flags, ...flagOf(picture), ...planned.labels],
  };
  return { draft, deliveries };
};
