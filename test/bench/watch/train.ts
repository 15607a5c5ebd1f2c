/**
 * What the watch learns from recorded streams, and how it does on streams that it did not learn from.
 *
 *   npm run train -- --data FOLDER [--data FOLDER ...] [--measure] [--verbose] [--dry]
 *
 * A folder holds `events.json` and streams whose lines carry `label` and `eventId` (see streams.ts). Writes
 * `lib/crisis/weights/`: the same folders give the same bytes. With `--measure` each stream is replayed with what was
 * learnt from all others; `--dry` writes nothing.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { evidenceOf, type Weighed } from '../../../lib/crisis/decide.ts';
import { BUCKETS, DENSE, denseOf, pairOf, shapeOf, wordBuckets, wordHash } from '../../../lib/crisis/features.ts';
import { distanceFor } from '../../../lib/crisis/gazetteer.ts';
import type { Learnt } from '../../../lib/crisis/learnt.ts';
import { headlineDistance } from '../../../lib/crisis/place.ts';
import { scoreHeadline, type Severity } from '../../../lib/crisis/severity.ts';
import { crisisKinds } from '../../../lib/crisis/signal.ts';
import { RULES } from '../../../lib/crisis/state.ts';
import { replay } from '../../../lib/crisis/stream.ts';
import { wordsOf } from '../../../lib/crisis/text.ts';
import { FEATURES, FEATURE_NAMES } from '../../../lib/crisis/weigh.ts';
import { logistic, trainGrams, trainRules, type Sparse } from './learn.ts';
import { details, HEAD, judge, row, type Sum } from './figures.ts';
import { DAY_MS, HOUR_MS, keyOf, MINUTE_MS, readWindows } from './streams.ts';

const WEIGHTS = new URL('../../../lib/crisis/weights/', import.meta.url);
const LANGS = ['en', 'fr'] as const;
/** A kind of crisis never lowers the points of a headline, however often the news of a year spoke of it in vain. */
const RAISE: ReadonlySet<string> = new Set([
  ...crisisKinds,
  'rules',
  'rulesOver2',
  'rulesOver4',
  'core',
  'dead',
  'hurt',
]);
const HEADLINES = { l2: 2e-5, epochs: 3, rate: 0.15, events: 3, docs: 5, scale: 0.25 };
/** What is expected of a story's figures before any data: it matters where no other stream has them, such as ranks. */
const PRIOR: Readonly<Record<string, number>> = {
  best: 0.7,
  dead: 0.5,
  leads: 2,
  alert: 1,
  terror: 0.5,
  great: 0.5,
  unrestHome: 4.5,
};
const STORIES = { l2: 3, positive: 3, hours: 5, early: 1 };
/** The points on the curve, chosen on the training side. */
const AIMS = { falseFreezes: 0.9, braked: 0.02 };
/** Two events so near each other in time may be one: then neither teaches what is measured on the other. */
const SAME_MS = 1.5 * DAY_MS;

