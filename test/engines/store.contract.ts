import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Approval } from '../../lib/records/approval.ts';
import { NEVER } from '../../lib/records/debt.ts';
import type { Claimed } from '../../lib/records/moved.ts';
import type { Store } from '../../lib/records/store.ts';
import { headroom } from '../../lib/delivery/budget.ts';
import { NO_SPENDING } from '../../lib/records/budget.ts';
import { contentHash } from '../../lib/records/content.ts';
import { isLegal, STATES, type Delivery, type State } from '../../lib/records/delivery.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import { epochsOf, lanesOf, scopesOf } from '../../lib/freeze/scope.ts';
import { EVENING, HOUR, MINUTE, openWorld, sampleSettings, seeded, type World } from '../world.ts';
import { faults, type Call, type StoreClient } from './memory.ts';
import type { Running } from './start.ts';

/** What every engine's store must do. Each test has a table of its own. */

type Meddling = {
  /** Called before the request leaves: may throw, and then nothing happened. */
  before?: ((call: Call) => unknown) | null;
  /** Called when the answer is there: may throw, and then it is lost. */
  after?: ((call: Call) => void) | null;
};

type Meddled = { client: Pick<StoreClient, 'send'>; meddling: Meddling; calls: string[] };

/** A client through which a test may lose requests and answers. */
const meddle = (inner: Pick<StoreClient, 'send'>): Meddled => {
  const meddling: Meddling = {};
  const calls: string[] = [];
  const send = async (command: { constructor: { name: string }; input: object }): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '');
    calls.push(name);
    const call = { name, input: command.input, number: calls.length } as Call;
    await meddling.before?.(call);
    const answer: unknown = await inner.send(command as unknown as GetItemCommand);
    meddling.after?.(call);
    return answer;
  };
  return { client: { send: send as StoreClient['send'] }, meddling, calls };
};

const transactions = (act: (call: Call) => unknown) => (call: Call) =>
  call.name === 'TransactWriteItems' ? act(call) : undefined;

/** The first `count` times. */
const first = (count: number, act: (call: Call) => unknown) => {
  let left = count;
  return (call: Call): unknown => {
    if (left === 0) return undefined;
    left -= 1;
    return act(call);
  };
};

const throwing =
  (make: (call: Call) => Error) =>
  (call: Call): void => {
    throw make(call);
  };

const aFreeze = (id: string, scopes: readonly string[], more: Partial<Freeze> = {}): Freeze => ({
  id,
  scopes: [...scopes],
  source: 'human',
  by: 'marc',
  at: EVENING,
  reason: 'attentat',
  story: null,
  evidence: [],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
  ...more,
});

const aRest = { at: EVENING, cause: 'credentials', until: null, secret: '1', detail: 'HTTP 401' } as const;

/** The approval as it is, if the delivery's copy of it says the truth. */
export const approvalIn = ({ id, approval, hash, dueAt, maxLateMs }: Delivery): Approval => ({
  ...(approval ?? { by: 'nobody', at: EVENING, hash, epochs: {}, until: EVENING + HOUR, under: false }),
  id: approval?.id ?? 'none',
  delivery: id,
  dueAt: dueAt ?? EVENING,
  maxLate: maxLateMs,
});

/** A claim of this delivery, as the publisher would try it now. */
export const claimOf = async (
  world: World,
  delivery: Delivery,
  change: Partial<Parameters<Store['claim']>[0]> = {},
  store: Store = world.store,
): Promise<Claimed> => {
  const now = world.clock.now;
  const from = change.budget?.from ?? (await store.budget(delivery.account)) ?? NO_SPENDING;
  const fits = headroom(from, undefined, now, false);
  return store.claim({
    delivery,
    approval: approvalIn(delivery),
    claimId: world.newId(),
    now,
    leaseUntil: now + 2 * MINUTE,
    scopes: scopesOf(delivery, world.settings) ?? [],
    lanes: lanesOf(delivery, world.settings),
    budget: { from, next: fits.kind === 'headroom' ? fits.next : { ...from, version: from.version + 1 } },
    who: 'machine:publish',
    ...change,
  });
};

const key = (pk: string, sk = '-') => ({ pk: { S: pk }, sk: { S: sk } });

let tables = 0;

