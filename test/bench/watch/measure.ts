/** What is measured on recorded streams: whole streams left out, events left out, and how headlines join. */
import { replay } from '../../../lib/crisis/stream.ts';
import { score, type Row } from './corpus.ts';
import { HEAD, judge, row, say, type Sum } from './figures.ts';
import { headlinesFrom, type Headlines } from './headlines.ts';
import { random } from './learn.ts';
import { learntFrom, type Snap } from './stories.ts';
import { DAY_MS, HOUR_MS, keyOf, wilson, type Outcome, type Window } from './streams.ts';

/** Two events so near each other in time may be one: then neither teaches what is measured on the other. */
const SAME_MS = 1.5 * DAY_MS;
/** So many parts are made of the events of a stream. Each part is left out once. */
const PARTS = 8;
/** The watch reads for so long before an event that was left out. */
const BEFORE_MS = 16 * DAY_MS;

type Event = { id: string; t0: number };
const isAmong = (events: readonly Event[], { id, t0 }: Event): boolean =>
  events.some((event) => event.id === id || Math.abs(event.t0 - t0) < SAME_MS);

export type Corpus = { windows: readonly Window[]; streams: readonly string[]; rows: readonly Row[] };

const mustOf = ({ windows }: Corpus, stream: string): Window['events'] =>
  windows
    .filter((window) => window.stream === stream)
    .flatMap(({ events, first }) => events.filter(({ level, id }) => level === 'must' && first.has(id)));
export const daysOf = ({ windows }: Corpus, keep: (stream: string) => boolean): number =>
  windows.reduce((sum, { stream, days }) => (keep(stream) ? sum + days : sum), 0);

/** What teaches where these events are unknown, and this stream too, if one is given. */
const rowsWithout = ({ rows }: Corpus, events: readonly Event[], without?: string): Row[] =>
  rows.filter((each) => each.stream !== without && !(each.y === 1 && isAmong(events, each)));
const snapsWithout = (corpus: Corpus, snaps: readonly Snap[], events: readonly Event[], without?: string): Snap[] =>
  snaps.filter(
    (snap) =>
      corpus.windows[snap.window]?.stream !== without &&
      !(snap.y === 1 && snap.events.some((event) => isAmong(events, event))),
  );

export const headlinesWithout = (corpus: Corpus, stream: string): Headlines =>
  headlinesFrom(rowsWithout(corpus, mustOf(corpus, stream), stream));

const isOne = (own: readonly Window[]): boolean =>
  own.every(({ lines }) => new Set(lines.map(({ headline }) => headline.owner)).size === 1);

/** Whether a stream has one look a day, and so no minutes. */
const isDaily = (own: readonly Window[]): boolean =>
  own.every(({ lines, days }) => new Set(lines.map(({ headline }) => headline.seen)).size < 2 * days);

/** Each stream by what was learnt from all others. */
export const leaveStreamOut = (
  corpus: Corpus,
  snaps: readonly Snap[],
  models: ReadonlyMap<string, Headlines>,
  tell: (told: Sum['told'][number]) => void,
): void => {
  const all: Sum = { told: [], days: 0 };
  const minutes: Sum = { told: [], days: 0 };
  say(`\n${HEAD}`);
  for (const stream of corpus.streams) {
    const headlines = models.get(stream);
    if (headlines === undefined) continue;
    const others = snapsWithout(corpus, snaps, mustOf(corpus, stream), stream);
    const learnt = learntFrom(
      headlines,
      others,
      daysOf(corpus, (each) => each !== stream),
    );
    const own = corpus.windows.filter((window) => window.stream === stream);
    const days = daysOf(corpus, (each) => each === stream);
    const told = own.map((window) => judge(window, true, { learnt, score }));
    say(row(isOne(own) ? `${stream} (named in watch.alone)` : stream, { told, days }));
    told.forEach(tell);
    if (isOne(own))
      say(row(`${stream} (not named)`, { told: own.map((window) => judge(window, false, { learnt, score })), days }));
    for (const sum of isDaily(own) ? [all] : [all, minutes]) {
      sum.told.push(...told);
      sum.days += days;
    }
  }
  say(row('all', all));
  say(row('those with minutes', minutes));
  reliability(all.told.flatMap(({ said }) => said));
};

/** What the decisions said, against what was: bands of the probability that they gave. */
const BANDS = [0, 2, 5, 10, 20, 40, 60, 80, 100] as const;
const reliability = (said: Sum['told'][number]['said']): void => {
  say('\n| said | decisions | said on average | seen |');
  BANDS.slice(1).forEach((to, at) => {
    const from = BANDS[at] ?? 0;
    const own = said.filter(({ percent }) => percent >= from && (percent < to || to === 100));
    if (own.length === 0) return;
    const mean = own.reduce((sum, { percent }) => sum + percent, 0) / own.length;
    const hits = own.filter(({ must }) => must).length;
    say(`| ${from} to ${to} % | ${own.length} | ${mean.toFixed(0)} % | ${hits}: ${wilson(hits, own.length)} |`);
  });
};

