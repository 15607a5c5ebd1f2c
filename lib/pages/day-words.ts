import type { ContextFamily } from '../crisis/lexicon.ts';
import type { Locale } from '../settings.ts';

/** What the picture of a day says, French and English side by side. */

const minutes = (n: number): string =>
  n < 90 ? `${n} ${n === 1 ? 'minute' : 'minutes'}` : `${Math.floor(n / 60)} h ${String(n % 60).padStart(2, '0')}`;

const counted = (n: number, one: string, more: string): string => `${n === 0 ? 'no' : n} ${n === 1 ? one : more}`;

type SlotState = 'on time' | 'missed' | 'delayed' | 'held' | 'leaked';

const fr = {
  freeze: 'Gel',
  brake: 'Retard',
  propose: 'Proposition de gel',
  frozen: 'gelé',
  braked: 'retardé',
  began: 'début',
  until: 'jusqu’à',
  severe: 'grave',
  counts: 'compte',
  headlinesRow: 'titres',
  headlines: 'titres lus',
  stops: 'arrêts',
  stories: (n: number): string => (n > 1 ? 'événements' : 'événement'),
  severity: (score: number): string => `gravité ${score.toFixed(1).replace('.', ',')}`,
  pictureOf: (title: string): string =>
    `${title} : les titres selon leur gravité, les arrêts et les envois, heure par heure`,
  slot: (state: SlotState): string =>
    ({
      'on time': 'parti à l’heure',
      missed: 'parti avant l’arrêt',
      delayed: 'retardé, puis parti',
      held: 'retenu',
      leaked: 'parti malgré l’arrêt',
    })[state],
  firstHeadline: 'premier titre',
  heldFigure: 'retenus',
  missedFigure: 'partis avant l’arrêt',
  leakedFigure: 'partis malgré l’arrêt',
  lateFigure: 'retardés, puis partis',
  trapsFigure: 'pièges déjoués',
  nothing: 'Rien n’a été arrêté, rien n’a été retardé.',
  onlyBraked: (n: number): string =>
    `Rien n’a été arrêté. ${n === 1 ? 'Un court retard a fini' : `${n} courts retards ont fini`} sans suite.`,
  frozenAfter: (at: string, n: number): string =>
    n === 0 ? `Gelé à ${at}, dans la minute du premier titre.` : `Gelé à ${at}, ${minutes(n)} après le premier titre.`,
  longVerdict: (days: number, freezes: number, brakes: number): string =>
    `${days} jours : ${freezes === 0 ? 'aucun gel' : `${freezes} ${freezes === 1 ? 'gel' : 'gels'}`}, ${brakes === 0 ? 'aucun retard' : `${brakes} ${brakes === 1 ? 'retard' : 'retards'}`}.`,
  how: (n: number): string =>
    `${n} titres, placés selon leur gravité ; au-dessus du trait pointillé ils comptent. Pointez, touchez ou parcourez au clavier les points pleins : ce sont les preuves.`,
  local: (zone: string): string => `Heures locales (${zone}).`,
  decided: 'Ce qui a été décidé, et pourquoi',
  nothingDecided: 'Rien n’a été décidé : aucun titre n’était assez grave.',
  more: (n: number): string => `Et ${n} autres décisions.`,
  morePosts: (n: number): string => (n === 1 ? 'Encore un' : `Encore ${n}`),
  missedTitle: 'Parti avant l’arrêt',
  missedLead: 'L’événement avait commencé, la vigie n’avait pas encore gelé : à retirer à la main.',
  leakedTitle: 'Parti malgré l’arrêt',
  lateTitle: 'Retardé, puis parti',
  heldTitle: 'Retenu',
  heldLead: 'Serait parti sans la vigie. Rien de cela ne part tout seul, même après le dégel.',
  traps: (n: number): string => `Pièges déjoués : ${n}`,
  trap: (family: ContextFamily): string =>
    ({
      sport: 'du sport',
      fiction: 'une fiction',
      court: 'un procès',
      memory: 'un souvenir, un anniversaire',
      economy: 'de l’économie',
      health: 'de la santé',
      obituary: 'une nécrologie',
      figure: 'une figure de style',
      explainer: 'une explication',
      exercise: 'un exercice',
      opinion: 'une opinion',
      negation: 'une négation',
      hypothesis: 'une hypothèse',
      foiled: 'déjoué, évité',
      animal: 'un animal',
      past: 'du passé',
      private: 'une affaire privée',
      ongoing: 'déjà connu',
    })[family],
};

