import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SendOrders } from '../draft/fan-out.ts';
import type { Log } from '../events.ts';
import { isGenuineDelivery, isOurs, verifyIntent } from '../feed/websub.ts';
import type { Subscription } from '../records/subscription.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../records/store.ts';

export type WebsubDeps = Pick<Store, 'subscription' | 'settleSubscription'> & {
  settings: Settings;
  now: () => number;
  log: Log;
  sendOrders: SendOrders;
};

const subscriptionOf = async (deps: WebsubDeps, context: Context): Promise<Subscription | null> => {
  const feed = context.req.param('feed') ?? '';
  if (deps.settings.feeds[feed] === undefined) return null;
  const subscription = await deps.subscription(feed);
  return subscription !== null && isOurs(subscription, context.req.param('token') ?? '') ? subscription : null;
};

/**
 * `GET /websub/...`: a hub asks whether we subscribed. WebSub makes this GET change something: it begins the lease of a
 * subscription that we asked for within the hour. It changes no draft and no person's decision.
 */
const verifyHub = async (deps: WebsubDeps, context: Context): Promise<Response> => {
  const subscription = context.req.method === 'GET' ? await subscriptionOf(deps, context) : null;
  if (subscription === null) return context.text('Not asked.', 404);
  const { feed, hub } = subscription;
  const answer = verifyIntent(new URL(context.req.url).searchParams, subscription, deps.now());
  if (answer.kind === 'refuse') return context.text('Not asked.', 404);
  if (answer.kind === 'denied') {
    await deps.settleSubscription(subscription, null);
    deps.log('warn', 'hub.denied', { feed, hub, reason: answer.reason });
    return context.text('', 200);
  }
  if (!(await deps.settleSubscription(subscription, answer.expiresAt))) return context.text('Not asked.', 404);
  deps.log('info', 'hub.verified', { feed, hub, until: new Date(answer.expiresAt).toISOString() });
  return context.text(answer.challenge, 200);
};

/**
 * `POST /websub/...`: a hub delivers. What it brings is not read: the publisher's own address is polled at once, under
 * the usual conditions. A delivery that is repeated costs at most one refused write; a forged one costs nothing.
 */
const hubDelivery = async (deps: WebsubDeps, context: Context): Promise<Response> => {
  const subscription = await subscriptionOf(deps, context);
  // 410: WebSub lets a hub end a subscription that is answered so.
  if (subscription === null || subscription.expiresAt === null) return context.text('No such subscription.', 410);
  const { feed, hub, secret } = subscription;
  const body = Buffer.from(await context.req.arrayBuffer());
  if (isGenuineDelivery(context.req.header('x-hub-signature') ?? null, body, secret)) {
    await deps.sendOrders([{ order: { feed, since: deps.now() }, delayS: 0 }]);
    deps.log('info', 'hub.delivered', { feed, hub });
  } else {
    deps.log('warn', 'hub.forged', { feed, hub });
  }
  // WebSub allows the same answer either way, so whoever forges a delivery learns nothing.
  return context.body(null, 202);
};

/** A hub may bring a whole feed. */
const MOST_BYTES = 5_000_000;

export const websubHooks = (deps: WebsubDeps): Hono => {
  const pages = new Hono();
  pages
    .get('/websub/:feed/:token', (context) => verifyHub(deps, context))
    .post('/websub/:feed/:token', bodyLimit({ maxSize: MOST_BYTES }), (context) => hubDelivery(deps, context));
  return pages;
};
