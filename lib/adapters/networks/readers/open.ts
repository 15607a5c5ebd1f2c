/** Opens the reader of an account's network. No file of this folder knows how to post. */
import type { NotRead, Reader } from '../../../answers/reader.ts';
import { networkOf, type NetworkName } from '../../../networks/names.ts';
import type { AdapterDeps } from '../adapter.ts';
import { blueskyReader } from './bluesky.ts';
import { facebookReader } from './facebook.ts';
import { linkedinReader } from './linkedin.ts';
import { mastodonReader } from './mastodon.ts';
import { threadsReader } from './threads.ts';
import { wordpressComReader, wordpressReader } from './wordpress.ts';
import { xReader } from './x.ts';

const READERS: Readonly<Partial<Record<NetworkName, (deps: AdapterDeps) => Reader>>> = {
  bluesky: blueskyReader,
  mastodon: mastodonReader,
  x: xReader,
  threads: threadsReader,
  facebook: facebookReader,
  wordpress: wordpressReader,
  wordpresscom: wordpressComReader,
  linkedin: linkedinReader,
};

/** A reader of one account's answers, or why there is none. */
export const openReader = (account: string, deps: AdapterDeps): Reader | NotRead => {
  const name = networkOf(account);
  const open = READERS[name];
  if (open !== undefined) return open(deps);
  return { kind: 'not-read', detail: `nobody reads answers on ${name}`, mayCost: false };
};