type Row = Sparse & { stream: string; lang: string; t0: number };
type Snap = {
  x: number[];
  /** 1: of an event that must freeze; 0: of nothing; null: of an event that may. */
  y: number | null;
  at: number;
  key: string;
  events: string[];
  confirmed: boolean;
  alone: string | null;
  window: number;
  title: string;
};

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    measure: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('usage: npm run train -- --data FOLDER');
const windows = values.data.flatMap((folder) => readWindows(folder));
const streams = [...new Set(windows.map(({ stream }) => stream))];
const memo = new Map<string, Severity>();
/** Each headline is read once. */
const score: typeof scoreHeadline = (title, lang, summary, year) => {
  const key = `${lang}|${year ?? ''}|${title}|${summary ?? ''}`;
  const known = memo.get(key) ?? scoreHeadline(title, lang, summary, year);
  memo.set(key, known);
  return known;
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Words that have a capital more often than not are names: nothing is learnt of them. */
const namesIn = (): ReadonlySet<string> => {
  const counts = new Map<string, [plain: number, capital: number]>();
  for (const { lines } of windows)
    for (const { headline } of lines) {
      const { words, capital } = wordsOf(headline.title);
      const long = capital.filter((_, at) => (words[at] ?? '').length > 3);
      // In a headline whose words all have capitals they mean nothing.
      if (long.length > 3 && long.filter(Boolean).length > 0.6 * long.length) continue;
      words.forEach((word, at) => {
        if (at === 0 || word === ',' || words[at - 1] === ',') return;
        const count = counts.get(word) ?? [0, 0];
        count[capital[at] === true ? 1 : 0]++;
        counts.set(word, count);
      });
    }
  return new Set([...counts].flatMap(([word, [plain, capital]]) => (capital > plain ? [word] : [])));
};

const gramsOf = ({ words, taken }: Severity, names: ReadonlySet<string>, memo: Map<string, number[]>): Int32Array => {
  const found: number[] = [];
  let before = wordHash('<s>');
  words.forEach((word, at) => {
    if (taken.has(at) || (names.has(word) && !/^\d/.test(word))) {
      before = 0;
      return;
    }
    const shaped = shapeOf(word);
    const buckets = memo.get(shaped) ?? wordBuckets(shaped);
    memo.set(shaped, buckets);
    for (const bucket of buckets) found.push(bucket);
    const own = wordHash(shaped);
    if (before !== 0) found.push(pairOf(before, own));
    before = own;
  });
  return Int32Array.from(found);
};

/** The headlines to learn from: of an event's first hours for it, the rest against it, and one in six ordinary ones. */
const rowsOf = (): Row[] => {
  const names = namesIn();
  const parts = new Map<string, number[]>();
  const rows: Row[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (t0: number): number => {
    const day = Math.floor(t0 / (3 * DAY_MS));
    const known = numbers.get(day) ?? numbers.size;
    numbers.set(day, known);
    return known;
  };
  let ordinary = 0;
  for (const window of windows) {
    const distance = distanceFor(window.audience);
    const counts = new Map<string, number>();
    for (const { label, eventId } of window.rows.values())
      if (label === 'crisis' && eventId != null) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
    for (const { headline } of window.lines) {
      const row = window.rows.get(keyOf(headline.at, headline.title));
      const year = new Date(headline.at).getUTCFullYear();
      const severity = score(headline.title, window.lang, headline.summary, year);
      const event = row?.eventId == null ? undefined : window.events.find(({ id }) => id === row.eventId);
      const told = ((): { y: number; w: number; event: number; t0: number } | null => {
        const not = { y: 0, event: -1, t0: 0 };
        const after = headline.at - (event === undefined ? 0 : (window.first.get(event.id) ?? event.t0));
        if (row?.label === 'crisis') {
          if (event === undefined) return null;
          // What is told days later is the case, and no longer the event.
          if (after > 60 * HOUR_MS) return { ...not, w: 0.3 };
          const many = Math.min(1, Math.sqrt(25 / (counts.get(event.id) ?? 1)));
          return { y: 1, w: 1.5 * (after < 6 * HOUR_MS ? 1 : 0.3) * many, event: numberOf(event.t0), t0: event.t0 };
        }
        if (row?.label === 'grey') {
          if (row.eventId == null) return { ...not, w: 0.5 };
          if (event === undefined || event.level === 'must' || after < 0 || after > DAY_MS) return null;
          return { y: 1, w: 0.3, event: numberOf(event.t0), t0: event.t0 };
        }
        if (row?.negType != null || severity.score > 0.5) return { ...not, w: 1 };
        return ordinary++ % 6 === 0 ? { ...not, w: 6 } : null;
      })();
      if (told === null) continue;
      const where = headlineDistance(severity, distance);
      rows.push({
        ...told,
        x: denseOf({ title: headline.title, section: headline.section, severity, where }),
        grams: gramsOf(severity, names, parts),
        stream: window.stream,
        lang: window.lang,
      });
    }
  }
  return rows;
};

const mustTimes = (stream: string): number[] =>
  windows
    .filter((window) => window.stream === stream)
    .flatMap(({ events }) => events.flatMap(({ level, t0 }) => (level === 'must' ? [t0] : [])));

type Headlines = Pick<Learnt, 'rules' | 'grams'>;
const headlinesFrom = (rows: readonly Row[], without: string | null): Headlines => {
  const near = without === null ? [] : mustTimes(without);
  const used = rows.filter(
    ({ stream, y, t0 }) => stream !== without && !(y === 1 && near.some((t) => Math.abs(t - t0) < SAME_MS)),
  );
  const rules = trainRules(
    used,
    DENSE.length,
    DENSE.map((name) => (RAISE.has(name) ? 1 : 0)),
  );
  const grams: Record<string, { step: number; weights: Int8Array }> = {};
  for (const lang of LANGS) {
    const mine = used.filter((row) => row.lang === lang);
    const weights = trainGrams(mine, rules, BUCKETS, HEADLINES).map((weight) => weight * HEADLINES.scale);
    const sizes = [...weights]
      .map(Math.abs)
      .filter((size) => size > 0)
      .sort((a, b) => a - b);
    const step = (sizes[Math.floor(sizes.length * 0.999)] ?? 1) / 127;
    grams[lang] = {
      step: Number(step.toPrecision(6)),
      weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step)))),
    };
  }
  return { rules: [...rules].map((weight) => Number(weight.toPrecision(6))), grams };
};

