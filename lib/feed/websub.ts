import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FeedDocument } from './item.ts';
import type { Subscription } from '../records/subscription.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * WebSub (W3C Recommendation of 23 January 2018) as a subscriber: a hub tells us of new items within seconds. Rules
 * only: which hub a feed offers, what to post to it, what to answer when it verifies, whether what it delivers is
 * genuine, when to look again. Times are epoch milliseconds. A delivery is only a reason to poll at once: what counts
 * is what the publisher's own address answers.
 */

/** What a feed offers: a hub, and the name under which the hub knows the feed. */
export type HubOffer = { readonly hub: string; readonly topic: string };

/** What a feed's memory keeps of its hub, so that a quiet poll needs not look at the subscription. */
export type HubState = HubOffer & {
  /** When to look at the subscription next. */
  readonly lookAt: number;
  /** The end of the lease as of the last look. */
  readonly until: number | null;
  /** The last news came by the hub, and not by a poll that found it first. */
  readonly delivers: boolean;
};

const LEASE_SECONDS = 10 * 86_400;
const SHORTEST_LEASE_MS = 5 * MINUTE_MS;
const LONGEST_LEASE_MS = 30 * DAY_MS;
const ASK_AGAIN_MS = 6 * HOUR_MS;
const LONGEST_SILENCE_MS = 7 * DAY_MS;
const VERIFIED_WITHIN_MS = 10 * MINUTE_MS;
const MAX_SKEW_MS = HOUR_MS;
/** A hub that delivers makes polls a safety net: so many times rarer, up to an hour. */
const SAFETY_NET = 4;

/**
 * The hub of a document: the `Link` header counts before the document's own links, as the Recommendation says. Null
 * without one that is http(s).
 */
export function hubOffer(link: string, feed: Pick<FeedDocument, 'hubs' | 'self'>, url: string): HubOffer | null {
  const named = linksOf(link);
  const web = (value: string | undefined | null): string | null => {
    const absolute = value == null ? null : URL.parse(value, url);
    return absolute === null || !/^https?:$/.test(absolute.protocol) ? null : absolute.href;
  };
  const hub = web(named.get('hub')) ?? web(feed.hubs[0]);
  return hub === null ? null : { hub, topic: web(named.get('self')) ?? web(feed.self) ?? url };
}

/** The first target of each relation of a `Link` header (RFC 8288). */
function linksOf(header: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, target, parameters] of header.slice(0, 8_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters ?? '');
    for (const relation of (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/))
      if (relation !== '' && !found.has(relation)) found.set(relation, target ?? '');
  }
  return found;
}

/** What is kept of the hub after a document that offers this: all about another hub or topic is forgotten. */
export function hubAfter(before: HubState | null, offer: HubOffer | null): HubState | null {
  if (offer === null) return null;
  if (before?.hub === offer.hub && before.topic === offer.topic) return before;
  return { ...offer, lookAt: 0, until: null, delivers: false };
}

/** Who finds news: a hub that delivers makes polls rarer, one that does not changes nothing. */
export function hubAfterNews(before: HubState | null, hasNews: boolean, isPing: boolean): HubState | null {
  return before === null || !hasNews ? before : { ...before, delivers: isPing };
}

export function everyWithHub(everyMs: number, hub: HubState | null, now: number): number {
  if (hub === null || !hub.delivers || hub.until === null || hub.until <= now) return everyMs;
  return Math.max(everyMs, Math.min(everyMs * SAFETY_NET, HOUR_MS));
}

/** Whether a hub can reach our address: one on this machine is reached by a hub on this machine alone. */
export function isReachable(publicUrl: string, hub: string): boolean {
  return !isLoopback(publicUrl) || isLoopback(hub);
}

function isLoopback(url: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(URL.parse(url)?.hostname ?? '');
}

export function callbackOf(publicUrl: string, { feed, token }: Pick<Subscription, 'feed' | 'token'>): string {
  return `${publicUrl}/websub/${feed}/${token}`;
}

/** The form to post to the hub. */
export function subscriptionRequest(subscription: Subscription, callback: string): string {
  return new URLSearchParams({
    'hub.callback': callback,
    'hub.mode': 'subscribe',
    'hub.topic': subscription.topic,
    'hub.lease_seconds': String(LEASE_SECONDS),
    'hub.secret': subscription.secret,
  }).toString();
}

