/**
 * `npm run bench:load`: what grows with the number of feeds, counted on the tests' engine in memory.
 */
import { fanOut, type PollOrder } from '../../lib/draft/fan-out.ts';
import type { FeedSettings } from '../../lib/settings.ts';
import { memoryEngine } from '../engines/memory.ts';
import { EVENING, MINUTE, openWorld, sampleSettings } from '../world.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const feedsOf = (count: number): Record<string, FeedSettings> => {
  const { agenda } = sampleSettings().feeds;
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `f${n}`,
      { ...agenda!, url: `https://h${n}.example/feed`, every: 15 * MINUTE },
    ]),
  );
};

/** Nobody polls for ten minutes, then all is polled: how many orders went out, and how much was read a minute. */
const feeds = async (many: number): Promise<void> => {
  let queries = 0;
  const count = ({ name }: { name: string }): void => {
    if (name === 'Query') queries += 1;
  };
  const client = memoryEngine({ after: count });
  const world = await openWorld({ client });
  const clock = { now: EVENING };
  const orders: PollOrder[] = [];
  const deps = {
    ...world.store,
    settings: { ...world.settings, feeds: feedsOf(many) },
    now: () => clock.now,
    sendOrders: (sent: readonly { order: PollOrder }[]) => {
      orders.push(...sent.map(({ order }) => order));
      return Promise.resolve();
    },
  };
  queries = 0;
  for (let minute = 0; minute < 10; minute += 1) {
    await fanOut(deps);
    clock.now += MINUTE;
  }
  const began = process.cpuUsage();
  await fanOut(deps);
  const { user, system } = process.cpuUsage(began);
  const cpu = Math.round((user + system) / 1_000);
  const mb = Math.round(process.memoryUsage().rss / 1_000_000);
  say(
    `${many} feeds, nobody polls for ten minutes: ${orders.length} orders, ${queries / 11} queries a minute, ` +
      `a quiet run ${cpu} ms of processor, ${mb} MB in all`,
  );
};

await feeds(100);
await feeds(1_000);
await feeds(10_000);
