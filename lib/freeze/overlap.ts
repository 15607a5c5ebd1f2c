import { networkOf } from '../networks/names.ts';
import type { ControlsRead } from '../records/control.ts';
import type { Lane } from '../records/lane.ts';
import type { Settings } from '../settings.ts';

/** The scopes that hold everything that this one holds, itself included. */
const widerThan = (scope: string, settings: Pick<Settings, 'feeds'>): string[] => {
  const colon = scope.indexOf(':');
  const [kind, of] = [scope.slice(0, colon), scope.slice(colon + 1)];
  const lane = settings.feeds[of]?.lane;
  const own = kind === 'account' ? [`network:${networkOf(of)}`] : [];
  const ofFeed = kind === 'feed' && lane !== undefined ? [`lane:${lane}`] : [];
  return ['all', scope, ...own, ...ofFeed];
};

/** Whether a freeze of the other scope stops all of this one. */
export const isWithin = (scope: string, other: string, settings: Pick<Settings, 'feeds'>): boolean =>
  widerThan(scope, settings).includes(other);

/** Whether one of two scopes is a part of the other. Then a freeze of one stops something of the other. */
export const overlap = (one: string, other: string, settings: Pick<Settings, 'feeds'>): boolean =>
  isWithin(one, other, settings) || isWithin(other, one, settings);

/** What another scheduler may know of the freeze. Whatever else it reads means that it has to stop. */
export type FreezeAnswer =
  | { frozen: false }
  | {
      frozen: true;
      /** The ids of the open freezes that hold something of what was asked about. */
      freezes: string[];
      /** The lanes of it that the watch delays, with the end in ISO-8601. */
      braked: { lane: Lane; until: string }[];
      /** The scopes of which nobody can say it now. */
      unreadable: string[];
    };

type World = {
  controls: ControlsRead;
  braked: readonly { lane: Lane; until: number }[];
};

/**
 * Whether anything of these scopes is stopped. The controls alone decide, as for a claim. What cannot be read is
 * stopped. Who asks about `all` asks whether everything may go out.
 */
export const freezeAnswer = (
  asked: readonly string[],
  { controls, braked }: World,
  settings: Settings,
): FreezeAnswer => {
  const touches = (scope: string): boolean => asked.some((each) => overlap(each, scope, settings));
  const freezes = new Set(controls.controls.filter(({ scope }) => touches(scope)).flatMap(({ open }) => open));
  const delayed = braked.filter(({ lane }) => touches(`lane:${lane}`));
  const unreadable = controls.problems
    .map(({ key }) => key)
    .filter((key) => touches(key.slice(0, key.lastIndexOf('/'))));
  if (freezes.size === 0 && delayed.length === 0 && unreadable.length === 0) return { frozen: false };
  return {
    frozen: true,
    freezes: [...freezes],
    braked: delayed.map(({ lane, until }) => ({ lane, until: new Date(until).toISOString() })),
    unreadable,
  };
};
