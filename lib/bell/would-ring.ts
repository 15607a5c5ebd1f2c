import { BELL_KINDS } from '../bell-kinds.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Settings } from '../settings.ts';
import type { Call } from './cord.ts';
import { rungBy, stopsUsualLanes, wayOf, type BellWay } from './due.ts';

/** A bell that would have rung: when, which, and what a freeze does there. `brake`: it is told of a delay. */
export type WouldRing = { at: number; label: string; way: BellWay | 'brake' | 'elsewhere'; call: Call | null };

type Night = {
  freezes: readonly Pick<Freeze, 'at' | 'scopes'>[];
  brakes: readonly { lane: string; from: number; until: number }[];
};

/** The bells of this configuration in such a night, by time. A brake that is prolonged is told of once more. */
export const wouldRing = ({ freezes, brakes }: Night, settings: Settings): WouldRing[] => {
  const named = (names: readonly string[], at: number, brake: boolean): WouldRing[] =>
    names.flatMap((name) => {
      const bell = settings.bells[name];
      if (bell === undefined) return [];
      const way = brake ? 'brake' : wayOf(bell);
      return [{ at, label: `${BELL_KINDS[bell.kind].label} (${name})`, way, call: bell.call ?? null }];
    });
  const elsewhere = Object.values(settings.elsewhere);
  return [
    ...brakes.flatMap(({ lane, from }) => named(rungBy([`lane:${lane}`], settings, ['tells']), from, true)),
    ...freezes.flatMap(({ at, scopes }) => [
      ...named(rungBy(scopes, settings, ['stops', 'tells', 'calls']), at, false),
      ...(stopsUsualLanes(scopes, settings) ? elsewhere : []).map(({ what, call }): WouldRing => ({
        at,
        label: what,
        way: 'elsewhere',
        call,
      })),
    ]),
  ].toSorted((one, other) => one.at - other.at);
};
