import type { Delivery } from '../records/delivery.ts';
import { freeSlots, slotsOf } from '../delivery/slots.ts';
import { inspect, type Warning } from '../delivery/inspect.ts';
import { lacksOwnWords } from '../delivery/own-words.ts';
import { liveOf, type Live } from '../collision/collisions.ts';
import type { WatchMemory } from '../crisis/health.ts';
import { controlsFor, isHeld, scopesOfAll, type World } from '../delivery/why.ts';
import type { Draft } from '../records/draft.ts';
import type { Announce } from '../events.ts';
import type { Freeze } from '../records/freeze.ts';
import { readableFreezes } from '../freeze/open.ts';
import { epochsOf } from '../freeze/scope.ts';
import type { Epochs } from '../records/control.ts';
import { networkOf } from '../networks/names.ts';
import { recordOf } from '../networks/records.ts';
import { may, mayDecide } from '../people.ts';
import type { Settings } from '../settings.ts';
import { secretHash } from './ask.ts';
import { PAGE_FOR_MS, whoHolds } from './holder.ts';
import type { Ask } from '../records/ask.ts';
import type { Store } from '../records/store.ts';

export type ReviewDeps = Pick<
  Store,
  | 'pass'
  | 'passByCode'
  | 'askOfCode'
  | 'savePass'
  | 'ask'
  | 'draft'
  | 'deliveries'
  | 'list'
  | 'controls'
  | 'watchStatus'
  | 'freezeById'
  | 'audit'
  | 'move'
  | 'approve'
  | 'yeses'
> & {
  /** What the watch holds. Absent: nobody watches, as in a drill. */
  loadMemory?: () => Promise<WatchMemory | null>;
  settings: Settings;
  now: () => number;
  announce: Announce;
  newSecret: () => string;
};

/** A post that is approved for a time (epoch ms). */
export type Planned = { id: string; account: string; at: number; text: string };

/** What a person must see before deciding. `epochs` and each delivery's hash come back with the decision. */
export type Shown = {
  kind: 'review';
  person: string;
  /** Null: it was opened from the tray. */
  ask: string | null;
  draft: Draft;
  deliveries: {
    delivery: Delivery;
    /** The text of the mail, when the text is another one now. */
    mailed: string | null;
    warnings: Warning[];
    /** Those that nobody has, soonest first. */
    slots: number[];
    held: boolean;
    /** An account of the same network that has the same text, where the network forbids that. */
    sameAs: string | null;
    /** Its account wants a person's own words, and the text is still the feed's. */
    lacksWords: boolean;
  }[];
  /** The same story as it was told before under another address. */
  earlier: { draft: Draft; deliveries: Delivery[] } | null;
  world: World;
  /** The news of the last hours, as the watch holds it. */
  live: Live[];
  /** What else is to go out. */
  planned: Planned[];
  freezes: Freeze[];
  epochs: Epochs;
  mayThaw: boolean;
};

/** The same, opened by a link to its ask. */
export type Review = Shown & { ask: string; token: string };

export type Closed = { kind: 'closed' };

const SLOTS_SHOWN = 8;

/**
 * A delivery in every feed that its draft names. What is approved next is approved, and claimed, in the scopes
 * of all of them, even when the run that named a feed on the draft did not come to the delivery.
 */
const inAllFeeds = (delivery: Delivery, { feeds }: Pick<Draft, 'feeds'>): Delivery => ({
  ...delivery,
  feeds: [...new Set([...delivery.feeds, ...feeds])],
});

/** States in which a text is told, or may still be. */
const TELLING: readonly Delivery['state'][] = ['draft', 'approved', 'claimed', 'published', 'unknown'];

/** An account among these that has the same text on the same network, where the network forbids that. */
export const sameTextOn = (
  { account, content }: Pick<Delivery, 'account' | 'content'>,
  others: readonly Pick<Delivery, 'account' | 'content' | 'state'>[],
): string | null => {
  if (recordOf(account).sameText === 'any-account') return null;
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  const same = others.find(
    (other) =>
      other.account !== account &&
      networkOf(other.account) === networkOf(account) &&
      TELLING.includes(other.state) &&
      plain(other.content.text) === plain(content.text),
  );
  return same?.account ?? null;
};

