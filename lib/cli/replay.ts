import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { sentencesOf } from '../crisis/message.ts';
import { readStream, replay, type Replayed, type StreamLine } from '../crisis/stream.ts';
import type { Decision } from '../crisis/signal.ts';
import { dayPage } from '../pages/day.ts';
import { isStoryId, STORIES } from '../crisis/stories/catalogue.ts';
import { readDuration } from '../settings.ts';

export type ReplayIo = { out(text: string): void; err(text: string): void };

const USAGE =
  'vigie replay <stream.jsonl ...> [--lang fr,en] [--audience fr] [--thaw-after 24h] [--report out.html] [--json]';
/** Whose clock the report shows. */
const ZONES: Readonly<Record<string, string>> = {
  fr: 'Europe/Paris',
  be: 'Europe/Brussels',
  ch: 'Europe/Zurich',
  uk: 'Europe/London',
  gb: 'Europe/London',
  us: 'America/New_York',
  ca: 'America/Toronto',
  de: 'Europe/Berlin',
  es: 'Europe/Madrid',
  it: 'Europe/Rome',
  pt: 'Europe/Lisbon',
  nl: 'Europe/Amsterdam',
  ie: 'Europe/Dublin',
  eu: 'Europe/Brussels',
};

const LANGS = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl'];

type Asked = {
  files: string[];
  langs: string[];
  audience: string[];
  thawAfterMs: number;
  report: string | null;
  json: boolean;
};
type Fault = { code: string; message: string; exit: 1 | 2 };

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');

const readArgs = (args: string[]): Asked | Fault => {
  const wrong = (message: string): Fault => ({ code: 'usage', message: `${message}; usage: ${USAGE}`, exit: 2 });
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        lang: { type: 'string' },
        audience: { type: 'string' },
        'thaw-after': { type: 'string', default: '24h' },
        report: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) return wrong('no stream named');
  const langs = list(values.lang);
  const unknown = langs.find((lang) => !LANGS.includes(lang));
  if (unknown !== undefined) return wrong(`--lang ${unknown}: one of ${LANGS.join(', ')}`);
  const audience = list(values.audience);
  const bad = audience.find((country) => !/^[a-z]{2}$/.test(country));
  if (bad !== undefined) return wrong(`--audience ${bad}: two-letter countries such as fr, uk, us, eu`);
  const thawAfterMs = readDuration(values['thaw-after']);
  if (thawAfterMs === null || thawAfterMs <= 0)
    return wrong(`--thaw-after ${values['thaw-after']}: a duration such as 24h`);
  return { files: positionals, langs, audience, thawAfterMs, report: values.report ?? null, json: values.json };
};

const readFiles = (files: readonly string[]): StreamLine[] | Fault => {
  const lines: StreamLine[] = [];
  for (const file of files) {
    let text: string;
    try {
      const bytes = readFileSync(file);
      text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    } catch (error) {
      return {
        code: 'unreadable',
        message: `${file}: ${error instanceof Error ? error.message : String(error)}`,
        exit: 1,
      };
    }
    const read = readStream(text);
    if (read.kind === 'bad-line')
      return { code: 'not-a-stream', message: `${file}, line ${read.number}: ${read.reason}`, exit: 1 };
    for (const line of read.lines) lines.push(line);
  }
  return lines;
};

const iso = (ms: number): string => new Date(ms).toISOString();

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
  version: decision.version,
  evidence: decision.evidence.map(({ at, source, title }) => ({
    at: stamps.get(`${at}|${title}`) ?? iso(at),
    source,
    title,
  })),
});

