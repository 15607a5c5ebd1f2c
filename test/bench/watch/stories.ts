/** What is learnt of stories, and the points at which the watch acts. */
import { evidenceOf, type Weighed } from '../../../lib/crisis/decide.ts';
import type { Learnt } from '../../../lib/crisis/learnt.ts';
import { RULES } from '../../../lib/crisis/rules.ts';
import { replay } from '../../../lib/crisis/stream.ts';
import { FEATURES, FEATURE_NAMES, logOddsOf } from '../../../lib/crisis/weigh.ts';
import { score } from './corpus.ts';
import type { Headlines } from './headlines.ts';
import { logistic } from './learn.ts';
import { DAY_MS, DAYS, HOUR_MS, keyOf, MINUTE_MS, type Window } from './streams.ts';

/** What is expected of a story's figures before any data: it matters where no other stream has them, such as ranks. */
const PRIOR: Readonly<Record<string, number>> = {
  best: 0.7,
  leaderViolent: 3,
  violentDeadNear: 1,
  mishapDeadNear: 1,
  leads: 2,
  alert: 1,
  great: 0.5,
  unrestHome: 4.5,
};
/** How firmly an expectation stands against the data where few events are of its kind. */
const FIRM: Readonly<Record<string, number>> = { leaderViolent: 60 };
/**
 * The first weighings of an event count most, later ones never less than `later`. Each one of the shipped days counts
 * `day` times: they are few.
 */
const STORIES = { l2: 10, positive: 3, later: 0.3, hours: 24, day: 6 };
/** The points on the curve, chosen on the training side. */
const AIMS = { falseFreezes: 1, braked: 0.025 };
export type Snap = {
  x: number[];
  /** 1: of an event that must freeze; 0: of nothing; null: of an event that may. */
  y: number | null;
  at: number;
  key: string;
  /** The events that must freeze, and how long each has been told. */
  events: { id: string; t0: number; sinceMs: number }[];
  confirmed: boolean;
  alone: string | null;
  window: number;
  /** It is of one of the shipped days. */
  day: boolean;
  title: string;
};

const NOTHING = { story: {}, freeze: Infinity, brake: Infinity };

/** Every weighing of every story of a stream, with the events that its evidence belongs to. */
export const snapsOf = (windows: readonly Window[], stream: string, headlines: Headlines): Snap[] =>
  windows.flatMap((window, at) => {
    if (window.stream !== stream) return [];
    const snaps: Snap[] = [];
    const known = new Map<string, boolean>();
    const belongs = (event: Window['events'][number], { at: when, title }: { at: number; title: string }): boolean => {
      const key = `${event.id}|${when}|${title}`;
      const row = window.rows.get(keyOf(when, title));
      const is =
        known.get(key) ??
        (row?.eventId === event.id || event.pattern?.test(`${row?.title ?? title} ${row?.summary ?? ''}`) === true);
      known.set(key, is);
      return is;
    };
    const one = new Set(window.lines.map(({ headline }) => headline.owner)).size === 1;
    const watch = ({ story, told, x }: Weighed): void => {
      const evidence = evidenceOf(story, told.now);
      const about = window.events.filter(
        (event) =>
          told.now >= event.t0 - 10 * MINUTE_MS &&
          told.now <= event.t0 + event.allowedHours * HOUR_MS &&
          evidence.some((line) => belongs(event, line)),
      );
      const must = about.filter(({ level }) => level === 'must');
      const leads = told.recent.some(({ rank }) => (rank ?? 0) <= RULES.top);
      const alone =
        one && told.strong.length > 0 && told.recent.filter((item) => item.loose !== true).length >= 2 && leads;
      snaps.push({
        x,
        y: must.length > 0 ? 1 : about.length > 0 ? null : 0,
        at: told.now,
        key: `${at}|${story.id}`,
        events: must.map(({ id, t0 }) => ({ id, t0, sinceMs: told.now - (window.first.get(id) ?? t0) })),
        confirmed: told.strong.length > 0 && (told.voices >= 2 || told.followUps >= RULES.wireFollowUps),
        alone: alone ? (told.strong[0]?.owner ?? null) : null,
        window: at,
        day: window.stream === DAYS,
        title: evidence
          .slice(0, 2)
          .map(({ title }) => title.slice(0, 90))
          .join(' ## '),
      });
    };
    replay(window.lines, {
      audience: window.audience,
      langs: [window.lang],
      learnt: { ...headlines, ...NOTHING },
      score,
      watch,
    });
    return snaps;
  });

