import type { Distance } from './gazetteer.ts';
import type { Stories } from './join.ts';
import type { Learnt } from './learnt.ts';
import { mainTowns, shownPlace, storyDistance } from './place.ts';
import type { Decision, DecisionRule, Evidence, Ground } from './signal.ts';
import { RULES, RULE_VERSION } from './rules.ts';
import type { EngineState, Item, Story } from './state.ts';
import { kindFamily } from './tokens.ts';
import type { Usual } from './usual.ts';
import {
  byTopic,
  chanceOf,
  contributionsOf,
  featuresOf,
  goesOnIn,
  logOddsOf,
  toldOf,
  type Told,
  type Topic,
} from './weigh.ts';
import { DAY_MS, MINUTE_MS } from '../records/durations.ts';

/** A story as it was weighed at a look. */
export type Weighed = { story: Story; told: Told; x: number[]; logOdds: number };

export type DecideSettings = {
  learnt: Pick<Learnt, 'story' | 'freeze' | 'brake'>;
  distance: (country: string) => Distance;
  brakeMs: number;
  /** The owners that may freeze alone. */
  alone: readonly string[];
};

/** Never -0, which JSON does not keep. */
const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;

/** The gravest headlines of the last three hours. */
export const evidenceOf = (story: Story, now: number): Evidence[] =>
  story.items
    .filter((item) => now - item.seen <= RULES.windowMs)
    .sort((a, b) => b.score - a.score)
    .slice(0, 8)
    .map(({ at, source, owner, title, url, score }) => ({
      at,
      source,
      owner,
      title,
      score: round(score, 2),
      ...(url === null ? {} : { url }),
    }));

/** The figures behind each topic, as people are told them. */
const groundsOf = (story: Story, told: Told): Partial<Record<Topic, (points: number) => Ground>> => {
  const { recent, strong, voices, heard } = told;
  const best = Math.max(0, ...recent.map(({ score }) => score));
  const leads = recent.filter(({ rank }) => rank !== undefined && rank <= RULES.leads).length;
  const apart = strong.filter((item) => item.context === true).length;
  const share = Math.round((100 * recent.length) / Math.max(heard, recent.length, 1));
  return {
    best: (points) => ({ kind: 'best', points, score: round(best) }),
    voices: (points) => ({ kind: 'voices', points, voices, headlines: recent.length, share }),
    toll: (points) => ({ kind: 'toll', points, dead: story.dead, hurt: story.hurt }),
    place: (points) => ({ kind: 'place', points, place: shownPlace(story), where: told.where }),
    'goes-on': (points) => ({ kind: 'goes-on', points, times: Math.max(1, goesOnIn(recent)) }),
    leads: (points) => ({ kind: 'leads', points, headlines: leads }),
    what: (points) => ({ kind: 'what', points, crisis: story.kind }),
    alert: (points) => ({ kind: 'alert', points }),
    context: (points) => ({ kind: 'context', points, headlines: apart, of: strong.length }),
    known: (points) => ({ kind: 'known', points }),
  };
};

/** Topics that count for less are not told. */
const LEAST_POINTS = 0.12;
const TOPICS_TOLD = 6;

/** What counted most, the heaviest first. */
export const whyOf = (weighed: Weighed, settings: DecideSettings): Ground[] => {
  const grounds = groundsOf(weighed.story, weighed.told);
  const topics = byTopic(contributionsOf(weighed.x, settings.learnt.story));
  const odds: Ground = {
    kind: 'odds',
    percent: Math.round(100 * chanceOf(weighed.logOdds)),
    needs: Math.round(100 * chanceOf(settings.learnt.freeze)),
  };
  const told = [...topics]
    .filter(([, points]) => Math.abs(points) >= LEAST_POINTS)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .flatMap(([topic, points]) => grounds[topic]?.(round(points, 2)) ?? [])
    .slice(0, TOPICS_TOLD);
  return [odds, ...told];
};

