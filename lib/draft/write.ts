import { createHash } from 'node:crypto';
import { blocks, inspect, inspectCard, type Warning } from '../delivery/inspect.ts';
import { isBlackedOut, MOST_AHEAD_MS, slotsOf } from '../delivery/slots.ts';
import { compose, recompose } from '../delivery/text.ts';
import { OWN_WAIT_MS } from '../delivery/unapproved.ts';
import type { Announce } from '../events.ts';
import { networkOf } from '../networks/names.ts';
import { RECORDS } from '../networks/records.ts';
import { may } from '../people.ts';
import type { Fetched, Named, NoPicture } from '../picture/picture.ts';
import { Content, contentHash, providerKey, type Media } from '../records/content.ts';
import { newDelivery, type Delivery } from '../records/delivery.ts';
import type { Draft } from '../records/draft.ts';
import { DAY_MS, MINUTE_MS } from '../records/durations.ts';
import type { Lane } from '../records/lane.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { isWebAddress } from '../web-address.ts';

/** A post that a person writes. It becomes a draft like one of a feed: the same bytes, and the same gate before it. */

/** `dueAt`: epoch ms, proposed to who decides; null: none. NaN: a time was typed, and nobody can read it. */
export type OwnPost = {
  text: string;
  link: string;
  question: string;
  picture: string;
  alt: string;
  accounts: readonly string[];
  dueAt: number | null;
  lane: Lane;
};

export type WriteDeps = Pick<Store, 'createDraft' | 'draft' | 'deliveries'> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
  /** Has a picture fetched by the function that may touch nothing here. */
  picture: (named: Named) => Promise<Fetched>;
};

export type Written =
  | { kind: 'written'; draft: Draft; deliveries: Delivery[] }
  | { kind: 'not-allowed' | 'no-text' | 'no-account' | 'no-such-link' | 'no-alt' | 'no-such-time' }
  | { kind: 'no-picture'; why: NoPicture }
  /** The text of this account cannot be sent as it is. */
  | { kind: 'unsendable'; account: string; warnings: Warning[] };

const MAX_LATE_MS = 30 * MINUTE_MS;
const TITLE_LENGTH = 200;

const idOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex').slice(0, 20);

/** The text as it is sent: a question on its own line, and the link last, where the text has it not. */
const wholeText = ({ text, question, link }: OwnPost): string =>
  [text, question, text.includes(link) || question.includes(link) ? '' : link]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');

const titleOf = ({ text, question }: OwnPost): string =>
  (text.trim() === '' ? question : text).trim().split('\n', 1)[0]?.slice(0, TITLE_LENGTH) ?? '';

/** Its picture goes with the card that is made of the link, else with the post itself. */
const contentOf = (
  settings: Settings,
  account: string,
  post: OwnPost,
  image: Media | null,
  at: { id: string; createdAt: number; dueAt: number },
): Content => {
  const network = networkOf(account);
  const link = post.link === '' ? null : post.link;
  const fields = { title: titleOf(post), link, summary: '', hashtags: [], feed: '' };
  const { card } = compose(network, '{link}', fields);
  const base: Content = {
    account,
    text: '',
    link,
    facets: [],
    tags: [],
    card: card === null ? null : { ...card, image },
    media: image !== null && card === null && RECORDS[network].pictures.post !== null ? [image] : [],
    langs: [settings.site.locale],
    createdAt: new Date(at.dueAt).toISOString(),
    providerKey: providerKey(at.id, at.createdAt),
  };
  return Content.parse(recompose(base, wholeText(post)).content);
};

/** What is wrong with it before anything is fetched; null: nothing. */
const refusal = ({ settings, now }: WriteDeps, by: string, post: OwnPost): Written | null => {
  if (!may(settings, by, 'write')) return { kind: 'not-allowed' };
  if (post.text.trim() === '' && post.question.trim() === '') return { kind: 'no-text' };
  if (post.accounts.length === 0 || post.accounts.some((each) => !(each in settings.accounts)))
    return { kind: 'no-account' };
  if (post.link !== '' && !isWebAddress(post.link)) return { kind: 'no-such-link' };
  if (post.picture !== '' && post.alt.trim() === '') return { kind: 'no-alt' };
  const { dueAt } = post;
  if (dueAt === null) return null;
  const isOffered = dueAt >= now() && dueAt <= now() + MOST_AHEAD_MS;
  const isBlack = post.accounts.some((each) => isBlackedOut(slotsOf(settings, each), dueAt));
  return !isOffered || isBlack ? { kind: 'no-such-time' } : null;
};

const draftOf = (deps: WriteDeps, by: string, post: OwnPost, id: string, image: Media | null, now: number) => {
  const { settings } = deps;
  const { lane, dueAt } = post;
  const deliveries = post.accounts.map((account): Delivery => {
    const deliveryId = idOf('own delivery', id, account);
    const content = contentOf(settings, account, post, image, { id: deliveryId, createdAt: now, dueAt: dueAt ?? now });
    const own = {
      id: deliveryId,
      draft: id,
      account,
      feeds: [],
      lane,
      content,
      hash: contentHash(content),
      author: by,
      dueAt,
      expiresAt: Math.max(now + OWN_WAIT_MS, (dueAt ?? 0) + MAX_LATE_MS),
      maxLateMs: MAX_LATE_MS,
    };
    return newDelivery(own, now);
  });
  const draft: Draft = {
    id,
    feeds: [],
    lane,
    by,
    title: titleOf(post),
    link: post.link === '' ? null : post.link,
    summary: '',
    image: image === null ? null : { url: image.url, alt: image.alt },
    publishedAt: null,
    lang: settings.site.locale,
    deliveries: deliveries.map((each) => each.id),
    createdAt: now,
    flags: post.question.trim() === '' ? [] : ['question'],
  };
  return { draft, deliveries };
};

/**
 * Makes a draft of what a person wrote. `number`: of the form that was served. The same form again makes no second
 * draft.
 */
export const writePost = async (
  deps: WriteDeps,
  { by, number, post }: { by: string; number: string; post: OwnPost },
): Promise<Written> => {
  const refused = refusal(deps, by, post);
  if (refused !== null) return refused;
  const id = idOf('own post', by, number);
  const before = await deps.draft(id);
  if (before !== null) return { kind: 'written', draft: before, deliveries: await deps.deliveries(before.deliveries) };
  const fetched = post.picture === '' ? null : await deps.picture({ url: post.picture, alt: post.alt.trim() });
  if (fetched?.kind === 'none') return { kind: 'no-picture', why: fetched.why };
  const now = deps.now();
  const made = draftOf(deps, by, post, id, fetched?.media ?? null, now);
  for (const { account, content } of made.deliveries) {
    const warnings = [...inspect(networkOf(account), content.text), ...inspectCard(content)].filter(blocks);
    if (warnings.length > 0) return { kind: 'unsendable', account, warnings };
  }
  const act = { at: now, who: by, how: 'write' };
  await deps.createDraft(made.draft, made.deliveries, [], now + DAY_MS, act);
  await deps.announce({ type: 'draft.created', id, at: now, by, title: made.draft.title });
  return { kind: 'written', ...made };
};
