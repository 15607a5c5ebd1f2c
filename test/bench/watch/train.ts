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
import { rowsOf } from './corpus.ts';
import { details, say } from './figures.ts';
import { headlinesFrom, LANGS } from './headlines.ts';
import { clustering, daysOf, headlinesWithout, leaveEventOut, leaveStreamOut } from './measure.ts';
import { learntFrom, snapsOf } from './stories.ts';
import { DAYS, readWindows, shippedDays } from './streams.ts';

const WEIGHTS = new URL('../../../lib/crisis/weights/', import.meta.url);

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

const rows = rowsOf(recorded);
say(`${rows.length} headlines to learn from, ${rows.filter(({ y }) => y === 1).length} of crises`);
const corpus = { windows, streams, rows };
const models = new Map(streams.map((stream) => [stream, headlinesWithout(corpus, stream)]));
say('headlines learnt, each stream left out once');
// What the stories are learnt from was judged by headlines of other streams.
const snaps = streams.flatMap((stream) => {
  const model = models.get(stream);
  return model === undefined ? [] : snapsOf(windows, stream, model);
});
snaps.push(...snapsOf(windows, DAYS, headlinesFrom(rows)));
say(`${snaps.length} weighings of stories`);
if (!values.dry) {
  const learnt = learntFrom(
    headlinesFrom(rows),
    snaps,
    daysOf(corpus, (stream) => stream !== DAYS),
  );
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
if (values.measure) {
  leaveStreamOut(corpus, snaps, models, values.verbose ? details : () => undefined);
  leaveEventOut(corpus, snaps);
  clustering(corpus, models);
}
