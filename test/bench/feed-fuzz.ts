/**
 * `npm run bench:feed-fuzz -- [seconds] [seed]`: changes, cuts and mixes the fixtures at random and reads the
 * result. Ends with 1 at the first exception, or document that takes more than a second, and prints the seed
 * and the document (base64) that did it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readFeed } from '../../lib/feed/document.ts';

const seconds = Number(process.argv[2] ?? '20');
const seed = Number(process.argv[3] ?? String(Date.now() % 1_000_000));
const folder = new URL('../fixtures/feeds/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => readFileSync(new URL(name, folder)));

let state = seed >>> 0;
const next = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const below = (limit: number) => Math.floor(next() * limit);
const pick = () => samples[below(samples.length)] ?? Buffer.alloc(0);
const TOKENS = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<item>',
  '</item>',
  '<title>',
  '"',
  "'",
  '<?',
  '&#0;',
  '&#x110000;',
  '\u0000',
  '\ue0000\ue001',
  '<a ',
];

function mutated(): Buffer {
  let bytes = pick();
  for (let changes = 1 + below(6); changes > 0; changes--) {
    const at = below(bytes.length + 1);
    const end = Math.min(bytes.length, at + below(30));
    const other = pick();
    const from = below(other.length + 1);
    const inserted = [
      Buffer.alloc(0),
      Buffer.from([below(256)]),
      Buffer.from((TOKENS[below(TOKENS.length)] ?? '').repeat(1 + below(next() < 0.05 ? 5000 : 3))),
      other.subarray(from, from + below(400)),
      bytes.subarray(at, end),
    ][below(5)];
    bytes = Buffer.concat([
      bytes.subarray(0, at),
      inserted ?? Buffer.alloc(0),
      bytes.subarray(next() < 0.5 ? at : end),
    ]);
  }
  return bytes;
}

const until = performance.now() + seconds * 1000;
const counts = { documents: 0, feeds: 0, slowestMs: 0 };
while (performance.now() < until) {
  const bytes = mutated();
  const before = process.cpuUsage();
  try {
    const reading = await readFeed(bytes, null, 'https://gazette.example/feed');
    if (reading.kind === 'feed') counts.feeds++;
  } catch (error) {
    console.error(`seed ${seed}, document ${counts.documents}:`, error, bytes.toString('base64'));
    process.exit(1);
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  if (ms > 1000) {
    console.error(`seed ${seed}, document ${counts.documents} took ${ms} ms:`, bytes.toString('base64'));
    process.exit(1);
  }
  counts.slowestMs = Math.max(counts.slowestMs, ms);
  counts.documents++;
}
console.log(
  `seed ${seed}: ${counts.documents} documents, ${counts.feeds} of them feeds, slowest ${counts.slowestMs.toFixed(0)} ms`,
);