export const describeStore = (name: string, start: () => Promise<Running>): void => {
  describe(`the store on ${name}`, () => {
    let running: Running;
    beforeAll(async () => {
      running = await start();
    });
    afterAll(() => running.stop());

    const open = async () => {
      tables += 1;
      const meddled = meddle(running.client());
      const table = `store-${process.pid}-${tables}`;
      const world = await openWorld({ client: meddled.client, table, seed: tables });
      const set = (pk: string, sk: string, field: string, value: AttributeValue) =>
        world.client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: key(pk, sk),
            UpdateExpression: 'SET #field = :value',
            ExpressionAttributeNames: { '#field': field },
            ExpressionAttributeValues: { ':value': value },
          }),
        );
      const unset = (pk: string, sk: string, field: string) =>
        world.client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: key(pk, sk),
            UpdateExpression: 'REMOVE #field',
            ExpressionAttributeNames: { '#field': field },
          }),
        );
      const remove = (pk: string, sk = '-') =>
        world.client.send(new DeleteItemCommand({ TableName: table, Key: key(pk, sk) }));
      const item = async (pk: string, sk = '-') =>
        (await world.client.send(new GetItemCommand({ TableName: table, Key: key(pk, sk), ConsistentRead: true })))
          .Item;
      const revs = async (id: string) => (await world.store.audit(id)).map(({ rev }) => rev);
      /** Nothing of this delivery changed: its item, its audit rows, the budget of its account, what is in flight. */
      const unchanged = async (before: Delivery) => {
        expect(await world.delivery(before.id)).toEqual(before);
        expect(await revs(before.id)).toEqual(Array.from({ length: before.rev }, (_, index) => index + 1));
        expect(await world.store.inFlight()).toEqual([]);
        expect((await world.store.budget(before.account))?.version).toBe(0);
      };
      /** The same, but that its item and its history say what keeps it. */
      const onlySays = async (before: Delivery, cause: string, detail: string) => {
        const unsent = { cause, detail, since: world.clock.now, by: 'marc' };
        expect(await world.delivery(before.id)).toEqual({ ...before, rev: before.rev + 1, unsent });
        expect((await world.store.audit(before.id)).at(-1)).toMatchObject({ rev: before.rev + 1, to: 'approved' });
        expect(await world.store.inFlight()).toEqual([]);
        expect((await world.store.budget(before.account))?.version).toBe(0);
      };
      return { ...meddled, onlySays, world, store: world.store, table, set, unset, remove, item, revs, unchanged };
    };

    type Opened = Awaited<ReturnType<typeof open>>;

    describe('the claim', () => {
      it('takes an approved delivery, and writes state, attempt, budget, the row in flight and the audit row at once', async () => {
        const { world, store } = await open();
        const delivery = await world.approved('agenda');
        const claim = await claimOf(world, delivery);
        expect(claim.kind).toBe('claimed');
        const claimed = await world.delivery(delivery.id);
        expect(claimed).toMatchObject({ state: 'claimed', attempt: 1, rev: delivery.rev + 1, claimedAt: EVENING });
        expect(await store.inFlight()).toMatchObject([{ delivery: delivery.id, claimId: claimed.claimId, attempt: 1 }]);
        expect(await store.budget(delivery.account)).toMatchObject({ version: 1, sends: [EVENING] });
        expect((await store.audit(delivery.id)).at(-1)).toMatchObject({
          from: 'approved',
          to: 'claimed',
          how: 'claim',
        });
      });

      it('gives a delivery to one publisher only', async () => {
        const { world } = await open();
        const delivery = await world.approved('agenda');
        const other = await world.approved('une', 'x:gazette');
        expect((await claimOf(world, delivery)).kind).toBe('claimed');
        expect((await claimOf(world, delivery)).kind).toBe('changed');
        expect((await claimOf(world, other)).kind).toBe('claimed');
      });

      type Refusal = [
        what: string,
        spoil: (opened: Opened, delivery: Delivery) => Promise<unknown>,
        answer: Partial<Record<string, unknown>>,
      ];
      const CONTROL = 'CONTROL#lane:promo';
      const refusals: Refusal[] = [
        [
          'a freeze of a person is open',
          ({ store }) => store.freeze(aFreeze('f', ['all']), 1_000),
          { kind: 'frozen', why: 'open' },
        ],
        [
          'a freeze of the watch is open',
          ({ store }) => store.freeze(aFreeze('f', ['network:sandbox'], { source: 'watch' }), 1_000),
          { kind: 'frozen', why: 'open' },
        ],
        [
          'a freeze came and went since the approval',
          async ({ store }) => {
            await store.freeze(aFreeze('f', ['account:sandbox:gazette']), 1_000);
            await store.thaw('f', 'marc', EVENING);
          },
          { kind: 'frozen', why: 'epoch', control: 'account:sandbox:gazette/human' },
        ],
        ['a control is missing', ({ remove }) => remove(`${CONTROL}#human`, '-'), { kind: 'frozen', why: 'missing' }],
        [
          'a control is of another table',
          ({ set }) => set(`${CONTROL}#watch`, '-', 'table', { S: 'restored' }),
          { kind: 'frozen', why: 'another-table' },
        ],
        [
          'a control is of another scope',
          ({ set }) => set(`${CONTROL}#watch`, '-', 'scope', { S: 'lane:news' }),
          { kind: 'frozen', why: 'malformed' },
        ],
        [
          'the epoch of a control is text',
          ({ set }) => set(`${CONTROL}#human`, '-', 'epoch', { S: String(EVENING) }),
          { kind: 'frozen', why: 'malformed' },
        ],
        [
          'a control has no epoch',
          ({ unset }) => unset(`${CONTROL}#human`, '-', 'epoch'),
          { kind: 'frozen', why: 'malformed' },
        ],
        [
          'what is open on a control cannot be read',
          ({ set }) => set(`${CONTROL}#human`, '-', 'open', { BOOL: false }),
          { kind: 'frozen', why: 'malformed' },
        ],
        [
          'a control was made anew: its epoch is another one',
          async ({ world, remove }) => {
            await remove(`${CONTROL}#human`, '-');
            await world.store.applyScopes(world.scopes, [], world.clock.now + 1);
          },
          { kind: 'frozen', why: 'epoch' },
        ],
        ['the watch has no word', ({ remove }) => remove('WATCH'), { kind: 'watch', why: 'missing' }],
        [
          'the all-clear of the watch has lapsed',
          ({ world }) => {
            world.advance(10 * MINUTE);
            return Promise.resolve();
          },
          { kind: 'watch', why: 'silent' },
        ],
        [
          'the all-clear of the watch is a text',
          ({ set }) => set('WATCH', '-', 'okUntil', { S: '9999999999999' }),
          { kind: 'watch', why: 'missing' },
        ],
        [
          'the all-clear of the watch is from a wrong clock',
          ({ set }) => set('WATCH', '-', 'okUntil', { N: String(Date.parse('2038-01-19T03:14:08Z')) }),
          { kind: 'watch' },
        ],
        [
          'there are no brakes to read',
          ({ unset }) => unset('WATCH', '-', 'braked'),
          { kind: 'watch', why: 'missing' },
        ],
        [
          'the brakes are no map',
          ({ set }) => set('WATCH', '-', 'braked', { S: 'promo' }),
          { kind: 'watch', why: 'missing' },
        ],
        ['its lane is braked', ({ world }) => world.brake('promo', 15 * MINUTE), { kind: 'watch', why: 'braked' }],
        [
          'the brake of its lane cannot be read',
          ({ set }) => set('WATCH', '-', 'braked', { M: { promo: { S: 'until later' } } }),
          { kind: 'watch' },
        ],
        ['its account has no budget', ({ remove }) => remove('BUDGET#sandbox:gazette'), { kind: 'budget' }],
        [
          'the network of its account is to be left alone',
          ({ store }) => store.saveRest({ ...aRest, account: 'sandbox:gazette' }),
          { kind: 'rest' },
        ],
        [
          'a rest of its account cannot be read',
          async ({ store, set }) => {
            await store.saveRest({ ...aRest, account: 'sandbox:gazette' });
            await set('REST#sandbox:gazette', '-', 'at', { S: 'today' });
          },
          { kind: 'rest' },
        ],
        [
          'another send has changed its budget meanwhile',
          ({ set }) => set('BUDGET#sandbox:gazette', '-', 'version', { N: '7' }),
          { kind: 'budget' },
        ],
        [
          'its budget has no readable version',
          ({ set }) => set('BUDGET#sandbox:gazette', '-', 'version', { S: '0' }),
          { kind: 'budget' },
        ],
        [
          'its text is not the approved one',
          ({ set }, { id }) => set(`DELIVERY#${id}`, '-', 'hash', { S: 'f'.repeat(64) }),
          { kind: 'changed' },
        ],
        [
          'it was touched meanwhile',
          ({ set }, { id, rev }) => set(`DELIVERY#${id}`, '-', 'rev', { N: String(rev + 1) }),
          { kind: 'changed' },
        ],
        [
          'it was tried meanwhile',
          ({ set }, { id }) => set(`DELIVERY#${id}`, '-', 'attempt', { N: '1' }),
          { kind: 'changed' },
        ],
        ['it has no approval', ({ remove }, { id }) => remove(`APPROVAL#${id}`), { kind: 'approval' }],
        [
          'its approval is a newer one',
          ({ set }, { id }) => set(`APPROVAL#${id}`, '-', 'id', { S: 'newer' }),
          { kind: 'approval' },
        ],
        ['its approval has no id', ({ unset }, { id }) => unset(`APPROVAL#${id}`, '-', 'id'), { kind: 'approval' }],
        [
          'its approval is for another text',
          ({ set }, { id }) => set(`APPROVAL#${id}`, '-', 'hash', { S: 'f'.repeat(64) }),
          { kind: 'approval' },
        ],
        [
          'its approval has ended',
          ({ set }, { id }) => set(`APPROVAL#${id}`, '-', 'until', { N: String(EVENING) }),
          { kind: 'approval' },
        ],
        [
          'its approval has no readable end',
          ({ set }, { id }) => set(`APPROVAL#${id}`, '-', 'until', { S: '9' }),
          { kind: 'approval' },
        ],
        [
          'it is not due yet',
          ({ set }, { id }) => set(`APPROVAL#${id}`, '-', 'dueAt', { N: String(EVENING + 1) }),
          { kind: 'approval' },
        ],
        [
          'its approval has no slot',
          ({ set }, { id }) => set(`APPROVAL#${id}`, '-', 'dueAt', { NULL: true }),
          { kind: 'approval' },
        ],
        [
          'it is later than it may be',
          ({ set }, { id, maxLateMs }) => set(`APPROVAL#${id}`, '-', 'dueAt', { N: String(EVENING - maxLateMs - 1) }),
          { kind: 'approval' },
        ],
        [
          'its own time has not come',
          ({ set }, { id }) => set(`DELIVERY#${id}`, '-', 'dueAt', { N: String(EVENING + 1) }),
          { kind: 'changed' },
        ],
        [
          'it has no slot',
          ({ set }, { id }) => set(`DELIVERY#${id}`, '-', 'dueAt', { NULL: true }),
          { kind: 'changed' },
        ],
        ['it is gone', ({ remove }, { id }) => remove(`DELIVERY#${id}`), { kind: 'changed' }],
      ];
      it.each(refusals)('takes nothing when %s', async (_what, spoil, answer) => {
        const opened = await open();
        const delivery = await opened.world.approved('agenda');
        const from = (await opened.store.budget(delivery.account)) ?? NO_SPENDING;
        await spoil(opened, delivery);
        const stored = await opened.item(`DELIVERY#${delivery.id}`);
        const budget = await opened.item('BUDGET#sandbox:gazette');
        const spent = { from, next: { ...from, version: from.version + 1, sends: [EVENING] } };
        expect(await claimOf(opened.world, delivery, { budget: spent })).toMatchObject(answer);
        expect(await opened.item(`DELIVERY#${delivery.id}`)).toEqual(stored);
        expect(await opened.item('BUDGET#sandbox:gazette')).toEqual(budget);
        expect(await opened.store.inFlight()).toEqual([]);
        expect(await opened.revs(delivery.id)).toHaveLength(delivery.rev);
      });

      const A = 'sandbox:gazette';
      const nothingOwed = { account: A, readAt: EVENING, owesAt: NEVER, open: 0 };
      it.each<[string, 'paid' | 'waived', (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>]>([
        ['nobody ever read its answers', 'paid', () => Promise.resolve()],
        [
          'its answers were read too long ago',
          'paid',
          ({ store }) => store.saveDebt({ ...nothingOwed, readAt: EVENING - HOUR }),
        ],
        [
          'its answers were read in the future',
          'paid',
          ({ store }) => store.saveDebt({ ...nothingOwed, readAt: EVENING + 2 * HOUR }),
        ],
        [
          'it owes answers since now',
          'paid',
          ({ store }) => store.saveDebt({ ...nothingOwed, owesAt: EVENING, open: 3 }),
        ],
        [
          'what it owes cannot be read',
          'paid',
          async ({ store, set }) => {
            await store.saveDebt(nothingOwed);
            await set(`DEBT#${A}`, '-', 'owesAt', { S: String(NEVER) });
          },
        ],
        ['nobody waived what it owes', 'waived', ({ store }) => store.saveDebt(nothingOwed)],
        [
          'the waiver has ended',
          'waived',
          ({ store }) => store.waive({ account: A, by: 'lea', at: EVENING - HOUR, until: EVENING }),
        ],
        [
          'the waiver holds for longer than a day',
          'waived',
          ({ store }) => store.waive({ account: A, by: 'lea', at: EVENING, until: EVENING + 25 * HOUR }),
        ],
      ])('takes nothing that heeds debts when %s', async (_what, debt, spoil) => {
        const opened = await open();
        const delivery = await opened.world.approved('agenda');
        await spoil(opened);
        expect(await claimOf(opened.world, delivery, { debt })).toEqual({ kind: 'debt' });
        expect(await claimOf(opened.world, delivery, { debt, attended: true })).toEqual({ kind: 'unattended' });
        await opened.unchanged(delivery);
      });

      it('takes what heeds debts when nothing is owed, or a person waived it', async () => {
        const { world, store } = await open();
        const [one, other] = [await world.approved('agenda'), await world.approved('agenda')];
        await store.saveDebt(nothingOwed);
        expect((await claimOf(world, one, { debt: 'paid' })).kind).toBe('claimed');
        await store.saveDebt({ ...nothingOwed, owesAt: EVENING });
        await store.waive({ account: A, by: 'lea', at: EVENING, until: EVENING + HOUR });
        expect((await claimOf(world, other, { debt: 'waived' })).kind).toBe('claimed');
      });

      it.each([
        ['a lane that the approval never saw', 'lane:news', null],
        ['a feed fewer than the approval saw', null, 'feed:agenda'],
        ['another lane in the place of the approved one', 'lane:news', 'lane:promo'],
      ])('takes nothing when today’s configuration covers it by %s', async (_what, more, less) => {
        const { world, unchanged } = await open();
        const delivery = await world.approved('agenda');
        const scopes = (scopesOf(delivery, world.settings) ?? []).filter((scope) => scope !== less);
        if (more !== null) scopes.push(more);
        expect((await claimOf(world, delivery, { scopes })).kind).not.toBe('claimed');
        await unchanged(delivery);
      });

      it('takes nothing by what the delivery says of its approval', async () => {
        const opened = await open();
        const { world, store } = opened;
        const delivery = await world.approved('agenda');
        await store.freeze(aFreeze('f', ['all']), 1_000);
        await store.thaw('f', 'marc', EVENING);
        // Somebody who may write deliveries, and no approval, copies the epochs of now into it.
        const { controls } = await store.controls(scopesOf(delivery, world.settings) ?? []);
        const forged = { ...delivery.approval, epochs: epochsOf(controls) };
        await opened.set(`DELIVERY#${delivery.id}`, '-', 'approval', { M: marshall(forged) });
        const approval = await store.approval(delivery.id);
        if (approval === null) throw new Error('not approved');
        expect(await claimOf(world, await world.delivery(delivery.id), { approval })).toMatchObject({ kind: 'frozen' });
        const other = await world.draft('une');
        const approved = { ...other[0]!, state: 'approved' as const, approval: delivery.approval, dueAt: EVENING };
        await opened.set(`DELIVERY#${approved.id}`, '-', 'state', { S: 'approved' });
        await opened.set(`DELIVERY#${approved.id}`, '-', 'dueAt', { N: String(EVENING) });
        const given = {
          ...approval,
          delivery: approved.id,
          hash: approved.hash,
          epochs: epochsOf(await world.epochs(approved)),
        };
        expect(await claimOf(world, approved, { approval: given })).toEqual({ kind: 'approval' });
      });

      it('takes nothing when the approval is for another text than the delivery has', async () => {
        const { world, set, unchanged } = await open();
        const delivery = await world.approved('agenda');
        const other = 'f'.repeat(64);
        await set(`APPROVAL#${delivery.id}`, '-', 'hash', { S: other });
        const approval = { ...approvalIn(delivery), hash: other };
        expect(await claimOf(world, delivery, { approval })).toEqual({ kind: 'changed' });
        await unchanged(delivery);
      });

      it('takes nothing while another claim of it has no outcome, whatever the delivery says', async () => {
        const { world, set, store } = await open();
        const delivery = await world.approved('agenda');
        const claimed = await claimOf(world, delivery);
        if (claimed.kind !== 'claimed') throw new Error(claimed.kind);
        await set(`DELIVERY#${delivery.id}`, '-', 'state', { S: 'approved' });
        const from = await store.budget(delivery.account);
        expect(await claimOf(world, { ...claimed.delivery, state: 'approved' })).toEqual({ kind: 'in-flight' });
        expect(await store.budget(delivery.account)).toEqual(from);
        expect(await store.inFlight()).toMatchObject([{ claimId: claimed.delivery.claimId }]);
      });

      it('checks every lane of a delivery that has several', async () => {
        const { world, unchanged } = await open();
        const delivery = await world.approved('agenda');
        await world.brake('news', 15 * MINUTE);
        expect(await claimOf(world, delivery, { lanes: ['promo', 'news'] })).toMatchObject({ why: 'braked' });
        await unchanged(delivery);
      });

      it('takes what was approved under a freeze during that freeze, but not after another one', async () => {
        const { world, store } = await open();
        const [one, other] = [await world.one('une', 'x:gazette'), await world.one('une', 'sandbox:gazette')];
        await store.freeze(aFreeze('f1', ['all']), 1_000);
        await world.ask();
        expect((await world.say('marc', one.id, { under: true })).kind).toBe('approved');
        expect((await world.say('marc', other.id, { under: true })).kind).toBe('approved');
        expect((await claimOf(world, await world.delivery(one.id))).kind).toBe('claimed');
        await store.freeze(aFreeze('f2', ['lane:news']), 1_000);
        expect(await claimOf(world, await world.delivery(other.id))).toMatchObject({ kind: 'frozen' });
      });

      it('knows its own claim when the answer was lost', async () => {
        const { world, meddling, store } = await open();
        const delivery = await world.approved('agenda');
        meddling.after = transactions(
          first(
            1,
            throwing(() => faults.noAnswer()),
          ),
        );
        expect((await claimOf(world, delivery)).kind).toBe('claimed');
        expect((await store.budget(delivery.account))?.sends).toHaveLength(1);
      });

      it('knows its own claim when every answer was lost', async () => {
        const { world, meddling, store } = await open();
        const delivery = await world.approved('agenda');
        meddling.after = transactions(throwing(() => faults.serverError()));
        expect((await claimOf(world, delivery)).kind).toBe('claimed');
        expect(await store.inFlight()).toHaveLength(1);
      });

      it('does not take another publisher’s claim for its own', async () => {
        const { world, meddling } = await open();
        const delivery = await world.approved('agenda');
        await claimOf(world, delivery);
        meddling.before = transactions(
          first(
            1,
            throwing(() => faults.noAnswer()),
          ),
        );
        expect((await claimOf(world, delivery)).kind).toBe('changed');
      });

      it('waits at least 200 ms after a conflict, so that a freeze gets in', async () => {
        const { world, meddling } = await open();
        const delivery = await world.approved('agenda');
        meddling.before = transactions(
          first(
            1,
            throwing((call) => faults.conflict(call)),
          ),
        );
        const before = world.clock.monotonic;
        expect((await claimOf(world, delivery)).kind).toBe('claimed');
        expect(world.clock.monotonic - before).toBeGreaterThanOrEqual(200);
      });

      it('says that it is busy when the conflicts do not end', async () => {
        const { world, meddling, unchanged } = await open();
        const delivery = await world.approved('agenda');
        meddling.before = transactions(throwing((call) => faults.conflict(call)));
        expect((await claimOf(world, delivery)).kind).toBe('busy');
        meddling.before = null;
        await unchanged(delivery);
      });
    });

    describe('the freeze', () => {
      it('writes its item and its audit row, and its id and a higher epoch on each control of its side alone', async () => {
        const { store } = await open();
        const before = await store.controls(['all', 'lane:promo']);
        expect(await store.freeze(aFreeze('f', ['all', 'lane:promo']), 1_000)).toMatchObject({ kind: 'committed' });
        const after = await store.controls(['all', 'lane:promo']);
        for (const [index, control] of after.controls.entries()) {
          const was = before.controls[index];
          const human = control.side === 'human';
          expect(control).toEqual({ ...was, epoch: (was?.epoch ?? 0) + (human ? 1 : 0), open: human ? ['f'] : [] });
        }
        expect(await store.freezeById('f')).toMatchObject({ id: 'f', thawedBy: null });
        expect(await store.audit('f')).toMatchObject([{ rev: 1, who: 'marc', how: 'freeze', to: 'open' }]);
      });

      it('is the same freeze when it is requested again, even after the engine has forgotten its token', async () => {
        const { store } = await open();
        await store.freeze(aFreeze('f', ['all']), 1_000);
        const once = await store.controls(['all']);
        expect(await store.freeze(aFreeze('f', ['all']), 1_000)).toMatchObject({ kind: 'committed' });
        expect(await store.controls(['all'])).toEqual(once);
        expect(await store.audit('f')).toHaveLength(1);
      });

      it('names a scope without a control, and freezes nothing', async () => {
        const { store, revs } = await open();
        const before = await store.controls(['all']);
        expect(await store.freeze(aFreeze('f', ['all', 'feed:nobody']), 1_000)).toEqual({
          kind: 'unknown-scope',
          scopes: ['feed:nobody'],
        });
        expect(await store.controls(['all'])).toEqual(before);
        expect(await store.freezeById('f')).toBeNull();
        expect(await revs('f')).toEqual([]);
      });

      it.each([
        ['conflicted', (call: Call) => faults.conflict(call)],
        ['throttled', () => faults.throttled()],
        ['unanswered', () => faults.noAnswer()],
      ])('confirms within its limit with half of all tries %s', async (_what, make) => {
        const { world, store, meddling } = await open();
        const random = seeded(7);
        meddling.before = transactions((call) => {
          world.advance(20);
          if (random.chance(0.5)) throw make(call);
        });
        for (let round = 0; round < 50; round += 1) {
          const before = world.clock.monotonic;
          const answer = await store.freeze(aFreeze(`f${round}`, ['all', 'lane:promo', 'lane:news']), 1_200);
          expect(answer.kind).toBe('committed');
          expect(world.clock.monotonic - before).toBeLessThan(1_200);
        }
        meddling.before = null;
        expect((await store.controls(['all'])).controls[0]?.open).toHaveLength(50);
      });

      it('waits at most 20 ms between two tries', async () => {
        const { world, store, meddling } = await open();
        const times: number[] = [];
        meddling.before = transactions((call) => {
          times.push(world.clock.monotonic);
          if (times.length < 20) throw faults.conflict(call);
        });
        await store.freeze(aFreeze('f', ['all']), 1_200);
        const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
        expect(Math.max(...gaps)).toBeLessThanOrEqual(20);
      });

      it('has committed when only its answer was lost', async () => {
        const { store, meddling } = await open();
        meddling.after = transactions(
          first(
            1,
            throwing(() => faults.noAnswer()),
          ),
        );
        expect(await store.freeze(aFreeze('f', ['all']), 1_200)).toMatchObject({ kind: 'committed' });
        expect((await store.controls(['all'])).controls[0]?.epoch).toBe(EVENING + 1);
      });

      it('is NOT CONFIRMED when the table stays silent, within its limit', async () => {
        const { world, store, meddling } = await open();
        meddling.before = transactions((call) => {
          world.advance(100);
          throw faults.conflict(call);
        });
        const before = world.clock.monotonic;
        expect(await store.freeze(aFreeze('f', ['all']), 1_200)).toMatchObject({ kind: 'not-confirmed' });
        expect(world.clock.monotonic - before).toBeLessThan(1_400);
      });

      it.each([
        ['what is open on a control cannot be read', 'open', { S: 'x' }],
        ['the epoch of a control is text', 'epoch', { S: '12' }],
      ])('is NOT CONFIRMED when %s', async (_what, field, value) => {
        const { store, set } = await open();
        await set('CONTROL#all#human', '-', field, value);
        expect(await store.freeze(aFreeze('f', ['all']), 1_200)).toMatchObject({ kind: 'not-confirmed' });
        expect(await store.freezeById('f')).toBeNull();
      });

      it('is NOT CONFIRMED when the table refuses us', async () => {
        const { store, meddling } = await open();
        meddling.before = transactions(() => {
          throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
        });
        expect(await store.freeze(aFreeze('f', ['all']), 1_200)).toMatchObject({ kind: 'not-confirmed' });
      });
    });

    describe('the thaw', () => {
      it('ends one freeze and leaves the others of the same scope open', async () => {
        const { store } = await open();
        await store.freeze(aFreeze('f1', ['all', 'lane:promo']), 1_000);
        await store.freeze(aFreeze('f2', ['all']), 1_000);
        await store.freeze(aFreeze('f3', ['all'], { source: 'gap' }), 1_000);
        expect(await store.thaw('f1', 'marc', EVENING)).toEqual({ kind: 'thawed', missing: [] });
        const { controls } = await store.controls(['all', 'lane:promo']);
        expect(controls.map(({ open }) => open)).toEqual([['f2'], ['f3'], [], []]);
        expect(await store.audit('f1')).toMatchObject([{ rev: 1 }, { rev: 2, who: 'marc', how: 'thaw', to: 'thawed' }]);
      });

      it('never lowers an epoch', async () => {
        const { store } = await open();
        await store.freeze(aFreeze('f', ['all']), 1_000);
        await store.thaw('f', 'marc', EVENING);
        expect((await store.controls(['all'])).controls[0]).toMatchObject({ epoch: EVENING + 1, open: [] });
      });

      it('does nothing when it is late, repeated, or names no freeze', async () => {
        const { store } = await open();
        await store.freeze(aFreeze('f1', ['all']), 1_000);
        await store.thaw('f1', 'marc', EVENING + 1);
        await store.freeze(aFreeze('f2', ['all']), 1_000);
        const before = await store.controls(['all']);
        expect(await store.thaw('f1', 'ines', EVENING + 2)).toMatchObject({
          kind: 'already',
          freeze: { thawedBy: 'marc', thawedAt: EVENING + 1 },
        });
        expect(await store.thaw('f9', 'ines', EVENING + 2)).toEqual({ kind: 'no-such-freeze' });
        expect(await store.controls(['all'])).toEqual(before);
        expect(await store.audit('f1')).toHaveLength(2);
      });

      it('is one thaw when two people order it at once', async () => {
        const { store } = await open();
        await store.freeze(aFreeze('f', ['all']), 1_000);
        const answers = await Promise.all([store.thaw('f', 'marc', EVENING), store.thaw('f', 'ines', EVENING)]);
        expect(answers.map(({ kind }) => kind).sort()).toEqual(['already', 'thawed']);
      });

      it('has happened when only its answer was lost', async () => {
        const { store, meddling } = await open();
        await store.freeze(aFreeze('f', ['all']), 1_000);
        meddling.after = transactions(
          first(
            1,
            throwing(() => faults.noAnswer()),
          ),
        );
        expect((await store.thaw('f', 'marc', EVENING)).kind).toBe('thawed');
      });
    });

    it('lists nothing between a time and an earlier one, as after a clock that went back', async () => {
      const { world, store } = await open();
      await world.approved('agenda');
      const now = world.clock.now;
      expect(await store.list('approved', { after: now, before: now - 1 })).toEqual([]);
    });

    describe('the publisher', () => {
      const CONTROL = 'CONTROL#lane:promo#watch';
      it.each<[why: string, spoil: (opened: Opened) => Promise<unknown>, key: string]>([
        ['missing', ({ remove }) => remove(CONTROL), 'lane:promo/watch'],
        ['malformed', ({ set }) => set(CONTROL, '-', 'epoch', { S: 'x' }), 'lane:promo/watch'],
        ['malformed', ({ set }) => set(CONTROL, '-', 'open', { S: 'x' }), 'lane:promo/watch'],
        ['malformed', ({ set }) => set(CONTROL, '-', 'scope', { S: 'all' }), 'lane:promo/watch'],
        ['another-table', ({ set }) => set(CONTROL, '-', 'table', { S: 'restored' }), 'lane:promo/watch'],
      ])('sends nothing under a control that is %s, and names it for the alarm', async (why, spoil, name_) => {
        const opened = await open();
        const { world } = opened;
        const delivery = await world.approved('agenda');
        await spoil(opened);
        expect(await world.publish()).toMatchObject({ taken: [{ end: 'held' }] });
        expect(world.networks.requests).toEqual([]);
        await opened.onlySays(delivery, 'control', 'a control cannot be read');
        expect(world.logs).toContainEqual({ level: 'error', event: 'control.unreadable', fields: { key: name_, why } });
      });

      it('fails, logs it and sends nothing when the controls cannot be read at all', async () => {
        const { world, meddling, unchanged } = await open();
        const delivery = await world.approved('agenda');
        meddling.before = (call) => {
          if (call.name === 'BatchGetItem')
            throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
        };
        await expect(world.publish()).rejects.toThrow('not authorized');
        meddling.before = null;
        expect(world.networks.requests).toEqual([]);
        await unchanged(delivery);
      });

      it('sends nothing that was approved under other scopes than today’s, and names those that differ for the alarm', async () => {
        const { world, onlySays } = await open();
        const delivery = await world.approved('agenda');
        const settings = sampleSettings((config) =>
          Object.assign(config.feeds['agenda'] as object, { lane: 'service' }),
        );
        expect(await world.publish({ settings })).toMatchObject({ taken: [{ end: 'held' }] });
        expect(world.networks.requests).toEqual([]);
        await onlySays(delivery, 'held', 'approved in another state of the world');
        const keys = ['lane:promo/human', 'lane:promo/watch', 'lane:service/human', 'lane:service/watch'];
        expect(world.logs).toContainEqual({
          level: 'error',
          event: 'control.differs',
          fields: { delivery: delivery.id, keys },
        });
      });
    });

    describe('a thaw over damage', () => {
      it.each([
        ['is missing', ({ remove }: Opened) => remove('CONTROL#lane:promo#human')],
        ['is of another scope', ({ set }: Opened) => set('CONTROL#lane:promo#human', '-', 'scope', { S: 'all' })],
        ['cannot be read', ({ set }: Opened) => set('CONTROL#lane:promo#human', '-', 'open', { S: 'f' })],
      ])('lifts the other controls when one %s, names it, and lets nothing under it be claimed', async (_, spoil) => {
        const opened = await open();
        const { world, store } = opened;
        const delivery = await world.approved('agenda');
        await store.freeze(aFreeze('f', ['all', 'lane:promo']), 1_000);
        await spoil(opened);
        const missing = ['lane:promo/human'];
        expect(await store.thaw('f', 'marc', EVENING)).toEqual({ kind: 'thawed', missing });
        expect((await store.controls(['all'])).controls[0]?.open).toEqual([]);
        expect((await store.controls(['lane:promo'])).problems.map(({ key: name }) => name)).toEqual(missing);
        expect((await store.audit('f')).at(-1)).toMatchObject({
          rev: 2,
          evidence: 'control missing: lane:promo/human',
        });
        expect((await store.thaw('f', 'ines', EVENING)).kind).toBe('already');
        expect((await claimOf(world, delivery)).kind).toBe('frozen');
      });

      it('succeeds even when no control is left', async () => {
        const { store, remove } = await open();
        await store.freeze(aFreeze('f', ['lane:promo']), 1_000);
        await remove('CONTROL#lane:promo#human');
        expect(await store.thaw('f', 'marc', EVENING)).toEqual({ kind: 'thawed', missing: ['lane:promo/human'] });
        expect(await store.freezeById('f')).toMatchObject({ thawedBy: 'marc' });
      });
    });

    describe('the reason of a stop', () => {
      it('is audited when it is given later, and replaces no other reason', async () => {
        const { store, revs } = await open();
        await store.freeze(aFreeze('f', ['all'], { reason: null }), 1_000);
        const give = (by: string, reason: string) => store.giveReason('f', { reason, by, at: EVENING + MINUTE });
        expect(await give('lea', 'attentat')).toBe(true);
        expect(await give('marc', 'à Nice')).toBe(true);
        expect(await give('lea', 'attentat')).toBe(true);
        expect((await store.freezeById('f'))?.reason).toBe('attentat · à Nice');
        expect((await store.thaw('f', 'ines', EVENING + HOUR)).kind).toBe('thawed');
        expect(await give('marc', 'fausse alerte')).toBe(true);
        expect(await revs('f')).toEqual([1, 2, 3, 4, 5]);
        expect(
          (await store.audit('f')).map(({ who, how, from, to, evidence }) => [who, how, from, to, evidence]),
        ).toEqual([
          ['marc', 'freeze', null, 'open', ''],
          ['lea', 'give reason', 'open', 'open', 'attentat'],
          ['marc', 'give reason', 'open', 'open', 'à Nice'],
          ['ines', 'thaw', 'open', 'thawed', null],
          ['marc', 'give reason', 'thawed', 'thawed', 'fausse alerte'],
        ]);
        expect(await store.freezeById('f')).toMatchObject({ thawedBy: 'ines', rev: 5 });
        expect(await store.giveReason('g', { reason: 'x', by: 'lea', at: EVENING })).toBe(false);
        expect(await store.freezeById('g')).toBeNull();
      });

      it('is written, and so is a thaw at the same moment, in either order', async () => {
        const { store, revs } = await open();
        await store.freeze(aFreeze('f', ['all'], { reason: null }), 1_000);
        const [, thawed] = await Promise.all([
          store.giveReason('f', { reason: 'attentat', by: 'lea', at: EVENING }),
          store.thaw('f', 'marc', EVENING),
        ]);
        expect(thawed.kind).toBe('thawed');
        expect(await store.freezeById('f')).toMatchObject({ thawedBy: 'marc', reason: 'attentat', rev: 3 });
        expect(await revs('f')).toEqual([1, 2, 3]);
      });
    });

    describe('what is in flight', () => {
      it('is known from the delivery when its own row cannot be read', async () => {
        const { world, store, set } = await open();
        const delivery = await world.approved('agenda');
        await claimOf(world, delivery);
        const [row] = await store.inFlight();
        await set('INFLIGHT', delivery.id, 'attempt', { S: 'one' });
        const [again] = await store.inFlight();
        expect({ ...again, scopes: again?.scopes.toSorted() }).toEqual({ ...row, scopes: row?.scopes.toSorted() });
      });

      it('is nothing when the row was left by a send that has ended', async () => {
        const { world, store, set } = await open();
        const delivery = await world.approved('agenda');
        await set('INFLIGHT', delivery.id, 'odd', { S: 'x' });
        expect(await store.inFlight()).toEqual([]);
      });

      it('is unknown when the delivery cannot be read either: the stop names it, holds, and is not confirmed', async () => {
        const { world, store, set } = await open();
        const delivery = await world.approved('agenda');
        await claimOf(world, delivery);
        await set('INFLIGHT', delivery.id, 'odd', { S: 'x' });
        await set(`DELIVERY#${delivery.id}`, '-', 'rev', { S: 'x' });
        await expect(store.inFlight()).rejects.toThrow(`INFLIGHT/${delivery.id} is unreadable`);
        const answer = await world.freeze('ines', ['all'], { id: 'f' });
        expect(answer).toMatchObject({ kind: 'not-confirmed' });
        expect('error' in answer ? answer.error : '').toContain(`INFLIGHT/${delivery.id}`);
        expect((await store.controls(['all'])).controls[0]?.open).toEqual(['f']);
      });
    });

    describe('the approval', () => {
      it('binds the hash, the epochs of every control and the person, and writes one audit row', async () => {
        const { world, store } = await open();
        const delivery = await world.approved('une', 'x:gazette');
        const { controls } = await store.controls(scopesOf(delivery, world.settings) ?? []);
        expect(delivery.approval).toMatchObject({
          by: 'marc',
          hash: contentHash(delivery.content),
          epochs: epochsOf(controls),
          under: false,
        });
        expect(Object.keys(delivery.approval?.epochs ?? {})).toHaveLength(10);
        expect(await store.approval(delivery.id)).toEqual({
          ...delivery.approval,
          delivery: delivery.id,
          dueAt: delivery.dueAt,
          maxLate: delivery.maxLateMs,
        });
        expect((await store.audit(delivery.id)).at(-1)).toMatchObject({ from: 'draft', to: 'approved', who: 'marc' });
      });

      const change = (delivery: Delivery, epochs: Record<string, number>, under = false) => ({
        approval: { by: 'marc', at: EVENING, hash: delivery.hash, epochs, until: EVENING + HOUR, under },
      });

      type Spoiled = [
        string,
        (opened: Awaited<ReturnType<typeof open>>, delivery: Delivery) => Promise<unknown>,
        string,
      ];
      const spoiled: Spoiled[] = [
        ['a freeze opened', ({ store }) => store.freeze(aFreeze('f', ['feed:une']), 1_000), 'world-changed'],
        [
          'a freeze came and went',
          async ({ store }) => {
            await store.freeze(aFreeze('f', ['feed:une']), 1_000);
            await store.thaw('f', 'marc', EVENING);
          },
          'world-changed',
        ],
        ['a control went missing', ({ remove }) => remove('CONTROL#feed:une#watch', '-'), 'world-changed'],
        [
          'a control became another table’s',
          ({ set }) => set('CONTROL#feed:une#watch', '-', 'table', { S: 'other' }),
          'world-changed',
        ],
        [
          'the text was edited',
          ({ set }, { id }) => set(`DELIVERY#${id}`, '-', 'hash', { S: 'e'.repeat(64) }),
          'changed',
        ],
        [
          'it was asked anew',
          async ({ store, world }, { id }) =>
            store.move(
              await world.delivery(id),
              { askId: 'another' },
              { at: EVENING, who: 'machine:digest', how: 'ask' },
            ),
          'changed',
        ],
        [
          'somebody else decided',
          async ({ store, world }, { id }) =>
            store.move(await world.delivery(id), { state: 'rejected' }, { at: EVENING, who: 'lea', how: 'reject' }),
          'changed',
        ],
      ];
      it.each(spoiled)('is refused when, since the page was shown, %s', async (_what, spoil, kind) => {
        const opened = await open();
        const { world, store } = opened;
        const delivery = await world.one('une', 'x:gazette');
        const { controls } = await store.controls(scopesOf(delivery, world.settings) ?? []);
        await spoil(opened, delivery);
        const stored = await opened.item(`DELIVERY#${delivery.id}`);
        const act = { at: EVENING, who: 'marc', how: 'approve' };
        const epochs = epochsOf(controls);
        const chosen = [{ before: delivery, change: change(delivery, epochs) }];
        expect(await store.approve(chosen, epochs, false, act)).toMatchObject({ kind });
        expect(await opened.item(`DELIVERY#${delivery.id}`)).toEqual(stored);
      });

      it('takes the place of the one that was there, under a new id, and of no third one', async () => {
        const opened = await open();
        const { world, store, set } = opened;
        const delivery = await world.approved('une', 'x:gazette');
        const given = await store.approval(delivery.id);
        await store.freeze(aFreeze('f', ['all']), 1_000);
        await store.thaw('f', 'marc', EVENING);
        await world.ask();
        expect((await world.say('marc', delivery.id)).kind).toBe('approved');
        const second = await store.approval(delivery.id);
        expect(second?.id).not.toBe(given?.id);
        expect(second?.epochs).not.toEqual(given?.epochs);
        // Between the look at the approval and the write another one is put in its place.
        const before = await world.delivery(delivery.id);
        const epochs = second?.epochs ?? {};
        opened.meddling.before = transactions(
          first(1, () => set(`APPROVAL#${delivery.id}`, '-', 'id', { S: 'third' })),
        );
        const answer = await store.approve([{ before, change: change(before, epochs) }], epochs, false, {
          at: EVENING,
          who: 'marc',
          how: 'approve',
        });
        expect(answer.kind).toBe('changed');
        expect((await store.approval(delivery.id))?.id).toBe('third');
      });

      it('approves all chosen deliveries or none', async () => {
        const { world, store } = await open();
        const made = await world.draft('une');
        const { controls } = await store.controls(made.flatMap((each) => scopesOf(each, world.settings) ?? []));
        const epochs = epochsOf(controls);
        const [one, other] = made;
        if (one === undefined || other === undefined) throw new Error('two accounts');
        await store.move(other, { state: 'rejected' }, { at: EVENING, who: 'lea', how: 'reject' });
        const chosen = [one, other].map((before) => ({ before, change: change(before, epochs) }));
        const act = { at: EVENING, who: 'marc', how: 'approve' };
        expect((await store.approve(chosen, epochs, false, act)).kind).toBe('changed');
        expect((await world.delivery(one.id)).state).toBe('draft');
      });

      it('needs an explicit confirmation while a freeze is open', async () => {
        const { world, store } = await open();
        const delivery = await world.one('une', 'x:gazette');
        await store.freeze(aFreeze('f', ['all']), 1_000);
        const epochs = epochsOf((await store.controls(scopesOf(delivery, world.settings) ?? [])).controls);
        const act = { at: EVENING, who: 'marc', how: 'approve' };
        const plain = [{ before: delivery, change: change(delivery, epochs) }];
        expect((await store.approve(plain, epochs, false, act)).kind).toBe('world-changed');
        const under = [{ before: delivery, change: change(delivery, epochs, true) }];
        expect((await store.approve(under, epochs, true, act)).kind).toBe('approved');
      });
    });

    describe('the states', () => {
      const LEGAL: Record<State, string> = {
        draft: 'draft approved rejected expired',
        approved: 'approved claimed draft rejected expired unknown',
        claimed: 'approved draft published failed unknown',
        published: 'published withdrawn',
        unknown: 'unknown published failed draft withdrawn',
        failed: 'draft',
        rejected: 'draft',
        expired: 'draft',
        withdrawn: '',
      };
      it('change only as the protocol allows; every other change throws and writes nothing', async () => {
        const { world, store, item, table, client } = await open();
        const seed = await world.one('agenda');
        for (const from of STATES) {
          const before: Delivery = { ...seed, state: from };
          const stored = await item(`DELIVERY#${seed.id}`);
          await client.send(
            new PutItemCommand({
              TableName: table,
              Item: { ...stored, ...key(`DELIVERY#${seed.id}`), state: { S: from } },
            }),
          );
          const start = await item(`DELIVERY#${seed.id}`);
          for (const to of STATES) {
            expect(isLegal(from, to), `${from} to ${to}`).toBe(LEGAL[from].split(' ').includes(to));
            if (isLegal(from, to)) continue;
            const act = { at: EVENING, who: 'marc', how: 'force' };
            await expect(store.move(before, { state: to }, act)).rejects.toThrow('no transition');
            expect(await item(`DELIVERY#${seed.id}`)).toEqual(start);
          }
        }
        expect(await store.audit(seed.id)).toHaveLength(1);
      });

      it('are reached by their own transaction only from the states that the protocol allows', async () => {
        const { world, store, item, table, client, revs } = await open();
        const seed = await world.approved('agenda');
        const { approval } = seed;
        if (approval === null) throw new Error('not approved');
        const from = (await store.budget(seed.account)) ?? NO_SPENDING;
        const act = { at: EVENING, who: 'marc', how: 'try' };
        const change = { approval, askId: null, attempt: 0 };
        const given = await item(`APPROVAL#${seed.id}`);
        const dump = async () => [
          await item(`DELIVERY#${seed.id}`),
          await item(`APPROVAL#${seed.id}`),
          await item(`BUDGET#${seed.account}`),
          await item('INFLIGHT', seed.id),
          await revs(seed.id),
        ];
        const ways: Record<string, { from: State[]; to: State; go: (before: Delivery) => Promise<{ kind: string }> }> =
          {
            approve: {
              from: ['draft', 'approved'],
              to: 'approved',
              go: (before) => store.approve([{ before, change }], approval.epochs, false, act),
            },
            claim: { from: ['approved'], to: 'claimed', go: (before) => claimOf(world, before) },
            'pull back': {
              from: ['claimed'],
              to: 'approved',
              go: (before) =>
                store.pullBack(
                  before,
                  { state: 'approved', claimId: null },
                  { from, next: { ...from, version: 1 } },
                  act,
                ),
            },
            ...Object.fromEntries(
              STATES.filter((to) => to !== 'claimed').map((to) => [
                `move to ${to}`,
                {
                  from: STATES.filter(
                    (each) => LEGAL[each].split(' ').includes(to) && (to !== 'approved' || each === to),
                  ),
                  to,
                  go: (before: Delivery) => store.move(before, { state: to }, act),
                },
              ]),
            ),
            'move to claimed': {
              from: [],
              to: 'claimed',
              go: (before) => store.move(before, { state: 'claimed' }, act),
            },
          };
        const stored = await item(`DELIVERY#${seed.id}`);
        const budget = await item(`BUDGET#${seed.account}`);
        for (const state of STATES) {
          for (const [name, way] of Object.entries(ways)) {
            const rev = (await revs(seed.id)).length;
            const before: Delivery = { ...seed, state, rev };
            const put = (Item: Record<string, AttributeValue>) =>
              client.send(new PutItemCommand({ TableName: table, Item }));
            await put({ ...stored, ...key(`DELIVERY#${seed.id}`), state: { S: state }, rev: { N: String(rev) } });
            await put({ ...budget, ...key(`BUDGET#${seed.account}`) });
            await put({ ...given, ...key(`APPROVAL#${seed.id}`) });
            if (state !== 'claimed')
              await client.send(new DeleteItemCommand({ TableName: table, Key: key('INFLIGHT', seed.id) }));
            await client.send(new DeleteItemCommand({ TableName: table, Key: key(`SENT#${seed.id}`) }));
            const start = await dump();
            const answer = await way.go(before).catch((error: unknown) => ({ kind: String(error) }));
            const what = `${name} from ${state}: ${answer.kind}`;
            // The approval falls with every change of state, except into those in which it counts.
            const stays = state === way.to || way.to === 'approved' || way.to === 'claimed';
            expect((await item(`APPROVAL#${seed.id}`)) !== undefined, what).toBe(stays || !way.from.includes(state));
            if (way.from.includes(state)) {
              expect(['moved', 'approved', 'claimed'], what).toContain(answer.kind);
              expect(await world.delivery(seed.id), what).toMatchObject({ state: way.to, rev: rev + 1 });
              expect((await store.audit(seed.id)).at(-1), what).toMatchObject({
                rev: rev + 1,
                from: state,
                to: way.to,
              });
            } else {
              expect(['moved', 'approved', 'claimed'], what).not.toContain(answer.kind);
              expect(await dump(), what).toEqual(start);
            }
          }
        }
      });

      it('take the approval away with a new text, and leave it while people are only asked', async () => {
        const { world, store } = await open();
        const act = { at: EVENING, who: 'machine:ingest', how: 'changed at the source' };
        const asked = await world.approved('agenda');
        await store.move(asked, { askId: 'again' }, { at: EVENING, who: 'machine:digest', how: 'ask' });
        expect(await store.approval(asked.id)).not.toBeNull();
        // A delivery whose approval was left behind by somebody who may not write approvals.
        const edited: Delivery = { ...(await world.delivery(asked.id)), state: 'draft' };
        await world.client.send(
          new UpdateItemCommand({
            TableName: world.table,
            Key: key(`DELIVERY#${asked.id}`),
            UpdateExpression: 'SET #state = :draft',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':draft': { S: 'draft' } },
          }),
        );
        await store.move(edited, { hash: 'e'.repeat(64) }, act);
        expect(await store.approval(asked.id)).toBeNull();
      });

      it('bring nothing back to approved whose approval is gone, or is another one', async () => {
        const { world, store, remove, set } = await open();
        const act = { at: EVENING, who: 'machine:publish', how: 'pull back' };
        for (const spoil of [
          (id: string) => remove(`APPROVAL#${id}`),
          (id: string) => set(`APPROVAL#${id}`, '-', 'id', { S: 'another' }),
        ]) {
          const delivery = await world.approved('une', 'x:gazette');
          const claim = await claimOf(world, delivery);
          if (claim.kind !== 'claimed') throw new Error(claim.kind);
          await spoil(delivery.id);
          const from = (await store.budget(delivery.account)) ?? NO_SPENDING;
          const refund = { from, next: { ...from, version: from.version + 1, sends: [] } };
          const back = { claimId: null, claimedAt: null, leaseUntil: null };
          expect(await store.pullBack(claim.delivery, { ...back, state: 'approved' }, refund, act)).toEqual({
            kind: 'approval',
          });
          expect(await world.delivery(delivery.id)).toEqual(claim.delivery);
          const draft = { ...back, state: 'draft', approval: null } as const;
          expect((await store.pullBack(claim.delivery, draft, refund, act)).kind).toBe('moved');
          expect(await store.approval(delivery.id)).toBeNull();
          expect(await store.inFlight()).toEqual([]);
        }
      });

      it('never change an approval except to remove it', async () => {
        const { world, store } = await open();
        const delivery = await world.approved('agenda');
        const { approval } = delivery;
        if (approval === null) throw new Error('not approved');
        const act = { at: EVENING, who: 'marc', how: 'forge' };
        const forged = { ...approval, until: approval.until + HOUR };
        await expect(store.move(delivery, { approval: forged }, act)).rejects.toThrow('approval');
        expect(await world.delivery(delivery.id)).toEqual(delivery);
      });

      it('write one audit row for each transition, with rev rising by one, and refuse a second writer', async () => {
        const { world, store } = await open();
        let delivery = await world.approved('agenda');
        const stale = delivery;
        const act = { at: EVENING, who: 'marc', how: 'edit' };
        for (const state of ['draft', 'draft', 'draft'] as const) {
          const moved = await store.move(delivery, { state, approval: null }, act);
          if (moved.kind !== 'moved') throw new Error('changed');
          delivery = moved.delivery;
        }
        expect((await store.move(stale, { state: 'rejected' }, act)).kind).toBe('changed');
        const rows = await store.audit(delivery.id);
        expect(rows.map(({ rev }) => rev)).toEqual(rows.map((_, index) => index + 1));
        expect(rows.at(-1)?.rev).toBe(delivery.rev);
      });

      it('stand in a place of their own when a person made them, counted with those of machines', async () => {
        const { world, store, item } = await open();
        const delivery = await world.approved('agenda');
        const rows = await store.audit(delivery.id);
        expect(rows.map(({ rev, who }) => [rev, who])).toEqual([
          [1, 'machine:ingest'],
          [2, 'machine:notify'],
          [3, 'marc'],
        ]);
        expect(await store.signed(delivery.id)).toEqual([rows[2]]);
        expect(await item(`AUDIT#${delivery.id}`, '000003')).toBeUndefined();
        expect(rows.some(({ unsigned }) => unsigned)).toBe(false);
      });

      it('are read where machines write, and marked, when they name a person', async () => {
        const { world, store, item, table, client } = await open();
        const delivery = await world.approved('agenda');
        const row = await item(`SIGNED#${delivery.id}`, '000003');
        const rev = { rev: { N: '4' } };
        await client.send(
          new PutItemCommand({ TableName: table, Item: { ...row, ...rev, ...key(`AUDIT#${delivery.id}`, '000004') } }),
        );
        expect((await store.audit(delivery.id)).slice(2)).toMatchObject([
          { rev: 3, who: 'marc' },
          { rev: 4, who: 'marc', unsigned: true },
        ]);
        expect(await store.signed(delivery.id)).toHaveLength(1);
      });

      it('refuse a transition whose audit row is already there, so that no history is written over', async () => {
        const { world, store, item, table, client } = await open();
        const delivery = await world.one('agenda');
        const row = await item(`AUDIT#${delivery.id}`, '000001');
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...row, ...key(`AUDIT#${delivery.id}`, '000002'), rev: { N: '2' } },
          }),
        );
        const act = { at: EVENING, who: 'machine:ingest', how: 'edit' };
        expect((await store.move(delivery, { note: 'x' }, act)).kind).toBe('changed');
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...row, ...key(`SIGNED#${delivery.id}`, '000002'), rev: { N: '2' } },
          }),
        );
        expect((await store.move(delivery, { note: 'x' }, { ...act, who: 'marc' })).kind).toBe('changed');
      });

      it('have moved when only the answer was lost', async () => {
        const { world, store, meddling, revs } = await open();
        const delivery = await world.one('agenda');
        meddling.after = transactions(
          first(
            1,
            throwing(() => faults.serverError()),
          ),
        );
        const act = { at: EVENING, who: 'marc', how: 'reject' };
        expect((await store.move(delivery, { state: 'rejected' }, act)).kind).toBe('moved');
        expect(await revs(delivery.id)).toEqual([1, 2]);
      });

      it('survive throttling and conflicts', async () => {
        const { world, store, meddling } = await open();
        const delivery = await world.one('agenda');
        const random = seeded(3);
        meddling.before = transactions((call) => {
          if (random.chance(0.5)) throw random.chance(0.5) ? faults.throttled() : faults.conflict(call);
        });
        const act = { at: EVENING, who: 'marc', how: 'reject' };
        expect((await store.move(delivery, { state: 'rejected' }, act)).kind).toBe('moved');
      });
    });

    describe('the holder of a claim', () => {
      const act = { at: EVENING, who: 'machine:publish', how: 'accepted' };
      const take = async (opened: Awaited<ReturnType<typeof open>>) => {
        const delivery = await opened.world.approved('agenda');
        const claim = await claimOf(opened.world, delivery);
        if (claim.kind !== 'claimed') throw new Error(claim.kind);
        return claim.delivery;
      };

      it('alone writes its outcome, which ends the row in flight', async () => {
        const opened = await open();
        const held = await take(opened);
        const stranger = { ...held, claimId: 'another' };
        expect((await opened.store.move(stranger, { state: 'published' }, act)).kind).toBe('changed');
        expect((await opened.store.move(held, { state: 'published', claimId: null }, act)).kind).toBe('moved');
        expect(await opened.store.inFlight()).toEqual([]);
      });

      it('cannot write it after the sweep made it unknown', async () => {
        const opened = await open();
        const held = await take(opened);
        const from = (await opened.store.budget(held.account)) ?? NO_SPENDING;
        await opened.store.move(held, { state: 'unknown', leaseUntil: null }, { ...act, who: 'machine:sweep' });
        expect((await opened.store.move(held, { state: 'failed', claimId: null }, act)).kind).toBe('changed');
        const given = { from, next: { ...from, version: from.version + 1 } };
        expect((await opened.store.pullBack(held, { state: 'approved' }, given, act)).kind).toBe('changed');
        expect(await opened.world.delivery(held.id)).toMatchObject({ state: 'unknown', claimId: held.claimId });
      });

      it('refunds the budget in the same write in which it pulls back', async () => {
        const opened = await open();
        const held = await take(opened);
        const from = await opened.store.budget(held.account);
        if (from === null) throw new Error('no budget');
        const given = { from, next: { ...from, version: from.version + 1, sends: [] } };
        const stale = { from: { ...from, version: 0 }, next: given.next };
        const back = { state: 'approved', claimId: null } as const;
        expect((await opened.store.pullBack(held, back, stale, act)).kind).toBe('budget');
        expect(await opened.store.inFlight()).toHaveLength(1);
        expect((await opened.store.pullBack(held, back, given, act)).kind).toBe('moved');
        expect(await opened.store.inFlight()).toEqual([]);
        expect(await opened.store.budget(held.account)).toMatchObject({ sends: [] });
        expect((await opened.store.pullBack(held, back, given, act)).kind).toBe('changed');
      });
    });

    describe('the all-clear of the watch', () => {
      it.each([
        ['from a clock that has run away', { N: String(Date.parse('2038-01-19T03:14:08Z')) }],
        ['not a time', { S: 'soon' }],
      ])('takes the place of one that is %s', async (_what, value) => {
        const { store, set } = await open();
        await set('WATCH', '-', 'okUntil', value);
        await store.extendOkUntil(EVENING + 10 * MINUTE);
        expect(await store.watchStatus()).toMatchObject({ okUntil: EVENING + 10 * MINUTE });
      });

      it('is never moved to an earlier time, and no brake is shortened', async () => {
        const { world, store } = await open();
        await store.extendOkUntil(EVENING + HOUR);
        await store.extendOkUntil(EVENING + MINUTE);
        await world.brake('promo', 30 * MINUTE);
        await world.brake('promo', 15 * MINUTE);
        expect(await store.watchStatus()).toMatchObject({
          okUntil: EVENING + HOUR,
          braked: { promo: EVENING + 30 * MINUTE },
        });
      });

      it('lets a person end the very brake that was shown, even one set for years, with an audit row', async () => {
        const { world, store } = await open();
        const until = Date.parse('2038-01-19T03:14:08Z');
        await store.brake('promo', until, EVENING, 'une explosion');
        const delivery = await world.approved('agenda');
        expect(await claimOf(world, delivery)).toEqual({ kind: 'watch', why: 'braked' });
        const end = { lane: 'promo', until, by: 'marc', at: EVENING, why: 'une explosion' };
        expect(await store.endBrake({ ...end, until: EVENING + HOUR })).toBe(false);
        expect(await claimOf(world, delivery)).toEqual({ kind: 'watch', why: 'braked' });
        expect(await store.endBrake(end)).toBe(true);
        expect(await store.endBrake(end)).toBe(false);
        expect(await store.audit(`brake-promo-${until}`)).toMatchObject([
          { rev: 1, who: 'marc', how: 'end brake', from: 'braked', to: 'ended', evidence: 'une explosion' },
        ]);
        expect((await claimOf(world, delivery)).kind).toBe('claimed');
        await world.brake('promo', 20 * MINUTE);
        expect((await store.watchStatus())?.braked['promo']).toBe(EVENING + 20 * MINUTE);
      });

      it('is not created where the configuration created none', async () => {
        const { store, remove, item } = await open();
        await remove('WATCH');
        await store.extendOkUntil(EVENING + HOUR);
        await store.brake('promo', EVENING + HOUR, EVENING, 'x').catch(() => undefined);
        expect(await item('WATCH')).toBeUndefined();
      });
    });

    describe('the configuration', () => {
      it('creates what is missing and changes nothing that is there', async () => {
        const { world, store, remove } = await open();
        await store.freeze(aFreeze('f', ['all']), 1_000);
        const before = await store.controls(world.scopes);
        expect(await store.applyScopes(world.scopes, Object.keys(world.settings.accounts), EVENING + HOUR)).toEqual([]);
        expect(await store.controls(world.scopes)).toEqual(before);
        await remove('CONTROL#lane:news#human', '-');
        expect(await store.applyScopes(world.scopes, [], EVENING + HOUR)).toEqual(['CONTROL#lane:news#human']);
        expect((await store.controls(['lane:news'])).controls[0]?.epoch).toBe(EVENING + HOUR);
      });
    });

    describe('a new draft', () => {
      it('is created once, with all its deliveries or none', async () => {
        const { world, store } = await open();
        const [one] = await world.draft('une');
        if (one === undefined) throw new Error('none');
        const draft = await store.draft(one.draft);
        if (draft === null) throw new Error('none');
        await store.move(one, { state: 'rejected' }, { at: EVENING, who: 'lea', how: 'reject' });
        const act = { at: EVENING, who: 'machine:ingest', how: 'again' };
        expect(await store.createDraft(draft, [one], [], EVENING, act)).toBe('exists');
        expect(await store.createDraft({ ...draft, id: 'other' }, [one], [], EVENING, act)).toBe('exists');
        expect((await world.delivery(one.id)).state).toBe('rejected');
        expect(await store.draft('other')).toBeNull();
      });

      it('is listed with its state; a list reads candidates in the order of their times', async () => {
        const { world, store } = await open();
        await world.draft('une');
        await world.draft('agenda');
        expect(await store.list('draft')).toHaveLength(4);
        expect(await store.list('draft', { before: EVENING })).toHaveLength(0);
        expect(await store.list('approved')).toHaveLength(0);
      });

      it('hides no other draft from the lists when it cannot be read', async () => {
        const { world, store, set } = await open();
        const [bad, good] = await world.draft('une');
        if (bad === undefined || good === undefined) throw new Error('two accounts');
        await set(`DELIVERY#${bad.id}`, '-', 'content', { S: 'from a later version' });
        expect((await store.list('draft')).map(({ id }) => id)).toEqual([good.id]);
      });
    });

    describe('a change of a draft', () => {
      const draftIn = async (world: World, store: Store) => {
        const one = await world.one('une');
        const draft = await store.draft(one.draft);
        if (draft === null) throw new Error('no draft');
        return draft;
      };

      it('is made on the draft that was read; of two writers the second is refused, and writes nothing', async () => {
        const { world, store } = await open();
        const before = await draftIn(world, store);
        const flagged = await store.saveDraft(before, { flags: ['changed'] });
        expect(flagged).toMatchObject({ flags: ['changed'], rev: 1 });
        expect(await store.saveDraft(before, { flags: [] })).toBeNull();
        expect(await store.draft(before.id)).toEqual(flagged);
        if (flagged === null) throw new Error('refused');
        expect(await store.saveDraft(flagged, { feeds: ['une', 'agenda'] })).toMatchObject({ rev: 2 });
        expect(await store.saveDraft(flagged, { feeds: ['une'] })).toBeNull();
        expect(await store.draft(before.id)).toMatchObject({ flags: ['changed'], feeds: ['une', 'agenda'] });
      });

      it('is not made where there is no draft', async () => {
        const { world, store } = await open();
        const before = await draftIn(world, store);
        expect(await store.saveDraft({ ...before, id: 'none' }, { flags: ['changed'] })).toBeNull();
        expect(await store.draft('none')).toBeNull();
      });
    });

    describe('a turn', () => {
      it('is had by one of two callers, by another after its time, and never kept by a clock far ahead', async () => {
        const { store, set } = await open();
        const take = (at: number) => store.takeTurn('asking', at, 5 * MINUTE);
        const takers = await Promise.all([take(EVENING), take(EVENING + 1), take(EVENING - 1)]);
        expect(takers.filter(Boolean)).toHaveLength(1);
        expect(await take(EVENING + 4 * MINUTE)).toBe(false);
        // Another's turn is another thing.
        expect(await store.takeTurn('telling page-1', EVENING, MINUTE)).toBe(true);
        expect(await take(EVENING + 6 * MINUTE)).toBe(true);
        await store.tick('asking', Date.parse('2038-01-19T03:14:08Z'));
        expect(await take(EVENING + 7 * MINUTE)).toBe(true);
        await set('TICK#asking', '-', 'at', { S: 'soon' });
        expect(await take(EVENING + 8 * MINUTE)).toBe(true);
      });

      it('is had by a caller whose first answer was lost', async () => {
        const { store, meddling } = await open();
        meddling.after = first(
          1,
          throwing(() => faults.serverError()),
        );
        expect(await store.takeTurn('asking', EVENING, MINUTE)).toBe(true);
      });
    });

    it('opens again on the same table with everything in it', async () => {
      const { world, client, table } = await open();
      const delivery = await world.approved('agenda');
      const again = openStore({
        client,
        table,
        sleep: () => Promise.resolve(),
        random: () => 0.5,
        newId: world.newId,
        monotonic: () => 0,
      });
      expect(await again.delivery(delivery.id)).toEqual(delivery);
    });
  });
};
