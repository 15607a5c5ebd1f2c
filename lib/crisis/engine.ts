import { takeReplies } from './backlash.ts';
import { deciderOf, type Weighed } from './decide.ts';
import { type Reading } from './find.ts';
import { distanceFor } from './gazetteer.ts';
import { storiesOf } from './join.ts';
import { learnt as shipped, logOddsBy, type Learnt } from './learnt.ts';
import { headlineDistance } from './place.ts';
import { scoreHeadline, type Severity } from './severity.ts';
import type { Alert, Decision, Headline, Signal, ThawedStory } from './signal.ts';
import { RULES, RULE_VERSION } from './rules.ts';
import { digest, quickDigest, renewed, type EngineState, type Story } from './state.ts';
import { ANNIVERSARIES, usualOf, type Anniversary } from './usual.ts';
import type { NewsroomCall } from '../records/newsroom-call.ts';

export { emptyState, type EngineState } from './state.ts';

export type EngineSettings = {
  audience: readonly string[];
  /**
   * The lexica to use. A line in another language is read with the first one. Without any, each line is read
   * with its own.
   */
  langs?: readonly string[];
  /** The owners that may freeze alone: once a day each, when they go on and lead with it. */
  alone?: readonly string[];
  anniversaries?: readonly Anniversary[];
  brakeMs?: number;
  /** For replays alone: no person is there, so each freeze counts as thawed this long after it. */
  thawAfterMs?: number;
  /** Another scorer than the rules' own, for the training. */
  score?: typeof scoreHeadline;
  /** Other weights than the shipped ones, for the training. */
  learnt?: Learnt;
  /** For the training: it is told of each story that was weighed, and nothing is decided. */
  watch?: (weighed: Weighed) => void;
};

export type Looked = { state: EngineState; decisions: Decision[] };

/**
 * One look. It is pure: the same state, signals and time give the same answer, and the state that was given
 * stays unchanged.
 */
export const look = (
  state: EngineState,
  signals: readonly Signal[],
  now: number,
  settings: EngineSettings,
  thawed: readonly ThawedStory[] = [],
): Looked => {
  const engine = wake(structuredClone(state), settings);
  const decisions = engine.look(signals, now, thawed);
  return { state: engine.state, decisions };
};

export type Engine = {
  /** The state after the last look. */
  readonly state: EngineState;
  look(signals: readonly Signal[], now: number, thawed?: readonly ThawedStory[]): Decision[];
  /** The story that a headline of the last look has joined. */
  storyOf(headline: Headline): string | null;
  /** What the rules say of a headline, and its points: five and the log-odds that it is the news of a crisis. */
  read(headline: Headline): { severity: Severity; points: number };
};

