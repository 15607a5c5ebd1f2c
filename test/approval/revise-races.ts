import { revise, type Revised, type Revision } from '../../lib/approval/revise.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { priceOf } from '../../lib/delivery/budget.ts';
import { finish, pullBack, type FinishDeps } from '../../lib/delivery/finish.ts';
import { epochsOf } from '../../lib/freeze/scope.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { claimOf } from '../engines/store.contract.ts';
import { memoryEngine } from '../engines/memory.ts';
import { MINUTE, openWorld, outcomes, seeded, type Random, type World } from '../world.ts';

/**
 * A person revises what a publisher takes at the same moment. Each call of either to the table waits for its
 * turn, and a seed says whose turn it is.
 */

export type Turns = { take: () => Promise<void>; run: (racers: readonly Promise<unknown>[]) => Promise<void> };

export const openTurns = (random: Random): Turns => {
  const waiting: (() => void)[] = [];
  const idle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    take: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    run: async (racers) => {
      let left = racers.length;
      for (const racer of racers) void racer.finally(() => (left -= 1)).catch(() => undefined);
      while (left > 0) {
        await idle();
        const [next] = waiting.splice(random.below(waiting.length), 1);
        next?.();
      }
    },
  };
};

export type Raced = {
  seed: number;
  wish: Revision['to'];
  answer: Revised;
  /** Whether the publisher took it, whether its request then left, and what the network did with it. */
  claimed: boolean;
  sent: 'never' | 'accepted' | 'not-sent' | 'rejected' | 'unknown';
  before: Delivery;
  after: Delivery;
  hasApproval: boolean;
  inFlight: number;
  acts: string[];
};

/** A delivery that a person has approved, without the mails and pages round it. */
const approvedIn = async (world: World): Promise<Delivery> => {
  const before = await world.one('agenda', 'sandbox:gazette');
  const epochs = epochsOf(await world.epochs(before));
  const { now } = world.clock;
  const approval = { by: 'lea', at: now, hash: before.hash, epochs, until: now + before.maxLateMs, under: false };
  const act = { at: now, who: 'lea', how: 'approve' };
  const answer = await world.store.approve([{ before, change: { dueAt: now, approval } }], epochs, false, act);
  if (answer.kind !== 'approved') throw new Error(answer.kind);
  return world.delivery(before.id);
};

const WISHES = ['unapprove', 'edit', 'move', 'now'] as const;

export const openRaces = async (): Promise<(seed: number) => Promise<Raced>> => {
  const engine = memoryEngine();
  const world: World = await openWorld({ client: engine });
  return async (seed) => {
    const random = seeded(seed);
    world.advance(30 * MINUTE);
    await world.vouch();
    const before = await approvedIn(world);
    const turns = openTurns(random);
    const client = {
      send: async (command: Parameters<typeof engine.send>[0]) => {
        await turns.take();
        return engine.send(command as never);
      },
    };
    const { table, clock, newId } = world;
    const store = openStore({
      client: client as typeof engine,
      table,
      sleep: () => Promise.resolve(),
      random: random.next,
      newId,
      monotonic: () => clock.monotonic,
    });
    const deps = { ...world.deps, ...store };
    let claimed = false;
    let sent: Raced['sent'] = 'never';
    const publish = async (): Promise<void> => {
      const claim = await claimOf(world, before, {}, store);
      if (claim.kind !== 'claimed') return;
      claimed = true;
      const own: FinishDeps = deps;
      const cost = priceOf(undefined, false);
      if (random.chance(0.25)) {
        await pullBack(own, claim.delivery, cost, { detail: 'a freeze came first', how: 'pull back' });
        return;
      }
      const outcome = random.pick([
        { kind: 'accepted', remoteId: 'post', url: null, detail: 'HTTP 200' } as const,
        outcomes.notSent,
        outcomes.notSent,
        outcomes.rejected,
        outcomes.unknown,
      ]);
      sent = outcome.kind;
      await turns.take();
      await finish(own, claim.delivery, cost, outcome);
    };
    const to = random.pick(WISHES);
    const wish: Revision =
      to === 'edit'
        ? { to, hash: before.hash, text: `${before.content.text} !` }
        : to === 'move'
          ? { to, dueAt: clock.now + 30 * MINUTE }
          : { to };
    let answer: Revised = { kind: 'changed' };
    const person = async (): Promise<void> => {
      const turnsLate = random.below(12);
      for (let turn = 0; turn < turnsLate; turn += 1) await turns.take();
      answer = await revise(deps, { delivery: before.id, by: 'marc', wish });
    };
    const racers = [publish(), person()];
    await turns.run(racers);
    await Promise.all(racers);
    return {
      seed,
      wish: to,
      answer,
      claimed,
      sent,
      before,
      after: await world.delivery(before.id),
      hasApproval: (await world.store.approval(before.id)) !== null,
      inFlight: (await world.store.inFlight()).length,
      acts: (await world.store.audit(before.id)).map(({ who, how }) => `${who} ${how}`),
    };
  };
};

/** What is wrong with the end of a race, or null: in plain rules, from what was answered and what lies there. */
export const wrongWith = (raced: Raced): string | null => {
  const { wish, answer, claimed, sent, before, after, hasApproval, inFlight } = raced;
  if (inFlight > 0) return 'something is still in flight';
  if (hasApproval !== (after.state === 'approved'))
    return `it is ${after.state}, and has ${hasApproval ? 'an' : 'no'} approval`;
  const isGone = sent === 'accepted' || sent === 'rejected' || sent === 'unknown';
  const end = { accepted: 'published', rejected: 'failed', unknown: 'unknown' } as const;
  if (isGone && after.state !== end[sent]) return `the network said ${sent}, and it is ${after.state}`;
  switch (answer.kind) {
    case 'revised':
      if (isGone) return 'both: the person was told that it is changed, and it left';
      if (wish === 'unapprove' || wish === 'edit') {
        if (after.state !== 'draft') return `it was taken from its slot, and is ${after.state}`;
        if ((wish === 'edit') !== (after.hash !== before.hash)) return 'its text is not the one that was asked for';
        return null;
      }
      // The claim was of the approval before: it cannot have taken the new one.
      if (after.state !== 'approved') return `it was moved, and is ${after.state}`;
      return after.approval?.id === before.approval?.id ? 'it was moved, and its approval is the old one' : null;
    case 'unapproved-in-flight':
      if (!claimed) return 'it was never in flight';
      return isGone || after.state === 'draft'
        ? null
        : `its approval was taken away in flight, and it is ${after.state}`;
    case 'in-flight':
      if (!claimed) return 'it was never in flight';
      return wish === 'unapprove' ? 'it could have been un-approved' : null;
    case 'sent':
      return sent === 'accepted' || sent === 'unknown' ? null : 'it was not sent';
    case 'not-open':
      return sent === 'rejected' && answer.state === 'failed' ? null : `it was open: ${after.state}`;
    default:
      return `answered ${answer.kind}`;
  }
};
