import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { draftOf } from '../../lib/draft/draft-of.ts';
import { epochsOf, scopesOf } from '../../lib/freeze/scope.ts';
import { EVENING, HOUR, openWorld, plannedItem, sampleSettings, seeded, type World } from '../world.ts';
import { claimOf } from './store.contract.ts';
import { startable, startEngine, type Engine } from './start.ts';

/** Many at once on a real engine: time is real here, and the order is the engine's. */

const kinds = startable();
if (kinds.length === 0) it.skip('no engine can be started here', () => undefined);

let tables = 0;

/** Closed until it is opened once. */
const gate = () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { passed: promise, open: () => resolve(undefined) };
};

const realStore = (client: DynamoDBClient, table: string, seed: number) => {
  const random = seeded(seed);
  let ids = 0;
  return openStore({
    client,
    table,
    sleep: async (ms) => {
      await sleep(ms);
    },
    random: random.next,
    newId: () => {
      ids += 1;
      return `id-${seed}-${ids}`;
    },
    monotonic: () => performance.now(),
  });
};

const aFreeze = (id: string) => ({
  id,
  scopes: ['all'],
  source: 'human' as const,
  by: 'ines',
  at: EVENING,
  reason: 'attentat',
  story: null,
  evidence: [],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
});

/** So many approved deliveries, each of an account of its own, so that only the controls are shared. */
const many = async (world: World, accounts: readonly string[]): Promise<Delivery[]> => {
  const made = await Promise.all(accounts.map((account) => world.one('une', account)));
  const approved: Delivery[] = [];
  for (const before of made) {
    const { controls } = await world.store.controls(scopesOf(before, world.settings) ?? []);
    const epochs = epochsOf(controls);
    const change = {
      dueAt: EVENING,
      approval: { by: 'marc', at: EVENING, hash: before.hash, epochs, until: EVENING + HOUR, under: false },
    };
    const act = { at: EVENING, who: 'marc', how: 'approve' };
    const answer = await world.store.approve([{ before, change }], epochs, false, act);
    if (answer.kind === 'approved') approved.push(...answer.deliveries);
  }
  return approved;
};

describe.each(kinds)('on %s', (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(kind);
  });
  afterAll(() => engine.stop());

  const open = async (settings = sampleSettings()) => {
    tables += 1;
    return openWorld({ client: engine.client(), table: `race-${process.pid}-${tables}`, settings, seed: tables });
  };

  it('100 publishers race for one delivery, and exactly one takes it', async () => {
    const world = await open();
    const delivery = await world.approved('agenda');
    const client = engine.client();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        claimOf(world, delivery, { claimId: `claim-${index}` }, realStore(client, world.table, index)),
      ),
    );
    const winners = answers.flatMap((answer, index) => (answer.kind === 'claimed' ? [`claim-${index}`] : []));
    expect(winners).toHaveLength(1);
    expect(await world.delivery(delivery.id)).toMatchObject({ state: 'claimed', attempt: 1, claimId: winners[0] });
    expect(await world.store.inFlight()).toHaveLength(1);
    expect((await world.store.budget(delivery.account))?.sends).toHaveLength(1);
    expect((await world.store.audit(delivery.id)).filter(({ how }) => how === 'claim')).toHaveLength(1);
  });

  it('20 approvals race for one slot, and exactly one has it', async () => {
    const world = await open();
    const drafts = await Promise.all(Array.from({ length: 20 }, () => world.one('une', 'sandbox:gazette')));
    const { controls } = await world.store.controls(scopesOf(drafts[0]!, world.settings) ?? []);
    const [epochs, client, dueAt] = [epochsOf(controls), engine.client(), EVENING + HOUR];
    const answers = await Promise.all(
      drafts.map((before, index) => {
        const yes = { by: 'marc', at: EVENING, hash: before.hash, epochs, until: dueAt + HOUR, under: false };
        const act = { at: EVENING, who: 'marc', how: 'approve' };
        const chosen = [{ before, change: { dueAt, approval: yes }, inSlot: true }];
        return realStore(client, world.table, index).approve(chosen, epochs, false, act);
      }),
    );
    expect(answers.filter(({ kind }) => kind === 'approved')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'slot-taken')).toHaveLength(19);
    expect(await world.store.list('approved')).toHaveLength(1);
  });

  it('200 claims race a freeze: nothing that was approved before it is claimed after it committed', async () => {
    const accounts = Array.from({ length: 20 }, (_, index) => `sandbox:a${index}`);
    const settings = sampleSettings((config) => {
      for (const account of accounts) config.accounts[account] = {};
      const [first, second] = [accounts.slice(0, 10), accounts.slice(10)];
      config.feeds['une'] = { url: 'https://gazette.example/une/feed', lane: 'news', accounts: first };
      config.feeds['agenda'] = { url: 'https://gazette.example/agenda/feed', lane: 'promo', accounts: second };
    });
    const world = await open(settings);
    const deliveries: Delivery[] = [];
    for (let round = 0; round < 10; round += 1) deliveries.push(...(await many(world, accounts)));
    expect(deliveries).toHaveLength(200);
    const client = engine.client();
    // One order of what this process saw: the start of each claim, and the answer to the freeze.
    let moments = 0;
    let committedAt = Infinity;
    const won = gate();
    const stopped = gate();
    const claim = async (delivery: Delivery, index: number) => {
      const begun = (moments += 1);
      const answer = await claimOf(world, delivery, {}, realStore(client, world.table, 1_000 + index));
      if (answer.kind === 'claimed') won.open();
      return { answer, begun };
    };
    const freeze = async () => {
      await won.passed;
      const answer = await realStore(client, world.table, 9_999).freeze(aFreeze('f'), 60_000);
      committedAt = moments += 1;
      stopped.open();
      return answer;
    };
    // A wave is one claim of each account. Two waves begin before the freeze, six while it is written, two after it.
    const wave = async (number: number) => {
      if (number >= 2) await won.passed;
      if (number >= 8) await stopped.passed;
      const from = number * accounts.length;
      return Promise.all(accounts.map((_, index) => claim(deliveries[from + index]!, from + index)));
    };
    const [frozen, ...waves] = await Promise.all([
      freeze(),
      ...Array.from({ length: 10 }, (_, number) => wave(number)),
    ]);
    const taken = waves.flat();
    expect(frozen.kind).toBe('committed');
    const claimed = taken.filter(({ answer }) => answer.kind === 'claimed');
    expect(claimed.filter(({ begun }) => begun > committedAt)).toEqual([]);
    expect(
      waves
        .slice(8)
        .flat()
        .map(({ answer }) => answer.kind),
    ).toEqual(Array.from({ length: 40 }, () => 'frozen'));
    const again = await Promise.all(
      deliveries.map(async ({ id }) => {
        const now = await world.delivery(id);
        return now.state === 'approved' ? (await claimOf(world, now)).kind : 'taken before';
      }),
    );
    expect(again.filter((kind_) => kind_ === 'claimed')).toEqual([]);
    // Each claim that was answered is the one in the table.
    expect(await world.store.inFlight()).toHaveLength(claimed.length);
  });
});

