import type { Words } from '../fr/catalogue.ts';

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
  pictureOf: (title) => `${title}: headlines by severity, freezes, delays and posts, hour by hour`,
  slot: {
    'on time': 'sent on time',
    missed: 'sent before the freeze',
    delayed: 'delayed, then sent',
    held: 'held',
    leaked: 'sent despite the freeze',
  },
  firstHeadline: 'first headline',
  heldFigure: 'held',
  missedFigure: 'sent before the freeze',
  leakedFigure: 'sent despite the freeze',
  lateFigure: 'delayed, then sent',
  trapsFigure: 'false alarms avoided',
  nothing: 'Nothing was stopped, nothing was delayed.',
  onlyBraked: (n) =>
    `Nothing was stopped. ${n === 1 ? 'One short delay' : `${n} short delays`} ended without a freeze.`,
  frozenAfter: (at, n) =>
    n === 0
      ? `Frozen at ${at}, within the minute of the first headline.`
      : `Frozen at ${at}, ${minutes(n)} after the first headline.`,
  longVerdict: (days, freezes, brakes) =>
    `${days} days: ${counted(freezes, 'freeze', 'freezes')}, ${counted(brakes, 'delay', 'delays')}.`,
  how: (n) =>
    `${n} headlines, higher when more severe; those above the dotted line count. The solid points are the evidence: point at them, touch them or tab through them.`,
  local: (zone) => `Times are local (${zone}).`,
  decided: 'What was decided, and why',
  nothingDecided: 'Nothing was decided: no headline was severe enough.',
  more: (n) => `And ${n} more decisions.`,
  morePosts: (n) => (n === 1 ? 'One more' : `${n} more`),
  missedTitle: 'Sent before the freeze',
  missedLead: 'The event had begun, and the watch had not frozen yet: somebody has to take these back.',
  leakedTitle: 'Sent despite the freeze',
  lateTitle: 'Delayed, then sent',
  heldTitle: 'Held',
  heldLead: 'Without the watch, these would have been sent. None of them is sent automatically, even after the thaw.',
  traps: (n) => `False alarms avoided: ${n}`,
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
    ongoing: 'already known',
  },
} satisfies Words['report'];
