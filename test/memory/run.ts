import { openFetch, type GuardedFetch } from '../../lib/adapters/fetch.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { afterAll, inTurn, sourceReader } from '../../lib/crisis/look.ts';
import { pollOrdered } from '../../lib/draft/fan-out.ts';
import { readFeed } from '../../lib/feed/document.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { memoryEngine } from '../engines/memory.ts';
import { createTable, sampleSettings, TABLE } from '../world.ts';

/**
 * The process that is measured: one look of the watch at its sources, or one run of ingest over a batch, with the
 * real fetch and the real reader. It prints the most memory that it took.
 */
const [run = '', url = '', count = '0'] = process.argv.slice(2);
const guarded = openFetch({ userAgent: 'Vigie/test', allowLoopback: true });
/** However slow this machine is: memory is measured, not time. */
const fetch: GuardedFetch = (url, request) => guarded(url, { ...request, deadlineMs: 3_600_000 });
const addresses = Array.from({ length: Number(count) }, (_, n) => `${url}/${n}`);

type Read = { read: number; refused: number };

const watch = async (): Promise<Read> => {
  const read = sourceReader({ fetch: afterAll(fetch, addresses.length), read: inTurn(readFeed) });
  const answers = await Promise.all(
    addresses.map((address, n) =>
      read({ id: `s${n}`, owner: `o${n}`, url: address, lang: 'en', country: 'uk', kind: 'headlines' }, {}),
    ),
  );
  const ok = answers.filter(({ kind }) => kind === 'items').length;
  return { read: ok, refused: answers.length - ok };
};

const ingest = async (): Promise<Read> => {
  const engine = memoryEngine();
  await createTable(engine);
  let ids = 0;
  const store = openStore({
    client: engine,
    table: TABLE,
    sleep: () => Promise.resolve(),
    random: () => 0,
    newId: () => `id-${(ids += 1)}`,
    monotonic: () => performance.now(),
  });
  const names = addresses.map((_, n) => `feed-${n}`);
  const settings = sampleSettings((config) => {
    config.feeds = Object.fromEntries(
      names.map((name, n) => [
        name,
        // A host each, so that they are asked at once.
        { url: `https://host-${n}.example/`, lane: 'news', accounts: ['sandbox:gazette'], every: '15m', backfill: 1 },
      ]),
    );
  });
  const { polls } = await pollOrdered(
    {
      ...store,
      settings,
      now: () => Date.now(),
      random: () => 0,
      remainingMs: () => 60_000,
      log: () => undefined,
      announce: () => Promise.resolve(),
      fetch: (address, request) => fetch(addresses[Number(/host-(\d+)/.exec(address)?.[1])] ?? '', request),
      choosePicture: () => Promise.resolve({ media: null, why: null }),
      twinKey: () => Promise.resolve(null),
      keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
      sendOrders: () => Promise.resolve(),
    },
    names.map((feed) => ({ id: feed, body: JSON.stringify({ feed, since: null }) })),
  );
  const ok = polls.filter(({ status }) => status === 'ok').length;
  return { read: ok, refused: polls.length - ok };
};

const outcome = await (run === 'watch' ? watch() : ingest());
process.stdout.write(JSON.stringify({ mb: Math.round(process.resourceUsage().maxRSS / 1_000), ...outcome }));
process.exit(0);
