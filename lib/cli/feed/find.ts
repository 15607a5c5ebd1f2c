import type { GuardedFetch } from '../../adapters/fetch.ts';
import { feedsOfPage, wellKnownFeeds, type Candidate } from '../../feed/discover.ts';
import { readFeed } from '../../feed/document.ts';
import type { FeedDocument } from '../../feed/item.ts';
import { refuse, type Refusal } from '../io.ts';

/** So many addresses of one page are tried. */
const TRIES = 12;

/** A feed that was found, and the other feeds that the page names. */
export type Found = { url: string; feed: FeedDocument; others: readonly Candidate[] };

/** The feed at this address, or one that the page there names, or one at the usual addresses. */
export const findFeed = async (source: string, guarded: GuardedFetch): Promise<Found | Refusal> => {
  const first = await guarded(source);
  if (first.kind !== 'ok') {
    return refuse(1, first.kind === 'error' ? first.reason : first.kind, ({ say: { checks }, said }) =>
      checks.feed.unreadable(source, first.kind === 'error' ? said(first.detail) : checks.feed.nothingThere),
    );
  }
  const direct = await readFeed(first.body, first.contentType, first.url);
  if (direct.kind === 'feed') return { url: first.permanentUrl ?? source, feed: direct.feed, others: [] };
  const named = feedsOfPage(first.body.toString('utf8'), first.url);
  const candidates = new Set([...named.map(({ url }) => url), ...wellKnownFeeds(first.url)]);
  for (const url of [...candidates].slice(0, TRIES)) {
    const fetched = await guarded(url);
    if (fetched.kind !== 'ok') continue;
    const reading = await readFeed(fetched.body, fetched.contentType, fetched.url);
    if (reading.kind === 'feed') {
      const others = named.filter((candidate) => candidate.url !== url);
      return { url: fetched.permanentUrl ?? url, feed: reading.feed, others };
    }
  }
  return refuse(1, 'no-feed', ({ say: { checks } }) =>
    named.length === 0
      ? checks.feed.noneNamed(first.url)
      : checks.feed.noneRead(first.url, named.map(({ url }) => url).join(', ')),
  );
};

/** The address that is meant: `gazette.example` is a site on the web. */
export const addressOf = (typed: string): string => (/^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`);