const spoken = (replayed: Replayed, thawAfterMs: number): string => {
  const lines = replayed.decisions.map((decision) => {
    const first = decision.evidence[0];
    const until = decision.action === 'brake' ? ` until ${iso(decision.until).slice(11, 16)}` : '';
    const place = decision.place === null ? '' : `, ${decision.place}`;
    const said = `${iso(decision.at).slice(0, 16)} ${decision.action.toUpperCase()}${until}: ${decision.kind}${place} (score ${decision.score}, ${decision.owners.length} owners)`;
    return [
      said,
      ...(first === undefined ? [] : [`    [${first.source}] ${first.title}`]),
      `    ${sentencesOf(decision, 'en').join('; ')}`,
    ].join('\n');
  });
  const count = (action: string): number => replayed.decisions.filter((decision) => decision.action === action).length;
  return [
    ...lines,
    `${replayed.headlines} headlines: ${count('freeze')} freezes (each thawed after ${thawAfterMs / 3_600_000} h), ${count('propose')} proposals, ${count('brake')} brakes.`,
    '',
  ].join('\n');
};

/** `vigie replay`: plays recorded headlines through the watch (CONTRACTS 2 and 3). Answers the exit code. */
export const replayCommand = (args: string[], io: ReplayIo): Promise<number> => Promise.resolve(run(args, io));

const run = (args: string[], io: ReplayIo): number => {
  const asJson = args.includes('--json');
  const fail = ({ code, message, exit }: Fault): number => {
    if (asJson) io.out(`${JSON.stringify({ error: { code, message } })}\n`);
    else io.err(`${message}\n`);
    return exit;
  };
  const asked = readArgs(args);
  if ('exit' in asked) return fail(asked);
  const lines = readFiles(asked.files);
  if (!Array.isArray(lines)) return fail(lines);
  const spokenLangs =
    asked.langs.length > 0 ? asked.langs : [...new Set(lines.map(({ headline }) => headline.lang.slice(0, 2)))];
  const audience = asked.audience.length > 0 ? asked.audience : homes(spokenLangs);
  const settings = { audience, langs: asked.langs, thawAfterMs: asked.thawAfterMs };
  const replayed = replay(lines, settings, { points: asked.report !== null });
  if (asked.report !== null) {
    const locale = spokenLangs[0] === 'fr' || audience[0] === 'fr' ? 'fr' : 'en';
    const names = asked.files.map((file) => basename(file).replace(/\.jsonl(\.gz)?$/, ''));
    const [story] = names.filter(isStoryId);
    const { began, name } = story === undefined ? { began: null, name: null } : STORIES[story];
    const page = dayPage({
      title: names.length === 1 && name !== null ? name[locale] : names.join(', '),
      headlines: replayed.headlines,
      times: lines.map(({ headline }) => headline.seen),
      from: replayed.from ?? 0,
      to: replayed.to ?? 0,
      points: replayed.points,
      traps: replayed.traps,
      decisions: replayed.decisions,
      thawAfterMs: asked.thawAfterMs,
      timeZone: ZONES[audience[0] ?? ''] ?? 'UTC',
      locale,
      began: began === null ? null : Date.parse(began),
      drill: null,
    });
    try {
      writeFileSync(asked.report, page);
    } catch (error) {
      return fail({
        code: 'unwritable',
        message: `${asked.report}: ${error instanceof Error ? error.message : String(error)}`,
        exit: 1,
      });
    }
  }
  if (asked.json) {
    const stamps = new Map(lines.map(({ ts, headline }) => [`${headline.at}|${headline.title}`, ts]));
    const frozen = replayed.decisions
      .filter(({ action }) => action === 'freeze')
      .map(({ at, story }) => ({ from: iso(at), to: iso(at + asked.thawAfterMs), story }));
    io.out(
      `${JSON.stringify({
        stream: asked.files.join(', '),
        headlines: replayed.headlines,
        from: replayed.from === null ? null : iso(replayed.from),
        to: replayed.to === null ? null : iso(replayed.to),
        audience,
        decisions: replayed.decisions.map((decision) => written(decision, stamps)),
        frozen,
      })}\n`,
    );
  } else io.out(spoken(replayed, asked.thawAfterMs));
  return 0;
};
