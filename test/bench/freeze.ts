import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Store } from '../../lib/records/store.ts';
import { headroom } from '../../lib/delivery/budget.ts';
import { NO_SPENDING } from '../../lib/records/budget.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { epochsOf, lanesOf, scopesOf } from '../../lib/freeze/scope.ts';
import { openFreeze, settleFreeze, type StopDeps } from '../../lib/freeze/stop.ts';
import { openWorld, sampleSettings, HOUR } from '../world.ts';
import { startEngine } from '../engines/start.ts';

/**
 * `npm run bench:freeze -- [--freezes N] [--publishers N]`: on the embedded engine, while publishers claim
 * and finish without a pause, the time from the command to *stopping* (the freeze has committed and what is
 * in flight has been read) and to *frozen*; then claims per second.
 */
const { values } = parseArgs({
  options: { freezes: { type: 'string', default: '100' }, publishers: { type: 'string', default: '8' } },
});
const freezes = Number(values.freezes);
const publishers = Number(values.publishers);

const accounts = Array.from({ length: 16 }, (_, index) => `sandbox:a${index}`);
const settings = sampleSettings((config) => {
  for (const account of accounts) config.accounts[account] = {};
  config.feeds['une'] = { url: 'https://gazette.example/une/feed', lane: 'news', accounts };
});
const engine = await startEngine('dynoxide');
const at = Date.now();
const world = await openWorld({ client: engine.client(), table: 'bench', settings, at });
let ids = 0;
const store = (): Store =>
  openStore({
    client: engine.client(),
    table: 'bench',
    sleep: async (ms) => {
      await sleep(ms);
    },
    random: Math.random,
    newId: () => `id-${(ids += 1)}`,
    monotonic: () => performance.now(),
  });

const approve = async (own: Store, before: Delivery): Promise<Delivery> => {
  const epochs = epochsOf((await own.controls(scopesOf(before, settings) ?? [])).controls);
  const approval = { by: 'marc', at, hash: before.hash, epochs, until: at + HOUR, under: false };
  const act = { at, who: 'marc', how: 'approve' };
  const answer = await own.approve([{ before, change: { dueAt: at, approval } }], epochs, false, act);
  if (answer.kind !== 'approved') throw new Error(answer.kind);
  return answer.deliveries[0] ?? before;
};

const claim = async (own: Store, delivery: Delivery, time: number) => {
  const from = (await own.budget(delivery.account)) ?? NO_SPENDING;
  const fits = headroom({ ...from, sends: [] }, undefined, time, false);
  if (fits.kind === 'over') throw new Error('over');
  const approval = await own.approval(delivery.id);
  if (approval === null) throw new Error('not approved');
  return own.claim({
    delivery,
    approval,
    claimId: `claim-${(ids += 1)}`,
    now: time,
    leaseUntil: time + 120_000,
    scopes: scopesOf(delivery, settings) ?? [],
    lanes: lanesOf(delivery, settings),
    budget: { from, next: { ...fits.next, version: from.version + 1 } },
    who: 'machine:publish',
  });
};

const quantile = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(0);
const sum = (times: number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${quantile(sorted, 0.5)} ms, p99 ${quantile(sorted, 0.99)} ms, max ${quantile(sorted, 1)} ms`;
};

// ── freezes under load ──

let working = true;
let loops = 0;
const load = Array.from({ length: publishers }, async (_, index) => {
  const own = store();
  const account = accounts[index % accounts.length] ?? '';
  while (working) {
    const before = await world.one('une', account);
    try {
      const delivery = await approve(own, before);
      const taken = await claim(own, delivery, at);
      if (taken.kind === 'claimed') {
        await sleep(30);
        const act = { at, who: 'machine:publish', how: 'accepted' };
        await own.move(taken.delivery, { state: 'published', claimId: null, sentAt: at }, act);
        loops += 1;
      }
    } catch {
      // A freeze came between: this one is held.
    }
  }
});
const own = store();
const deps: StopDeps = {
  ...own,
  settings,
  now: () => at,
  monotonic: () => performance.now(),
  sleep: async (ms) => {
    await sleep(ms);
  },
  announce: () => Promise.resolve(),
  list: (state, range) => own.list(state, { ...range, limit: Math.min(range?.limit ?? 50, 50) }),
};
await sleep(500);
const stopping: number[] = [];
const frozen: number[] = [];
let notConfirmed = 0;
for (let index = 0; index < freezes; index += 1) {
  const begun = performance.now();
  const opened = await openFreeze(deps, { id: `F${index}`, scopes: ['all'], source: 'human', by: 'ines' });
  if (opened.kind !== 'stopping') {
    notConfirmed += 1;
    continue;
  }
  stopping.push(performance.now() - begun);
  await settleFreeze(deps, opened);
  frozen.push(performance.now() - begun);
  await own.thaw(`F${index}`, 'ines', at);
  await sleep(40);
}
working = false;
await Promise.all(load);
process.stdout.write(
  `${freezes} freezes of all against ${publishers} publishers (${loops} sends meanwhile), embedded engine\n` +
    `  to stopping: ${sum(stopping)}\n  to frozen:   ${sum(frozen)}\n  NOT CONFIRMED: ${notConfirmed}\n`,
);

// ── claims per second ──

for (const width of [1, 8, 16]) {
  const waiting = await Promise.all(
    Array.from({ length: 160 }, async (_, index) =>
      approve(own, await world.one('une', accounts[index % width] ?? '')),
    ),
  );
  const begun = performance.now();
  let claims = 0;
  await Promise.all(
    Array.from({ length: width }, async (_, lane) => {
      const mine = store();
      for (const delivery of waiting.filter((_each, index) => index % width === lane)) {
        if ((await claim(mine, delivery, at)).kind === 'claimed') claims += 1;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  process.stdout.write(
    `${width} publishers of one account each: ${claims} claims in ${seconds.toFixed(2)} s, ${(claims / seconds).toFixed(0)} a second\n`,
  );
}
await engine.stop();
