import * as z from 'zod/mini';
import { wake, emptyState, type EngineSettings } from './engine.ts';
import { contextFamilies, type ContextFamily } from './lexicon.ts';
import type { Severity } from './severity.ts';
import type { Decision, Headline } from './signal.ts';
import { MINUTE_MS } from '../records/durations.ts';

/** A replay stream: JSON lines, one headline each. docs/watch.md describes the fields. */
const Line = z.object({
  ts: z.string(),
  source: z.string(),
  lang: z.optional(z.string()),
  title: z.string(),
  summary: z.nullish(z.string()),
  url: z.nullish(z.string()),
  section: z.nullish(z.string()),
  rank: z.nullish(z.number()),
  seen: z.nullish(z.string()),
});

/** One line as it was written (`ts`, `title`), and as the watch reads it. */
export type StreamLine = { ts: string; headline: Headline };

export type StreamRead = { kind: 'lines'; lines: StreamLine[] } | { kind: 'bad-line'; number: number; reason: string };

const COUNTRY_PARTS = new Set(['co', 'com', 'org', 'net', 'gov', 'ac', 'gouv']);

/** Hosts of one publisher whose names do not show it. The ownership is public knowledge. */
const OWNERS: Readonly<Record<string, string>> = {
  'bbc.com': 'bbc',
  'bbc.co.uk': 'bbc',
  'bbc.in': 'bbc',
  'francetvinfo.fr': 'france-televisions',
  'francetelevisions.fr': 'france-televisions',
  'france.tv': 'france-televisions',
  'bfmtv.com': 'rmc-bfm',
  'rmc.fr': 'rmc-bfm',
  'lefigaro.fr': 'dassault',
  'lemonde.fr': 'groupe-le-monde',
  'huffingtonpost.fr': 'groupe-le-monde',
  'telerama.fr': 'groupe-le-monde',
  'nouvelobs.com': 'groupe-le-monde',
  'leparisien.fr': 'lvmh',
  'lesechos.fr': 'lvmh',
  'cnews.fr': 'bollore',
  'europe1.fr': 'bollore',
  'lejdd.fr': 'bollore',
  'france24.com': 'france-medias-monde',
  'rfi.fr': 'france-medias-monde',
  'mirror.co.uk': 'reach',
  'express.co.uk': 'reach',
  'dailystar.co.uk': 'reach',
  'manchestereveningnews.co.uk': 'reach',
  'birminghammail.co.uk': 'reach',
  'liverpoolecho.co.uk': 'reach',
  'walesonline.co.uk': 'reach',
  'dailyrecord.co.uk': 'reach',
  'thesun.co.uk': 'news-uk',
  'thetimes.co.uk': 'news-uk',
  'nypost.com': 'news-corp',
  'wsj.com': 'news-corp',
  'foxnews.com': 'fox',
  'sky.com': 'comcast',
  '20minutes.fr': 'sipa',
  'ouest-france.fr': 'sipa',
  'telegraph.co.uk': 'dmg-media',
  'dailymail.co.uk': 'dmg-media',
  'metro.co.uk': 'dmg-media',
  'inews.co.uk': 'dmg-media',
  'nbcnews.com': 'comcast',
  'msnbc.com': 'comcast',
  'cnbc.com': 'comcast',
  'theguardian.com': 'guardian',
};

/** The owner of a host: its registered domain, or the publisher that several domains belong to. */
export const ownerOf = (source: string): string => {
  // Some archives write the section right after the host: theguardian.comfilm.
  const host = source
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/^([a-z0-9.-]+?\.(?:com|fr|org|net|co\.uk|uk))(?=[a-z-]{3,}$).*$/, '$1');
  const parts = host.split('.');
  const two = parts.slice(-2).join('.');
  const domain = parts.length > 2 && COUNTRY_PARTS.has(parts[parts.length - 2] ?? '') ? parts.slice(-3).join('.') : two;
  return OWNERS[domain] ?? domain;
};