const NOTHING = { story: {}, freeze: Infinity, brake: Infinity };

/** Every weighing of every story of a stream, with the events that its evidence belongs to. */
const snapsOf = (stream: string, headlines: Headlines): Snap[] =>
  windows.flatMap((window, at) => {
    if (window.stream !== stream) return [];
    const snaps: Snap[] = [];
    const watch = ({ story, told, x }: Weighed): void => {
      const evidence = evidenceOf(story, told.now);
      const about = window.events.filter(
        (event) =>
          told.now >= event.t0 - 10 * MINUTE_MS &&
          told.now <= event.t0 + event.allowedHours * HOUR_MS &&
          evidence.some((line) => {
            const row = window.rows.get(keyOf(line.at, line.title));
            return (
              row?.eventId === event.id ||
              event.pattern?.test(`${row?.title ?? line.title} ${row?.summary ?? ''}`) === true
            );
          }),
      );
      const must = about.filter(({ level }) => level === 'must');
      const one = new Set(window.lines.map(({ headline }) => headline.owner)).size === 1;
      const leads = told.recent.some((item) => item.leads === true) || !told.recent.some((item) => 'leads' in item);
      const alone = one && told.strong.length > 0 && told.recent.length >= 2 && leads;
      snaps.push({
        x,
        y: must.length > 0 ? 1 : about.length > 0 ? null : 0,
        at: told.now,
        key: `${at}|${story.id}`,
        events: must.map(({ id }) => id),
        confirmed: told.strong.length > 0 && (told.voices >= 2 || told.followUps >= RULES.wireFollowUps),
        alone: alone ? (told.strong[0]?.owner ?? null) : null,
        window: at,
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

const firstOf = (window: number, event: string): number =>
  windows[window]?.first.get(event) ?? windows[window]?.events.find(({ id }) => id === event)?.t0 ?? 0;

const storyFrom = (snaps: readonly Snap[]): Record<string, number> => {
  const count = new Map<string, number>();
  const nth = new Map<Snap, number>();
  const keyFor = (snap: Snap): string => (snap.y === 1 ? `${snap.window}|${snap.events[0]}|must` : snap.key);
  const used = snaps.filter(
    ({ y, events, at, window }) =>
      y === 0 || (y === 1 && events.some((event) => at - firstOf(window, event) < STORIES.hours * HOUR_MS)),
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
        snap.y === 1
          ? STORIES.positive / (1 + STORIES.early * (nth.get(snap) ?? 0))
          : 1 / Math.sqrt(count.get(keyFor(snap)) ?? 1),
    })),
    FEATURE_NAMES.map((name) => FEATURES[name][0]),
    STORIES.l2,
    FEATURE_NAMES.map((name) => PRIOR[name] ?? 0),
  );
  return Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, Number((weights[at] ?? 0).toPrecision(6))]));
};

const daysOf = (names: readonly string[]): number =>
  windows.reduce((sum, { stream, days }) => (names.includes(stream) ? sum + days : sum), 0);

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

