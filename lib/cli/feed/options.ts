import type { Option, Call } from '../command.ts';
import { refuse, type Refusal } from '../io.ts';
import { CONFIG_OPTION } from '../relay.ts';

/** The options that the feed commands share. */

export const PRIVATE_OPTION = {
  'allow-private': { type: 'boolean', does: 'allowPrivate' },
} as const satisfies Record<string, Option>;

/** What `feed check` and `feed poll` both take. */
export const READ_OPTIONS = {
  'content-type': { type: 'string', value: 'TYPE', does: 'contentType' },
  as: { type: 'string', value: 'URL', does: 'as' },
  feed: { type: 'string', value: 'KEY', does: 'feed' },
  now: { type: 'string', value: 'TIME', does: 'now' },
  ...PRIVATE_OPTION,
  ...CONFIG_OPTION,
} as const satisfies Record<string, Option>;

export type ReadOrder = {
  kind: 'order';
  source: string;
  contentType: string | null;
  as: string | null;
  now: number;
  allowPrivate: boolean;
  config: string | null;
  feed: string | null;
};

/** An ISO time; without a zone it is UTC, as everywhere in Vigie. */
const readNow = (text: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(text)) return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.length > 10;
  const at = Date.parse(hasZone || text.length === 10 ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? null : at;
};

/** What to read and how, from the line of `feed check` or `feed poll`. */
export const readOrder = ({ values, positionals }: Call<typeof READ_OPTIONS>): ReadOrder | Refusal => {
  const { as = null, config = null, feed = null } = values;
  if (as !== null && !/^https?:\/\//i.test(as)) return refuse(2, 'usage', ({ say }) => say.checks.feed.asWrong);
  const now = values.now === undefined ? Date.now() : readNow(values.now);
  if (now === null) return refuse(2, 'usage', ({ say }) => say.checks.feed.nowWrong);
  return {
    kind: 'order',
    source: positionals[0] ?? '',
    contentType: values['content-type'] ?? null,
    as,
    now,
    allowPrivate: values['allow-private'] === true,
    config,
    feed,
  };
};
