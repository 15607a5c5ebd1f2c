import { openFetch } from '../adapters/fetch.ts';
import { readFeed } from '../feed/document.ts';
import { NO_CONTACT } from './feed/configured.ts';
import { load } from './feed/source.ts';
import { refuse, type Refusal } from './io.ts';

/** So many texts fill any night; a feed of thousands is not shown whole. */
const MOST_TITLES = 60;

/**
 * The titles that a feed has today, newest first as it has them, or why there are none. It is read, and kept nowhere.
 */
export const titlesOf = async (
  source: string,
  how: { userAgent: string | null; allowPrivate: boolean },
): Promise<string[] | Refusal> => {
  const fetch = openFetch({ userAgent: how.userAgent ?? NO_CONTACT, allowLoopback: how.allowPrivate });
  const fetched = await load({ source, as: null }, fetch, null);
  if (fetched.kind === 'error') return refuse(1, fetched.reason, fetched.detail);
  if (fetched.kind !== 'ok') return refuse(1, 'gone', ({ say }) => say.checks.feed.gone);
  const read = await readFeed(fetched.body, fetched.contentType, fetched.url);
  if (read.kind === 'fault') return refuse(1, read.reason, read.detail);
  const titles = read.feed.items.map(({ title }) => title.trim()).filter((title) => title !== '');
  return titles.length === 0
    ? refuse(1, 'no-texts', ({ say }) => say.checks.day.noTexts(source))
    : titles.slice(0, MOST_TITLES);
};
