import { AMBIGUOUS, COUNTRIES } from './gazetteer-data.ts';
import { wordsAre, type Words } from './text.ts';

/** Where it happened, as far as the headline says. `town` is the same name in all languages. */
export type Place = { country: string; town: string | null };
export type Named = Place & { how: 'name' | 'people' | 'town'; ambiguous: boolean };

const distances = ['home', 'near', 'middle', 'far'] as const;
/**
 * How far from the audience. `home`: its own countries; `near`: Europe, northern America and Oceania; `middle`:
 * their surroundings; `far`: the rest.
 */
export type Distance = (typeof distances)[number];

const regions = new Map<string, string>();
/** Each name with the place that it is of. */
export const PLACES: [string, Named][] = [];
const ambiguous = new Set(AMBIGUOUS.split(',').map((name) => name.trim()));
/** Each part of a country as `country:place`. A part holds towns, so it does not contradict one of them. */
const parts = new Set<string>();
export const isPart = (key: string): boolean => parts.has(key);
/** Names shown to people. */
const shown = new Map<string, string>();

for (const line of COUNTRIES.replaceAll(/\n +/g, '').split('\n')) {
  const [code, region, names, people, towns] = line.split('|');
  if (code === undefined || region === undefined || names === undefined || people === undefined || towns === undefined)
    continue;
  regions.set(code, region);
  const add = (name: string, how: Named['how'], town: string | null): void => {
    if (name.trim() !== '')
      PLACES.push([name.trim(), { country: code, town, how, ambiguous: ambiguous.has(name.trim()) }]);
  };
  for (const name of names.split(',')) add(name, 'name', null);
  shown.set(code, names.split(',')[0] ?? code);
  for (const name of people.split(',')) add(name, 'people', null);
  for (const group of towns.split(',')) {
    const part = group.startsWith('+');
    const same = (part ? group.slice(1) : group).split('=');
    const first = same[0] ?? group;
    if (part) parts.add(`${code}:${first}`);
    for (const name of same) add(name, 'town', first);
  }
}

export const countryRegion = (country: string): string => regions.get(country) ?? 'xx';
export const placeName = (place: Place): string => {
  const name = place.town ?? shown.get(place.country) ?? place.country;
  return name.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
};

const NEAR = new Set(['eu', 'we', 'am', 'oc', 'ba']);
const alias: Readonly<Record<string, string>> = { gb: 'uk', en: 'uk', el: 'gr' };

/** The distances for one audience. `eu` makes each member state near, which they are to everyone here already. */
export const distanceFor = (audience: readonly string[]): ((country: string) => Distance) => {
  const home = new Set(audience.map((code) => alias[code.toLowerCase()] ?? code.toLowerCase()));
  return (country) => {
    if (home.has(country)) return 'home';
    const region = countryRegion(country);
    if (NEAR.has(region)) return 'near';
    return region === 'mi' ? 'middle' : 'far';
  };
};

export const nearest = (one: Distance, other: Distance): Distance =>
  distances.indexOf(one) <= distances.indexOf(other) ? one : other;

export type Found = {
  /** Where it happened: the places after a word such as "in", else every town, else every country that is named. */
  where: readonly Place[];
  /** Countries whose people are named but where it did not happen: "French soldiers killed in Mali". */
  concerned: readonly string[];
  /** The indexes of the words that belong to a place. */
  taken: ReadonlySet<number>;
  /** The countries that are named, by themselves or by their people, in order. */
  named: readonly { country: string; how: 'name' | 'people'; from: number; to: number }[];
};

/**
 * "Nice attack": a name that is also a common word is a place when it starts the headline and such a word
 * follows.
 */
const EVENT = wordsAre(`
  attack attacks stabbing stabbings shooting shootings explosion blast quake earthquake terror truck lorry
  church school fire floods crash massacre
`);

const ARTICLES = new Set(['l', 'la', 'le', 'the']);

const NOTHING: Found = { where: [], concerned: [], taken: new Set(), named: [] };

/** A name of a place, and where in the headline it stands. */
export type Name = { readonly named: Named; readonly from: number; readonly to: number };
type Hit = Named & { from: number; to: number; here: boolean };

/** Whether it happened there: after a word such as "in", or as a label. The name of an event names a place too. */
const isThere = (
  words: readonly string[],
  from: number,
  to: number,
  locative: ReadonlySet<string>,
): { here: boolean; sure: boolean } => {
  let back = from - 1;
  while (back >= 0 && from - back <= 3 && ARTICLES.has(words[back] ?? '')) back--;
  const after = words[to + 1] ?? ',';
  const begins = (words[from - 1] ?? ',') === ',';
  const here = (back >= 0 && locative.has(words[back] ?? '')) || (begins && after === ',');
  return { here, sure: here || (begins && EVENT.has(after)) };
};

const hitsIn = ({ words, capital }: Words, names: readonly Name[], locative: ReadonlySet<string>): Hit[] => {
  const hits: Hit[] = [];
  for (const { named, from, to } of names) {
    const last = hits[hits.length - 1];
    if (last !== undefined && last.to >= from && last.to - last.from >= to - from) continue;
    const { here, sure } = isThere(words, from, to, locative);
    if (named.ambiguous && !(capital[from] === true && sure)) continue;
    while (hits.length > 0 && (hits[hits.length - 1]?.to ?? -1) >= from) hits.pop();
    hits.push({ ...named, from, to, here });
  }
  return hits;
};

/** The places of a headline with these names. `locative`: the words before a place that say that it happened there. */
export const placesOf = (parsed: Words, names: readonly Name[], locative: ReadonlySet<string>): Found => {
  const hits = names.length === 0 ? [] : hitsIn(parsed, names, locative);
  if (hits.length === 0) return NOTHING;
  const located = hits.filter((hit) => hit.here && hit.how !== 'people');
  const towns = hits.filter((hit) => hit.how === 'town');
  const pick =
    located.length > 0
      ? [...located, ...towns.filter((town) => located.some((hit) => hit.country === town.country))]
      : towns.length > 0
        ? towns
        : hits;
  const where = new Map<string, Place>();
  for (const { country, town } of pick) where.set(`${country}:${town ?? ''}`, { country, town });
  const countries = new Set(pick.map((hit) => hit.country));
  const concerned = [...new Set(hits.filter((hit) => !countries.has(hit.country)).map((hit) => hit.country))];
  const taken = new Set<number>();
  for (const { from, to } of hits) for (let i = from; i <= to; i++) taken.add(i);
  const named = hits.flatMap(({ country, how, from, to }) => (how === 'town' ? [] : [{ country, how, from, to }]));
  return { where: [...where.values()], concerned, taken, named };
};
