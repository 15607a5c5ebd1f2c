import type { Marks, Span } from './marks.ts';
import { wordsAre } from './text.ts';

const OF = wordsAre('of de du d to del di do da von van');
const SAYS = wordsAre(`
  says said say calls called call condemns condemned condemn confirms confirmed mourns mourned discusses
  decries vows vowed orders visits praises speaks spoke pays paid reacts claims claimed tells told warns
  warned blames blamed urges urged offers denies denied defends defended attends cancels announces
  announced tweets hails honors honours leads welcomes backs seeks wants asks makes made gives sends meets
  met remembers grieves briefed learns dit juge condamne denonce confirme salue rend appelle annonce
  assure estime evoque promet demande reagit recoit rencontre accuse defend veut exprime affirme pleure
  decrete reclame celebre presente regrette souligne deplore fait dice condena confirma lamenta anuncia
  pide sagt verurteilt bestatigt kondoliert dichiara ricorda annuncia diz lamenta zegt veroordeelt
`);
/** Offices whose holder's violent end stops a country and not only a ministry. */
const RULER =
  /^(president|presidente|ministre|minister|king|queen|roi|reine|rey|reina|re|regina|pape|pope|papa|paus|papst|premier|kanzler|bundeskanzler|kanselier|chancellor|chancelier|leader|etat) /;
const NATURAL =
  /^(dies|died|has died|dead|death of|is dead|mort|morte|meurt|est mort|est morte|deces|decede|decedee|muere|murio|stirbt|tot|gestorben|morto|morta|morre|morreu|overleden|s eteint|s est eteint|s est eteinte|passes away|passed away|deces annonce|death announced|death confirmed|drops dead)$/;

export type Office = { readonly from: number; readonly at: number; readonly head: boolean };
export type LeaderFound = { readonly way: 'violent' | 'death'; readonly words: string; readonly points: number };

export const officesIn = ({ spans }: Marks): Office[] =>
  [
    ...spans.leader.map(({ from, to }) => ({ from, at: to, head: false })),
    ...spans.head.map(({ from, to }) => ({ from, at: to, head: true })),
  ].sort((a, b) => a.from - b.from || a.at - b.at);

/** Whether the end happened to the holder of the office, and to nobody else whom the headline names. */
const isTheirs = (words: readonly string[], office: Office, fate: Span): boolean => {
  const after = fate.from > office.at;
  const gap = after ? fate.from - office.at : office.at - fate.to;
  if (gap < 1 || gap > 5) return false;
  // "Death of the queen" is hers; "death of a banker: the president pays tribute" is not the president's.
  if (fate.to < office.from && (gap > 4 || words.slice(fate.to, office.from).includes(','))) return false;
  // "An adviser of X has died", "X's aide is shot": it happened to somebody else.
  const another =
    OF.has(words[office.from - 1] ?? '') ||
    (office.head && OF.has(words[office.from - 2] ?? '')) ||
    words[office.at + 1] === 's';
  if (after && another) return false;
  // "Biden condemns the death of", "Hollande confirms seven kidnapped": they speak of somebody else.
  return !(after && words.slice(office.at + 1, fate.from).some((word) => SAYS.has(word)));
};

/** "Shinzo Abe: ex-leader shot": a name may be the label of its headline. */
const inOneClause = (words: readonly string[], office: Office, fate: Span): boolean => {
  const between = words.slice(Math.min(office.at, fate.to), Math.max(office.at, fate.from));
  const label = office.head && words[office.at + 1] === ',';
  const allowed = label ? (office.at <= 3 ? 2 : 1) : 0;
  return between.filter((word) => word === ',').length <= allowed;
};

const said = (words: readonly string[], office: Office, ends: string): string => {
  const title = words[office.at] ?? '';
  // "Premier ministre" ends in a word that any other minister has in the title too.
  const any = /^minist/.test(title) && !/^(prime|premier|primer|primo|primeiro)$/.test(words[office.at - 1] ?? '');
  return any ? `minister-of ${ends}` : `${title} ${ends}`;
};

/** A head of state or the like and a death or violent end in one clause. */
export const leaderIn = (words: readonly string[], marks: Marks, offices: readonly Office[]): LeaderFound | null => {
  let way: LeaderFound['way'] | null = null;
  let head = false;
  let told = '';
  for (const office of offices) {
    for (const fate of marks.spans.fate) {
      if (!isTheirs(words, office, fate) || !inOneClause(words, office, fate)) continue;
      const ends = words.slice(fate.from, fate.to + 1).join(' ');
      const here = NATURAL.test(ends) ? 'death' : 'violent';
      if (way === 'violent' && here === 'death') continue;
      way = here;
      head ||= office.head;
      told = said(words, office, ends);
    }
  }
  if (way === null) return null;
  const ruler = head || RULER.test(told);
  const points = way === 'violent' ? (head ? 5.5 : ruler ? 5 : 4.3) : head ? 4.5 : 3.2;
  return { way, words: told, points };
};
