import { isDigits } from './counts.ts';
import type { Place } from './gazetteer.ts';
import type { Compiled } from './marks.ts';
import type { CrisisKind } from './signal.ts';

/** Kinds under which one event may be reported: "shooting", "attack" and "hostages" are one family. */
const FAMILY: Readonly<Record<CrisisKind, string>> = {
  attack: '#violence',
  shooting: '#violence',
  explosion: '#violence',
  hostage: '#violence',
  war: '#war',
  disaster: '#disaster',
  accident: '#accident',
  leader: '#leader',
  unrest: '#unrest',
  other: '#other',
};
export const kindFamily = (kind: CrisisKind): string => FAMILY[kind];

const STEM = 6;

/** Stems that name the same thing in several languages, so that an event told in two languages is one story. */
const CONCEPTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    quake: 'quake earthq seisme sismo sismos erdbeb terrem terram tremb scossa aardbe',
    flood: 'flood floods floodi inonda inunda hochwa alluvi overst cheias',
    fire: 'fire fires blaze incend brand grossb rogo bosbra waldbr wildfi',
    plane: 'plane airlin jet avion aereo aviao flugze vliegt airpla',
    train: 'train trains treno tren zug trein comboi',
    boat: 'boat ferry ship naufra bateau barco barca boot schiff veerbo',
    bus: 'bus coach autoca autobu pullma',
    truck: 'truck lorry camion lkw vracht camiao',
    hostage: 'hostag otage otages rehene geisel ostagg refens gijzel',
    shooting: 'shooti gunman gunmen fusill tireur tireurs tirote sparat schies schiet',
    knife: 'knife stabbi stabbe coutea poigna cuchil coltel messer faca mes esfaqu',
    bomb: 'bomb bombs bombin bombe bombes bomba bombas',
    blast: 'blast blasts explos deflag esplos',
    attack: 'attack attaqu attent ataque attacc anschl aanval aansla angrif',
    school: 'school ecole ecoles lycee colleg scuola escuel escola schule',
    coup: 'coup putsch golpe',
    storm: 'storm tempet sturm tormen tempes hurric ouraga cyclon',
    riot: 'riot riots emeute disord distur krawal rellen motins',
    market: 'market marche mercad mercat markt weihna kerstm',
    church: 'church eglise chiesa iglesi igreja kirche kerk',
    synagogue: 'synago sinago',
    tsunami: 'tsunam',
  }).flatMap(([concept, stems]) => stems.split(' ').map((stem) => [stem, `~${concept}`] as const)),
);

/** What distinguishes a headline from others: places, kinds and stems of words, in one form for all languages. */
export const tokensOf = (
  words: readonly string[],
  lexicon: Compiled,
  kind: CrisisKind | null,
  taken: ReadonlySet<number>,
  where: readonly Place[],
  concerned: readonly string[],
): string[] => {
  const tokens = new Set<string>();
  for (const { country, town } of where) {
    tokens.add(`@${country}`);
    if (town !== null) tokens.add(`@${country}:${town}`);
  }
  for (const country of concerned) tokens.add(`@${country}`);
  if (kind !== null) tokens.add(FAMILY[kind]);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (
      word === undefined ||
      word.length < 3 ||
      taken.has(i) ||
      isDigits(word) ||
      lexicon.stop.has(word) ||
      lexicon.numbers.has(word)
    )
      continue;
    const stem = word.length > STEM ? word.slice(0, STEM) : word;
    tokens.add(CONCEPTS.get(stem) ?? stem);
  }
  return [...tokens];
};
