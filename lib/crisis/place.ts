import { isPart, nearest, placeName, type Distance, type Place } from './gazetteer.ts';
import type { Severity } from './severity.ts';
import type { Story } from './state.ts';

/** The places that a story is about: whether there are any, and whether one is a town (not a part of a country). */
export type MainPlaces = { votes: Readonly<Record<string, number>>; any: boolean; towns: boolean };

/** The places of a story with a quarter of the most votes. */
export const mainPlacesOf = (story: Story): MainPlaces => {
  const most = Math.max(0, ...Object.values(story.where));
  const votes: Record<string, number> = {};
  const found = { votes, any: false, towns: false };
  for (const [place, count] of Object.entries(story.where)) {
    if (count * 4 < most) continue;
    votes[place] = count;
    found.any = true;
    if (place.includes(':') && !isPart(place)) found.towns = true;
  }
  return found;
};

/** The towns or parts of a country that most headlines of the story name. */
export const mainTowns = ({ votes }: MainPlaces): string[] => {
  const towns = Object.entries(votes).filter(([place]) => place.includes(':'));
  const most = Math.max(0, ...towns.map(([, count]) => count));
  return towns.filter(([, count]) => count * 1.5 >= most).map(([place]) => place);
};

export const mainCountry = ({ votes }: MainPlaces): string =>
  Object.entries(votes)
    .filter(([place]) => !place.includes(':'))
    .sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';

export const shownPlace = (story: Story): string | null => {
  const votes = Object.entries(story.where).sort((a, b) => b[1] - a[1]);
  const most = votes[0];
  if (most === undefined) return null;
  const town = votes.find(([key, count]) => key.includes(':') && count * 2 >= most[1]);
  const [country = '', name = null] = (town ?? most)[0].split(':');
  return placeName({ country, town: name });
};

export const townOf = (where: readonly Place[], votes: Readonly<Record<string, number>>): Place | undefined =>
  where.find(({ country, town }) => town !== null && votes[`${country}:${town}`] !== undefined);

export const inTown = (where: readonly Place[]): boolean =>
  where.some(({ country, town }) => town !== null && !isPart(`${country}:${town}`));

export type Far = (country: string) => Distance;

const nearestOf = (countries: readonly string[], distance: Far): Distance | null => {
  let found: Distance | null = null;
  for (const country of countries) {
    const each = distance(country);
    found = found === null ? each : nearest(found, each);
  }
  return found;
};

/** How far away it is. A headline that names no place may be about home, where nobody needs to say where. */
export const headlineDistance = ({ where, concerned }: Pick<Severity, 'where' | 'concerned'>, far: Far): Distance => {
  const found =
    nearestOf(
      where.map(({ country }) => country),
      far,
    ) ?? 'near';
  const ours = found !== 'home' && found !== 'near' && concerned.some((country) => far(country) === 'home');
  return ours ? nearest(found, 'middle') : found;
};

export const storyDistance = (story: Story, voices: number, far: Far): Distance => {
  const votes = Object.entries(story.where).filter(([key]) => !key.includes(':'));
  const most = Math.max(0, ...votes.map(([, count]) => count));
  const main = votes.filter(([, count]) => count * 2 >= most).map(([country]) => country);
  // A headline without a place need not be about home, so it needs more. Several that name no place are about
  // home, where newsrooms need not say where.
  const where = nearestOf(main, far) ?? (voices >= 3 ? 'near' : 'middle');
  // The death of a head of state and a war concern everyone.
  if (story.leader !== null) return nearest(where, 'near');
  return story.kind === 'war' && story.items.some((item) => item.great) ? nearest(where, 'middle') : where;
};
