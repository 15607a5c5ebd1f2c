import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sentencesOf } from '../crisis/message.ts';
import { readStream, replay, type Replayed, type StreamLine } from '../crisis/stream.ts';
import type { Decision } from '../crisis/signal.ts';
import { dayName, dayPage } from '../pages/day.ts';
import { isRecordedDayId, RECORDED_DAYS } from '../crisis/days/catalogue.ts';
import { localeFor, textOf, words } from '../words/words.ts';
import type { Call, Options } from './command.ts';
import { answer, clockIn, iso, refuse, type Answer, type Reader, type Refusal } from './io.ts';
import { openProgress } from './progress.ts';
import { zoneOfAudience } from './zones.ts';
import { HOUR_MS } from '../records/durations.ts';

export type ReplayOrder = {
  files: readonly string[];
  /** The lexica to judge by; empty: those of the languages of the stream. */
  langs: readonly string[];
  /** Home countries; empty: those of the languages. */
  audience: readonly string[];
  /** The owners that may freeze alone; undefined: the only owner of a stream. */
  alone?: readonly string[] | undefined;
  thawAfterMs: number;
  /** Where the report goes; null: there is none. */
  report: string | null;
};

const readFiles = (files: readonly string[]): StreamLine[] | Refusal => {
  const lines: StreamLine[] = [];
  for (const file of files) {
    let text: string;
    try {
      const bytes = readFileSync(file);
      text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    } catch (error) {
      return refuse(1, 'unreadable', `${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const read = readStream(text);
    if (read.kind === 'bad-line') {
      return refuse(1, 'not-a-stream', ({ say }) => say.checks.day.notAStream(file, read.number, read.reason));
    }
    for (const line of read.lines) lines.push(line);
  }
  return lines;
};

const homes = (langs: readonly string[]): string[] => [
  ...new Set(langs.flatMap((lang) => (lang === 'en' ? ['uk', 'us'] : lang === 'pt' ? ['pt'] : [lang]))),
];

const written = (decision: Decision, stamps: ReadonlyMap<string, string>): Record<string, unknown> => ({
  at: iso(decision.at),
  action: decision.action,
  until: decision.action === 'brake' ? iso(decision.until) : null,
  scope: decision.action === 'brake' ? 'lane:promo' : 'lane:promo,lane:news',
  kind: decision.kind,
  score: decision.score,
  story: decision.story,
  rule: decision.rule,
  place: decision.place,
  owners: decision.owners,
  why: sentencesOf(decision, 'en'),
  contributions: decision.contributions ?? [],
  version: decision.version,
  evidence: decision.evidence.map(({ at, source, title }) => ({
    at: stamps.get(`${at}|${title}`) ?? iso(at),
    source,
    title,
  })),
});

const COLOURS = { brake: 'yellow', propose: 'yellow', freeze: 'red' } as const;

const spoken = ({ replayed, order, audience }: Played, { say, paint, locale }: Reader): string => {
  const { day } = say.checks;
  const timeZone = zoneOfAudience(audience);
  const minute = clockIn(timeZone, 'short');
  const { crisis } = words(locale).pages;
  const { figure } = words(locale).language;
  const lines = replayed.decisions.map((decision) => {
    const { action, at, kind, place, score, owners } = decision;
    const first = decision.evidence[0];
    const until = action === 'brake' ? ` ${day.until(minute(decision.until))}` : '';
    const what = `${textOf(crisis, kind) ?? kind}${place === null ? '' : `, ${place}`}`;
    const weight = day.weight(figure(score), owners.length);
    return [
      `${minute(at)} ${paint(COLOURS[action], day.action[action])}${until}: ${what} ${weight}`,
      ...(first === undefined ? [] : [`    [${first.source}] ${first.title}`]),
      `    ${sentencesOf(decision, locale).join('; ')}`,
    ].join('\n');
  });
  const count = (action: string): number => replayed.decisions.filter((decision) => decision.action === action).length;
  const hours = figure(order.thawAfterMs / HOUR_MS);
  return [
    ...lines,
    day.counts(replayed.headlines, count('freeze'), hours, count('propose'), count('brake')),
    paint('dim', day.times(timeZone)),
  ].join('\n');
};

/** A replay as it was asked for and as it went. */
type Played = {
  order: ReplayOrder;
  lines: readonly StreamLine[];
  /** The languages that were judged, and the home countries. */
  langs: readonly string[];
  audience: readonly string[];
  replayed: Replayed;
};

const page = ({ order, lines, langs, audience, replayed }: Played): string => {
  const locale = localeFor([...audience.slice(0, 1), ...langs.slice(0, 1)]);
  const names = order.files.map((file) => basename(file).replace(/\.jsonl(\.gz)?$/, ''));
  const [story] = names.filter(isRecordedDayId);
  const { began } = story === undefined ? { began: null } : RECORDED_DAYS[story];
  return dayPage({
    title: names.map((name) => (names.length === 1 ? dayName(name, locale) : name)).join(', '),
    headlines: replayed.headlines,
    times: lines.map(({ headline }) => headline.seen),
    from: replayed.from ?? 0,
    to: replayed.to ?? 0,
    points: replayed.points,
    traps: replayed.traps,
    decisions: replayed.decisions,
    thawAfterMs: order.thawAfterMs,
    timeZone: zoneOfAudience(audience),
    locale,
    began: began === null ? null : Date.parse(began),
    drill: null,
  });
};

const playedJson = ({ order, lines, audience, replayed }: Played) => {
  const stamps = new Map(lines.map(({ ts, headline }) => [`${headline.at}|${headline.title}`, ts]));
  return {
    stream: order.files.join(', '),
    headlines: replayed.headlines,
    from: iso(replayed.from),
    to: iso(replayed.to),
    audience,
    decisions: replayed.decisions.map((decision) => written(decision, stamps)),
    frozen: replayed.decisions
      .filter(({ action }) => action === 'freeze')
      .map(({ at, story }) => ({ from: iso(at), to: iso(at + order.thawAfterMs), story })),
  };
};

/** Plays recorded headlines through the watch. */
export const replayStreams = (
  order: ReplayOrder,
  call: Pick<Call<Options>, 'io' | 'reader' | 'json'>,
): Answer | Refusal => {
  const lines = readFiles(order.files);
  if ('kind' in lines) return lines;
  const { thawAfterMs } = order;
  const langs =
    order.langs.length > 0 ? order.langs : [...new Set(lines.map(({ headline }) => headline.lang.slice(0, 2)))];
  const audience = order.audience.length > 0 ? [...order.audience] : homes(langs);
  const settings = { audience, langs: [...order.langs], thawAfterMs };
  const clock = clockIn(zoneOfAudience(audience), 'short');
  const progress = openProgress(call, order.files.map((file) => basename(file)).join(', '));
  const replayed = replay(lines, settings, {
    points: order.report !== null,
    alone: order.alone,
    tell: (part, at) => progress.at(part, clock(at)),
  });
  progress.end();
  const played: Played = { order, lines, langs, audience, replayed };
  if (order.report !== null) {
    try {
      writeFileSync(order.report, page(played));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return refuse(1, 'unwritable', `${order.report}: ${why}`);
    }
  }
  return answer(playedJson(played), (reader) => spoken(played, reader));
};
