import { openFetch } from '../../adapters/fetch.ts';
import { pollFeed, type Fetched, type PollOutcome } from '../../feed/poll-feed.ts';
import type { SeenRow } from '../../feed/codec.ts';
import { answer, type Answer, type Refusal } from '../io.ts';
import { readConfigured } from './configured.ts';
import { readMemory, writeMemory } from './memory.ts';
import type { ReadOrder } from './options.ts';
import { orNull, short } from './shown.ts';
import { isUrl, load } from './source.ts';
import { MINUTE_MS } from '../../records/durations.ts';

const DEFAULT_EVERY_MS = 15 * MINUTE_MS;

/** What ingest would do now with a feed; what it remembers between polls is in the file `state`. */
export const pollOnce = async (order: ReadOrder & { state: string; backfill: number }): Promise<Answer | Refusal> => {
  const { source, now } = order;
  const configured = await readConfigured(order);
  if ('kind' in configured) return configured;
  const memory = await readMemory(order.state);
  if ('kind' in memory) return memory;
  const guarded = openFetch({
    userAgent: configured.userAgent,
    allowLoopback: order.allowPrivate,
    now: () => now,
  });
  const outcome = await pollFeed(
    {
      fetch: async (url, { validators }): Promise<Fetched> => {
        const fetched = await load({ as: order.as, source: isUrl(source) ? url : source }, guarded, validators);
        return fetched.kind === 'ok'
          ? { ...fetched, contentType: order.contentType ?? fetched.contentType, url: order.as ?? fetched.url }
          : fetched;
      },
      lookUp: (keys) => {
        const found = new Map<string, SeenRow>();
        for (const key of keys) {
          const row = memory.seen.get(key);
          if (row !== undefined) found.set(key, row);
        }
        return Promise.resolve(found);
      },
      now: () => now,
      jitter: Math.random,
    },
    { url: source, everyMs: DEFAULT_EVERY_MS, backfill: order.backfill, rules: configured.rules },
    memory.feed,
  );
  if (outcome.kind === 'read') for (const row of outcome.plan.rows) memory.seen.set(row.key, row);
  await writeMemory(order.state, { feed: outcome.state, seen: memory.seen });
  return answer(polled(outcome, now), () => '');
};

function polled(outcome: PollOutcome, now: number) {
  const empty = {
    items: [],
    new: [],
    parked: [],
    changed: [],
    skipped: 0,
    retryAfterS: null,
    permanentUrl: null,
    error: null,
  };
  const secondsUntil = (at: number | null) => (at === null ? null : Math.max(0, Math.ceil((at - now) / 1000)));
  switch (outcome.kind) {
    case 'gone':
      return { status: 'gone', ...empty };
    case 'not-modified':
      return { status: 'notModified', ...empty, permanentUrl: outcome.permanentUrl };
    case 'too-early':
      return {
        status: 'error',
        ...empty,
        retryAfterS: secondsUntil(outcome.until),
        error: { code: 'retry-later', message: 'the publisher asked not to be asked again yet: nothing was sent' },
      };
    case 'error':
      return {
        status: 'error',
        ...empty,
        retryAfterS: secondsUntil(outcome.retryAt),
        error: { code: outcome.reason, message: outcome.detail },
      };
    case 'read': {
      const { plan, feed } = outcome;
      return {
        status: 'ok',
        items: feed.items.map((item) => ({ ...short(item), summary: orNull(item.summary) })),
        new: plan.new.map(({ item }) => short(item)),
        parked: plan.parked.map(({ item, reason }) => ({ ...short(item), reason })),
        changed: plan.changed.map(({ item, reasons }) => ({ ...short(item), reason: reasons.join(', ') })),
        skipped: plan.skipped.length,
        retryAfterS: null,
        permanentUrl: outcome.permanentUrl,
        error: null,
      };
    }
  }
}
