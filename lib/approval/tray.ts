import { controlsFor, scopesOfAll, whyOf, type World } from '../delivery/why.ts';
import { openOn, sameEpochs } from '../freeze/scope.ts';
import type { Delivery } from '../records/delivery.ts';
import { HOUR_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import { mayDecide } from '../people.ts';
import { needsTwo } from '../delivery/two.ts';
import type { Settings } from '../settings.ts';
import { SAVED_WHILE_FROZEN, secretHash } from './ask.ts';
import { decideOn, type Decision, type Wish } from './decide.ts';
import { readReview, type ReviewDeps, type Shown } from './review.ts';

/**
 * The tray: everything that waits for one person, one card after the other. A card is served with a number that is used
 * once, and an act counts only for what that card served.
 */

export type TrayDeps = ReviewDeps & Pick<Store, 'saveCard' | 'card' | 'useCard'>;

/** A card that nobody has used for so long is void. */
const CARD_FOR_MS = HOUR_MS;

/** Whether a person can decide on it now: a draft, or a post whose approval no longer holds. */
const waits = (
  delivery: Delivery,
  world: World,
  { settings, now }: Pick<TrayDeps, 'settings' | 'now'>,
  person: string,
): boolean => {
  if (delivery.expiresAt <= now()) return false;
  const why = whyOf(delivery, world, settings, now());
  // It waits for somebody else's yes now.
  if (why.kind === 'needs-decision' && why.two?.first?.by === person) return false;
  // What was kept for after the thaw was decided as far as it can be.
  const own = controlsFor(delivery, world, settings);
  if (delivery.state === 'draft')
    return delivery.note !== SAVED_WHILE_FROZEN || (own !== null && openOn(own).length === 0);
  return ['needs-decision', 'held', 'too-late'].includes(why.kind);
};

const worldOf = async (deps: TrayDeps, deliveries: readonly Delivery[]): Promise<World> => {
  const [{ controls, problems }, watch] = await Promise.all([
    deps.controls(scopesOfAll(deliveries, deps.settings)),
    deps.watchStatus(),
  ]);
  return { controls, problems, watch };
};

/** The drafts that wait for this person: first what was held, then what expires first. */
export const waitingFor = async (deps: TrayDeps, person: string): Promise<string[]> => {
  const lists = await Promise.all([deps.list('approved'), deps.list('draft')]);
  const mine = lists.flat().filter(({ feeds }) => mayDecide(deps.settings, person, feeds));
  const world = await worldOf(deps, mine);
  return [...new Set(mine.filter((delivery) => waits(delivery, world, deps, person)).map(({ draft }) => draft))];
};

export type Served = { review: Shown; number: string };

/** Serves the card of one draft. Null: nothing of it waits for this person any more. */
export const serveCard = async (deps: TrayDeps, person: string, id: string): Promise<Served | null> => {
  const draft = await deps.draft(id);
  if (draft === null) return null;
  const ofDraft = await deps.deliveries(draft.deliveries);
  const world = await worldOf(deps, ofDraft);
  const deliveries = ofDraft.filter((delivery) => waits(delivery, world, deps, person)).map((each) => each.id);
  if (deliveries.length === 0) return null;
  const review = await readReview(deps, { person, draft, ask: null, deliveries });
  if (review.kind === 'closed' || review.deliveries.length === 0) return null;
  const number = deps.newSecret();
  await deps.saveCard(secretHash(number), {
    person,
    draft: draft.id,
    served: Object.fromEntries(review.deliveries.map(({ delivery: { id, hash, rev } }) => [id, { hash, rev }])),
    epochs: review.epochs,
    until: deps.now() + CARD_FOR_MS,
    used: false,
  });
  return { review, number };
};

/** So many cards are shown beside each other, at most: as many as an account has slots to choose from. */
export const MOST_AT_ONCE = 8;

/** Whether nothing about it needs a card of its own: a warning, a note, an earlier story, a freeze, two yeses. */
const isPlain = ({ freezes, earlier, deliveries }: Shown, settings: Settings): boolean =>
  freezes.length === 0 &&
  earlier === null &&
  deliveries.every(
    ({ delivery, mailed, warnings, sameAs, lacksWords }) =>
      delivery.note === null &&
      mailed === null &&
      warnings.length === 0 &&
      sameAs === null &&
      !lacksWords &&
      !needsTwo(settings, delivery),
  );

/**
 * Serves the cards of the first of these drafts about which nothing needs a card of its own. No two of them propose one
 * slot of an account.
 */
export const serveCards = async (deps: TrayDeps, person: string, ids: readonly string[]): Promise<Served[]> => {
  const served = await Promise.all(ids.slice(0, MOST_AT_ONCE).map((id) => serveCard(deps, person, id)));
  const taken = new Map<string, number[]>();
  return served.flatMap((card) => {
    if (card === null || !isPlain(card.review, deps.settings)) return [];
    const deliveries = card.review.deliveries.map((each) => {
      const { account } = each.delivery;
      const before = taken.get(account) ?? [];
      const slots = each.slots.filter((at) => !before.includes(at));
      taken.set(account, [...before, ...slots.slice(0, 1)]);
      return { ...each, slots };
    });
    return [{ ...card, review: { ...card.review, deliveries } }];
  });
};

/** `draft`: the one of the card; null when the card is not this person's. `used`: it was used before, or is void. */
export type CardDecision = { draft: string | null; decision: Decision | { kind: 'used' } };

/**
 * One act on one card. The card is used up first, so that a repeated act decides nothing. Then the decision is the same
 * as on the page of a review, under the same conditions.
 */
export const decideCard = async (
  deps: TrayDeps,
  person: string,
  { number, wish }: { number: string; wish: Omit<Wish, 'revs'> },
): Promise<CardDecision> => {
  const hash = secretHash(number);
  const seen = await deps.card(hash);
  if (seen === null || seen.person !== person) return { draft: null, decision: { kind: 'closed' } };
  const closed: CardDecision = { draft: seen.draft, decision: { kind: 'closed' } };
  // What this card did not serve was not seen.
  if (wish.choices.some(({ id, hash: shown }) => seen.served[id]?.hash !== shown)) return closed;
  const card = seen.until <= deps.now() ? null : await deps.useCard(hash);
  if (card === null) return { draft: seen.draft, decision: { kind: 'used' } };
  // What came back is not what was served: nobody saw that world.
  if (!sameEpochs(wish.epochs, card.epochs)) return { draft: card.draft, decision: { kind: 'world-changed' } };
  const draft = await deps.draft(card.draft);
  if (draft === null) return closed;
  const review = await readReview(deps, { person, draft, ask: null, deliveries: Object.keys(card.served) });
  if (review.kind === 'closed') return closed;
  const revs = Object.fromEntries(Object.entries(card.served).map(([id, { rev }]) => [id, rev]));
  const decision = await decideOn(deps, { ...wish, revs }, review);
  return { draft: card.draft, decision };
};
