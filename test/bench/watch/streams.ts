/** Recorded streams with their events, and how well decisions about them did. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { RECORDED_DAYS, RECORDED_DAY_IDS, type RecordedDayId } from '../../../lib/crisis/days/catalogue.ts';
import type { Decision } from '../../../lib/crisis/signal.ts';
import { readStream, type StreamLine } from '../../../lib/crisis/stream.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

type EventRow = { id: string; t0: string; level: 'must' | 'may'; allowedHours: number; pattern?: string };
type Meta = { file: string; audience?: string[]; windowed?: boolean; events: EventRow[] };
export type Row = {
  ts: string;
  title: string;
  summary?: string | null;
  label?: string;
  eventId?: string | null;
  negType?: string | null;
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
export type Outcome = {
  event: string;
  stream: string;
  frozen: number | null;
  acted: number | null;
};
export type Told = {
  outcomes: Outcome[];
  falseFreezes: { at: number; evidence: readonly { source: string; title: string }[] }[];
  proposals: number;
  brakedMinutes: number;
  /** How likely each decision said that a crisis is, and whether it was one that must freeze. */
  said: { percent: number; must: boolean }[];
};

/** The stream of the shipped days. */
export const DAYS = 'days';
/** What the headlines of each shipped day must say to be about its event. */
const OF_DAY: Readonly<Record<RecordedDayId, RegExp | null>> = {
  'nice-2016': /nice|promenade|camion|foule/i,
  'paris-2015': /paris|bataclan|stade|fusillade|attentat|saint-denis/i,
  'champs-elysees-2018': /champs|gilets|arc de triomphe|barricade/i,
  'ordinary-day': null,
};

/** The days that are shipped with the watch. They teach, and nothing is measured on them. */
export const shippedDays = (): Window[] =>
  RECORDED_DAY_IDS.map((id) => {
    const read = readStream(readFileSync(new URL(`../../../lib/crisis/days/${id}.jsonl`, import.meta.url), 'utf8'));
    if (read.kind !== 'lines') throw new Error(`${id}: ${read.reason}`);
    const { lines } = read;
    const { began, audience } = RECORDED_DAYS[id];
    const pattern = OF_DAY[id];
    const t0 = Date.parse(began ?? '');
    const first = lines.find(({ headline }) => pattern?.test(headline.title) === true && headline.at >= t0);
    return {
      stream: DAYS,
      name: id,
      lang: 'fr',
      audience: [...audience],
      lines,
      rows: new Map<string, Row>(),
      events: pattern === null ? [] : [{ id, t0, level: 'must' as const, allowedHours: 24, pattern }],
      first: new Map(first === undefined ? [] : [[id, first.headline.at]]),
      from: lines[0]?.headline.at ?? 0,
      days: 1,
    };
  });

export const keyOf = (at: number, title: string): string => `${at}|${title}`;

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

export const tell = (window: Window, decisions: readonly Decision[]): Told => {
  const told: Told = {
    outcomes: [],
    falseFreezes: [],
    proposals: 0,
    brakedMinutes: 0,
    said: [],
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
    const must = about.some(({ level }) => level === 'must');
    // An event that may freeze is neither.
    if (must || about.length === 0) told.said.push({ percent: 10 * decision.score, must });
    if (decision.action === 'propose') told.proposals++;
    else if (decision.action === 'brake') {
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
export const wilson = (hits: number, of: number): string => {
  if (of === 0) return '-';
  const z = 1.96;
  const p = hits / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return `${Math.round(100 * p)}% (${Math.round(100 * Math.max(0, middle - half))}-${Math.round(100 * Math.min(1, middle + half))})`;
};

/** The exact 95 % interval of a count of rare things, as a rate in 30 days. */
export const poisson = (count: number, days: number): string => {
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
