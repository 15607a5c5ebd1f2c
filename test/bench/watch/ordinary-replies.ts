/**
 * How often the watch takes ordinary answers for a backlash: on answers from a file that nobody tuned on.
 *
 *   npm run bench:replies -- --file FILE [--seed 1] [--skip 0] [--take 1000]
 *
 * A line of the file is `{"lang","text"}`. Another `--skip` with the same seed is another sample, without an answer of
 * the first. Each answer is one person's. They come under posts of accounts that nobody knows yet, in threads: thirty
 * people in ten minutes, three hundred in ten minutes, and one each forty seconds, all day. Every account is new to the
 * watch, so that nothing of it is usual. Without the lists of sentiment nobody is hostile for their bad words.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { emptyState, look } from '../../../lib/crisis/engine.ts';
import { asksToStop } from '../../../lib/crisis/replies.ts';
import { canJudge, featuresOf, isHostile, REPLY_FEATURES } from '../../../lib/crisis/replies/features.ts';
import weights from '../../../lib/crisis/weights/replies.json' with { type: 'json' };
import type { Reply } from '../../../lib/records/reply.ts';
import { interval, say } from './figures.ts';
import { shuffled } from './learn.ts';

const Line = z.object({ lang: z.string(), text: z.string().min(1) });
type Line = z.output<typeof Line>;

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    seed: { type: 'string', default: '1' },
    skip: { type: 'string', default: '0' },
    take: { type: 'string', default: '1000' },
    show: { type: 'boolean', default: false },
  },
});
if (values.file === undefined) throw new Error('usage: npm run bench:replies -- --file FILE');
const all = readFileSync(values.file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => Line.parse(JSON.parse(line)));
const skip = Number(values.skip);
const sample = [...shuffled(all.length, Number(values.seed))]
  .slice(skip, skip + Number(values.take))
  .flatMap((at) => all[at] ?? []);

const NOON = Date.UTC(2026, 0, 1, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What a thread of answers, one each `every` milliseconds, makes the watch do. */
const played = (thread: readonly Line[], every: number): { brakes: number; proposals: number } => {
  let state = emptyState();
  const said = { brakes: 0, proposals: 0 };
  const last = thread.length * every;
  for (let minute = 0; minute * MINUTE <= last + MINUTE; minute += 1) {
    const from = minute * MINUTE;
    const replies = thread.flatMap(({ lang, text }, n): Reply[] => {
      const at = n * every;
      if (at < from || at >= from + MINUTE) return [];
      const more = { account: 'bluesky:gazette', person: String(n), url: null, fresh: false };
      return [{ kind: 'reply', at: NOON + at, seen: NOON + at, lang, text, ...more }];
    });
    const found = look(state, replies, NOON + from + MINUTE, { audience: [] });
    state = found.state;
    for (const { action } of found.decisions) {
      if (action === 'brake') said.brakes += 1;
      else said.proposals += 1;
    }
  }
  return said;
};

const threadsOf = (lines: readonly Line[], size: number): Line[][] =>
  Array.from({ length: Math.ceil(lines.length / size) }, (_, n) => lines.slice(n * size, (n + 1) * size));

/** Stand for answers as they look without the lists of sentiment. */
const STAND_INS = { asks: 'Stop your scheduled posts, people are dying', other: 'Noted' };
const learnt: Readonly<Record<string, number>> = weights.weights;
const without = ({ lang, text }: Line): Line => {
  const odds = featuresOf(text, lang).reduce((sum, value, at) => {
    const name = REPLY_FEATURES[at] ?? '';
    return /bad|good/.test(name) ? sum : sum + value * (learnt[name] ?? 0);
  }, 0);
  return { lang: 'en', text: odds >= weights.asks ? STAND_INS.asks : STAND_INS.other };
};

const asking = sample.filter(({ lang, text }) => asksToStop(text, lang));
const hostile = sample.filter(({ lang, text }) => isHostile(text, lang));
const unread = sample.filter(({ lang }) => !canJudge(lang)).length;
say(`${sample.length} answers of ${all.length}; ${unread} in a language without a list`);
say(`seem to ask to stop: ${interval(asking.length, sample.length)}`);
say(`hostile:             ${interval(hostile.length, sample.length)}`);
if (values.show) for (const { text } of asking) say(`  ASKS ${text}`);
for (const [name, lines] of [
  ['with the lists of sentiment', sample],
  ['without them', sample.map(without)],
] as const)
  for (const [pace, size, every] of [
    ['30 people in ten minutes', 30, 20 * SECOND],
    ['300 people in ten minutes', 300, 2 * SECOND],
    ['one each 40 s, all day', sample.length, 40 * SECOND],
  ] as const) {
    const threads = threadsOf(lines, size).map((thread) => played(thread, every));
    const proposals = threads.reduce((sum, each) => sum + each.proposals, 0);
    const brakes = threads.reduce((sum, each) => sum + each.brakes, 0);
    say(
      `${name}, ${pace}: ${proposals} proposals and ${brakes} brakes in ${threads.length} threads; ` +
        `proposals per answer: ${interval(proposals, lines.length)}`,
    );
  }
