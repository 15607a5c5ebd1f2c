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
import { DENSE } from '../../../lib/crisis/features.ts';
import { rowsOf, score, type Row } from './corpus.ts';
import { details, HEAD, judge, row, type Sum } from './figures.ts';
import { headlinesFrom, LANGS, type Headlines } from './headlines.ts';
import { learntFrom, snapsOf, type Snap } from './stories.ts';
import { DAY_MS, DAYS, readWindows, shippedDays } from './streams.ts';

const WEIGHTS = new URL('../../../lib/crisis/weights/', import.meta.url);
/** Two events so near each other in time may be one: then neither teaches what is measured on the other. */
const SAME_MS = 1.5 * DAY_MS;

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    measure: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('usage: npm run train -- --data FOLDER');
const recorded = values.data.flatMap((folder) => readWindows(folder));
const streams = [...new Set(recorded.map(({ stream }) => stream))];
const windows = [...recorded, ...shippedDays()];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

type Event = { id: string; t0: number };
const mustOf = (stream: string): Event[] =>
  windows
    .filter((window) => window.stream === stream)
    .flatMap(({ events }) => events.filter(({ level }) => level === 'must'));
const isAmong = (events: readonly Event[], { id, t0 }: Event): boolean =>
  events.some((event) => event.id === id || Math.abs(event.t0 - t0) < SAME_MS);
const daysOf = (names: readonly string[]): number =>
  windows.reduce((sum, { stream, days }) => (names.includes(stream) ? sum + days : sum), 0);

const rowsWithout = (stream: string): Row[] => {
  const own = mustOf(stream);
  return rows.filter((row) => row.stream !== stream && !(row.y === 1 && isAmong(own, row)));
};
const snapsWithout = (stream: string): Snap[] => {
  const own = mustOf(stream);
  return snaps.filter(
    (snap) =>
      windows[snap.window]?.stream !== stream && !(snap.y === 1 && snap.events.some((event) => isAmong(own, event))),
  );
};

const measure = (): void => {
  const all: Sum = { told: [], days: 0 };
  say(`\n${HEAD}`);
  for (const stream of streams) {
    const headlines = models.get(stream);
    if (headlines === undefined) continue;
    const learnt = learntFrom(headlines, snapsWithout(stream), daysOf(streams.filter((each) => each !== stream)));
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
const rows = rowsOf(recorded);
say(`${rows.length} headlines to learn from, ${rows.filter(({ y }) => y === 1).length} of crises`);
const models = new Map<string, Headlines>(streams.map((stream) => [stream, headlinesFrom(rowsWithout(stream))]));
say('headlines learnt, each stream left out once');
// What the stories are learnt from was judged by headlines of other streams.
const snaps = streams.flatMap((stream) => {
  const model = models.get(stream);
  return model === undefined ? [] : snapsOf(windows, stream, model);
});
snaps.push(...snapsOf(windows, DAYS, headlinesFrom(rows)));
say(`${snaps.length} weighings of stories`);
if (!values.dry) {
  const learnt = learntFrom(headlinesFrom(rows), snaps, daysOf(streams));
  mkdirSync(WEIGHTS, { recursive: true });
  for (const lang of LANGS)
    writeFileSync(new URL(`${lang}.bin`, WEIGHTS), learnt.grams[lang]?.weights ?? new Int8Array());
  const file = {
    madeBy: 'npm run train',
    from: recorded.reduce<Record<string, number>>((counts, { stream, lines }) => {
      counts[basename(stream)] = (counts[basename(stream)] ?? 0) + lines.length;
      return counts;
    }, {}),
    headlines: rows.length,
    ofCrises: rows.filter(({ y }) => y === 1).length,
    weighings: snaps.length,
    events: recorded.reduce((sum, { events }) => sum + events.filter(({ level }) => level === 'must').length, 0),
    freeze: learnt.freeze,
    brake: learnt.brake,
    story: learnt.story,
    rules: Object.fromEntries(DENSE.map((name, at) => [name, learnt.rules[at] ?? 0])),
    grams: Object.fromEntries(LANGS.map((lang) => [lang, { step: learnt.grams[lang]?.step ?? 0 }])),
  };
  writeFileSync(new URL('watch.json', WEIGHTS), `${JSON.stringify(file, null, 2)}\n`);
  say(`freeze from ${learnt.freeze}, brake from ${learnt.brake}`);
}
if (values.measure) measure();
