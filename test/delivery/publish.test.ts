import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { key } from '../../lib/adapters/store/keys.ts';
import { deliveryItem } from '../../lib/adapters/store/transition.ts';
import { epochsOf } from '../../lib/freeze/scope.ts';
import { LEASE_MS, SEND_WITHIN_MS } from '../../lib/delivery/publish.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, SECOND } from '../world.ts';

describe('publishing', () => {
  it('sends what a person approved, once, byte for byte', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    await world.publish();
    expect(world.networks.posts).toHaveLength(1);
    const published = await world.delivery(id);
    expect(published.state).toBe('published');
    expect(world.networks.requests[0]?.content).toEqual(published.content);
  });

  it('announces every transition, and the claim with its own time whatever its outcome', async () => {
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

  it('sends nothing without an approval', async () => {
    const world = await openWorld();
    await world.draft('agenda');
    await world.ask();
    await world.publish();
    expect(world.networks.requests).toEqual([]);
  });

  it('sends nothing that only says that it is approved, and asks about it again', async () => {
    const world = await openWorld();
    const { approval } = await world.approved('une', 'x:gazette');
    await world.publish();
    world.advance(2 * MINUTE);
    // Somebody who may write deliveries copies the approval of another one, with the epochs of now.
    const forged = { ...(await world.one('une', 'x:gazette')), state: 'approved', dueAt: EVENING, approval } as const;
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: deliveryItem(forged) }));
    expect(await world.publish()).toMatchObject({ taken: [{ delivery: forged.id, end: 'not-ready' }] });
    expect(world.networks.requests).toHaveLength(1);
    expect(await world.delivery(forged.id)).toMatchObject({ state: 'draft', approval: null, askId: null });
    expect(world.events.at(-1)).toMatchObject({ type: 'delivery.returned', id: forged.id });
    await world.ask();
    expect(world.entryFor('marc', forged.id).deliveries.map(({ id }) => id)).toEqual([forged.id]);
  });

  it('goes by the approval, and not by the copy that pages show', async () => {
    const world = await openWorld();
    const delivery = await world.approved('une', 'x:gazette');
    const damaged = { ...delivery, approval: null };
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: deliveryItem(damaged) }));
    await world.publish();
    expect(await world.delivery(delivery.id)).toMatchObject({ state: 'published', approval: delivery.approval });
  });

  it('makes a draft of what was not sent when its approval was taken away in flight, and gives the budget back', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', outcomes.notSent);
    const controls = async (scopes: readonly string[]) => {
      if ((await world.store.inFlight()).length > 0)
        await world.client.send(new DeleteItemCommand({ TableName: world.table, Key: key(`APPROVAL#${id}`) }));
      return world.store.controls(scopes);
    };
    await world.publish({ controls });
    expect(await world.delivery(id)).toMatchObject({ state: 'draft', approval: null, askId: null, claimId: null });
    expect(await world.store.inFlight()).toEqual([]);
    expect((await world.store.budget('x:gazette'))?.sends).toEqual([]);
    expect(world.events.at(-2)).toMatchObject({ type: 'delivery.returned', id });
    world.advance(MINUTE);
    await world.publish();
    expect(world.networks.posts).toEqual([]);
  });

  it('never repeats a send that is unknown, failed or claimed by another run', async () => {
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

  it('puts what was not sent back and refunds its budget; after three tries a person looks', async () => {
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

  it('counts no try for which this machine was late, however often that is', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    const late = { ...outcomes.notSent, reason: 'late' } as const;
    world.networks.will('x:gazette', late, late, late, late);
    for (let round = 0; round < 4; round += 1) {
      expect(await world.publish()).toMatchObject({ taken: [{ end: 'pulled-back' }] });
      expect(await world.delivery(id)).toMatchObject({ state: 'approved', attempt: 0 });
    }
    expect((await world.store.budget('x:gazette'))?.sends).toEqual([]);
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it.each(['busy', 'budget'] as const)(
    'says of a claim that others were in the way of nothing else: %s',
    async (kind) => {
      const world = await openWorld();
      await world.approved('une', 'x:gazette');
      const answer = await world.publish({ claim: () => Promise.resolve({ kind }) });
      expect(answer).toMatchObject({ taken: [{ end: 'lost', detail: kind, cause: null }] });
    },
  );

  it('makes the posts of sixteen accounts ready side by side, and never of more', async () => {
    const world = await openWorld();
    const first = await world.approved('une', 'x:gazette');
    const due = Array.from({ length: 1_000 }, (_, n) => ({ ...first, id: `due-${n}`, account: `x:a${n}` }));
    let [atOnce, most, asked] = [0, 0, 0];
    await world.publish({
      list: (state, range) => (state === 'approved' ? Promise.resolve(due) : world.store.list(state, range)),
      delivery: async () => {
        asked += 1;
        most = Math.max(most, (atOnce += 1));
        await world.store.watchStatus();
        atOnce -= 1;
        return null;
      },
    });
    expect([asked, most]).toEqual([1_000, 16]);
  });

  it('waits until the time that a rate-limited network names', async () => {
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

  it('lets a delivery expire with its approval, however late the network allows the next try', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    const retryAt = Date.parse('2099-01-01T00:00:00Z');
    world.networks.will('x:gazette', { ...outcomes.notSent, reason: 'rate-limited', retryAt });
    await world.publish();
    expect((await world.delivery(id)).state).toBe('approved');
    world.advance(31 * MINUTE);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
    expect((await world.sweep()).expired).toEqual([id]);
  });

  it('pulls back a claim when the last look at the controls fails: certainly nothing was sent', async () => {
    const world = await openWorld();
    const { id, account } = await world.approved('agenda');
    const controls = async (scopes: readonly string[]) => {
      if ((await world.store.inFlight()).length > 0) throw new Error('the table is silent');
      return world.store.controls(scopes);
    };
    expect(await world.publish({ controls })).toMatchObject({ taken: [{ end: 'pulled-back' }] });
    expect(world.networks.requests).toEqual([]);
    expect(await world.delivery(id)).toMatchObject({
      state: 'approved',
      note: 'the last look at the controls failed: Error: the table is silent',
    });
    expect((await world.store.budget(account))?.sends).toEqual([]);
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('pulls back a claim when a freeze comes between the claim and the send', async () => {
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

  it('begins no send later than a second after the claim was issued', async () => {
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

  it('claims nothing that it has no time to finish in this run', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish({ remainingMs: () => SEND_WITHIN_MS });
    expect((await world.delivery(id)).state).toBe('approved');
  });

  it('holds a lease that is longer than the run of its function and one send together', () => {
    expect(LEASE_MS).toBeGreaterThan(60 * SECOND + SEND_WITHIN_MS);
  });

  it('claims nothing when the secret of the account is missing, and notes that on the delivery', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda');
    world.networks.cannotBeUsed('sandbox:gazette', {
      kind: 'not-sent',
      reason: 'secret-missing',
      retryAt: null,
      detail: 'no secret',
    });
    await world.publish();
    const unsent = { cause: 'secret', detail: 'no secret', since: world.clock.now, by: 'marc' };
    expect(await world.delivery(delivery.id)).toEqual({ ...delivery, unsent, rev: delivery.rev + 1 });
    world.networks.canBeUsed('sandbox:gazette');
    await world.publish();
    expect((await world.delivery(delivery.id)).state).toBe('published');
  });

  it('reaches a delivery that was approved after the freeze behind two hundred that are held', async () => {
    const world = await openWorld();
    const approve = async (feed: string, account: string): Promise<string> => {
      const before = await world.one(feed, account);
      const epochs = epochsOf(await world.epochs(before));
      const approval = { by: 'marc', at: EVENING, hash: before.hash, epochs, until: EVENING + HOUR, under: false };
      const act = { at: EVENING, who: 'marc', how: 'approve' };
      await world.store.approve([{ before, change: { dueAt: EVENING, approval } }], epochs, false, act);
      return before.id;
    };
    for (let made = 0; made < 205; made += 1) await approve('agenda', 'sandbox:gazette');
    expect(await world.store.list('approved')).toHaveLength(205);
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.thaw('ines', 'f');
    world.advance(MINUTE);
    const id = await approve('une', 'x:gazette');
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

  it('goes on with the other deliveries when one cannot be published', async () => {
    const world = await openWorld();
    const bad = await world.approved('agenda');
    const good = await world.approved('une', 'x:gazette');
    const run = world.publish({
      delivery: (id) => (id === bad.id ? Promise.reject(new Error('poison')) : world.store.delivery(id)),
    });
    await expect(run).rejects.toThrow('could not be handled');
    expect((await world.delivery(good.id)).state).toBe('published');
  });

  it('sends nothing after a thaw that was approved before the freeze', async () => {
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

  it('sends what a brake delayed at the minimum gap of the account, never in a burst', async () => {
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

  it('sends nothing while the watch is silent, and logs that', async () => {
    const world = await openWorld();
    await world.approved('agenda');
    world.advance(11 * MINUTE);
    expect(await world.publish()).toMatchObject({ taken: [{ end: 'watch-silent' }] });
  });

  it('opens a freeze on the watch’s side after a gap in its own ticks, and only a person ends it', async () => {
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

  it('takes a tick from the far future for a gap, not for an all-clear until 2038', async () => {
    const world = await openWorld();
    await world.store.tick('publish', Date.parse('2038-01-19T03:14:08Z'));
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'gap' });
  });

  it('takes an unreadable tick for a gap, and a missing one for the first tick', async () => {
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

  it('finds the gap again in each run until the freeze is open', async () => {
    const world = await openWorld();
    await world.publish({ gapMs: 30 * MINUTE });
    world.advance(HOUR);
    const stop = () => Promise.resolve({ kind: 'not-confirmed', id: 'gap', error: 'silent' } as const);
    await expect(world.publish({ gapMs: 30 * MINUTE, stop })).rejects.toThrow('gap');
    expect(await world.publish({ gapMs: 30 * MINUTE })).toMatchObject({ kind: 'gap' });
  });
});
