import { STALE_AFTER_MS } from '../crisis/health.ts';
import { mayVouch } from '../crisis/judge.ts';
import type { WatchItem } from '../crisis/signal.ts';
import type { Settings } from '../settings.ts';
import { headlineOwners, watchSources, type WatchSource } from '../watch-sources.ts';
import { sourceReader, type LookDeps } from '../crisis/look.ts';
import type { FetchAnswer, GuardedFetch } from '../adapters/fetch.ts';
import { MINUTE_MS } from '../records/durations.ts';
import type { Spoken } from '../words/spoken.ts';
import { findFeed } from './feed/find.ts';
import type { Reader } from './io.ts';

export type TriedSource = Pick<WatchSource, 'id' | 'owner' | 'kind' | 'url'> & {
  /** `fresh`: it answered, with something of the last 36 hours; official alerts are fresh when they answer. */
  state: 'fresh' | 'stale' | 'failing';
  items: number;
  newestAt: string | null;
  /** Why it fails; null when it answers. */
  error: string | null;
  /** Where it is now: a permanent redirect says so, or a page that stands in its place names a feed. */
  movedTo: string | null;
};

export type TriedSources = {
  sources: TriedSource[];
  owners: number;
  freshOwners: number;
  /** Whether a look of the watch from here, now, would let publishing go on. */
  vouches: boolean;
};

const newestOf = (items: readonly WatchItem[]): number | null => {
  const dates = items.flatMap(({ publishedAt }) => (publishedAt === undefined ? [] : [publishedAt]));
  return dates.length === 0 ? null : Math.max(...dates);
};

/** What the server says where an address is no more, not only for now. */
const NO_MORE = [404, 410];

/** The feed of a source whose address answers with something else: one that its page names, or its site's. */
const feedInPlaceOf = async (url: string, answer: FetchAnswer, fetch: GuardedFetch): Promise<string | null> => {
  const isGone = answer.kind === 'gone' || (answer.kind === 'error' && NO_MORE.includes(answer.status ?? 0));
  if (!isGone && answer.kind !== 'ok') return null;
  const found = await findFeed(isGone ? new URL('/', url).href : url, fetch);
  return 'feed' in found && found.url !== url ? found.url : null;
};

/** Asks every configured source once, as the watch would; and where an address is no more, its page. */
export const trySources = async (
  settings: Settings,
  deps: Pick<LookDeps, 'read'> & { fetch: GuardedFetch; now: () => number; neverNew: string },
): Promise<TriedSources> => {
  const configured = watchSources(settings);
  const sources = await Promise.all(
    configured.map(async (source): Promise<TriedSource> => {
      const { id, owner, kind, url } = source;
      const asked = Promise.withResolvers<FetchAnswer>();
      const fetch: GuardedFetch = async (...request) => {
        const fetched = await deps.fetch(...request);
        asked.resolve(fetched);
        return fetched;
      };
      const answer = await sourceReader({ fetch, read: deps.read })(source, {});
      const fetched = await asked.promise;
      if (answer.kind !== 'items') {
        const error = answer.kind === 'error' ? answer.reason : deps.neverNew;
        const movedTo = kind === 'headlines' ? await feedInPlaceOf(url, fetched, deps.fetch) : null;
        return { id, owner, kind, url, state: 'failing', items: 0, newestAt: null, error, movedTo };
      }
      const newest = newestOf(answer.items);
      const stale = kind === 'headlines' && (newest === null || deps.now() - newest > STALE_AFTER_MS);
      return {
        id,
        owner,
        kind,
        url,
        state: stale ? 'stale' : 'fresh',
        items: answer.items.length,
        newestAt: newest === null ? null : new Date(newest).toISOString(),
        error: null,
        movedTo: fetched.kind === 'ok' ? fetched.permanentUrl : null,
      };
    }),
  );
  const owners = headlineOwners(configured);
  const fresh = sources.filter(({ state, kind }) => state === 'fresh' && kind === 'headlines');
  const freshOwners = [...new Set(fresh.map(({ owner }) => owner))];
  return { sources, owners: owners.length, freshOwners: freshOwners.length, vouches: mayVouch(freshOwners, owners) };
};

const ago = (iso: string, now: number, { checks }: Spoken): string => {
  const minutes = Math.max(0, Math.round((now - Date.parse(iso)) / MINUTE_MS));
  if (minutes < 120) return checks.doctor.minutesAgo(minutes);
  if (minutes < 2_880) return checks.doctor.hoursAgo(Math.round(minutes / 60));
  return checks.doctor.daysAgo(Math.round(minutes / 1_440));
};

const COLOURS = { fresh: 'green', stale: 'yellow', failing: 'red' } as const;
const ORDER = ['fresh', 'stale', 'failing'];

/** One line a source, the failing ones last, where they are read; a second one below a source that has moved. */
export const sourceLines = ({ sources }: TriedSources, now: number, { say, said, paint }: Reader): string[] => {
  const { doctor: told } = say.checks;
  const words = { fresh: told.fresh, stale: told.stale, failing: told.fails };
  return sources
    .toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
    .flatMap(({ id, owner, kind, state, items, newestAt, error, url, movedTo }) => {
      const what = `${id} (${owner}${kind === 'alerts' ? `, ${told.alerts}` : ''})`;
      const newest = newestAt === null ? told.noDates : told.newest(ago(newestAt, now, say));
      const found = state === 'failing' ? said(error ?? '') : `${told.items(items)}, ${newest}`;
      const where = state === 'fresh' ? '' : ` <${url}>`;
      const line = `  ${paint(COLOURS[state], words[state])}  ${told.says(what, found)}${where}`;
      return movedTo === null ? [line] : [line, `  ${paint('yellow', told.moved)}  ${told.movedTo(id, movedTo)}`];
    });
};
