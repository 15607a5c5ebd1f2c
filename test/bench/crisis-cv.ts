/**
 * The watch on recorded streams that are not shipped, and how much of the result was learnt by heart.
 *
 *   npm run bench:crisis-cv -- --data FOLDER [--only NAME] [--verbose] [--folds 5] [--plain]
 *
 * FOLDER holds `events.json` (by stream: file, audience, windowed, events with id, t0, level, allowedHours,
 * pattern) and the streams, whose lines carry `label` and `eventId` (never shown to the watch). Prints each
 * stream's figures, then two cross-validations unless `--plain`: thresholds chosen on the other folds' events
 * and calm days, and each event replayed without the terms that no other event's headlines ever fired.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { THRESHOLDS, type EngineSettings, type Thresholds } from '../../lib/crisis/engine.ts';
import type { Decision } from '../../lib/crisis/signal.ts';
import type { Lexicon } from '../../lib/crisis/lexicon.ts';
import { LEXICA, scorerOf } from '../../lib/crisis/severity.ts';
import { readStream, replay, type StreamLine } from '../../lib/crisis/stream.ts';
import { matcher, patternsOf, wordsOf } from '../../lib/crisis/text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type EventRow = { id: string; t0: string; level: 'must' | 'may'; allowedHours: number; pattern?: string };
type Meta = { file: string; audience?: string[]; windowed?: boolean; events: EventRow[] };
type Row = {
  ts: string;
  title: string;
  summary?: string | null;
  label?: string;
  eventId?: string | null;
  window?: string;
};
type Known = Omit<EventRow, 't0' | 'pattern'> & { t0: number; pattern: RegExp | null };
export type Window = {
  stream: string;
  name: string;
  lang: string;
  audience: string[];
  lines: StreamLine[];
  rows: ReadonlyMap<string, Row>;
  events: Known[];
  first: ReadonlyMap<string, number>;
  from: number;
  days: number;
};
type Outcome = {
  event: string;
  stream: string;
  frozen: number | null;
  acted: number | null;
};
type Told = {
  outcomes: Outcome[];
  falseFreezes: { at: number; evidence: readonly { source: string; title: string }[] }[];
  proposals: number;
  brakes: number;
  brakedMinutes: number;
  frozenAfter: Map<string, number>;
  hash: string;
};

const keyOf = (at: number, title: string): string => `${at}|${title}`;

/** The windows of every stream in the folder. */
export const readWindows = (folder: string, only?: string): Window[] => {
  const streams = JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8')) as Record<string, Meta>;
  const windows: Window[] = [];
  for (const [stream, meta] of Object.entries(streams)) {
    if (only !== undefined && !stream.includes(only)) continue;
    const path = join(folder, meta.file);
    const text = existsSync(path)
      ? readFileSync(path, 'utf8')
      : gunzipSync(readFileSync(`${path}.gz`)).toString('utf8');
    const rows = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => row.title !== '')
      .sort((a, b) => (a.ts < b.ts ? -1 : 1));
    const groups = meta.windowed === true ? Object.groupBy(rows, (row) => row.window ?? '') : { '': rows };
    for (const [name, group] of Object.entries(groups)) {
      if (group === undefined || group.length === 0) continue;
      // The labels, and the collector's own slow clock, stay here.
      const read = readStream(
        group
          .map((row) => JSON.stringify({ ...row, label: undefined, eventId: undefined, seen: undefined }))
          .join('\n'),
      );
      if (read.kind !== 'lines') throw new Error(`${meta.file}: ${read.reason}`);
      const first = new Map<string, number>();
      for (const row of group) {
        if (row.label === 'crisis' && row.eventId != null && !first.has(row.eventId))
          first.set(row.eventId, Date.parse(row.ts));
      }
      const calm = meta.windowed !== true || name.startsWith('ord');
      const from = Date.parse(group[0]?.ts ?? '');
      windows.push({
        stream,
        name,
        lang: stream.slice(0, 2),
        audience: meta.audience ?? [],
        lines: read.lines,
        rows: new Map(group.map((row) => [keyOf(Date.parse(row.ts), row.title), row])),
        events: meta.events.map((event) => ({
          ...event,
          level: !calm && event.id !== name ? 'may' : event.level,
          t0: Date.parse(event.t0),
          pattern: event.pattern ? new RegExp(event.pattern, 'i') : null,
        })),
        first,
        from,
        days: calm
          ? new Set(group.map((row) => row.ts.slice(0, 10))).size
          : (Date.parse(group.at(-1)?.ts ?? '') - from) / DAY_MS,
      });
    }
  }
  return windows;
};

