import { countryRegion, type Found } from './gazetteer.ts';
import { wordsAre } from './text.ts';

const BLOWS = wordsAre(`
  attacks attacked strikes struck bombs bombed bombards bombarded invades invaded attaque attaquent
  attaquee frappe frappent bombarde bombardent envahit envahissent ataca atacan bombardea invade attacca
  bombarda greift bombardiert uberfallt aanvalt bombardeert bombardeia
`);
const ARTICLES = wordsAre('l la le les the el den die das il a o');
const TARGETS = wordsAre(`
  nuclear military capital bases base airfield airfields cities city targets sites site territory army
  navy airbase port ports
`);
/** Words that may follow the country that was attacked. */
const LOOSE = wordsAre(`
  with in after as overnight again by for and from says en avec apres au cette dans par selon et pour
  depuis de con tras mit nach con dopo met na com
`);
const STOPS = wordsAre(`
  of de du d to del di do da von van denies not may could would will can if pourrait va peut dement nie never
  jamais when striker coach
`);
const WEST = wordsAre('eu we am oc');
/** Countries that attack each other in sport and trade alone. */
const isWest = (country: string): boolean => WEST.has(countryRegion(country));

type Named = Found['named'][number];

/** Whether the blow at `at` falls on a country: "attacks Ukraine policy" is about words. */
const falls = (words: readonly string[], at: number, subject: Named, named: readonly Named[]): boolean => {
  const next = ARTICLES.has(words[at + 1] ?? '') ? at + 2 : at + 1;
  const object = named.find(
    ({ country, from }) =>
      from === next && country !== subject.country && !(isWest(country) && isWest(subject.country)),
  );
  if (object === undefined) return false;
  const tail = words[object.to + 1];
  const target = tail !== undefined && TARGETS.has(tail);
  return (object.how === 'name' || target) && (tail === undefined || tail === ',' || target || LOOSE.has(tail));
};

/** The verb with which one country attacks another, or null. */
export const blowIn = (words: readonly string[], named: readonly Named[]): number | null => {
  if (named.length < 2) return null;
  for (const subject of named) {
    if (subject.how !== 'name') continue;
    for (let at = subject.to + 1; at <= subject.to + 5; at++) {
      const word = words[at];
      if (word === undefined || word === ',' || STOPS.has(word)) break;
      if (BLOWS.has(word) && falls(words, at, subject, named)) return at;
    }
  }
  return null;
};
