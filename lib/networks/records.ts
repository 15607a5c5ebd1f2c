/** All that is known of each network. What a record cannot say (how to talk to it) is its adapter. */
import { BLUESKY } from './bluesky.ts';
import { MASTODON } from './mastodon.ts';
import { findNetwork, networkOf, type NetworkName } from './names.ts';
import type { NetworkRecord } from './record.ts';
import { SANDBOX } from './sandbox.ts';
import { WORDPRESS, WORDPRESS_COM } from './wordpress.ts';
import { WEBHOOK } from './webhook.ts';
import { THREADS } from './threads.ts';
import { DISCORD } from './discord.ts';
import { TELEGRAM } from './telegram.ts';
import { FACEBOOK } from './facebook.ts';
import { LINKEDIN } from './linkedin.ts';
import { X } from './x.ts';

export const RECORDS: Readonly<Record<NetworkName, NetworkRecord>> = {
  sandbox: SANDBOX,
  bluesky: BLUESKY,
  mastodon: MASTODON,
  x: X,
  wordpress: WORDPRESS,
  wordpresscom: WORDPRESS_COM,
  webhook: WEBHOOK,
  threads: THREADS,
  discord: DISCORD,
  telegram: TELEGRAM,
  facebook: FACEBOOK,
  linkedin: LINKEDIN,
} satisfies Record<NetworkName, NetworkRecord>;

/** The record of an account's network. Throws for an account of an unknown network. */
export const recordOf = (account: string): NetworkRecord => RECORDS[networkOf(account)];

/** Whether an item's picture is shown on this account's network, in a card of ours or with the post. */
export const showsPicture = (account: string): boolean => {
  const { card, pictures } = recordOf(account);
  return card === 'ours' || pictures.post?.ofItem === true;
};

/** How long a picture's alt text may be, in characters; null where the network has no place for it. */
export const altLimit = (network: NetworkName, of: 'card' | 'post'): number | null =>
  RECORDS[network].pictures[of]?.alt ?? null;

/** What people call a network; a name that is none here is shown as it is. */
export const labelOf = (name: string): string => {
  const known = findNetwork(name);
  return known === null ? name : RECORDS[known].label;
};

/** The largest picture that is fetched for a card: one that every network with a card of ours takes. */
export const CARD_PICTURE_BYTES = Math.min(
  ...Object.values(RECORDS).flatMap(({ pictures }) => pictures.card?.bytes ?? []),
);
