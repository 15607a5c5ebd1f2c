import { BOUNCES_FOR_MS, type Bounce } from '../records/bounce.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../records/store.ts';

export type BounceDeps = Pick<Store, 'bounces'> & { settings: Settings; now: () => number };

export const isSameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whose mail comes back now, at the address that the configuration has today. */
export const readBounces = async ({ bounces, settings, now }: BounceDeps): Promise<Bounce[]> =>
  (await bounces(Object.keys(settings.people))).filter(
    ({ person, mail, at }) => isSameAddress(settings.people[person]?.mail ?? '', mail) && at > now() - BOUNCES_FOR_MS,
  );
