import * as z from 'zod';
import { isWatchSourceSet, WATCH_LANGS, WATCH_SOURCE_SET_NAMES } from './watch-sources.ts';

const key = (what: string) =>
  z.string(what).regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/, `${what}: lower-case letters, digits, dot, - and _, at most 60`);

const Own = z.strictObject({
  id: key('the id of the source'),
  owner: key('who owns it: sources of one owner count once'),
  url: z.url({ protocol: /^https?$/, error: 'an http(s) address' }),
  lang: z.enum(WATCH_LANGS, `one of: ${WATCH_LANGS.join(', ')}`),
  country: z.string().regex(/^[a-z]{2}$/, 'a two-letter country such as "fr"'),
  kind: z.enum(['headlines', 'alerts'], 'one of: headlines, alerts').default('headlines'),
  wire: z.boolean('true for a news agency').optional(),
  front: z.boolean('true when the feed keeps the order of a front page').optional(),
});

/** One entry of `watch.sources`: the name of a ready-made set, or a source of your own. */
export const WatchSourceSettings = z.union(
  [z.string().refine(isWatchSourceSet, `one of: ${WATCH_SOURCE_SET_NAMES.join(', ')}`), Own],
  `the name of a ready-made set (${WATCH_SOURCE_SET_NAMES.join(', ')}) or a source { id, owner, url, lang, country }`,
);
