import type { Decision, Evidence } from '../crisis/signal.ts';
import type { Point, Trap } from '../crisis/stream.ts';
import type { DrillReport, Slot } from '../drill/drill.ts';
import type { Locale } from '../settings.ts';
import { words } from '../words/words.ts';
import { DAY_MS, MINUTE_MS } from '../records/durations.ts';

/** What the page of a day shows, and what its text and its picture share. */

export type Day = {
  title: string;
  locale: Locale;
  timeZone: string;
  from: number;
  to: number;
  headlines: number;
  /** When each headline was seen. */
  times: readonly number[];
  points: readonly Point[];
  traps: readonly Trap[];
  decisions: readonly Decision[];
  /** How long a freeze lasts here, ms. */
  thawAfterMs: number;
  /** When it began in the world, where that is known. */
  began: number | null;
  drill: Pick<DrillReport, 'slots' | 'freezes' | 'brakes' | 'firstEvidence'> | null;
};

const MAX_PROOFS = 60;

export const esc = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char,
  );

export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

export const px = (value: number): string => String(Math.round(value * 10) / 10);

export type Clock = {
  time: (at: number) => string;
  day: (at: number) => string;
  /** `janv. 2016` */
  month: (at: number) => string;
  year: (at: number) => string;
  /** The year and the month, from 0, on the calendar of the place. */
  calendar: (at: number) => { year: number; month: number };
  long: (at: number) => string;
  /** Local time less UTC at that moment, ms. */
  offset: (at: number) => number;
};

export const clockOf = (timeZone: string, locale: Locale): Clock => {
  const { tag } = words(locale).language;
  const time = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'short' });
  const month = new Intl.DateTimeFormat(tag, { timeZone, month: 'short', year: 'numeric' });
  const year = new Intl.DateTimeFormat(tag, { timeZone, year: 'numeric' });
  const long = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const reader = (at: number) => {
    const found = parts.formatToParts(at);
    return (type: string) => Number(found.find((part) => part.type === type)?.value ?? 0);
  };
  return {
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    month: (at) => month.format(at),
    year: (at) => year.format(at),
    calendar: (at) => {
      const read = reader(at);
      return { year: read('year'), month: read('month') - 1 };
    },
    long: (at) => long.format(at),
    offset: (at) => {
      const read = reader(at);
      const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
      return wall - Math.floor(at / MINUTE_MS) * MINUTE_MS;
    },
  };
};

export const severityOf = ({ score }: { score: number }, locale: Locale): string => {
  const { report, language } = words(locale);
  return report.severity(language.figure(score, 1));
};

/** More than a few days: what counts is which days, not which minutes. */
export const isLong = ({ from, to }: Pick<Day, 'from' | 'to'>): boolean => to - from > 3 * DAY_MS;

export type Proof = Evidence & { id: number };

/** The headlines that made a decision, each once, in order of time; over many days the strongest of each freeze. */
export const proofsOf = (day: Pick<Day, 'decisions' | 'from' | 'to'>): Proof[] => {
  const found = new Map<string, Evidence>();
  const decisions = isLong(day) ? day.decisions.filter(({ action }) => action === 'freeze') : day.decisions;
  for (const { evidence } of decisions) {
    const kept = isLong(day) ? evidence.toSorted((a, b) => b.score - a.score).slice(0, 1) : evidence;
    for (const each of kept) found.set(`${each.at} ${each.source} ${each.title}`, each);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, MAX_PROOFS)
    .map((each, id) => ({ ...each, id }));
};

/** In the order of the key. */
export const SLOT_STATES = ['on time', 'missed', 'delayed', 'held', 'leaked'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

export const stateOf = (slot: Slot, early: readonly Slot[]): SlotState =>
  early.includes(slot) ? 'missed' : slot.end === 'expired' ? 'held' : slot.end;

/** The sign of a state in a lane; `from` is where a delayed post should have left. */
export const mark = (state: SlotState, x: number, y: number, from: number): string => {
  const centre = `cx="${px(x)}" cy="${px(y)}"`;
  const [left, right] = [px(x - 5), px(x + 5)];
  switch (state) {
    case 'on time':
      return `<circle class="sent" ${centre} r="4.5"/>`;
    case 'missed':
      return `<circle class="sent" ${centre} r="4"/><circle class="missed" ${centre} r="8"/>`;
    case 'delayed': {
      const arrow = `M${left} ${px(y - 5.5)}L${right} ${px(y)}L${left} ${px(y + 5.5)}z`;
      return `<path class="late" d="M${px(from)} ${px(y)}H${left}${arrow}"/>`;
    }
    case 'held':
      return `<path class="held" d="M${px(x - 4)} ${px(y - 5)}v10M${px(x + 2)} ${px(y - 5)}v10"/>`;
    case 'leaked':
      return `<path class="leaked" d="M${px(x - 6)} ${px(y - 6)}l12 12m0-12l-12 12"/>`;
  }
};