export const judge = (window: Window, settings: Partial<EngineSettings> = {}): Told => {
  const { decisions } = replay(window.lines, {
    audience: window.audience,
    langs: [window.lang],
    thawAfterMs: DAY_MS,
    ...settings,
  });
  return tell(window, decisions);
};

const tell = (window: Window, decisions: readonly Decision[]): Told => {
  const told: Told = {
    outcomes: [],
    falseFreezes: [],
    proposals: 0,
    brakes: 0,
    brakedMinutes: 0,
    frozenAfter: new Map(),
    hash: createHash('sha1').update(JSON.stringify(decisions)).digest('hex').slice(0, 12),
  };
  const frozen = new Map<string, number>();
  const acted = new Map<string, number>();
  let brakedTo = 0;
  for (const decision of decisions) {
    const { at } = decision;
    const about = window.events.filter(
      (event) =>
        at >= event.t0 - 10 * MINUTE_MS &&
        at <= event.t0 + event.allowedHours * HOUR_MS &&
        decision.evidence.some((line) => {
          const row = window.rows.get(keyOf(line.at, line.title));
          return (
            row?.eventId === event.id ||
            event.pattern?.test(`${row?.title ?? line.title} ${row?.summary ?? ''}`) === true
          );
        }),
    );
    for (const { id } of about) {
      if (!acted.has(id)) acted.set(id, at);
      if (decision.action === 'freeze' && !frozen.has(id)) frozen.set(id, at);
    }
    if (decision.action === 'propose') told.proposals++;
    else if (decision.action === 'brake') {
      told.brakes++;
      told.brakedMinutes += Math.max(0, (decision.until - Math.max(at, brakedTo)) / MINUTE_MS);
      brakedTo = Math.max(brakedTo, decision.until);
    } else if (about.length === 0) told.falseFreezes.push({ at, evidence: decision.evidence });
  }
  const after = (at: number | undefined, first: number): number | null =>
    at === undefined ? null : (at - first) / MINUTE_MS;
  for (const { id, level } of window.events) {
    const first = window.first.get(id);
    if (level !== 'must' || first === undefined) continue;
    told.outcomes.push({
      event: id,
      stream: window.stream,
      frozen: after(frozen.get(id), first),
      acted: after(acted.get(id), first),
    });
  }
  return told;
};

/** Wilson's 95 % interval of a share, in percent. */
const wilson = (hits: number, of: number): string => {
  if (of === 0) return '-';
  const z = 1.96;
  const p = hits / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return `${Math.round(100 * p)}% (${Math.round(100 * Math.max(0, middle - half))}-${Math.round(100 * Math.min(1, middle + half))})`;
};

/** The exact 95 % interval of a count of rare things, as a rate in 30 days. */
const poisson = (count: number, days: number): string => {
  const tail = (mean: number, upTo: number): number => {
    let term = Math.exp(-mean);
    let sum = term;
    for (let k = 1; k <= upTo; k++) sum += term *= mean / k;
    return sum;
  };
  const solve = (goal: (mean: number) => boolean): number => {
    let low = 0;
    let high = count * 3 + 10;
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (goal(middle)) low = middle;
      else high = middle;
    }
    return low;
  };
  const least = count === 0 ? 0 : solve((mean) => 1 - tail(mean, count - 1) < 0.025);
  const most = solve((mean) => tail(mean, count) > 0.025);
  const rate = (value: number): string => ((30 * value) / days).toFixed(1);
  return `${rate(count)} (${rate(least)}-${rate(most)})`;
};

const summarise = (name: string, told: readonly Told[], days: number): void => {
  const outcomes = told.flatMap((each) => each.outcomes);
  const times = outcomes.flatMap(({ frozen }) => (frozen === null ? [] : [frozen])).sort((a, b) => a - b);
  const within = (limit: number, of: 'frozen' | 'acted'): number =>
    outcomes.filter((each) => (each[of] ?? Infinity) <= limit).length;
  const falses = told.reduce((sum, each) => sum + each.falseFreezes.length, 0);
  const braked = told.reduce((sum, each) => sum + each.brakedMinutes, 0);
  const median = times.length === 0 ? '-' : String(Math.round(times[Math.floor(times.length / 2)] ?? 0));
  const proposals = told.reduce((sum, each) => sum + each.proposals, 0);
  console.log(
    `${name}: frozen ${wilson(times.length, outcomes.length)} of ${outcomes.length}, median ${median} min, within 15 min ${within(15, 'frozen')}, 60 ${within(60, 'frozen')}; acted within 10 min ${wilson(within(10, 'acted'), outcomes.length)}; in 30 days: false freezes ${poisson(falses, days)}, proposals ${((30 * proposals) / days).toFixed(1)}; braked ${((100 * braked) / (days * 1440)).toFixed(1)}%  [${createHash(
      'sha1',
    )
      .update(told.map((each) => each.hash).join())
      .digest('hex')
      .slice(0, 10)}]`,
  );
};