export const readStream = (text: string): StreamRead => {
  const lines: StreamLine[] = [];
  let number = 0;
  for (const raw of text.split('\n')) {
    number++;
    if (raw.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      return { kind: 'bad-line', number, reason: 'not JSON' };
    }
    const parsed = Line.safeParse(value);
    if (!parsed.success) {
      return {
        kind: 'bad-line',
        number,
        reason: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      };
    }
    const line = parsed.data;
    const at = Date.parse(line.ts);
    if (Number.isNaN(at)) return { kind: 'bad-line', number, reason: `ts: ${line.ts} is no time` };
    const seen = line.seen == null ? at : Date.parse(line.seen);
    lines.push({
      ts: line.ts,
      headline: {
        kind: 'headline',
        at,
        seen: Number.isNaN(seen) ? at : Math.max(at, seen),
        source: line.source,
        owner: ownerOf(line.source),
        lang: line.lang ?? 'en',
        title: line.title,
        ...(line.summary == null ? {} : { summary: line.summary }),
        ...(line.url == null ? {} : { url: line.url }),
        ...(line.section == null ? {} : { section: line.section }),
        ...(line.rank == null ? {} : { rank: line.rank }),
      },
    });
  }
  return { kind: 'lines', lines };
};

/** One headline with its score, for the picture. */
export type Point = { at: number; source: string; title: string; score: number; story: string | null };

/** For severe words that were not taken for a crisis: what the headline was about instead. */
export type Trap = { at: number; source: string; title: string; family: ContextFamily; words: string };

export type Replayed = {
  headlines: number;
  from: number | null;
  to: number | null;
  decisions: Decision[];
  points: Point[];
  traps: Trap[];
};

/** From this score on a headline counts as severe. */
export const SEVERE = 2.5;
/** From this score on the words alone would have been severe. */
const TRAP_CORE = 2;

const trapOf = ({ seen, source, title }: Headline, { score, core, fired }: Severity): Trap[] => {
  const context = fired.find(({ rule }) => rule.startsWith('context '));
  if (context === undefined || core < TRAP_CORE || score >= SEVERE) return [];
  const family = contextFamilies.find((each) => context.rule === `context ${each}`);
  return family === undefined ? [] : [{ at: seen, source, title, family, words: context.words }];
};

/**
 * Plays a stream through the engine: one look a minute, each line from the minute in which it was seen. A
 * stream with one owner is a wire that is named in `watch.alone`, unless `alone` names others. With `points` it
 * also returns the scores of all headlines and the traps.
 */
export const replay = (
  lines: readonly StreamLine[],
  settings: EngineSettings,
  options: {
    points?: boolean;
    alone?: readonly string[] | undefined;
    /** Called after each minute that was played: how much of the stream, and the minute. */
    tell?: (part: number, at: number) => void;
  } = {},
): Replayed => {
  const owners = [...new Set(lines.map(({ headline }) => headline.owner))];
  const wire = owners.length === 1;
  const ordered = [...lines].sort((a, b) => a.headline.seen - b.headline.seen || a.headline.at - b.headline.at);
  const engine = wake(emptyState(), { ...settings, alone: options.alone ?? (wire ? owners : []) });
  const decisions: Decision[] = [];
  const points: Point[] = [];
  const traps: Trap[] = [];
  let batch: Headline[] = [];
  let minute = -1;
  const lookNow = (): void => {
    if (batch.length === 0) return;
    decisions.push(...engine.look(batch, minute));
    if (options.points === true) {
      for (const headline of batch) {
        const { severity, points: score } = engine.read(headline);
        traps.push(...trapOf(headline, severity));
        if (score >= 1) {
          points.push({
            at: headline.seen,
            source: headline.source,
            title: headline.title,
            score,
            story: engine.storyOf(headline),
          });
        }
      }
    }
    batch = [];
  };
  for (const [index, { headline }] of ordered.entries()) {
    const when = Math.ceil(headline.seen / MINUTE_MS) * MINUTE_MS;
    if (when !== minute) {
      lookNow();
      options.tell?.(index / ordered.length, when);
      minute = when;
    }
    batch.push(wire ? { ...headline, wire: true } : headline);
  }
  lookNow();
  const times = ordered.map(({ headline }) => headline.seen);
  return {
    headlines: lines.length,
    from: times[0] ?? null,
    to: times[times.length - 1] ?? null,
    decisions,
    points,
    traps,
  };
};