/** The engine for many looks in a row, as in a replay. From now on it owns the state that it is given. */
export const wake = (given: EngineState, settings: EngineSettings): Engine => {
  const state = renewed(given);
  const learnt = settings.learnt ?? shipped();
  const logOdds = logOddsBy(learnt);
  const score = settings.score ?? scoreHeadline;
  const distance = distanceFor(settings.audience);
  const brakeMs = settings.brakeMs ?? RULES.brakeMs;
  const usual = usualOf(state, distance, [...ANNIVERSARIES, ...(settings.anniversaries ?? [])]);
  const stories = storiesOf(state, usual, distance);
  const decider = deciderOf(state, usual, stories, { learnt, distance, brakeMs, alone: settings.alone ?? [] });
  const joined = new Map<Headline, string>();
  const known = new Map(Object.entries(state.read));

  const langOf = (lang: string): string => {
    const langs = settings.langs ?? [];
    const short = lang.slice(0, 2).toLowerCase();
    return langs.length === 0 || langs.includes(short) ? short : (langs[0] ?? short);
  };
  /** `least`: points that are not above it need not be exact. */
  const read = (headline: Headline, least = -Infinity): { severity: Severity; points: number } => {
    const lang = langOf(headline.lang);
    const year = new Date(headline.at).getUTCFullYear();
    const severity = score(headline.title, lang, headline.summary, year);
    if (severity.words.length === 0) return { severity, points: 0 };
    const where = headlineDistance(severity, distance);
    const ruled = severity.score * (1 - RULES.learntShare);
    const needed = (least - ruled) / RULES.learntShare - 5;
    const odds = logOdds({ title: headline.title, section: headline.section, severity, where }, lang, needed);
    const likely = Math.max(0, Math.min(10, 5 + odds));
    return { severity, points: likely * RULES.learntShare + ruled };
  };

  const isOld = ({ old, at, seen }: Headline, now: number): boolean =>
    old === true || seen - at > RULES.oldMs || now - seen > RULES.oldMs;
  const isAgain = ({ owner, title }: Headline, now: number): boolean => {
    const key = quickDigest(`${owner}|${title}`);
    const again = known.has(key);
    known.set(key, now);
    return again;
  };
  /** Reads a headline and joins it to a story. Null when it says nothing new or nothing grave. */
  const takeHeadline = (headline: Headline, now: number): Story | null => {
    const { severity, points } = read(headline, RULES.relevant);
    const old = isOld(headline, now);
    // A headline that says nothing of a crisis need not be looked up or remembered.
    if (points > RULES.relevant && isAgain(headline, now)) return null;
    usual.count(severity.tokens);
    if (points >= RULES.strong) usual.heated(severity, now);
    const usually = points > RULES.relevant ? usual.off(severity, now) : 0;
    const left = Math.max(0, points - usually);
    const reading: Reading = { headline, severity, score: left, usual: usually > 0 };
    const match = stories.find(reading, now, old);
    const story = match?.story ?? null;
    if (old) {
      // An old headline may belong to a story, but it neither opens nor confirms one.
      if (story !== null) story.last = Math.max(story.last, Math.min(headline.at, now));
      return null;
    }
    if (story === null && reading.score < RULES.seed) return null;
    const found = story ?? stories.open(headline, severity);
    const exact = points > RULES.relevant ? left : read(headline).points;
    stories.join(found, { ...reading, score: exact, loose: match?.loose === true });
    return found;
  };

  const takeAlert = (alert: Alert, now: number): Story | null => {
    if (alert.standing !== 'live' || alert.old === true || state.alerts[alert.id] !== undefined) return null;
    state.alerts[alert.id] = now;
    if (alert.level !== 'orange' && alert.level !== 'red') return null;
    const told = scoreHeadline(`${alert.title} : ${alert.area}`, alert.lang);
    const near = headlineDistance({ where: told.where, concerned: [] }, distance);
    if (told.where.length === 0 || near === 'far' || (near === 'middle' && alert.level !== 'red')) return null;
    const severity: Severity = { ...told, kind: told.kind === 'other' ? 'disaster' : told.kind };
    const { at, seen, source, owner, lang, title, url } = alert;
    const link = url === undefined ? {} : { url };
    const headline: Headline = { kind: 'headline', at, seen, source, owner, lang, title, ...link };
    const reading: Reading = { headline, severity, score: alert.level === 'red' ? 4.5 : 3.6 };
    const story = stories.find(reading, now, true)?.story ?? stories.open(headline, severity);
    stories.join(story, reading, true);
    return story;
  };

  const call = (signal: NewsroomCall, now: number): Decision => ({
    at: now,
    kind: 'other',
    score: 10,
    story: `call-${digest(signal.id ?? `${signal.at}|${signal.by}|${signal.title}`)}`,
    rule: 'call',
    place: null,
    victims: 0,
    owners: [signal.by],
    evidence: [{ at: signal.at, source: signal.by, owner: signal.by, title: signal.title, score: 10 }],
    why: [{ kind: 'called', by: signal.by }],
    version: RULE_VERSION,
    ...(signal.action === 'freeze' ? { action: 'freeze' } : { action: 'brake', until: now + brakeMs }),
  });

  /** When the memory was lost, a story is built again from the evidence of its freeze. */
  const rebuild = ({ story: id, evidence, thawedAt }: ThawedStory): void => {
    let story: Story | null = null;
    for (const { at, source, title, lang } of evidence) {
      const own = lang ?? settings.langs?.[0] ?? guess(title);
      const headline: Headline = { kind: 'headline', at, seen: thawedAt, source, owner: source, lang: own, title };
      const { severity, points } = read(headline);
      story ??= stories.open(headline, severity, id);
      stories.join(story, { headline, severity, score: points });
    }
    if (story === null) return;
    story.frozen = { at: thawedAt, thawedAt, victims: story.victims };
    story.items = [];
  };
  const thaw = (story: Story, at: number): void => {
    story.frozen ??= { at, thawedAt: 0, victims: story.victims };
    if (story.frozen.thawedAt > 0 || story.frozen.at > at) return;
    story.frozen = { ...story.frozen, thawedAt: at, victims: Math.max(story.victims, story.frozen.victims) };
  };
  const recall = (thawed: readonly ThawedStory[], now: number): void => {
    for (const each of thawed) {
      const story = stories.byId.get(each.story);
      if (story !== undefined) thaw(story, each.thawedAt);
      else if (now - each.thawedAt <= RULES.frozenLifeMs) rebuild(each);
    }
    const after = settings.thawAfterMs;
    if (after === undefined) return;
    for (const story of stories.all())
      if (story.frozen !== null && story.frozen.thawedAt === 0 && now - story.frozen.at >= after) thaw(story, now);
  };

  const tidy = (now: number): void => {
    for (const [key, at] of known) if (now - at > RULES.readMs) known.delete(key);
    stories.tidy(now);
    decider.tidy(now);
  };

  return {
    get state() {
      state.stories = [...stories.byId.values()];
      usual.save();
      state.read = Object.fromEntries(known);
      return state;
    },
    read,
    storyOf: (headline) => joined.get(headline) ?? null,
    look: (signals, now, thawed = []) => {
      if (usual.turn(now)) tidy(now);
      recall(thawed, now);
      usual.came(
        now,
        signals.flatMap((signal) => (signal.kind === 'headline' && signal.old !== true ? [signal.owner] : [])),
      );
      joined.clear();
      const touched = new Set<Story>();
      const decisions: Decision[] = [];
      for (const signal of signals) {
        if (signal.kind === 'reply') continue;
        if (signal.kind === 'call') {
          decisions.push(call(signal, now));
          continue;
        }
        const story = signal.kind === 'headline' ? takeHeadline(signal, now) : takeAlert(signal, now);
        if (story === null) continue;
        touched.add(story);
        if (signal.kind === 'headline') joined.set(signal, story.id);
      }
      const replies = signals.filter((signal) => signal.kind === 'reply');
      decisions.push(...takeReplies(state, replies, now, { brakeMs, mayBrake: decider.spend }));
      for (const story of touched) {
        const weighed = decider.weigh(story, now);
        if (weighed === null) continue;
        if (settings.watch !== undefined) settings.watch(weighed);
        else decisions.push(...[decider.decide(weighed)].filter((decision) => decision !== null));
      }
      return decisions;
    },
  };
};

const guess = (title: string): string => (/\b(le|la|les|des|une|dans|après|à)\b/i.test(title) ? 'fr' : 'en');
