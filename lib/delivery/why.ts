import type { Settings } from '../settings.ts';
import type { Lane } from '../records/lane.ts';
import { epochsOf, lanesOf, openOn, sameEpochs, scopesOf, type Placed } from '../freeze/scope.ts';
import type { Control, ControlProblem } from '../records/control.ts';
import { headroom } from './budget.ts';
import type { Budget } from '../records/budget.ts';
import type { ApprovalCopy } from '../records/approval.ts';
import { SETTLE_MS, type Delivery } from '../records/delivery.ts';
import type { Cause } from '../records/unsent.ts';
import { slotsOf, waitsInBlackout } from './slots.ts';
import { needsTwo, stands } from './two.ts';
import { isOfNetwork } from './waits.ts';
import { vouches, type WatchStatus } from '../records/watch-status.ts';

/** The present state of the world, as far as it decides whether something leaves. */
export type World = {
  controls: readonly Control[];
  problems: readonly ControlProblem[];
  /** What the accounts have spent, where it was read: then a cap can be the reason. */
  budgets?: Readonly<Record<string, Budget>>;
  watch: WatchStatus | null;
};

/**
 * Why a delivery does not leave now, or what became of it: the one answer that pages, mails and the command
 * line show in words.
 */
export type Why =
  /** `cause`: it was approved, and came back. `two`: two people have to say yes, and who said the first one. */
  | { kind: 'needs-decision'; expiresAt: number; cause?: Cause; two?: { first: { by: string; at: number } | null } }
  | { kind: 'not-configured' }
  | { kind: 'control-unreadable'; keys: string[] }
  | { kind: 'frozen'; freezes: string[] }
  | { kind: 'held'; approval: ApprovalCopy }
  | { kind: 'watch-silent'; since: number | null }
  | { kind: 'braked'; lane: Lane; until: number; why: string | null }
  | { kind: 'cap'; cap: 'min-gap' | 'per-hour' | 'per-day' | 'month'; until: number }
  | { kind: 'slot'; at: number }
  | { kind: 'leaves-next' }
  /** It is due, and the publisher found what keeps it. */
  | { kind: 'waits'; cause: Cause; detail: string }
  | { kind: 'too-late'; dueAt: number }
  | { kind: 'in-flight'; since: number }
  | { kind: 'unknown'; since: number; settledAt: number }
  | { kind: 'published'; at: number; url: string | null; by: string | null; firstBy?: string }
  | { kind: 'failed'; note: string | null; cause?: Cause }
  | { kind: 'rejected' }
  /** `cause`: it had been approved. */
  | { kind: 'expired'; cause?: Cause }
  | { kind: 'withdrawn' };

/** The controls of a delivery in this world, or null when they are not all there. */
export const controlsFor = (
  delivery: Placed & { account: string },
  world: World,
  settings: Settings,
): Control[] | null => {
  const scopes = scopesOf(delivery, settings);
  if (scopes === null) return null;
  const found = world.controls.filter((control) => scopes.includes(control.scope));
  return found.length === scopes.length * 2 ? found : null;
};

/**
 * Whether an approval was given in another state of the world than this one: then it waits for a new
 * approval.
 */
export const isHeld = (approval: ApprovalCopy, controls: readonly Control[]): boolean =>
  !sameEpochs(approval.epochs, epochsOf(controls));

/**
 * What stops an approved delivery whatever its time: the configuration, a freeze, or an approval that no longer
 * holds.
 */
const stopped = (delivery: Delivery, approval: ApprovalCopy, world: World, settings: Settings): Why | null => {
  const scopes = scopesOf(delivery, settings);
  if (scopes === null) return { kind: 'not-configured' };
  const controls = controlsFor(delivery, world, settings);
  if (controls === null) {
    const keys = world.problems.map(({ key }) => key);
    return {
      kind: 'control-unreadable',
      keys: keys.filter((key) => scopes.some((scope) => key.startsWith(`${scope}/`))),
    };
  }
  const held = isHeld(approval, controls);
  const freezes = openOn(controls);
  if (freezes.length > 0 && (held || !approval.under)) return { kind: 'frozen', freezes };
  return held ? { kind: 'held', approval } : null;
};

/**
 * What the watch says against a delivery that was due at `dueAt`: it gives no all-clear, or delays one of its
 * lanes.
 */
