import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { epochsOf } from '../../lib/freeze/scope.ts';
import { LEASE_MS, SEND_WITHIN_MS } from '../../lib/delivery/publish.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, SECOND } from '../world.ts';

describe('publishing', () => {
  it('sends what a person approved, once, with these bytes', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    await world.publish();
    expect(world.networks.posts).toHaveLength(1);
    const published = await world.delivery(id);
    expect(published.state).toBe('published');
    expect(world.networks.requests[0]?.content).toEqual(published.content);
  });

  it('is told to others transition by transition: the claim with its own time, whatever became of it', async () => {
    const world = await openWorld();
    for (const script of [undefined, outcomes.notSent, outcomes.unknown]) {
      const { id } = await world.approved('une', 'x:gazette');
      if (script !== undefined) world.networks.will('x:gazette', script);
      await world.publish();
      const rows = (await world.store.audit(id)).filter(({ how }) => how === 'claim');
      const told = world.events.filter((event) => event.id === id && event.type === 'delivery.claimed');
      expect(told.map(({ at }) => at)).toEqual(rows.map(({ at }) => at));
      expect(told).toHaveLength(1);
      world.advance(HOUR);
      await world.vouch();
    }
  });

  it('sends nothing that nobody approved', async () => {
    const world = await openWorld();
    await world.draft('agenda');
    await world.ask();
    await world.publish();
    expect(world.networks.requests).toEqual([]);
  });

  it('never sends again what is unknown, failed or taken', async () => {
    const world = await openWorld();
    for (const script of [outcomes.unknown, outcomes.rejected, 'lost-reply'] as const) {
      const { id } = await world.approved('une', 'x:gazette');
      world.networks.will('x:gazette', script);
      await world.publish();
      const { state } = await world.delivery(id);
      expect(state).toBe(script === outcomes.rejected ? 'failed' : 'unknown');
      world.advance(5 * MINUTE);
      await world.vouch();
    }
    const before = world.networks.requests.length;
    await world.publish();
    expect(world.networks.requests).toHaveLength(before);
  });

  it('returns what was not sent, with its room, and lets a person look after the third time', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', outcomes.notSent, outcomes.notSent, outcomes.notSent);
    for (const expected of ['approved', 'approved', 'failed']) {
      await world.publish();
      expect((await world.delivery(id)).state).toBe(expected);
      world.advance(MINUTE);
    }
    expect((await world.store.budget('x:gazette'))?.sends).toEqual([]);
    expect((await world.store.budget('x:gazette'))?.spent).toBe(0);
  });

  it('honours the time that a limited network names', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', { ...outcomes.notSent, reason: 'rate-limited', retryAt: EVENING + 10 * MINUTE });
    await world.publish();
    world.advance(9 * MINUTE);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
    world.advance(2 * MINUTE);
    await world.vouch();
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('lets no network put a post off for longer than its approval holds: it expires then, and does not wait for years', async () => {
    const world = await openWorld();
    const { id, approval } = await world.approved('une', 'x:gazette');
    const retryAt = Date.parse('2099-01-01T00:00:00Z');
    world.networks.will('x:gazette', { ...outcomes.notSent, reason: 'rate-limited', retryAt });
    await world.publish();
    expect(await world.delivery(id)).toMatchObject({ state: 'approved', dueAt: approval?.until });
    world.advance(31 * MINUTE);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
    expect((await world.sweep()).expired).toEqual([id]);
  });

  it('pulls back what a freeze met between the claim and the send', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    const answer = await world.publish({
      claim: async (input) => {
        const claim = await world.store.claim(input);
        await world.store.freeze(
          {
            id: 'g',
            scopes: ['all'],
            source: 'human',
            by: 'ines',
            at: EVENING,
            reason: null,
            story: null,
            evidence: [],
            until: null,
            thawedBy: null,
            thawedAt: null,
            remindedAt: null,
          },
          1_000,
        );
        return claim;
      },
    });
    expect(answer).toMatchObject({ taken: [{ end: 'pulled-back' }] });
    expect(world.networks.requests).toEqual([]);
    expect(await world.delivery(id)).toMatchObject({ state: 'approved', attempt: 1, claimId: null });
    expect(await world.store.inFlight()).toEqual([]);
  });

  it('begins no send later than a second after it issued the claim', async () => {
    const world = await openWorld();
    await world.approved('agenda');
    const answer = await world.publish({
      claim: async (input) => {
        const claim = await world.store.claim(input);
        world.advance(1_001);
        return claim;
      },
    });
    expect(answer).toMatchObject({ taken: [{ end: 'pulled-back' }] });
    expect(world.networks.posts).toEqual([]);
  });

  it('claims nothing that its run has no time to finish', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish({ remainingMs: () => SEND_WITHIN_MS });
    expect((await world.delivery(id)).state).toBe('approved');
  });

  it('holds a lease longer than its function and one send can live together', () => {
    expect(LEASE_MS).toBeGreaterThan(60 * SECOND + SEND_WITHIN_MS);
  });

  it('claims nothing when the secret of the account is missing, and leaves the delivery as it is', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda');
    world.networks.cannotBeUsed('sandbox:gazette', {
      kind: 'not-sent',
      reason: 'secret-missing',
      retryAt: null,
      detail: 'no secret',
    });
    await world.publish();
    expect(await world.delivery(delivery.id)).toEqual(delivery);
    world.networks.canBeUsed('sandbox:gazette');
    await world.publish();
    expect((await world.delivery(delivery.id)).state).toBe('published');
  });

  it('gets past two hundred that are held to the one that was approved after the freeze', async () => {
    const world = await openWorld();
    for (let made = 0; made < 205; made += 1) {
      const before = await world.one('agenda', 'sandbox:gazette');
      const epochs = epochsOf(await world.epochs(before));
      const approval = { by: 'marc', at: EVENING, hash: before.hash, epochs, until: EVENING + HOUR, under: false };
      const act = { at: EVENING, who: 'marc', how: 'approve' };
      await world.store.approve([{ before, change: { dueAt: EVENING, approval } }], epochs, false, act);
    }
    expect(await world.store.list('approved')).toHaveLength(205);
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.thaw('ines', 'f');
    world.advance(MINUTE);
    const { id } = await world.approved('une', 'x:gazette');
    const reads: string[] = [];
    await world.publish({
      delivery: (each) => {
        reads.push(each);
        return world.store.delivery(each);
      },
    });
    expect((await world.delivery(id)).state).toBe('published');
    expect(reads).toEqual([id]);
    expect(world.networks.posts).toHaveLength(1);
  });

  it('is stopped by one bad candidate for that candidate only', async () => {
    const world = await openWorld();
    const bad = await world.approved('agenda');
    const good = await world.approved('une', 'x:gazette');
    const run = world.publish({
      delivery: (id) => (id === bad.id ? Promise.reject(new Error('poison')) : world.store.delivery(id)),
    });
    await expect(run).rejects.toThrow('could not be handled');
    expect((await world.delivery(good.id)).state).toBe('published');
  });

  it('after a thaw lets nothing leave that was approved before the freeze', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda', undefined, { dueAt: EVENING + 5 * MINUTE });
    await world.freeze('ines', ['lane:promo'], { id: 'f' });
    await world.thaw('marc', 'f');
    world.advance(6 * MINUTE);
    await world.publish();
    expect(world.networks.requests).toEqual([]);
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('approved');
    await world.publish();
    expect(world.networks.posts).toHaveLength(1);
  });

  it('after a brake lets the delayed leave at the gap of the account, never in a burst', async () => {
    const world = await openWorld();
    for (let made = 0; made < 4; made += 1) await world.approved('agenda', 'bluesky:gazette');
    await world.brake('promo', 15 * MINUTE);
    const left: number[] = [];
    for (let minute = 0; minute <= 20; minute += 1) {
      const before = world.networks.posts.length;
      await world.vouch();
      await world.publish();
      left.push(world.networks.posts.length - before);
      world.advance(MINUTE);
    }
    expect(left.slice(0, 15)).toEqual(Array(15).fill(0));
    expect(Math.max(...left)).toBe(1);
    expect(world.networks.posts).toHaveLength(4);
  });

  it('sends nothing while the watch is silent, and says so', async () => {
    const world = await openWorld();
    await world.approved('agenda');
    world.advance(11 * MINUTE);
    expect(await world.publish()).toMatchObject({ taken: [{ end: 'watch-silent' }] });
  });

  it('turns a gap in its own ticks into a freeze of the watch’s side, which only a person ends', async () => {
    const world = await openWorld();
    await world.publish({ gapMs: 30 * MINUTE });
    const { id } = await world.approved('agenda', undefined, { dueAt: EVENING + 45 * MINUTE });
    world.advance(46 * MINUTE);
    await world.vouch();
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'gap', since: EVENING });
    await world.publish({ gapMs: 30 * MINUTE });
    expect(world.networks.requests).toEqual([]);
    const [freeze] = await world.store.freezes();
    expect(freeze).toMatchObject({ source: 'gap', scopes: ['all'], thawedAt: null });
    expect((await world.thaw('ines', freeze?.id ?? '')).kind).toBe('thawed');
    await world.publish({ gapMs: 30 * MINUTE });
    expect((await world.delivery(id)).state).toBe('approved');
    expect(world.networks.requests).toEqual([]);
  });

  it('takes the tick of a clock that ran away for a gap, and not for a promise until 2038', async () => {
    const world = await openWorld();
    await world.store.tick('publish', Date.parse('2038-01-19T03:14:08Z'));
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'gap' });
  });

  it('takes a tick that cannot be read for a gap, and none at all for the first', async () => {
    const world = await openWorld();
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'run' });
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'run' });
    await world.client.send(
      new PutItemCommand({
        TableName: world.table,
        Item: { pk: { S: 'TICK#publish' }, sk: { S: '-' }, at: { S: 'lately' } },
      }),
    );
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'gap' });
  });

  it('finds the gap again until it could be frozen', async () => {
    const world = await openWorld();
    await world.publish({ gapMs: 30 * MINUTE });
    world.advance(HOUR);
    const stop = () => Promise.resolve({ kind: 'not-confirmed', id: 'gap', error: 'silent' } as const);
    await expect(world.publish({ gapMs: 30 * MINUTE, stop })).rejects.toThrow('gap');
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'gap' });
  });
});