export const storyFrom = (snaps: readonly Snap[]): Record<string, number> => {
  const count = new Map<string, number>();
  const nth = new Map<Snap, number>();
  const keyFor = (snap: Snap): string => (snap.y === 1 ? `${snap.window}|${snap.events[0]?.id}|must` : snap.key);
  const used = snaps.filter(
    ({ y, events }) => y === 0 || (y === 1 && events.some(({ sinceMs }) => sinceMs < STORIES.hours * HOUR_MS)),
  );
  for (const snap of used) {
    nth.set(snap, count.get(keyFor(snap)) ?? 0);
    count.set(keyFor(snap), (count.get(keyFor(snap)) ?? 0) + 1);
  }
  const weights = logistic(
    used.map((snap) => ({
      x: Float64Array.from(snap.x),
      y: snap.y ?? 0,
      w:
        (snap.day ? STORIES.day : 1) *
        (snap.y === 1
          ? STORIES.positive * Math.max(STORIES.later, 1 / (1 + (nth.get(snap) ?? 0)))
          : 1 / Math.sqrt(count.get(keyFor(snap)) ?? 1)),
    })),
    FEATURE_NAMES.map((name) => FEATURES[name][0]),
    FEATURE_NAMES.map((name) => FIRM[name] ?? STORIES.l2),
    FEATURE_NAMES.map((name) => PRIOR[name] ?? 0),
  );
  return Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, Number((weights[at] ?? 0).toPrecision(6))]));
};

/**
 * The same weights on the scale on which the probability is what was seen: of stories that look 30 % likely, three in
 * ten are of a crisis. Each story counts once, however often it was weighed.
 */
const calibrated = (snaps: readonly Snap[], story: Readonly<Record<string, number>>): Record<string, number> => {
  const used = snaps.filter(({ y }) => y !== null);
  const count = new Map<string, number>();
  for (const { key } of used) count.set(key, (count.get(key) ?? 0) + 1);
  const [shift = 0, scale = 1] = logistic(
    used.map(({ x, y, key }) => ({
      x: Float64Array.of(1, logOddsOf(x, story)),
      y: y ?? 0,
      w: 1 / (count.get(key) ?? 1),
    })),
    [0, 1],
    1,
    [0, 1],
  );
  const moved = Object.entries(story).map(([name, weight]) => [
    name,
    Number((scale * weight + (name === 'base' ? shift : 0)).toPrecision(6)),
  ]);
  return Object.fromEntries(moved) as Record<string, number>;
};

/** The lowest point, in steps of a hundredth, at which a count on the training side is small enough. */
const lowest = (ok: (point: number) => boolean): number => {
  let low = -800;
  let high = 800;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ok(middle / 100)) high = middle;
    else low = middle;
  }
  return high / 100;
};

export const pointsFrom = (snaps: readonly Snap[], story: Readonly<Record<string, number>>, days: number) => {
  const odds = snaps.map(({ x }) => logOddsOf(x, story));
  const falseFreezes = (point: number): number => {
    const frozen = new Set<string>();
    const spent = new Set<string>();
    let wrong = 0;
    snaps.forEach((snap, at) => {
      if ((odds[at] ?? 0) < point || frozen.has(snap.key)) return;
      if (!snap.confirmed) {
        const day = `${snap.window}|${snap.alone}|${Math.floor(snap.at / DAY_MS)}`;
        if (snap.alone === null || spent.has(day)) return;
        spent.add(day);
      }
      frozen.add(snap.key);
      if (snap.y === 0) wrong++;
    });
    return wrong;
  };
  const brakes = (point: number): number => {
    const until = new Map<string, number>();
    let count = 0;
    snaps.forEach((snap, at) => {
      if ((odds[at] ?? 0) < point || snap.at <= (until.get(snap.key) ?? 0)) return;
      until.set(snap.key, snap.at + RULES.brakeMs + RULES.againMs);
      count++;
    });
    return count;
  };
  return {
    freeze: lowest((point) => (30 * falseFreezes(point)) / days <= AIMS.falseFreezes),
    brake: lowest((point) => (brakes(point) * RULES.brakeMs) / (days * DAY_MS) <= AIMS.braked),
  };
};

export const learntFrom = (headlines: Headlines, snaps: readonly Snap[], days: number): Learnt => {
  const story = calibrated(snaps, storyFrom(snaps));
  return { ...headlines, story, ...pointsFrom(snaps, story, days) };
};