/** Opens an ask for its person. It only reads, so opening it any number of times changes nothing. */
export const openReview = async (
  deps: ReviewDeps,
  input: { ask: string } & ({ token: string } | { code: string }),
): Promise<Review | Closed> => {
  const holder = await whoHolds(deps, 'token' in input ? { token: input.token } : { ask: input.ask, code: input.code });
  if (holder?.pass.ask !== input.ask) return { kind: 'closed' };
  const ask = await deps.ask(input.ask);
  if (ask === null) return { kind: 'closed' };
  const draft = await deps.draft(ask.draft);
  if (draft === null) return { kind: 'closed' };
  const { person } = holder.pass;
  const review = await readReview(deps, { person, draft, ask });
  return review.kind === 'closed' ? review : { ...review, ask: ask.id, token: holder.token };
};

/** What an approver of a draft must see before deciding on these deliveries of it. `ask`: null from the tray. */
export const readReview = async (
  deps: ReviewDeps,
  of: {
    person: string;
    draft: Draft;
    ask: Pick<Ask, 'id' | 'deliveries' | 'shown'> | null;
    deliveries?: readonly string[];
  },
): Promise<Shown | Closed> => {
  const { person, draft, ask } = of;
  const { settings } = deps;
  if (!mayDecide(settings, person, draft.feeds)) return { kind: 'closed' };
  const ofDraft = await deps.deliveries(draft.deliveries);
  const asked = of.deliveries ?? ask?.deliveries ?? [];
  const stored = ofDraft.filter(({ id }) => asked.includes(id));
  // Where the watch's memory cannot be read, its headlines are not shown. No approval depends on it.
  const memory = deps.loadMemory?.().catch(() => null) ?? Promise.resolve(null);
  const [{ controls, problems }, watch, approved] = await Promise.all([
    deps.controls(scopesOfAll([...stored, ...stored.map((each) => inAllFeeds(each, draft))], settings)),
    deps.watchStatus(),
    deps.list('approved'),
  ]);
  const world: World = { controls, problems, watch };
  const isHeldNow = (delivery: Delivery): boolean => {
    const own = controlsFor(delivery, world, settings);
    return delivery.approval !== null && own !== null && isHeld(delivery.approval, own);
  };
  const deliveries = stored.map((each) => (each.state === 'draft' || isHeldNow(each) ? inAllFeeds(each, draft) : each));
  const now = deps.now();
  const before = draft.earlier === undefined ? null : await deps.draft(draft.earlier);
  const earlier = before === null ? null : { draft: before, deliveries: await deps.deliveries(before.deliveries) };
  return {
    kind: 'review',
    person,
    ask: ask?.id ?? null,
    draft,
    earlier,
    world,
    live: liveOf(await memory, now),
    planned: approved.flatMap(({ id, account, dueAt, content }) =>
      dueAt === null || draft.deliveries.includes(id) ? [] : [{ id, account, at: dueAt, text: content.text }],
    ),
    freezes: await readableFreezes(deps, controls),
    epochs: epochsOf(controls),
    mayThaw: may(settings, person, 'thaw'),
    deliveries: deliveries.map((delivery) => {
      const shown = ask?.shown[delivery.id];
      const taken = approved
        .filter((other) => other.account === delivery.account && other.id !== delivery.id)
        .flatMap((other) => other.dueAt ?? []);
      return {
        delivery,
        mailed: shown === undefined || shown.text === delivery.content.text ? null : shown.text,
        warnings: inspect(networkOf(delivery.account), delivery.content.text),
        slots: freeSlots(slotsOf(settings, delivery.account), now, taken, SLOTS_SHOWN),
        held: isHeldNow(delivery),
        sameAs: sameTextOn(delivery, [...ofDraft, ...approved]),
        lacksWords: lacksOwnWords(settings, delivery, draft.title),
      };
    }),
  };
};

/**
 * Opens an ask from a person's own desk. The desk's link proves who the person is, so the page gets a pass of theirs to
 * this ask. A link to another ask opens nothing.
 */
export const openFromDesk = async (
  deps: ReviewDeps,
  input: { ask: string; token: string },
): Promise<Review | Closed> => {
  const holder = await whoHolds(deps, { token: input.token });
  if (holder?.pass.ask !== null) return { kind: 'closed' };
  const ask = await deps.ask(input.ask);
  const draft = ask === null ? null : await deps.draft(ask.draft);
  const { person } = holder.pass;
  if (ask === null || draft === null || !mayDecide(deps.settings, person, draft.feeds)) return { kind: 'closed' };
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ask: ask.id, person, until: deps.now() + PAGE_FOR_MS });
  return openReview(deps, { ask: ask.id, token });
};
