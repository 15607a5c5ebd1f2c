import type { AccountOptions } from '../../lib/networks/account.ts';
import type { Answer } from '../adapters/networks/wire.ts';
import type { Fake } from './fake.ts';

/** What a stand-in of any network offers to the tests that are the same for every network. */
export type StandIn = Pick<Fake, 'service' | 'seen' | 'creates' | 'spoil' | 'close'> & {
  /** A secret that it accepts; null where an account needs none. */
  secret: unknown;
  options?: AccountOptions;
  /** The texts of the posts that stand. */
  posts: () => string[];
  /** The pictures of the posts that stand, where the stand-in keeps them. */
  pictures?: () => { alt: string; bytes: string }[];
  /** The network's own words of refusal. */
  says: {
    rejected: Answer;
    expired: Answer;
    forbidden: Answer;
    limited: Answer;
    /** Epoch ms, a whole number of seconds; null where the network names no time. */
    limitedUntil: ((until: number) => Answer) | null;
  };
  /** What a second request with the same content comes to, on a network that still has the first. */
  again: 'the first post' | 'unknown' | 'refused before it is sent' | 'a second post';
};

/** What must not be seen of a secret. What names the account is no secret. */
export const valuesOfSecret = (secret: unknown): string[] => {
  const known = Object.entries((secret ?? {}) as Record<string, string>);
  const named = ['identifier', 'user', 'userId', 'pageId', 'site', 'chat', 'organization', 'tokenEnds'];
  return known
    .filter(([name]) => !named.includes(name))
    .map(([name, value]) => (name === 'webhook' ? (value.split('/').at(-1) ?? '') : value));
};
