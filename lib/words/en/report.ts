import type { Words } from '../words.ts';

const minutes = (n: number): string =>
  n < 90 ? `${n} ${n === 1 ? 'minute' : 'minutes'}` : `${Math.floor(n / 60)} h ${String(n % 60).padStart(2, '0')}`;

const counted = (n: number, one: string, more: string): string => `${n === 0 ? 'no' : n} ${n === 1 ? one : more}`;

export const report = {
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
  severity: (score) => `severity ${score}`,
  pictureOf: (title) => `${title}: headlines by severity, stops and posts, hour by hour`,
  slot: {
    'on time': 'left on time',
    missed: 'left before the stop',
    delayed: 'delayed, then left',
    held: 'held',
    leaked: 'left despite the stop',
  },
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
  trap: {
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
  },
} satisfies Words['report'];
