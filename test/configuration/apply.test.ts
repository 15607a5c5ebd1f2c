import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Store } from '../../lib/records/store.ts';
import { applyConfiguration, type ApplyAnswer } from '../../lib/configuration/apply.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import { configuredScopes } from '../../lib/freeze/scope.ts';
import { readSettings, type Settings, type SettingsInput } from '../../lib/settings.ts';
import config from '../../vigie.config.ts';
import { engines, type Running } from '../engines/start.ts';

const TABLE = 'vigie-test';
const START = Date.parse('2026-11-22T18:00:00Z');

const settingsOf = (input: SettingsInput): Settings => {
  const read = readSettings(input);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.settings;
};

const whole = settingsOf(config);
const without = (feed: string): Settings =>
  settingsOf({ ...config, feeds: Object.fromEntries(Object.entries(config.feeds).filter(([key]) => key !== feed)) });
const withFeed = (feed: string): Settings => {
  const { une } = config.feeds;
  if (une === undefined) throw new Error('the sample configuration has a feed "une"');
  return settingsOf({ ...config, feeds: { ...config.feeds, [feed]: une } });
};

const freezeOf = (id: string, scope: string, source: Freeze['source'] = 'human'): Freeze => ({
  id,
  scopes: [scope],
  source,
  by: source === 'human' ? 'marc' : 'machine:watch',
  at: START,
  reason: null,
  story: null,
  evidence: [],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
});