/** Each event by what was learnt from everything but an eighth of its stream's events, and it among them. */
export const leaveEventOut = (corpus: Corpus, snaps: readonly Snap[]): void => {
  say('\n| stream | frozen | acted within 10 min |');
  const all: Outcome[] = [];
  for (const stream of corpus.streams) {
    const events = mustOf(corpus, stream);
    const found: Outcome[] = [];
    for (let part = 0; part < Math.min(PARTS, events.length); part++) {
      const out = events.filter((_, at) => at % PARTS === part);
      const learnt = learntFrom(
        headlinesFrom(rowsWithout(corpus, out)),
        snapsWithout(corpus, snaps, out),
        daysOf(corpus, () => true),
      );
      for (const window of corpus.windows.filter((each) => each.stream === stream))
        for (const { id, t0, allowedHours } of window.events.filter((event) => out.includes(event))) {
          const lines = window.lines.filter(
            ({ headline }) => headline.seen >= t0 - BEFORE_MS && headline.seen <= t0 + allowedHours * HOUR_MS,
          );
          const told = judge({ ...window, lines }, true, { learnt, score });
          found.push(...told.outcomes.filter(({ event }) => event === id));
        }
    }
    if (found.length > 0) say(told(stream, found));
    all.push(...found);
  }
  say(told('all', all));
};
const told = (name: string, outcomes: readonly Outcome[]): string => {
  const frozen = outcomes.filter((each) => each.frozen !== null).length;
  const acted = outcomes.filter((each) => (each.acted ?? Infinity) <= 10).length;
  const of = outcomes.length;
  return `| ${name} | ${frozen} of ${of}: ${wilson(frozen, of)} | ${wilson(acted, of)} |`;
};

type Pairs = { together: number; of: number; right: number; joined: number };

/** Pairs of one event within a day that stand in one story, and pairs of one story that are of one event. */
const pairsOf = (window: Window, headlines: Headlines): Pairs[] => {
  const settings = {
    audience: window.audience,
    langs: [window.lang],
    learnt: { ...headlines, story: {}, freeze: Infinity, brake: Infinity },
    score,
  };
  const { points } = replay(window.lines, settings, { points: true });
  const events = new Map<string, { at: number; story: string }[]>();
  const stories = new Map<string, { at: number; event: string | null }[]>();
  for (const { at, title, story } of points) {
    const known = window.rows.get(keyOf(at, title));
    if (story === null || known === undefined || known.label === 'grey') continue;
    const event = known.label === 'crisis' ? (known.eventId ?? null) : null;
    stories.set(story, [...(stories.get(story) ?? []), { at, event }]);
    if (event !== null) events.set(event, [...(events.get(event) ?? []), { at, story }]);
  }
  return [...events].map(([event, lines]) => {
    const sum: Pairs = { together: 0, of: 0, right: 0, joined: 0 };
    lines.forEach((one, n) => {
      for (const other of lines.slice(n + 1)) {
        if (Math.abs(other.at - one.at) > DAY_MS) continue;
        sum.of++;
        if (other.story === one.story) sum.together++;
      }
      for (const other of stories.get(one.story) ?? []) {
        if (Math.abs(other.at - one.at) > DAY_MS) continue;
        sum.joined++;
        if (other.event === event) sum.right++;
      }
    });
    return sum;
  });
};

/** The mean of a share over events, and its interval when events are drawn again and again. */
const meanOf = (shares: readonly number[]): string => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const next = random(5);
  const drawn = Array.from({ length: 400 }, () =>
    mean(shares.map(() => shares[Math.floor(next() * shares.length)] ?? 0)),
  );
  drawn.sort((a, b) => a - b);
  const percent = (share: number | undefined): string => String(Math.round(100 * (share ?? 0)));
  return `${percent(mean(shares))}% (${percent(drawn[10])}-${percent(drawn[389])})`;
};

/** How well headlines join, by itself. */
export const clustering = (corpus: Corpus, models: ReadonlyMap<string, Headlines>): void => {
  say('\n| stream | events | pairs of one event in one story | pairs of one story that are of one event |');
  const line = (name: string, pairs: readonly Pairs[]): string => {
    const more = pairs.filter(({ of }) => of > 0);
    const shares = more.map(({ together, of }) => together / of);
    const right = pairs.filter(({ joined }) => joined > 1).map((each) => each.right / each.joined);
    return `| ${name} | ${more.length} | ${meanOf(shares)} | ${meanOf(right)} |`;
  };
  const all: Pairs[] = [];
  for (const stream of corpus.streams) {
    const headlines = models.get(stream);
    const own = corpus.windows.filter((window) => window.stream === stream);
    const pairs = headlines === undefined ? [] : own.flatMap((window) => pairsOf(window, headlines));
    if (pairs.some(({ of }) => of > 0)) say(line(stream, pairs));
    all.push(...pairs);
  }
  say(line('all', all));
};