const byStream = (windows: readonly Window[]): Map<string, number[]> => {
  const streams = new Map<string, number[]>();
  windows.forEach((window, at) => streams.set(window.stream, [...(streams.get(window.stream) ?? []), at]));
  return streams;
};

const main = (): void => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      only: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      plain: { type: 'boolean', default: false },
      folds: { type: 'string', default: '5' },
    },
  });
  if (values.data === undefined) throw new Error('usage: npm run bench:crisis-cv -- --data FOLDER');
  const windows = readWindows(values.data, values.only);
  const told = windows.map((window) => judge(window));
  for (const [stream, at] of byStream(windows)) {
    if (values.verbose) {
      for (const index of at) {
        for (const each of told[index]?.outcomes ?? [])
          console.log(
            `  ${each.frozen === null ? 'MISSED' : `froze after ${Math.round(each.frozen)} min`} ${each.event} (acted ${each.acted === null ? 'never' : Math.round(each.acted)})`,
          );
        for (const { at: when, evidence } of told[index]?.falseFreezes ?? [])
          console.log(
            `  FALSE ${new Date(when).toISOString()} ${evidence
              .slice(0, 3)
              .map(({ source, title }) => `[${source}] ${title.slice(0, 110)}`)
              .join(' ## ')}`,
          );
      }
    }
    summarise(
      stream,
      at.flatMap((index) => told[index] ?? []),
      at.reduce((sum, index) => sum + (windows[index]?.days ?? 0), 0),
    );
  }
  if (values.plain) return;
  crossValidate(windows, Number(values.folds));
};

/**
 * Thresholds that the folds choose from: how much a story needs, how much a headline needs to brake, how much
 * lighter a wire is.
 */
const CHOICES: readonly { name: string; thresholds: Thresholds }[] = [-0.6, -0.3, 0, 0.3, 0.6].flatMap((freeze) =>
  [-0.4, 0, 0.4].map((wire) => ({
    name: `story ${freeze >= 0 ? '+' : ''}${freeze}, wire ${wire >= 0 ? '+' : ''}${wire}`,
    thresholds: {
      ...THRESHOLDS,
      wire: THRESHOLDS.wire + wire,
      freeze: {
        home: THRESHOLDS.freeze.home + freeze,
        near: THRESHOLDS.freeze.near + freeze,
        middle: THRESHOLDS.freeze.middle + freeze,
        far: THRESHOLDS.freeze.far + freeze,
      },
    },
  })),
);
/** A missed crisis weighs as much as so many false freezes when the folds choose. */
const MISSED = 3;

const foldOf = (name: string, folds: number): number =>
  parseInt(createHash('sha1').update(name).digest('hex').slice(0, 8), 16) % folds;

/** Each fold's events and calm weeks are judged with the thresholds that did best on the other folds. */
const byFolds = (windows: readonly Window[], folds: number): void => {
  const week = (window: Window, at: number): string =>
    `${window.stream} ${window.name} ${Math.floor(at / (7 * DAY_MS))}`;
  type Tally = { must: number; frozen: number; acted: number; falses: number; braked: number };
  const empty = (): Tally => ({ must: 0, frozen: 0, acted: 0, falses: 0, braked: 0 });
  const tallies = CHOICES.map(({ thresholds }) => {
    const each = Array.from({ length: folds }, empty);
    const at = (name: string): Tally => each[foldOf(name, folds)] ?? empty();
    for (const window of windows) {
      const told = judge(window, { thresholds });
      for (const { event, frozen, acted } of told.outcomes) {
        const tally = at(event);
        tally.must++;
        if (frozen !== null) tally.frozen++;
        if ((acted ?? Infinity) <= 10) tally.acted++;
      }
      for (const { at: when } of told.falseFreezes) at(week(window, when)).falses++;
      at(week(window, window.from)).braked += told.brakedMinutes;
    }
    return each;
  });
  const days = windows.reduce((sum, window) => sum + window.days, 0);
  const cost = (tally: Tally): number => MISSED * (tally.must - tally.frozen) + tally.falses;
  const total = empty();
  const add = (into: Tally, from: Tally): void => {
    for (const key of Object.keys(into) as (keyof Tally)[]) into[key] += from[key];
  };
  console.log(`\nthresholds chosen on the other folds (${CHOICES.length} choices, ${folds} folds):`);
  for (let fold = 0; fold < folds; fold++) {
    let best = 0;
    let least = Infinity;
    tallies.forEach((each, choice) => {
      const here = each.reduce((sum, tally, index) => (index === fold ? sum : sum + cost(tally)), 0);
      // Of equals, ours.
      if (here < least || (here === least && CHOICES[choice]?.thresholds.wire === THRESHOLDS.wire)) {
        least = here;
        best = choice;
      }
    });
    const told = tallies[best]?.[fold] ?? empty();
    add(total, told);
    console.log(
      `  fold ${fold + 1} (${CHOICES[best]?.name ?? ''}): frozen ${told.frozen} of ${told.must}, acted within 10 min ${told.acted}, false freezes ${told.falses}`,
    );
  }
  console.log(
    `  together: frozen ${wilson(total.frozen, total.must)} of ${total.must}, acted within 10 min ${wilson(total.acted, total.must)}, false freezes in 30 days ${poisson(total.falses, days)}, braked ${((100 * total.braked) / (days * 1440)).toFixed(1)}%`,
  );
};

