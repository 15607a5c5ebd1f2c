/**
 * Words of a light text that read badly while people are dying: what one says of laughter, success, speed and
 * fireworks, and feasts. Without accents, in small letters, by language.
 */

const FRENCH = `mort de rire|morte de rire|morts de rire|mourir de rire|a mourir|tuer le temps|une tuerie|
qui tue|de la bombe|une bombe|explosion de|explosif|explosive|explosent|explose|cartonne|
cartonnent|un carton|fait feu de tout bois|feu d'artifice|feux d'artifice|a couper le souffle|
coup de foudre|raz de maree|un tsunami|deferlante|on s'arrache|prendre d'assaut|pris d'assaut|
prise d'assaut|massacre|sanglant|saignant|a feu et a sang|tir groupe|tire a boulets|
dernier souffle|enterre|enterree|catastrophe|l'enfer|d'enfer|panique|bombarde|viser juste|
dans le mille|canon`;

const FRENCH_FEASTS = `joyeux|joyeuse|joyeuses fetes|bonne fete|bonnes fetes|bonne annee|meilleurs voeux|la fete|
faire la fete|noel|carnaval|paques|14 juillet|saint-valentin|halloween|bal populaire|guinguette`;

const ENGLISH = `to die for|die laughing|dying to|died laughing|killing it|kill time|killer|killed it|slay|slays|
the bomb|photobomb|explosive|explosion of|explodes|blast|have a blast|blown away|shoot for|
shot at glory|straight shooter|bullet|drop-dead|dead heat|deadly|dead ringer|smash hit|bang|
fireworks|tsunami of|flood of|storm the|takes by storm|by storm|massacre|bloodbath|carnage|
on fire|set ablaze|under fire|stampede|jaw-dropping|target|hit list|breathtaking`;

const ENGLISH_FEASTS = `happy new year|merry|christmas|happy holidays|happy easter|carnival|halloween|valentine|
party time|street party|celebrate|celebration`;

const listOf = (text: string): string[] =>
  text
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '');

export const IDIOMS: readonly string[] = [...listOf(FRENCH), ...listOf(ENGLISH)];
export const FEASTS: readonly string[] = [...listOf(FRENCH_FEASTS), ...listOf(ENGLISH_FEASTS)];

/** Long words that headlines share without having anything in common. */
export const COMMON = new Set(
  listOf(
    `apres|avant|avoir|aussi|autre|autres|cette|celle|contre|comme|dans|depuis|demain|encore|entre|
faire|france|francais|francaise|grand|grande|jusqu|leurs|mardi|mercredi|jeudi|lundi|vendredi|
samedi|dimanche|matin|mieux|moins|notre|nouveau|nouvelle|nouveaux|paris|parce|partir|pendant|
personnes|petit|petite|plusieurs|premier|premiere|quand|quelle|quelques|reste|selon|semaine|
seront|soiree|toujours|toute|toutes|trois|votre|ville|annee|annees|heures|minutes|direct|ouvert|
gratuit|gratuite|about|after|again|before|being|could|could|every|first|free|friday|great|hours|
monday|saturday|sunday|thursday|tuesday|wednesday|might|minutes|never|other|people|should|since|
their|there|these|thing|think|those|three|today|tomorrow|tonight|under|until|watch|weeks|where|
which|while|world|would|years|evening|morning|video|photos|place`,
  ),
);