describe.each(engines().filter(({ name }) => name !== 'dynamodb-local'))('on $name', ({ start }) => {
  let engine: Running;
  let store: Store;
  let now: number;

  const apply = (settings: Settings, changed: Partial<Store> = {}): Promise<ApplyAnswer> =>
    applyConfiguration({ ...store, ...changed, settings, now: () => now, log: () => undefined });

  beforeEach(async () => {
    engine = await start();
    const client = engine.client();
    await createTable(client as DynamoDBClient, TABLE);
    now = START;
    let id = 0;
    store = openStore({
      client,
      table: TABLE,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      newId: () => `id-${(id += 1)}`,
      monotonic: () => 0,
    });
  });
  afterEach(() => engine.stop());

  it('creates both controls of every scope, the budgets and the word of the watch, all clear', async () => {
    const answer = await apply(whole);
    const scopes = configuredScopes(whole);
    expect(answer).toMatchObject({ kind: 'applied', come: scopes, go: [] });
    expect(answer.kind === 'applied' && answer.created).toHaveLength(scopes.length * 2 + 3 + 1);
    const { controls, problems } = await store.controls(scopes);
    expect(problems).toEqual([]);
    expect(controls).toHaveLength(scopes.length * 2);
    expect(controls.every(({ open, epoch }) => open.length === 0 && epoch === START)).toBe(true);
    expect(await store.watchStatus()).toMatchObject({ okUntil: 0 });
    for (const account of Object.keys(whole.accounts))
      expect(await store.budget(account)).toMatchObject({ version: 0 });
  });

  it('changes nothing the second time', async () => {
    await apply(whole);
    const before = [await store.appliedScopes(), await store.controls(configuredScopes(whole))];
    now += 60_000;
    expect(await apply(whole)).toEqual({ kind: 'applied', created: [], come: [], go: [] });
    expect([await store.appliedScopes(), await store.controls(configuredScopes(whole))]).toEqual(before);
  });

  it('gives a new scope an epoch of its own and leaves the others as they are, an open freeze included', async () => {
    await apply(whole);
    await store.freeze(freezeOf('f1', 'lane:promo'), 1_000);
    now += 60_000;
    expect(await apply(withFeed('sport'))).toEqual({
      kind: 'applied',
      created: ['CONTROL#feed:sport', 'CONTROL#feed:sport'].map((each) => expect.stringContaining(each) as string),
      come: ['feed:sport'],
      go: [],
    });
    const { controls } = await store.controls(['feed:sport', 'lane:promo']);
    const epochs = controls.map(({ scope, side, epoch, open }) => [scope, side, epoch, open]);
    expect(epochs).toEqual([
      ['feed:sport', 'human', START + 60_000, []],
      ['feed:sport', 'watch', START + 60_000, []],
      ['lane:promo', 'human', START + 1, ['f1']],
      ['lane:promo', 'watch', START, []],
    ]);
  });

  it('lets a clear scope go, removes nothing, and gives it back the epoch it left with', async () => {
    await apply(whole);
    now += 60_000;
    expect(await apply(without('agenda'))).toEqual({ kind: 'applied', created: [], come: [], go: ['feed:agenda'] });
    expect((await store.appliedScopes())?.scopes).not.toContain('feed:agenda');
    expect((await store.controls(['feed:agenda'])).controls).toHaveLength(2);
    now += 60_000;
    expect(await apply(whole)).toEqual({ kind: 'applied', created: [], come: ['feed:agenda'], go: [] });
    const { controls } = await store.controls(['feed:agenda']);
    expect(controls.map(({ epoch }) => epoch)).toEqual([START, START]);
  });

  it.each(['human', 'watch'] as const)(
    'refuses to let a scope go while a freeze of the %s side is open on it, and changes nothing',
    async (source) => {
      await apply(whole);
      await store.freeze(freezeOf('f1', 'feed:agenda', source), 1_000);
      const before = await store.appliedScopes();
      const next = settingsOf({
        ...config,
        feeds: { une: config.feeds['une']!, sport: config.feeds['une']! },
      });
      expect(await apply(next)).toEqual({
        kind: 'held',
        holds: [{ control: `feed:agenda/${source}`, freezes: ['f1'], why: 'frozen' }],
      });
      expect(await store.appliedScopes()).toEqual(before);
      expect((await store.controls(['feed:sport'])).controls).toEqual([]);
      await store.thaw('f1', 'marc', START + 1);
      expect(await apply(next)).toMatchObject({ kind: 'applied', go: ['feed:agenda'] });
    },
  );

  it('refuses when the freeze comes between the look and the write', async () => {
    await apply(whole);
    let raced = false;
    const answer = await apply(without('agenda'), {
      saveAppliedScopes: async (...input) => {
        if (!raced) await store.freeze(freezeOf('f1', 'feed:agenda'), 1_000);
        raced = true;
        return store.saveAppliedScopes(...input);
      },
    });
    expect(answer).toMatchObject({ kind: 'held', holds: [{ control: 'feed:agenda/human', freezes: ['f1'] }] });
    expect((await store.appliedScopes())?.scopes).toContain('feed:agenda');
  });

  it('refuses to let a scope go whose control cannot be read', async () => {
    await apply(without('agenda'));
    const applied = await store.appliedScopes();
    await store.saveAppliedScopes(applied, [...(applied?.scopes ?? []), 'feed:agenda'], [], now);
    expect(await apply(without('agenda'))).toEqual({
      kind: 'held',
      holds: [
        { control: 'feed:agenda/human', freezes: [], why: 'unreadable' },
        { control: 'feed:agenda/watch', freezes: [], why: 'unreadable' },
      ],
    });
  });

  it('leaves one list and one set of controls when two deployments apply at once', async () => {
    const answers = await Promise.all([apply(whole), apply(whole)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['applied', 'applied']);
    const created = answers.flatMap((answer) => (answer.kind === 'applied' ? answer.created : []));
    expect(new Set(created).size).toBe(created.length);
    expect((await store.appliedScopes())?.version).toBe(1);
  });

  it('completes what a run that broke off left half done', async () => {
    const broken = apply(whole, { applyScopes: () => Promise.reject(new Error('power cut')) });
    await expect(broken).rejects.toThrow('power cut');
    const answer = await apply(whole);
    expect(answer).toMatchObject({ kind: 'applied', come: [], go: [] });
    expect((await store.controls(configuredScopes(whole))).problems).toEqual([]);
  });

  it('writes the controls of thousands of feeds a hundred at a time, and each that somebody else made only once', async () => {
    const writes: number[] = [];
    const client = engine.client();
    const counting = {
      send: (command: { constructor: { name: string }; input: { TransactItems?: unknown[] } }, ...rest: unknown[]) => {
        if (command.constructor.name === 'TransactWriteItemsCommand')
          writes.push(command.input.TransactItems?.length ?? 0);
        return (client.send as (...input: unknown[]) => unknown).call(client, command, ...rest);
      },
    };
    const counted = openStore({
      client: counting as never,
      table: TABLE,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      newId: () => `counted-${writes.length}`,
      monotonic: () => 0,
    });
    const scopes = Array.from({ length: 1_000 }, (_, index) => `feed:f${index}`);
    const [first, second] = await Promise.all([
      counted.applyScopes(scopes, [], now),
      store.applyScopes(scopes.slice(0, 3), [], now),
    ]);
    const created = [...first, ...second];
    // Two for each scope, and the word of the watch.
    expect([created.length, new Set(created).size]).toEqual([2_001, 2_001]);
    expect(writes.length).toBeLessThan(21 + 2 * 101);
    expect(Math.max(...writes)).toBe(100);
  });

  describe('with more feeds to go than one transaction can check', () => {
    const old = Array.from({ length: 120 }, (_, index) => `old-${index}`);
    const withOld = (): Settings =>
      settingsOf({ ...config, feeds: { ...config.feeds, ...Object.fromEntries(old.map((feed) => [feed, une()])) } });
    const une = () => config.feeds['une']!;
    const scopes = old.map((feed) => `feed:${feed}`);

    it('lets all of them go', async () => {
      await apply(withOld());
      expect(await apply(whole)).toEqual({ kind: 'applied', created: [], come: [], go: scopes });
      expect((await store.appliedScopes())?.scopes).toEqual(configuredScopes(whole));
    });

    it('lets none of them go while the last is frozen, and has what comes in force before any goes', async () => {
      await apply(withOld());
      await store.freeze(freezeOf('f1', 'feed:old-119'), 1_000);
      const before = await store.appliedScopes();
      expect(await apply(withFeed('sport'))).toMatchObject({ kind: 'held', holds: [{ freezes: ['f1'] }] });
      expect(await store.appliedScopes()).toEqual(before);
      await store.thaw('f1', 'marc', START + 1);

      const lists: (readonly string[])[] = [];
      await apply(withFeed('sport'), {
        saveAppliedScopes: (was, next, ...rest) => {
          lists.push(next);
          return store.saveAppliedScopes(was, next, ...rest);
        },
      });
      expect(lists.map((list) => [list.includes('feed:sport'), list.length])).toEqual([
        [true, configuredScopes(whole).length + 1 + 71],
        [true, configuredScopes(whole).length + 1 + 22],
        [true, configuredScopes(whole).length + 1],
      ]);
    });

    it('refuses when one is frozen on the way, and the configuration of before brings back what went', async () => {
      await apply(withOld());
      let writes = 0;
      const answer = await apply(whole, {
        saveAppliedScopes: async (...input) => {
          writes += 1;
          if (writes === 2) await store.freeze(freezeOf('f1', 'feed:old-60'), 1_000);
          return store.saveAppliedScopes(...input);
        },
      });
      expect(answer).toMatchObject({ kind: 'held', holds: [{ control: 'feed:old-60/human', freezes: ['f1'] }] });
      expect(await apply(withOld())).toEqual({ kind: 'applied', created: [], come: scopes.slice(0, 49), go: [] });
    });
  });
});