describe('a power cut', () => {
  const ends = kinds.map((kind) => [kind, kind === 'dynoxide' ? 'loses no acknowledged write and ' : ''] as const);
  it.each(ends)('on %s in mid-run %sleaves no half of a write', async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'vigie-race-'));
    const dbPath = kind === 'dynoxide' ? join(folder, 'vigie.db') : folder;
    try {
      let engine = await startEngine(kind, { dbPath });
      const world = await openWorld({ client: engine.client(), table: 'power-cut' });
      const acknowledged: Delivery[] = [];
      const attempted: Delivery[] = [];
      for (let cut = 0; cut < 3; cut += 1) {
        const client = engine.client();
        const store = realStore(client, 'power-cut', 100 + cut);
        const before = acknowledged.length;
        const enough = gate();
        const writing = Array.from({ length: 8 }, async (_, writer) => {
          for (let round = 0; round < 400; round += 1) {
            const at = EVENING + cut * 100_000 + writer * 1_000 + round;
            const planned = plannedItem(`cut-${cut}-${writer}-${round}`, `Une ${round}`, at);
            const made = draftOf(world.settings, 'alertes', planned, ['bluesky:gazette'], 'La Gazette', at);
            if (made === null) return;
            const act = { at, who: 'machine:ingest', how: 'from feed alertes' };
            attempted.push(...made.deliveries);
            try {
              await store.createDraft(made.draft, made.deliveries, [], at + HOUR, act);
            } catch {
              return; // The engine is gone; this write was not acknowledged.
            }
            acknowledged.push(...made.deliveries);
            if (acknowledged.length >= before + 10) enough.open();
          }
        });
        // In mid-run: ten more writes were acknowledged, and others are under way.
        await enough.passed;
        await engine.kill9();
        await Promise.all(writing);
        engine = await startEngine(kind, { dbPath });
      }
      expect(acknowledged.length).toBeGreaterThan(20);
      const after = realStore(engine.client(), 'power-cut', 7);
      // AWS's emulator acknowledges before its file is safe, as the service does not: of it only the second
      // half can be asked.
      if (kind === 'dynoxide')
        for (const { id, rev } of acknowledged) {
          expect(await after.delivery(id)).toMatchObject({ state: 'draft' });
          expect(await after.audit(id)).toHaveLength(rev);
        }
      // Whatever else was tried is there with its audit row, or not at all.
      for (const { id } of attempted) {
        const there = (await after.delivery(id)) !== null;
        expect(await after.audit(id)).toHaveLength(there ? 1 : 0);
      }
      await engine.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
