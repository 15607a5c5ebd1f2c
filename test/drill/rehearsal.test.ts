import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { apart } from '../../lib/adapters/store/apart.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { rehearse } from '../../lib/drill/rehearsal.ts';
import type { Store } from '../../lib/records/store.ts';
import { EVENING, HOUR, openGazette, TABLE } from '../web/gazette.ts';

/** The rehearsal in a table that a newsroom works in. */
const PREFIX = 'REHEARSAL#one#';

const open = async () => {
  const gazette = await openGazette();
  let now = EVENING;
  let ids = 0;
  const newId = () => `rehearsal-${(ids += 1)}`;
  const sleep = (ms: number) => Promise.resolve(void (now += ms));
  const monotonic = () => now;
  const client = apart(gazette.engine.connect(), PREFIX, EVENING + HOUR);
  const store = openStore({ client, table: TABLE, sleep, random: () => 0, newId, monotonic });
  const said: unknown[] = [];
  const run = (over: Partial<Store> = {}) =>
    rehearse({
      store: { ...store, ...over },
      settings: gazette.settings,
      now: () => now,
      monotonic,
      sleep,
      newId,
      log: (level, event, fields) => void said.push([level, event, fields?.['said']]),
    });
  const rows = async () => {
    const { Items = [] } = await gazette.engine.connect().send(new ScanCommand({ TableName: TABLE }));
    return Items;
  };
  return { gazette, store, said, run, rows };
};

describe('the rehearsal of the stop', () => {
  it('stops a synthetic post, lets nothing leave before a new approval, and says so', async () => {
    const { said, run } = await open();
    expect(await run()).toEqual({ stoppedInMs: 0, leaked: 0, left: 1, held: true });
    expect(said).toEqual([['info', 'rehearse.run', 'stopped in 0 ms, leaked 0']]);
  });

  it('changes no row of the newsroom, and all that it writes has its own keys and expires', async () => {
    const { gazette, run, rows } = await open();
    await gazette.item('marche');
    const before = await rows();
    await run();
    const after = await rows();
    const isOwn = (pk = '') => pk.startsWith(PREFIX);
    expect(after.filter(({ pk }) => !isOwn(pk?.S))).toEqual(before);
    const own = after.filter(({ pk }) => isOwn(pk?.S));
    expect(own.length).toBeGreaterThan(10);
    for (const { listPk } of own) if (listPk !== undefined) expect(isOwn(listPk.S)).toBe(true);
    expect(own.filter(({ ttl }) => ttl === undefined)).toEqual([]);
  });

  it('does not hold where a freeze is said to be written, and is not', async () => {
    const { said, run, store } = await open();
    const freeze: Store['freeze'] = () => Promise.resolve({ kind: 'committed' });
    const report = await run({ freeze, freezeById: () => Promise.resolve(null), freezeFor: store.freezeFor });
    expect(report).toMatchObject({ held: false, leaked: 1 });
    expect(said).toEqual([['error', 'rehearse.run', 'stopped in 0 ms, leaked 1']]);
  });

  it('does not hold where the stop is not confirmed, or where the synthetic post could never have left', async () => {
    const first = await open();
    const refused = await first.run({ freeze: () => Promise.resolve({ kind: 'not-confirmed', error: 'silent' }) });
    expect(refused).toMatchObject({ stoppedInMs: null, held: false });
    const second = await open();
    expect(await second.run({ claim: () => Promise.resolve({ kind: 'busy' }) })).toMatchObject({
      leaked: 0,
      left: 0,
      held: false,
    });
  });
});
