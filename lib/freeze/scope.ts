import { networkOf } from '../networks/names.ts';
import { LANES, type Lane, type Settings } from '../settings.ts';

/**
 * What a freeze covers: `all`, `lane:promo`, `network:x`, `account:x:gazette` or `feed:agenda`. Each scope has two controls, one that only people
 * write and one that only the watch's side writes, so that neither can lift the other's stop.
 */

export const SIDES = ['human', 'watch'] as const;
export type Side = (typeof SIDES)[number];

/** Epochs by control key (`lane:promo/human`): what an approval saw and what a claim demands. */
export type Epochs = Readonly<Record<string, number>>;

/** One control as stored: `open` names the freezes that cover the scope now. */
export type Control = { scope: string; side: Side; epoch: number; open: readonly string[] };

export const controlKey = (scope: string, side: Side): string => `${scope}/${side}`;

/** The two controls of each scope. */
export const controlsOf = (scopes: readonly string[]): { scope: string; side: Side }[] =>
  scopes.flatMap((scope) => SIDES.map((side) => ({ scope, side })));

/** Every scope that this configuration knows. */
export const configuredScopes = (settings: Settings): string[] => [
  'all',
  ...LANES.map((lane) => `lane:${lane}`),
  ...new Set(Object.keys(settings.accounts).map((account) => `network:${networkOf(account)}`)),
  ...Object.keys(settings.accounts).map((account) => `account:${account}`),
  ...Object.keys(settings.feeds).map((feed) => `feed:${feed}`),
];

export const lanesOf = (feeds: readonly string[], settings: Settings): Lane[] => [
  ...new Set(
    feeds.flatMap((feed) => {
      const lane = settings.feeds[feed]?.lane;
      return lane === undefined ? [] : [lane];
    }),
  ),
];

/**
 * The scopes of a delivery by today's configuration, or null when its account or one of its feeds is no longer configured: then nothing can be
 * approved or claimed, because nobody can say which freezes cover it.
 */
export const scopesOf = (
  delivery: { account: string; feeds: readonly string[] },
  settings: Settings,
): string[] | null => {
  if (!(delivery.account in settings.accounts)) return null;
  if (delivery.feeds.length === 0 || delivery.feeds.some((feed) => !(feed in settings.feeds))) return null;
  return [
    'all',
    ...lanesOf(delivery.feeds, settings).map((lane) => `lane:${lane}`),
    `network:${networkOf(delivery.account)}`,
    `account:${delivery.account}`,
    ...delivery.feeds.map((feed) => `feed:${feed}`),
  ];
};

export const epochsOf = (controls: readonly Control[]): Epochs =>
  Object.fromEntries(controls.map((control) => [controlKey(control.scope, control.side), control.epoch]));

/** The freezes open on any of these controls. */
export const openOn = (controls: readonly Control[]): string[] => [
  ...new Set(controls.flatMap((control) => control.open)),
];

/** Whether two sets of epochs name the same controls at the same values. */
export const sameEpochs = (one: Epochs, other: Epochs): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};