/** Weighs stories and decides about them. */
export const deciderOf = (state: EngineState, usual: Usual, stories: Stories, settings: DecideSettings) => {
  const { learnt, distance, brakeMs } = settings;

  const weigh = (story: Story, now: number): Weighed | null => {
    if (story.best < RULES.seed) return null;
    const { alone } = settings;
    const around = { heard: usual.heard(now), known: stories.known(story), gathered: usual.gathered(), alone };
    const first = toldOf(story, now, 'near', around);
    if (!first.recent.some((item) => item.score >= RULES.seed)) return null;
    const told = { ...first, where: storyDistance(story, first.voices, distance) };
    const x = featuresOf(story, told);
    return { story, told, x, logOdds: logOddsOf(x, learnt.story) };
  };

  /** Whether an owner that is named for it may freeze alone: once a day, when it goes on and leads with the story. */
  const isAlone = ({ told, logOdds, story }: Weighed): boolean => {
    const owner = told.strong[0]?.owner ?? '';
    if (!settings.alone.includes(owner) || logOdds < learnt.freeze || story.frozen !== null) return false;
    const leads = told.recent.some(({ rank }) => (rank ?? 0) <= RULES.top);
    const spent = state.alone[owner] ?? -Infinity;
    return told.recent.filter((item) => item.loose !== true).length >= 2 && leads && told.now - spent >= DAY_MS;
  };
  /** Who confirms the story, or null: one voice alone never does, unless it is a wire that goes on or is named. */
  const confirmedBy = (weighed: Weighed): DecisionRule | null => {
    const { strong, voices, followUps } = weighed.told;
    // Alerts confirm stories. Without a headline they lead to a proposal at most.
    if (!strong.some((item) => !item.official)) return null;
    if (voices >= 2) return strong.some((item) => item.official) ? 'alert-and-headline' : 'two-owners';
    if (followUps >= RULES.wireFollowUps) return 'wire-follow-ups';
    return isAlone(weighed) ? 'alone' : null;
  };

  /**
   * The point of the brake. It moves between two bounds, so that about as many looks brake as are planned for: it
   * goes to the rarest of the last two weeks. Stories of one look brake together, so they count once.
   */
  const brakePoint = (story: Story, now: number): number => {
    const lowest = learnt.brake - RULES.brakeLower;
    const days = Math.min(RULES.brakeSpanDays, (now - state.since) / DAY_MS);
    if (days < RULES.brakeLearnsAfterDays) return learnt.brake;
    const looks = new Map<number, number>();
    for (const [id, [at, logOdds]] of Object.entries(state.peaks))
      if (id !== story.id && now - at <= RULES.brakeSpanDays * DAY_MS)
        looks.set(at, Math.max(logOdds, looks.get(at) ?? lowest));
    const highest = [...looks.values()].sort((a, b) => b - a);
    const reached = highest[Math.floor(days * RULES.brakesADay)] ?? lowest;
    return Math.max(lowest, Math.min(learnt.brake + RULES.brakeHigher, reached));
  };
  const notePeak = (story: Story, logOdds: number, now: number): void => {
    if (logOdds < learnt.brake - RULES.brakeLower) return;
    const before = state.peaks[story.id]?.[1] ?? -Infinity;
    state.peaks[story.id] = [now, round(Math.max(logOdds, before), 2)];
  };

  const spend = (owner: string, from: number, until: number): boolean => {
    const used = state.spent
      .filter((each) => each.owner === owner)
      .reduce((sum, each) => sum + (each.until - Math.max(each.from, from - RULES.budgetWindowMs)), 0);
    if (used + (until - from) > RULES.budgetMs) return false;
    state.spent.push({ owner, from, until });
    return true;
  };

  /**
   * Whether the same event, told there in other words, has braked already or is frozen, as far as anyone can
   * tell.
   */
  const delayedAlready = (story: Story, logOdds: number, now: number): boolean => {
    const here = mainTowns(stories.placesOf(story));
    for (const other of stories.all()) {
      if (other === story || (other.frozen === null && other.brakedUntil === 0)) continue;
      const there = mainTowns(stories.placesOf(other));
      // Two towns of one country are two events.
      const shared =
        here.length > 0 || there.length > 0
          ? here.some((town) => there.includes(town))
          : Object.keys(stories.placesOf(story).votes).some(
              (country) => stories.placesOf(other).votes[country] !== undefined,
            );
      if (!shared) continue;
      if (other.frozen !== null && other.frozen.thawedAt === 0) return true;
      const alike = kindFamily(story.kind) === kindFamily(other.kind);
      if (now < other.brakedUntil && alike && logOdds < (other.brakedScore ?? 0) + RULES.again) return true;
    }
    return false;
  };

  const baseOf = (weighed: Weighed) => ({
    at: weighed.told.now,
    kind: weighed.story.kind,
    score: round(10 * chanceOf(weighed.logOdds)),
    story: weighed.story.id,
    place: shownPlace(weighed.story),
    victims: weighed.story.victims,
    owners: [...new Set(weighed.told.recent.map((item) => item.owner))],
    evidence: evidenceOf(weighed.story, weighed.told.now),
    why: whyOf(weighed, settings),
    contributions: contributionsOf(weighed.x, learnt.story),
    version: RULE_VERSION,
  });

  const freeze = (weighed: Weighed, rule: DecisionRule): Decision | null => {
    const { story, told } = weighed;
    const { now } = told;
    if (story.frozen === null) {
      story.frozen = { at: now, thawedAt: 0, victims: story.victims };
      if (rule === 'alone') state.alone[told.strong[0]?.owner ?? ''] = now;
      return { ...baseOf(weighed), action: 'freeze', rule };
    }
    const { thawedAt, victims } = story.frozen;
    const worse = story.victims >= Math.max(RULES.jumpLeast, victims * RULES.jump);
    if (thawedAt === 0 || now <= thawedAt || !worse) return null;
    story.frozen = { ...story.frozen, at: now, thawedAt: 0, victims: story.victims };
    const base = baseOf(weighed);
    const why: Ground[] = [...base.why, { kind: 'worse', before: victims, now: story.victims }];
    return { ...base, why, action: 'freeze', rule: 'jump' };
  };

  const propose = (weighed: Weighed, rule: DecisionRule, more: Ground[] = []): Decision | null => {
    const { story, told } = weighed;
    if (story.proposedAt !== 0) return null;
    story.proposedAt = told.now;
    const base = baseOf(weighed);
    return { ...base, why: [...base.why, ...more], action: 'propose', rule };
  };

  const brake = (weighed: Weighed, first: Item): Decision | null => {
    const { story, told, logOdds } = weighed;
    const until = told.now + brakeMs;
    if (!spend(first.owner, told.now, until))
      return propose(weighed, 'brake-spent', [{ kind: 'brake-spent', owner: first.owner }]);
    story.brakedUntil = until + RULES.againMs;
    story.brakedScore = logOdds;
    return { ...baseOf(weighed), action: 'brake', until, rule: 'severe-headline' };
  };

  const mayBrake = ({ story, told, logOdds }: Weighed): boolean =>
    logOdds >= brakePoint(story, told.now) &&
    (told.now >= story.brakedUntil || logOdds >= (story.brakedScore ?? 0) + RULES.again) &&
    !delayedAlready(story, logOdds, told.now);

  return {
    weigh,
    /** Spends of the brake budget of an owner. False: it is spent. */
    spend,
    decide: (weighed: Weighed): Decision | null => {
      const { story, told, logOdds } = weighed;
      const rule = confirmedBy(weighed);
      notePeak(story, weighed.logOdds, told.now);
      if (logOdds >= learnt.freeze && rule !== null) {
        const frozen = freeze(weighed, rule);
        if (frozen !== null) return frozen;
      }
      if (story.frozen !== null) return null;
      // It is delayed already: now a person must know that one newsroom alone has it.
      const alone = logOdds >= learnt.freeze && rule === null;
      if (alone && story.proposedAt === 0 && told.now < story.brakedUntil) return propose(weighed, 'one-voice');
      const fresh = told.recent.filter((item) => told.now - item.seen <= 2 * MINUTE_MS);
      const first = fresh.sort((a, b) => b.score - a.score)[0];
      if (first !== undefined && !first.official && mayBrake(weighed)) return brake(weighed, first);
      if (alone) return propose(weighed, 'one-voice');
      if (logOdds >= learnt.freeze - RULES.proposeBelow && rule !== null) return propose(weighed, rule);
      return null;
    },
    tidy: (now: number): void => {
      state.spent = state.spent.filter(({ until }) => until > now - RULES.budgetWindowMs);
      for (const [id, [at]] of Object.entries(state.peaks))
        if (now - at > RULES.brakeSpanDays * DAY_MS) Reflect.deleteProperty(state.peaks, id);
    },
  };
};