export type DayWords = typeof fr;

const en: DayWords = {
  freeze: 'Freeze',
  brake: 'Delay',
  propose: 'Freeze proposed',
  frozen: 'frozen',
  braked: 'delayed',
  began: 'began',
  until: 'until',
  severe: 'severe',
  counts: 'counts',
  headlinesRow: 'headlines',
  headlines: 'headlines read',
  stops: 'stops',
  stories: (n) => (n > 1 ? 'stories' : 'story'),
  severity: (score) => `severity ${score.toFixed(1)}`,
  pictureOf: (title) => `${title}: headlines by severity, stops and posts, hour by hour`,
  slot: (state) =>
    ({
      'on time': 'left on time',
      missed: 'left before the stop',
      delayed: 'delayed, then left',
      held: 'held',
      leaked: 'left despite the stop',
    })[state],
  firstHeadline: 'first headline',
  heldFigure: 'held',
  missedFigure: 'left before the stop',
  leakedFigure: 'left despite the stop',
  lateFigure: 'delayed, then left',
  trapsFigure: 'traps seen through',
  nothing: 'Nothing was stopped, nothing was delayed.',
  onlyBraked: (n) =>
    `Nothing was stopped. ${n === 1 ? 'One short delay' : `${n} short delays`} ended without consequence.`,
  frozenAfter: (at, n) =>
    n === 0
      ? `Frozen at ${at}, within the minute of the first headline.`
      : `Frozen at ${at}, ${minutes(n)} after the first headline.`,
  longVerdict: (days, freezes, brakes) =>
    `${days} days: ${counted(freezes, 'freeze', 'freezes')}, ${counted(brakes, 'delay', 'delays')}.`,
  how: (n) =>
    `${n} headlines, placed by severity; above the dotted line they count. Point at, touch or tab through the full points: they are the evidence.`,
  local: (zone) => `Times are local (${zone}).`,
  decided: 'What was decided, and why',
  nothingDecided: 'Nothing was decided: no headline was severe enough.',
  more: (n) => `And ${n} more decisions.`,
  morePosts: (n) => (n === 1 ? 'One more' : `${n} more`),
  missedTitle: 'Left before the stop',
  missedLead: 'It had begun and the watch had not frozen yet: to be taken back by hand.',
  leakedTitle: 'Left despite the stop',
  lateTitle: 'Delayed, then left',
  heldTitle: 'Held',
  heldLead: 'Would have left without the watch. None of it leaves by itself, even after the thaw.',
  traps: (n) => `Traps seen through: ${n}`,
  trap: (family) =>
    ({
      sport: 'sport',
      fiction: 'fiction',
      court: 'a trial',
      memory: 'a memory, an anniversary',
      economy: 'business',
      health: 'health',
      obituary: 'an obituary',
      figure: 'a figure of speech',
      explainer: 'an explainer',
      exercise: 'an exercise',
      opinion: 'an opinion',
      negation: 'a negation',
      hypothesis: 'a hypothesis',
      foiled: 'foiled, averted',
      animal: 'an animal',
      past: 'the past',
      private: 'a private matter',
      ongoing: 'known already',
    })[family],
};

const all: Readonly<Record<Locale, DayWords>> = { fr, en };

export const dayWords = (locale: Locale): DayWords => all[locale];