const watchStops = (watch: World['watch'], lanes: readonly Lane[], dueAt: number, now: number): Why | null => {
  if (watch === null) return { kind: 'watch-silent', since: null };
  const { okUntil, braked, why } = watch;
  // An all-clear for years to come is from a clock that ran away: nobody can say since when the watch is silent.
  if (!vouches(okUntil, now)) return { kind: 'watch-silent', since: okUntil > now ? null : okUntil };
  for (const lane of lanes) {
    const until = braked[lane] ?? 0;
    if (until > now && until > dueAt) return { kind: 'braked', lane, until, why: why[lane]?.why ?? null };
  }
  return null;
};

/** What the publisher found, where the state of the world does not tell it. */
const found = ({ unsent }: Delivery): Why | null =>
  unsent === undefined || !isOfNetwork(unsent.cause)
    ? null
    : { kind: 'waits', cause: unsent.cause, detail: unsent.detail };

/** The cap that an account has reached, where its budget was read. */
const capped = (delivery: Delivery, world: World, settings: Settings, now: number): Why | null => {
  const budget = world.budgets?.[delivery.account];
  if (budget === undefined) return null;
  const fits = headroom(budget, settings.accounts[delivery.account]?.caps, now, delivery.content.link !== null);
  return fits.kind === 'over' ? { kind: 'cap', cap: fits.cap, until: fits.retryAt } : null;
};

const waiting = (delivery: Delivery, approval: ApprovalCopy, world: World, settings: Settings, now: number): Why => {
  const stop = stopped(delivery, approval, world, settings);
  if (stop !== null) return stop;
  const dueAt = delivery.dueAt ?? now;
  if (now > dueAt + delivery.maxLateMs || approval.until <= now) return { kind: 'too-late', dueAt };
  const delay = watchStops(world.watch, lanesOf(delivery, settings), dueAt, now);
  if (delay !== null) return delay;
  if (dueAt > now) return { kind: 'slot', at: dueAt };
  if (waitsInBlackout(slotsOf(settings, delivery.account), dueAt, now))
    return { kind: 'waits', cause: 'blackout', detail: '' };
  return capped(delivery, world, settings, now) ?? found(delivery) ?? { kind: 'leaves-next' };
};

const approvedWhy = (delivery: Delivery, world: World, settings: Settings, now: number): Why =>
  delivery.approval === null
    ? { kind: 'needs-decision', expiresAt: delivery.expiresAt }
    : waiting(delivery, delivery.approval, world, settings, now);

/** Whether two people have to say yes to a draft, and whose first yes counts in this world. */
const twoOf = (delivery: Delivery, world: World, settings: Settings) => {
  if (!needsTwo(settings, delivery)) return {};
  const { yes } = delivery;
  const own = yes === undefined ? null : controlsFor(delivery, world, settings);
  const counts = yes !== undefined && own !== null && stands(yes, delivery.hash, epochsOf(own));
  return { two: { first: counts ? { by: yes.by, at: yes.at } : null } };
};

const publishedWhy = ({ sentAt, changedAt, url, approval }: Delivery): Why => {
  const first = approval?.firstBy;
  const by = approval?.by ?? null;
  return { kind: 'published', at: sentAt ?? changedAt, url, by, ...(first === undefined ? {} : { firstBy: first }) };
};

export const whyOf = (delivery: Delivery, world: World, settings: Settings, now: number): Why => {
  const { changedAt } = delivery;
  const claimedAt = delivery.claimedAt ?? changedAt;
  const why = delivery.unsent === undefined ? {} : { cause: delivery.unsent.cause };
  switch (delivery.state) {
    case 'draft':
      return {
        kind: 'needs-decision',
        expiresAt: delivery.expiresAt,
        ...why,
        ...twoOf(delivery, world, settings),
      };
    case 'approved':
      return approvedWhy(delivery, world, settings, now);
    case 'claimed':
      return { kind: 'in-flight', since: claimedAt };
    case 'unknown':
      return { kind: 'unknown', since: claimedAt, settledAt: claimedAt + SETTLE_MS };
    case 'published':
      return publishedWhy(delivery);
    case 'failed':
      return { kind: 'failed', note: delivery.note, ...why };
    case 'expired':
      return { kind: 'expired', ...why };
    case 'rejected':
    case 'withdrawn':
      return { kind: delivery.state };
  }
};

/** The scopes whose state decides over these deliveries. */
export const scopesOfAll = (deliveries: readonly Delivery[], settings: Settings): string[] => [
  ...new Set(deliveries.flatMap((delivery) => scopesOf(delivery, settings) ?? [])),
];
