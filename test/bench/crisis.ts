/**
 * Figures of the watch on the shipped stories and on a made-up month: `npm run bench:crisis`. Prints
 * headlines a second in replay on one core, the size of the memory and the cost of a look with nothing new.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { emptyState, look, wake } from '../../lib/crisis/engine.ts';
import { readStream, replay, type StreamLine } from '../../lib/crisis/stream.ts';

const story = (name: string): StreamLine[] => {
  const read = readStream(readFileSync(new URL(`../../lib/crisis/days/${name}.jsonl`, import.meta.url), 'utf8'));
  if (read.kind !== 'lines') throw new Error(read.reason);
  return read.lines;
};

const minutes = (ms: number): string => (ms / 60_000).toFixed(0);
for (const [name, first] of [
  ['nice-2016', '2016-07-14T20:46:00Z'],
  ['paris-2015', '2015-11-13T20:44:00Z'],
  ['champs-elysees-2018', '2018-11-24T09:20:00Z'],
  ['ordinary-day', null],
] as const) {
  const lines = story(name);
  const { decisions } = replay(lines, { audience: ['fr'], thawAfterMs: 86_400_000 });
  const act = (action: string): string => {
    const found = decisions.find((decision) => decision.action === action);
    return found === undefined || first === null
      ? String(decisions.filter((each) => each.action === action).length)
      : `after ${minutes(found.at - Date.parse(first))} min`;
  };
  console.log(
    `${name}: ${lines.length} headlines; brake ${act('brake')}, proposal ${act('propose')}, freeze ${act('freeze')}`,
  );
}

let seed = 11;
const next = (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % below;
};
const SYLLABLES = 'ba be bi bo co da de do fa fe ga go la le li lo ma me mo na pa po ra so'.split(' ');
const base = [...story('ordinary-day'), ...story('nice-2016'), ...story('paris-2015')];
const WORDS = story('ordinary-day').flatMap(({ headline }) => headline.title.split(' '));
const from = Date.parse('2025-03-01T00:00:00Z');
const month: StreamLine[] = Array.from({ length: 90_000 }, (_, n) => {
  const line = base[next(base.length)] ?? base[0];
  if (line === undefined) throw new Error('no stories');
  const at = from + n * 28_800;
  // Three in a hundred are of a story, as on a bad week; the rest speaks of everything else.
  const made = (): string => `${SYLLABLES[next(24)] ?? ''}${SYLLABLES[next(24)] ?? ''}${SYLLABLES[next(24)] ?? ''}`;
  const plain = Array.from({ length: 9 }, () => (next(10) < 3 ? (WORDS[next(WORDS.length)] ?? '') : made())).join(' ');
  const calm =
    next(100) < 3
      ? line.headline.title
      : `${plain} à ${['Lyon', 'Paris', 'Leeds', 'Berlin', 'Boston'][next(5)] ?? ''} : le ${next(30)}`;
  return {
    ts: new Date(at).toISOString(),
    headline: { ...line.headline, at, seen: at, title: calm, owner: `o${next(40)}`, source: `s${next(50)}` },
  };
});
replay(month.slice(0, 5_000), { audience: ['fr'] });
const cpu = process.cpuUsage();
const started = performance.now();
replay(month, { audience: ['fr'], thawAfterMs: 86_400_000 });
const used = process.cpuUsage(cpu);
console.log(
  `replay: ${Math.round(month.length / ((used.user + used.system) / 1e6))} headlines a second of CPU (${Math.round(month.length / ((performance.now() - started) / 1000))} of wall clock)`,
);

const engine = wake(emptyState(), { audience: ['fr'] });
for (let i = 0; i < 21_000; i += 20)
  engine.look(
    month.slice(i, i + 20).map(({ headline }) => headline),
    month[Math.min(i + 19, 20_999)]?.headline.seen ?? from,
  );
const state = engine.state;
const text = JSON.stringify(state);
console.log(
  `state after 21000 headlines of 50 sources in a week: ${(text.length / 1e6).toFixed(2)} MB of JSON, ${(gzipSync(text).length / 1e3).toFixed(0)} kB compressed, ${state.stories.length} stories`,
);
const idle = process.cpuUsage();
for (let i = 0; i < 20; i++) look(state, [], from + 21_000 * 28_800 + i * 60_000, { audience: ['fr'] });
const idleUsed = process.cpuUsage(idle);
console.log(`a look with nothing new: ${((idleUsed.user + idleUsed.system) / 20 / 1000).toFixed(1)} ms of CPU`);
