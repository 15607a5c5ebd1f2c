import { PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { STATES } from '../../lib/records/delivery.ts';
import { NO_APPROVAL } from '../../lib/delivery/unapproved.ts';
import { configuredScopes } from '../../lib/freeze/scope.ts';
import { memoryEngine } from '../engines/memory.ts';
import { createTable, MINUTE, openWorld, sampleSettings, seeded, TABLE } from '../world.ts';

/**
 * Two versions of the code on one table, as during a deployment and after it. The rows are what a version
 * before this one wrote; they are never written anew. What happens while both versions run is in the seeded
 * evenings.
 */

type Row = Record<string, AttributeValue>;
const { rows, at } = JSON.parse(readFileSync(new URL('../fixtures/rows/before.json', import.meta.url), 'utf8')) as {
  rows: Row[];
  at: number;
};

const tableOf = async (changed: (row: Row) => Row = (row) => row) => {
  const client = memoryEngine();
  await createTable(client);
  for (const row of rows) await client.send(new PutItemCommand({ TableName: TABLE, Item: changed(row) }));
  return client;
};

/** As a later version might write them: with an attribute that this one does not know. */
const later =
  (...kinds: string[]) =>
  (row: Row): Row =>
    kinds.some((kind) => row['pk']?.S?.startsWith(kind) === true) ? { ...row, later: { S: 'unknown here' } } : row;

const worldOf = async (changed?: (row: Row) => Row) =>
  openWorld({ client: await tableOf(changed), there: true, at, seed: 2 });

const idsOf = (state: string): string[] =>
  rows.flatMap((row) =>
    row['pk']?.S?.startsWith('DELIVERY#') === true && row['state']?.S === state ? (row['id']?.S ?? []) : [],
  );
const [waiting = ''] = idsOf('approved');
const [claimed = ''] = idsOf('claimed');

describe('rows of the version before', () => {
  it('are read by this version, whatever their kind', async () => {
    const client = await tableOf();
    const unreadable: unknown[] = [];
    const store = openStore({
      client,
      table: TABLE,
      sleep: () => Promise.resolve(),
      random: seeded(1).next,
      newId: () => 'id',
      monotonic: () => 0,
      unreadable: (what) => unreadable.push(what),
    });
    const kinds = new Set(rows.map((row) => (row['pk']?.S ?? '').split('#')[0]));
    expect([...kinds].sort()).toEqual(
      [
        'APPLIED',
        'ASK',
        'AUDIT',
        'BUDGET',
        'CONTROL',
        'DELIVERY',
        'DRAFT',
        'FEED',
        'FREEZE',
        'INFLIGHT',
        'PASS',
      ].concat(['PROPOSAL', 'SEEN', 'TICK', 'WATCH']),
    );
    let listed = 0;
    for (const state of STATES) listed += (await store.list(state)).length;
    expect(listed).toBe(rows.filter((row) => row['pk']?.S?.startsWith('DELIVERY#') === true).length);
    for (const row of rows) {
      const [kind = '', ...rest] = (row['pk']?.S ?? '').split('#');
      const id = rest.join('#');
      if (kind === 'DELIVERY') expect(await store.delivery(id)).not.toBeNull();
      if (kind === 'DRAFT') expect(await store.draft(id)).not.toBeNull();
      if (kind === 'FREEZE') expect(await store.freezeById(id)).not.toBeNull();
      if (kind === 'BUDGET') expect(await store.budget(id)).not.toBeNull();
      if (kind === 'ASK' && row['sk']?.S === '-') expect(await store.ask(id)).not.toBeNull();
      if (kind === 'PASS') expect(await store.pass(id)).not.toBeNull();
      if (kind === 'AUDIT') expect((await store.audit(id)).length).toBeGreaterThan(0);
      if (kind === 'PROPOSAL') expect(await store.proposal(id)).not.toBeNull();
    }
    expect(await store.freezes()).toHaveLength(2);
    expect(await store.inFlight()).toHaveLength(1);
    expect(await store.watchStatus()).not.toBeNull();
    expect(await store.appliedScopes()).not.toBeNull();
    expect((await store.controls(configuredScopes(sampleSettings()))).problems).toEqual([]);
    expect(unreadable).toEqual([]);
  });

  it('go on from where they were: the claimed becomes unknown, the frozen can be thawed', async () => {
    const world = await worldOf();
    expect(await world.thaw('marc', 'freeze-before')).toMatchObject({ kind: 'thawed' });
    world.advance(40 * MINUTE);
    await world.vouch();
    await world.sweep();
    expect((await world.delivery(claimed)).state).toBe('unknown');
  });

  it.each(['sweep', 'publish'] as const)(
    'are asked about again, not sent, when they were approved before the update: the %s says so',
    async (first) => {
      const world = await worldOf();
      expect(await world.thaw('marc', 'freeze-before')).toMatchObject({ kind: 'thawed' });
      world.advance(40 * MINUTE);
      await world.vouch();
      await world[first]();
      await world.publish();
      expect(world.networks.requests).toEqual([]);
      expect(await world.delivery(waiting)).toMatchObject({ state: 'draft', approval: null, note: NO_APPROVAL });
      expect((await world.store.audit(waiting)).at(-1)).toMatchObject({
        who: `machine:${first}`,
        how: NO_APPROVAL,
        from: 'approved',
        to: 'draft',
      });
      await world.ask();
      expect((await world.say('marc', waiting)).kind).toBe('approved');
      await world.publish();
      expect((await world.delivery(waiting)).state).toBe('published');
      expect(world.networks.posts).toHaveLength(1);
    },
  );
});

describe('rows of a version to come', () => {
  it('stop what depends on them: this version claims nothing and confirms no stop', async () => {
    for (const kind of ['none', 'DELIVERY#', 'APPROVAL#', 'CONTROL#', 'BUDGET#', 'WATCH']) {
      const client = await tableOf();
      const world = await openWorld({ client, there: true, at, seed: 2 });
      await world.thaw('marc', 'freeze-before');
      await world.approved('une', 'x:gazette');
      for (const row of client.dump(TABLE)) {
        const braked = kind === 'WATCH' && row['pk']?.S === 'WATCH' ? { braked: { S: 'later' } } : {};
        await client.send(new PutItemCommand({ TableName: TABLE, Item: { ...later(kind)(row), ...braked } }));
      }
      world.advance(MINUTE);
      await world.publish().catch(() => undefined);
      expect(world.networks.requests, kind).toHaveLength(kind === 'none' ? 1 : 0);
    }
    // Nobody can say what is in flight: neither its row nor its delivery can be read.
    const world = await worldOf(later('INFLIGHT', 'DELIVERY#'));
    expect(await world.freeze('marc')).toMatchObject({ kind: 'not-confirmed' });
    const { controls } = await world.store.controls(['all']);
    expect(controls.some(({ open }) => open.length > 0)).toBe(true);
  });

  it('keep a stop that this version cannot read: it cannot thaw it', async () => {
    const world = await worldOf(later('FREEZE#'));
    await expect(world.thaw('marc', 'freeze-before')).rejects.toThrow();
    const { controls } = await world.store.controls(['lane:promo']);
    expect(controls.flatMap(({ open }) => open)).toEqual(['freeze-before']);
  });
});
