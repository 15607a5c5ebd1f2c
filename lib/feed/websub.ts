import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * WebSub (W3C Recommendation of 23 January 2018) as a subscriber: a hub tells us of new items within seconds. Rules only: what to post to a hub, what to
 * answer when it verifies, whether what it delivers is genuine, and when to renew. Times are epoch milliseconds.
 * A delivery is only a reason to poll at once: what counts is what the publisher's own address answers.
 */
export type Subscription = {
  readonly hub: string;
  readonly topic: string;
  /** Our address for this subscription; it holds a token that cannot be guessed. */
  readonly callback: string;
  /** Shared with the hub for signatures; under 200 bytes. */
  readonly secret: string;
  /** Null until the hub has verified. */
  readonly expiresAt: number | null;
  readonly askedAt: number;
};

const LEASE_SECONDS = 10 * 86_400;
const SHORTEST_LEASE_MS = 5 * 60_000;
const LONGEST_LEASE_MS = 30 * 86_400_000;
const ASK_AGAIN_MS = 6 * 3_600_000;
const MAX_SKEW_MS = 3_600_000;

/** The body of the POST to the hub, as `application/x-www-form-urlencoded`. */
export function subscriptionRequest(subscription: Subscription, mode: 'subscribe' | 'unsubscribe'): string {
  const form = new URLSearchParams({
    'hub.callback': subscription.callback,
    'hub.mode': mode,
    'hub.topic': subscription.topic,
  });
  if (mode === 'subscribe') {
    form.set('hub.lease_seconds', String(LEASE_SECONDS));
    form.set('hub.secret', subscription.secret);
  }
  return form.toString();
}

export type Verification =
  /** Answer 200 with the challenge as the body, and keep the subscription. */
  | { readonly kind: 'confirm'; readonly challenge: string; readonly subscription: Subscription }
  /** The hub will not deliver: poll as without it. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** Answer 404: nobody here asked for this. */
  | { readonly kind: 'refuse'; readonly reason: 'unknown-topic' | 'unknown-mode' | 'not-asked' | 'no-challenge' };

/** What the GET of a hub to our callback means, given the subscription that the callback's token belongs to. */
export function verifyIntent(query: URLSearchParams, subscription: Subscription, now: number): Verification {
  const mode = query.get('hub.mode');
  if (query.get('hub.topic') !== subscription.topic) return { kind: 'refuse', reason: 'unknown-topic' };
  if (mode === 'denied') return { kind: 'denied', reason: (query.get('hub.reason') ?? '').slice(0, 200) };
  // We never end a subscription by request: a hub that asks to confirm it was asked by somebody else.
  if (mode !== 'subscribe') return { kind: 'refuse', reason: 'unknown-mode' };
  const challenge = query.get('hub.challenge') ?? '';
  if (challenge === '') return { kind: 'refuse', reason: 'no-challenge' };
  if (now - subscription.askedAt > MAX_SKEW_MS) return { kind: 'refuse', reason: 'not-asked' };
  const asked = Number(query.get('hub.lease_seconds') ?? String(LEASE_SECONDS)) * 1000;
  const lease = Number.isFinite(asked)
    ? Math.min(Math.max(asked, SHORTEST_LEASE_MS), LONGEST_LEASE_MS)
    : SHORTEST_LEASE_MS;
  return { kind: 'confirm', challenge, subscription: { ...subscription, expiresAt: now + lease } };
}

/** Renewal falls due in the last fifth of the lease; an unanswered request is repeated after six hours. */
export function isSubscriptionDue(subscription: Subscription, now: number): boolean {
  if (subscription.expiresAt === null) return now - subscription.askedAt >= ASK_AGAIN_MS;
  const lease = subscription.expiresAt - subscription.askedAt;
  return now >= subscription.expiresAt - lease / 5;
}

/** True when `X-Hub-Signature` is the hub's HMAC over exactly these bytes. SHA-1, still common among hubs, is accepted: the delivery only triggers a poll. */
export function isGenuineDelivery(header: string | null, body: Buffer, secret: string): boolean {
  const found = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i.exec(header?.trim() ?? '');
  const [, method, hex] = found ?? [];
  if (method === undefined || hex === undefined) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