/** Every crisis term of a lexicon, apart. */
const termsOf = (lexicon: Lexicon): string[] =>
  Object.values(lexicon.terms).flatMap((tiers) => Object.values(tiers).flatMap((list) => patternsOf(list)));

const without = (lexicon: Lexicon, gone: ReadonlySet<string>): Lexicon => ({
  ...lexicon,
  terms: Object.fromEntries(
    Object.entries(lexicon.terms).map(([kind, tiers]) => [
      kind,
      Object.fromEntries(
        Object.entries(tiers).map(([tier, list]) => [
          tier,
          patternsOf(list)
            .filter((pattern) => !gone.has(pattern))
            .join('; '),
        ]),
      ),
    ]),
  ),
});

/**
 * Each event without the terms that, of all labelled crisis headlines, its own alone ever fired: is what
 * froze it knowledge, or memory?
 */
const withoutOwnTerms = (windows: readonly Window[]): void => {
  const firedBy = new Map<string, Set<string>>();
  const langs = [...new Set(windows.map(({ lang }) => lang))];
  for (const lang of langs) {
    const lexicon = LEXICA[lang];
    if (lexicon === undefined) continue;
    const match = matcher(
      termsOf(lexicon).map((pattern) => [pattern, pattern] as const),
      lexicon.sets,
    );
    for (const window of windows.filter((each) => each.lang === lang)) {
      for (const row of window.rows.values()) {
        if (row.label !== 'crisis' || row.eventId == null) continue;
        const { eventId } = row;
        match(wordsOf(row.title).words, (pattern) => {
          const key = `${lang} ${pattern}`;
          const known = firedBy.get(key);
          if (known === undefined) firedBy.set(key, new Set([eventId]));
          else known.add(eventId);
        });
      }
    }
  }
  console.log('\neach event without the terms that its headlines alone fire:');
  const told: Outcome[] = [];
  let before = 0;
  for (const window of windows) {
    for (const event of window.events) {
      const first = window.first.get(event.id);
      if (event.level !== 'must' || first === undefined) continue;
      const gone = new Set(
        [...firedBy].flatMap(([key, events]) =>
          key.startsWith(`${window.lang} `) && events.size === 1 && events.has(event.id) ? [key.slice(3)] : [],
        ),
      );
      // A fortnight before is enough to learn what is usual.
      const part: Window = {
        ...window,
        lines: window.lines.filter(
          ({ headline }) =>
            headline.seen > first - 14 * DAY_MS && headline.seen < first + event.allowedHours * HOUR_MS + DAY_MS,
        ),
      };
      const lexicon = LEXICA[window.lang];
      if (lexicon === undefined) continue;
      const own = judge(part).outcomes.find((each) => each.event === event.id);
      if (own?.frozen != null) before++;
      const outcome = judge(part, {
        score: scorerOf({ ...LEXICA, [window.lang]: without(lexicon, gone) }),
      }).outcomes.find((each) => each.event === event.id);
      if (outcome === undefined) continue;
      told.push(outcome);
      if (outcome.frozen === null || (own?.acted ?? Infinity) <= 10 !== (outcome.acted ?? Infinity) <= 10)
        console.log(
          `  ${event.id}: ${gone.size} terms taken away, ${outcome.frozen === null ? 'missed' : `frozen after ${Math.round(outcome.frozen)} min`}, acted ${outcome.acted === null ? 'never' : `after ${Math.round(outcome.acted)} min`}`,
        );
    }
  }
  const frozen = told.filter((each) => each.frozen !== null).length;
  const acted = told.filter((each) => (each.acted ?? Infinity) <= 10).length;
  console.log(
    `  together: frozen ${wilson(frozen, told.length)} of ${told.length} (with all terms ${before}), acted within 10 min ${wilson(acted, told.length)}`,
  );
};

const crossValidate = (windows: readonly Window[], folds: number): void => {
  byFolds(windows, folds);
  withoutOwnTerms(windows);
};

if (process.argv[1]?.endsWith('crisis-cv.ts') === true) main();