const pointsFrom = (snaps: readonly Snap[], story: Readonly<Record<string, number>>, days: number) => {
  const odds = snaps.map(({ x }) =>
    FEATURE_NAMES.reduce((sum, name, at) => sum + (x[at] ?? 0) * (story[name] ?? 0), 0),
  );
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

const learntFrom = (headlines: Headlines, snaps: readonly Snap[], days: number): Learnt => {
  const story = storyFrom(snaps);
  return { ...headlines, story, ...pointsFrom(snaps, story, days) };
};

const measure = (snaps: readonly Snap[], models: ReadonlyMap<string, Headlines>): void => {
  const all: Sum = { told: [], days: 0 };
  say(`\n${HEAD}`);
  for (const stream of streams) {
    const headlines = models.get(stream);
    if (headlines === undefined) continue;
    const near = mustTimes(stream);
    const others = snaps.filter(
      (snap) =>
        windows[snap.window]?.stream !== stream &&
        !(
          snap.y === 1 && snap.events.some((id) => near.some((t) => Math.abs(t - eventTime(snap.window, id)) < SAME_MS))
        ),
    );
    const learnt = learntFrom(headlines, others, daysOf(streams.filter((each) => each !== stream)));
    const own = windows.filter((window) => window.stream === stream);
    const days = daysOf([stream]);
    const one = own.every(({ lines }) => new Set(lines.map(({ headline }) => headline.owner)).size === 1);
    const told = own.map((window) => judge(window, true, { learnt, score }));
    say(row(one ? `${stream} (named in watch.alone)` : stream, { told, days }));
    if (values.verbose) say(`  ${JSON.stringify({ ...learnt.story, freeze: learnt.freeze, brake: learnt.brake })}`);
    if (values.verbose) told.forEach(details);
    if (one && !values.verbose)
      say(row(`${stream} (not named)`, { told: own.map((window) => judge(window, false, { learnt, score })), days }));
    all.told.push(...told);
    all.days += days;
  }
  say(row('all', all));
};
const eventTime = (window: number, event: string): number =>
  windows[window]?.events.find(({ id }) => id === event)?.t0 ?? 0;

const rows = rowsOf();
say(`${rows.length} headlines to learn from, ${rows.filter(({ y }) => y === 1).length} of crises`);
const models = new Map(streams.map((stream) => [stream, headlinesFrom(rows, stream)]));
say('headlines learnt, each stream left out once');
// What the stories are learnt from was judged by headlines of other streams.
const snaps = streams.flatMap((stream) => {
  const model = models.get(stream);
  return model === undefined ? [] : snapsOf(stream, model);
});
say(`${snaps.length} weighings of stories`);
if (!values.dry) {
  const learnt = learntFrom(headlinesFrom(rows, null), snaps, daysOf(streams));
  mkdirSync(WEIGHTS, { recursive: true });
  for (const lang of LANGS)
    writeFileSync(new URL(`${lang}.bin`, WEIGHTS), learnt.grams[lang]?.weights ?? new Int8Array());
  const file = {
    madeBy: 'npm run train',
    from: windows.reduce<Record<string, number>>((counts, { stream, lines }) => {
      counts[basename(stream)] = (counts[basename(stream)] ?? 0) + lines.length;
      return counts;
    }, {}),
    headlines: rows.length,
    ofCrises: rows.filter(({ y }) => y === 1).length,
    weighings: snaps.length,
    events: windows.reduce((sum, { events }) => sum + events.filter(({ level }) => level === 'must').length, 0),
    freeze: learnt.freeze,
    brake: learnt.brake,
    story: learnt.story,
    rules: Object.fromEntries(DENSE.map((name, at) => [name, learnt.rules[at] ?? 0])),
    grams: Object.fromEntries(LANGS.map((lang) => [lang, { step: learnt.grams[lang]?.step ?? 0 }])),
  };
  writeFileSync(new URL('watch.json', WEIGHTS), `${JSON.stringify(file, null, 2)}\n`);
  say(`freeze from ${learnt.freeze}, brake from ${learnt.brake}`);
}
if (values.measure) measure(snaps, models);
