import { networkOf } from '../networks/names.ts';
import type { Settings } from '../settings.ts';
import { LANES, type Lane } from '../records/lane.ts';
import { controlKey, type Control, type Epochs } from '../records/control.ts';

/** Every scope that this configuration knows. */
export const configuredScopes = (settings: Settings): string[] => [
  'all',
  ...LANES.map((lane) => `lane:${lane}`),
  ...new Set(Object.keys(settings.accounts).map((account) => `network:${networkOf(account)}`)),
  ...Object.keys(settings.accounts).map((account) => `account:${account}`),
  ...Object.keys(settings.feeds).map((feed) => `feed:${feed}`),
];

/** What tells which lanes a post is in: its feeds, or the lane that its author gave it. */
export type Placed = { feeds: readonly string[]; lane?: Lane | undefined };

const lanesOfFeeds = (feeds: readonly string[], settings: Settings): Lane[] => [
  ...new Set(
    feeds.flatMap((feed) => {
      const lane = settings.feeds[feed]?.lane;
      return lane === undefined ? [] : [lane];
    }),
  ),
];

export const lanesOf = ({ feeds, lane }: Placed, settings: Settings): Lane[] => [
  ...new Set([...(lane === undefined ? [] : [lane]), ...lanesOfFeeds(feeds, settings)]),
];

/**
 * The scopes of a delivery by today's configuration, or null when its account or one of its feeds is no longer
 * configured. Then it can be neither approved nor claimed, because nobody can say which freezes cover it.
 */
export const scopesOf = (delivery: Placed & { account: string }, settings: Settings): string[] | null => {
  if (!(delivery.account in settings.accounts)) return null;
  if (delivery.feeds.length === 0 && delivery.lane === undefined) return null;
  if (delivery.feeds.some((feed) => !(feed in settings.feeds))) return null;
  return [
    'all',
    ...lanesOf(delivery, settings).map((lane) => `lane:${lane}`),
    `network:${networkOf(delivery.account)}`,
    `account:${delivery.account}`,
    ...delivery.feeds.map((feed) => `feed:${feed}`),
  ];
};

export const epochsOf = (controls: readonly Control[]): Epochs =>
  Object.fromEntries(controls.map((control) => [controlKey(control.scope, control.side), control.epoch]));

/** The freezes that are open on any of these controls. */
export const openOn = (controls: readonly Control[]): string[] => [
  ...new Set(controls.flatMap((control) => control.open)),
];

/** Whether two sets of epochs have the same controls with the same values. */
export const sameEpochs = (one: Epochs, other: Epochs): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};
