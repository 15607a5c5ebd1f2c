import type { Context } from 'hono';
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
 * `GET /websub/...`: a hub asks whether we asked. The protocol makes this GET change something: the lease of a subscription that we asked for within the hour. It
 * changes no person's decision, and no draft.
 */
export const verifyHub = async (deps: WebsubDeps, context: Context): Promise<Response> => {
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
 * `POST /websub/...`: a hub delivers. What it brings is not read: the publisher's own address is polled at once, under the same conditions as ever. So a delivery
 * that is repeated costs one refused write at most, and one that is forged nothing.
 */
export const hubDelivery = async (deps: WebsubDeps, context: Context): Promise<Response> => {
  const subscription = await subscriptionOf(deps, context);
  // Gone: by the Recommendation a hub may end a subscription that is answered so.
  if (subscription === null || subscription.expiresAt === null) return context.text('No such subscription.', 410);
  const { feed, hub, secret } = subscription;
  const body = Buffer.from(await context.req.arrayBuffer());
  if (isGenuineDelivery(context.req.header('x-hub-signature') ?? null, body, secret)) {
    await deps.sendOrders([{ order: { feed, since: deps.now() }, delayS: 0 }]);
    deps.log('info', 'hub.delivered', { feed, hub });
  } else {
    deps.log('warn', 'hub.forged', { feed, hub });
  }
  // The same answer either way, as the Recommendation allows: whoever forges learns nothing.
  return context.body(null, 202);
};
