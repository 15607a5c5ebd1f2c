import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { time } from '../../lib/adapters/store/keys.ts';
import { fanOut } from '../../lib/draft/fan-out.ts';
import { memoryEngine, type Call, type Result } from '../engines/memory.ts';
import { EVENING, HOUR, openWorld } from '../world.ts';

/** What a claim, a freeze and a look for due feeds read and write, however many deliveries there are. */

type Output = { Item?: unknown; Items?: unknown[]; Responses?: Record<string, unknown[]> };

const readBy = ({ name }: Call, result: Result): number => {
  if (result.kind === 'threw') return 0;
  const { Item, Items, Responses } = result.output as Output;
  if (name === 'GetItem') return Item === undefined ? 0 : 1;
  if (name === 'BatchGetItem') return Object.values(Responses ?? {}).flat().length;
  return name === 'Query' || name === 'Scan' ? (Items?.length ?? 0) : 0;
};

const writtenBy = (call: Call): number => {
  if (call.name === 'TransactWriteItems') return call.input.TransactItems?.length ?? 0;
  return ['PutItem', 'UpdateItem', 'DeleteItem'].includes(call.name) ? 1 : 0;
};

/** Half of them were published, half wait for a far time. */
const fill = async (client: ReturnType<typeof memoryEngine>, table: string, deliveries: number): Promise<void> => {
  const row = (n: number) => {
    const state = n % 2 === 0 ? 'published' : 'approved';
    const at = state === 'published' ? EVENING - n * 1_000 : EVENING + 24 * HOUR + n;
    const [pk, listPk, listSk] = [`DELIVERY#old-${n}`, `DELIVERY#${state}`, `${time(at)}#old-${n}`];
    return { PutRequest: { Item: marshall({ pk, sk: '-', id: `old-${n}`, state, listPk, listSk }) } };
  };
  for (let start = 0; start < deliveries; start += 25) {
    const rows = Array.from({ length: Math.min(25, deliveries - start) }, (_, n) => row(start + n));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rows } }));
  }
};

const countedAt = async (deliveries: number) => {
  let counts = { read: 0, written: 0 };
  const client = memoryEngine({
    after: (call, result) => {
      counts = { read: counts.read + readBy(call, result), written: counts.written + writtenBy(call) };
    },
  });
  const world = await openWorld({ client });
  await world.approved('agenda');
  await fill(client, world.table, deliveries);
  const counting = async (work: () => Promise<unknown>) => {
    counts = { read: 0, written: 0 };
    await work();
    return counts;
  };
  const claim = await counting(() => world.publish());
  expect(world.networks.posts).toHaveLength(1);
  const now = () => world.clock.now;
  const deps = { ...world.store, settings: world.settings, now, sendOrders: () => Promise.resolve() };
  const poll = await counting(() => fanOut(deps));
  const freeze = await counting(() => world.freeze('ines'));
  return { claim, poll, freeze };
};

it('a claim, a freeze and a look for due feeds cost the same with 1,000 deliveries and with 100,000', async () => {
  const few = await countedAt(1_000);
  expect(await countedAt(100_000)).toEqual(few);
  expect(few.claim.written).toBeGreaterThan(5);
  expect(few.freeze.written).toBeGreaterThan(2);
}, 120_000);