/** The subscription to ask for; a renewal keeps its address and secret, so that no delivery between falls through. */
export function subscriptionToAsk(
  feed: string,
  offer: HubOffer,
  before: Subscription | null,
  fresh: { readonly token: string; readonly secret: string },
  now: number,
): Subscription {
  if (before?.hub === offer.hub && before.topic === offer.topic)
    return { ...before, askedAt: now, unanswered: before.unanswered + 1 };
  const { hub, topic } = offer;
  return { feed, hub, topic, ...fresh, askedAt: now, unanswered: 1, expiresAt: null };
}

/**
 * When a subscription is asked for again: in the last fifth of its lease; without an answer after six hours, then
 * ever more rarely, up to a week.
 */
export function askAgainAt({ askedAt, expiresAt, unanswered }: Subscription): number {
  const silence = Math.min(ASK_AGAIN_MS * 2 ** Math.min(Math.max(unanswered - 1, 0), 10), LONGEST_SILENCE_MS);
  if (expiresAt === null || unanswered > 0) return askedAt + silence;
  return expiresAt - (expiresAt - askedAt) / 5;
}

/**
 * When to look at a subscription next: soon after it was asked for, to see that it is verified, then when it is to be
 * asked for again.
 */
export function lookAgainAt(subscription: Subscription, now: number): number {
  const soon = subscription.askedAt + VERIFIED_WITHIN_MS;
  return subscription.unanswered > 0 && now < soon ? soon : askAgainAt(subscription);
}

export type Verification =
  /** Answer 200 with the challenge as the body, and keep the lease. */
  | { readonly kind: 'confirm'; readonly challenge: string; readonly expiresAt: number }
  /** The hub will not deliver: poll as without it. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** Answer 404: nobody here asked for this. */
  | { readonly kind: 'refuse'; readonly reason: 'unknown-topic' | 'unknown-mode' | 'not-asked' | 'no-challenge' };

/** What the GET of a hub to our callback means, given the subscription that the callback's token belongs to. */
export function verifyIntent(query: URLSearchParams, subscription: Subscription, now: number): Verification {
  const mode = query.get('hub.mode');
  if (query.get('hub.topic') !== subscription.topic) return { kind: 'refuse', reason: 'unknown-topic' };
  if (mode === 'denied') return { kind: 'denied', reason: (query.get('hub.reason') ?? '').slice(0, 200) };
  // We never end a subscription by request: a hub that asks to confirm it was asked by somebody else. What is no
  // longer wanted is answered 410 when it comes.
  if (mode !== 'subscribe') return { kind: 'refuse', reason: 'unknown-mode' };
  const challenge = query.get('hub.challenge') ?? '';
  if (challenge === '' || challenge.length > 2_000) return { kind: 'refuse', reason: 'no-challenge' };
  if (now - subscription.askedAt > MAX_SKEW_MS) return { kind: 'refuse', reason: 'not-asked' };
  const asked = Number(query.get('hub.lease_seconds') ?? String(LEASE_SECONDS)) * 1000;
  const lease = Number.isFinite(asked)
    ? Math.min(Math.max(asked, SHORTEST_LEASE_MS), LONGEST_LEASE_MS)
    : SHORTEST_LEASE_MS;
  return { kind: 'confirm', challenge, expiresAt: now + lease };
}

/** Whether a callback's token is this subscription's, in a time that tells nothing of it. */
export function isOurs(subscription: Subscription, token: string): boolean {
  const [ours, given] = [Buffer.from(subscription.token), Buffer.from(token)];
  return ours.length === given.length && timingSafeEqual(ours, given);
}

/**
 * True when `X-Hub-Signature` is the hub's HMAC over exactly these bytes. SHA-1, still common among hubs, is
 * accepted: the delivery only triggers a poll.
 */
export function isGenuineDelivery(header: string | null, body: Buffer, secret: string): boolean {
  const found = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i.exec(header?.trim() ?? '');
  const [, method, hex] = found ?? [];
  if (method === undefined || hex === undefined) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
