/** What is known of one network. Every other part of Vigie asks the record and names no network itself. */
import type * as z from 'zod/mini';
import type { Counting } from './counting.ts';

/** Where the adapter sends its requests. */
export type ServiceRule =
  /** To this address, unless the account names another server. */
  | { kind: 'default'; url: string }
  /** To the server that the account names: there is no other. */
  | { kind: 'required'; example: string }
  /** To this address alone: the credentials go nowhere else, except to a fake on this machine. */
  | { kind: 'fixed'; url: string }
  /** To the address that the local engine gives: on AWS such an account sends nothing unless it names one. */
  | { kind: 'local' };

/** How the network reads a text. */
export type TextRules = {
  counting: Counting;
  /**
   * Who says where the links stand: the network finds them by itself, X by the rules of its library twitter-text, or
   * the post names each.
   */
  links: 'found' | 'twitter-text' | 'named';
  /** The same for hashtags; `plain`: the network has none. */
  hashtags: 'found' | 'named' | 'plain';
  /** Whether a name in a text notifies that account: as twitter-text finds it, as Mastodon does, or never. */
  mentions: 'twitter-text' | 'at-name' | 'plain';
  /** Whether the network turns `gazette.fr` into a link although no scheme stands before it. */
  bareDomains: 'linked' | 'plain';
  /** Whether a link may be shown short because the post keeps the whole address beside the text. */
  longLinks: 'short' | 'whole';
};

/**
 * Pictures of one kind: how large in bytes, and how many characters of alt text (null: the network has no place for
 * it).
 */
export type PictureRule = { bytes: number; alt: number | null };

export type TakesBack = { kind: 'always' } | { kind: 'for'; hours: number } | { kind: 'never' };

/**
 * What a look at the network proves after a send without an answer. `absence`: that the post is there, and that it
 * is not there now. `presence`: only that it is there. `nothing`: a person has to look.
 */
export type Proves = 'absence' | 'presence' | 'nothing';

/** How the version of a network's interface is written, and until when it lives (epoch ms; null: nobody knows). */
export type VersionRule = {
  pattern: RegExp;
  example: string;
  /** The one that is used unless the account names another; null: the account must name one. */
  usual: string | null;
  endsAt: (version: string) => number;
};

/** A rule of the network for accounts that programs run, in English, and where it stands. */
export type MannersRule = {
  about: 'label' | 'operator' | 'pace' | 'links' | 'repeats' | 'regularity';
  says: string;
  /** The address, and the day of what was read there. */
  source: string;
  /** Of a pace: posts within 24 hours. */
  most?: number;
};

export type NetworkRecord = {
  /** The name that people know it by; `lib/words` may have another one for a language. */
  label: string;
  /** What an account's secret holds; null where no account needs one. */
  secret: z.ZodMiniObject | null;
  /**
   * How a token that ends is renewed: by itself, or by a `refreshToken` that the secret may hold too. It is renewed
   * when no more than `leftMs` of its life are left.
   */
  renews?: { by: 'token' | 'refreshToken'; leftMs: number };
  service: ServiceRule;
  /** Settings of an account that only this network knows. */
  options?: readonly 'receipt'[];
  version?: VersionRule;
  text: TextRules;
  /** `ours`: the post brings its own card. `theirs`: the network makes one from the page that is linked. */
  card: 'ours' | 'theirs';
  pictures: {
    /** The picture of a card; null where we make no card. */
    card: PictureRule | null;
    /**
     * Pictures of the post itself; null where none is sent. `ofItem`: the item's picture goes with the post, because
     * nothing else would show it.
     */
    post: (PictureRule & { most: number; ofItem?: true }) | null;
  };
  proves: Proves;
  /**
   * How the answers to a post are read; absent: nobody reads them. `secret`: what the reading secret holds, which can
   * post nothing; null: everybody may read them. `mentions`: with such a secret mentions are read too. `service`:
   * where, if not where posts go. `usdEach`: what one costs. `fewest`: so many may come at one request.
   */
  answers?: {
    secret: z.ZodMiniObject | null;
    mentions?: z.ZodMiniObject;
    service?: string;
    usdEach?: number;
    fewest?: number;
  };
  /**
   * Whether its rules allow one text on several accounts of one newsroom. `one-account`: they call that spam, and it
   * is refused.
   */
  sameText: 'one-account' | 'any-account';
  takesBack: TakesBack;
  /** What the doctor holds an account to; without one no rule is known here. */
  rules?: readonly MannersRule[];
  /** The outline of a post in the previews. */
  outline: 'round' | 'square' | 'dashed';
};
