import type { Log } from '../events.ts';
import {
  askAgainAt,
  callbackOf,
  isReachable,
  lookAgainAt,
  subscriptionRequest,
  subscriptionToAsk,
  type HubState,
} from './websub.ts';
import type { Store } from '../records/store.ts';

export type SubscribeDeps = Pick<Store, 'subscription' | 'saveSubscription'> & {
  now: () => number;
  newSecret: () => string;
  log: Log;
  /** Where hubs reach our pages. */
  publicUrl: string;
  /** Posts a form to an address that a publisher named. */
  postForm: (url: string, form: string) => Promise<{ kind: 'ok' } | { kind: 'error'; detail: string }>;
};

/**
 * Keeps us subscribed at a feed's hub: asks, checks whether the hub has verified, and renews. Before its time it does
 * nothing. A hub that never verifies is asked again after six hours, and then less and less often.
 */
export const keepSubscribed = async (deps: SubscribeDeps, feed: string, hub: HubState): Promise<HubState> => {
  const now = deps.now();
  if (now < hub.lookAt || !isReachable(deps.publicUrl, hub.hub)) return hub;
  const before = await deps.subscription(feed);
  const isSame = before?.hub === hub.hub && before.topic === hub.topic;
  if (isSame && now < askAgainAt(before)) return { ...hub, lookAt: lookAgainAt(before, now), until: before.expiresAt };
  const fresh = { token: deps.newSecret(), secret: deps.newSecret() };
  const asked = subscriptionToAsk(feed, hub, before, fresh, now);
  // Before the hub hears of it: it may verify before it answers.
  // The hub has answered an earlier request meanwhile: the next poll sees what it said.
  if (!(await deps.saveSubscription(before, asked))) return hub;
  const answer = await deps.postForm(hub.hub, subscriptionRequest(asked, callbackOf(deps.publicUrl, asked)));
  if (answer.kind === 'error') deps.log('warn', 'hub.refused', { feed, hub: hub.hub, detail: answer.detail });
  return { ...hub, lookAt: lookAgainAt(asked, now), until: asked.expiresAt };
};
