import type { Settings } from '../settings.ts';
import type { Lane } from '../records/lane.ts';
import { lanesOf, openOn, scopesOf } from '../freeze/scope.ts';
import type { Control, ControlProblem } from '../records/control.ts';
import { headroom } from './budget.ts';
import type { Budget } from '../records/budget.ts';
import { SETTLE_MS, type Approval, type Delivery } from '../records/delivery.ts';
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
  | { kind: 'needs-decision'; expiresAt: number }
  | { kind: 'not-configured' }
  | { kind: 'control-unreadable'; keys: string[] }
  | { kind: 'frozen'; freezes: string[] }
  | { kind: 'held'; approval: Approval }
  | { kind: 'watch-silent'; since: number | null }
  | { kind: 'braked'; lane: Lane; until: number; why: string | null }
  | { kind: 'cap'; cap: 'min-gap' | 'per-hour' | 'per-day' | 'month'; until: number }
  | { kind: 'slot'; at: number }
  | { kind: 'leaves-next' }
  | { kind: 'too-late'; dueAt: number }
  | { kind: 'in-flight'; since: number }
  | { kind: 'unknown'; since: number; settledAt: number }
  | { kind: 'published'; at: number; url: string | null; by: string | null }
  | { kind: 'failed'; note: string | null }
  | { kind: 'rejected' }
  | { kind: 'expired' }
  | { kind: 'withdrawn' };

/** The controls of a delivery in this world, or null when they are not all there. */
export const controlsFor = (
  delivery: { account: string; feeds: readonly string[] },
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
export const isHeld = (approval: Approval, controls: readonly Control[]): boolean =>
  Object.keys(approval.epochs).length !== controls.length ||
  controls.some((control) => approval.epochs[`${control.scope}/${control.side}`] !== control.epoch);

const waiting = (delivery: Delivery, approval: Approval, world: World, settings: Settings, now: number): Why => {
  const scopes = scopesOf(delivery, settings);
  if (scopes === null) return { kind: 'not-configured' };
  const controls = controlsFor(delivery, world, settings);
  if (controls === null) {
    return {
      kind: 'control-unreadable',
      keys: world.problems.map((each) => each.key).filter((key) => scopes.some((scope) => key.startsWith(`${scope}/`))),
    };
  }
  const held = isHeld(approval, controls);
  const freezes = openOn(controls);
  if (freezes.length > 0 && (held || !approval.under)) return { kind: 'frozen', freezes };
  if (held) return { kind: 'held', approval };
  const dueAt = delivery.dueAt ?? now;
  if (now > dueAt + delivery.maxLateMs || approval.until <= now) return { kind: 'too-late', dueAt };
  if (world.watch === null || !vouches(world.watch.okUntil, now)) {
    // A word for years to come is from a clock that ran away: nobody can say since when the watch is silent.
    const until = world.watch?.okUntil ?? null;
    return { kind: 'watch-silent', since: until === null || until > now ? null : until };
  }
  for (const lane of lanesOf(delivery.feeds, settings)) {
    const until = world.watch.braked[lane] ?? 0;
    if (until > now && until > dueAt) return { kind: 'braked', lane, until, why: world.watch.why[lane]?.why ?? null };
  }
  if (dueAt > now) return { kind: 'slot', at: dueAt };
  const budget = world.budgets?.[delivery.account];
  if (budget !== undefined) {
    const fits = headroom(budget, settings.accounts[delivery.account]?.caps, now, delivery.content.link !== null);
    if (fits.kind === 'over') return { kind: 'cap', cap: fits.cap, until: fits.retryAt };
  }
  return { kind: 'leaves-next' };
};

export const whyOf = (delivery: Delivery, world: World, settings: Settings, now: number): Why => {
  switch (delivery.state) {
    case 'draft':
      return { kind: 'needs-decision', expiresAt: delivery.expiresAt };
    case 'approved':
      return delivery.approval === null
        ? { kind: 'needs-decision', expiresAt: delivery.expiresAt }
        : waiting(delivery, delivery.approval, world, settings, now);
    case 'claimed':
      return { kind: 'in-flight', since: delivery.claimedAt ?? delivery.changedAt };
    case 'unknown': {
      const since = delivery.claimedAt ?? delivery.changedAt;
      return { kind: 'unknown', since, settledAt: since + SETTLE_MS };
    }
    case 'published':
      return {
        kind: 'published',
        at: delivery.sentAt ?? delivery.changedAt,
        url: delivery.url,
        by: delivery.approval?.by ?? null,
      };
    case 'failed':
      return { kind: 'failed', note: delivery.note };
    case 'rejected':
      return { kind: 'rejected' };
    case 'expired':
      return { kind: 'expired' };
    case 'withdrawn':
      return { kind: 'withdrawn' };
  }
};

/** The scopes whose state decides over these deliveries. */
export const scopesOfAll = (deliveries: readonly Delivery[], settings: Settings): string[] => [
  ...new Set(deliveries.flatMap((delivery) => scopesOf(delivery, settings) ?? [])),
];
