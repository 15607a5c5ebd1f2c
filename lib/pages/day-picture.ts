import { kindName } from '../crisis/message.ts';
import type { Decision } from '../crisis/signal.ts';
import { SEVERE, type Point } from '../crisis/stream.ts';
import { missed } from '../drill/drill.ts';
import { LANES, type Lane } from '../records/lane.ts';
import { words, type Words } from '../words/words.ts';
import {
  clockOf,
  cut,
  esc,
  isLong,
  mark,
  proofsOf,
  px,
  severityOf,
  stateOf,
  type Clock,
  type Day,
  type Proof,
} from './day-view.ts';
import { DAY_MS, HOUR_MS } from '../records/durations.ts';

/** The picture of a day: headlines by severity above, what was stopped and what was sent below, in local time. */

const TITLED_POINTS = 500;
const MAX_STORIES = 8;
const RIGHT = 14;
const TOP = 58;
const BAND_TALL = 22;
/** Steps between the hours that are named, in hours. */
const STEPS_H = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 336];
/** Over more than this the months are named, and the years. */
const MONTHS_FROM_MS = 75 * DAY_MS;
const STEPS_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];
const CHARACTER = 7.2;
const wide = (text: string): number => text.length * CHARACTER;

/** Answers whether a place was free, and takes it. */
type Free = (left: number, top: number, right: number, bottom: number) => boolean;

/** Keeps labels apart. */
const places = (): Free => {
  const taken: [left: number, top: number, right: number, bottom: number][] = [];
  return (left, top, right, bottom) => {
    if (taken.some(([l, t, r, b]) => left < r && l < right && top < b && t < bottom)) return false;
    taken.push([left, top, right, bottom]);
    return true;
  };
};

type StoryBand = { first: Decision; last: Decision; frozen: boolean };
type RowName = Lane | 'stops';

/** Where everything stands at one width. */
type Plot = {
  day: Day;
  say: Words['report'];
  clock: Clock;
  narrow: boolean;
  /** Begins every id, because the page holds the picture twice. */
  name: 'n' | 'w';
  width: number;
  left: number;
  tall: number;
  floor: number;
  bandsTop: number;
  lanesTop: number;
  laneTall: number;
  bottom: number;
  stories: readonly StoryBand[];
  rows: readonly RowName[];
  x: (at: number) => number;
  y: (score: number) => number;
  free: Free;
};

/** Events that were decided on: those that froze first, then the most severe. */
const storiesOf = (day: Day, most: number): StoryBand[] =>
  [...Map.groupBy(day.decisions, ({ story }) => story).values()]
    .flatMap((all): StoryBand[] => {
      const [first, last] = [all[0], all.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ first, last, frozen: all.some(({ action }) => action === 'freeze') }];
    })
    .sort((a, b) => Number(b.frozen) - Number(a.frozen) || b.last.score - a.last.score)
    .slice(0, most);

const plotOf = (day: Day, width: number): Plot => {
  const narrow = width < 600;
  const left = narrow ? 80 : 92;
  const tall = narrow ? 190 : 210;
  const floor = TOP + tall;
  const span = Math.max(HOUR_MS, day.to - day.from);
  const most = Math.max(6, ...day.points.map(({ score }) => Math.ceil(score)));
  const stories = storiesOf(day, narrow ? 5 : MAX_STORIES);
  const bandsTop = floor + 30;
  const lanesTop = bandsTop + stories.length * BAND_TALL + (stories.length > 0 ? 8 : 0);
  const laneTall = day.drill === null ? 26 : 40;
  const rows: readonly RowName[] = day.drill === null ? ['stops'] : LANES;
  return {
    day,
    say: words(day.locale).report,
    clock: clockOf(day.timeZone, day.locale),
    narrow,
    name: narrow ? 'n' : 'w',
    width,
    left,
    tall,
    floor,
    bandsTop,
    lanesTop,
    laneTall,
    bottom: lanesTop + rows.length * laneTall,
    stories,
    rows,
    x: (at) => left + (Math.min(Math.max(at, day.from), day.to) - day.from) * ((width - left - RIGHT) / span),
    y: (score) => floor - (score / most) * tall,
    free: places(),
  };
};

const patterns = ({ name }: Plot): string => {
  const freeze = `id="${name}-freeze" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"`;
  const brake = `id="${name}-brake" width="6" height="6" patternUnits="userSpaceOnUse"`;
  return (
    `<defs><pattern ${freeze}><path class="freeze-line" d="M0 0V7"/></pattern>` +
    `<pattern ${brake}><circle cx="2" cy="2" r="1.1" class="brake-dot"/></pattern></defs>`
  );
};

type Tick = { at: number; label: string; turn: boolean };

/** The months, or the years, as many as have room beside each other. */
const monthTicks = ({ day, clock, width, left }: Plot): Tick[] => {
  const first = clock.calendar(day.from);
  const last = clock.calendar(day.to);
  const span = (last.year - first.year) * 12 + last.month - first.month + 1;
  const named = (step: number) => (step < 12 ? clock.month : clock.year);
  const fits = (step: number): boolean => {
    const most = Math.floor((width - left - RIGHT) / (wide(named(step)(day.from)) + 2 * CHARACTER));
    return Math.ceil(span / step) <= most;
  };
  const step = STEPS_MONTHS.find(fits) ?? 120;
  const begin = Math.ceil((first.year * 12 + first.month) / step) * step;
  return Array.from({ length: Math.ceil(span / step) + 1 }, (_, index): Tick => {
    const month = begin + index * step;
    const utc = Date.UTC(Math.floor(month / 12), month % 12);
    const at = utc - clock.offset(utc);
    return { at, label: named(step)(at), turn: month % 12 === 0 };
  }).filter(({ at }) => at >= day.from && at <= day.to);
};

/** The hours, and the day where it turns. */
const hourTicks = ({ day, clock, narrow }: Plot): Tick[] => {
  const span = Math.max(HOUR_MS, day.to - day.from) / HOUR_MS;
  const stepMs = (STEPS_H.find((each) => span / each <= (narrow ? 4 : 9)) ?? 336) * HOUR_MS;
  const offset = clock.offset(day.from);
  const ticks: Tick[] = [];
  for (let at = Math.ceil((day.from + offset) / stepMs) * stepMs - offset; at <= day.to; at += stepMs) {
    const turn = (at + offset) % DAY_MS === 0;
    ticks.push({ at, label: turn ? clock.day(at) : clock.time(at), turn });
  }
  return ticks;
};

const axis = (plot: Plot): string[] => {
  const { day, width, left, bottom, x } = plot;
  const ticks = day.to - day.from > MONTHS_FROM_MS ? monthTicks(plot) : hourTicks(plot);
  return ticks.flatMap(({ at, label, turn }) => {
    const anchor = x(at) > width - 34 ? 'end' : x(at) < left + 16 ? 'start' : 'middle';
    return [
      `<path class="tick" d="M${px(x(at))} ${TOP}V${bottom + 6}"/>`,
      `<text x="${px(x(at))}" y="${bottom + 22}" class="axis${turn ? ' turn' : ''}" text-anchor="${anchor}">${esc(label)}</text>`,
    ];
  });
};

/** A time in which something was stopped or delayed; `lanes` is null where the lanes are not shown. */
type Window = { what: 'brake' | 'freeze'; from: number; to: number; lanes: readonly Lane[] | null };

const decidedWindows = (day: Day): Window[] =>
  day.decisions.flatMap((each): Window[] => {
    if (each.action === 'propose') return [];
    const to = each.action === 'brake' ? each.until : Math.min(each.at + day.thawAfterMs, day.to);
    return [{ what: each.action, from: each.at, to, lanes: null }];
  });

const drilledWindows = (drill: NonNullable<Day['drill']>, to: number): Window[] => [
  ...drill.brakes.map((each): Window => ({ what: 'brake', from: each.from, to: each.until, lanes: [each.lane] })),
  ...drill.freezes.map(({ at, scopes }): Window => {
    const lanes = LANES.filter((lane) => scopes.includes('all') || scopes.includes(`lane:${lane}`));
    return { what: 'freeze', from: at, to, lanes };
  }),
];

const windowsOf = (day: Day): Window[] =>
  day.drill === null ? decidedWindows(day) : drilledWindows(day.drill, day.to);

/** When a window ends in a lane: a brake under a freeze changes nothing any more. Null: it is not shown there. */
const endIn = ({ what, from, to, lanes }: Window, row: RowName, frozenFrom: number): number | null => {
  if (row !== 'stops' && lanes !== null && !lanes.includes(row)) return null;
  if (what === 'freeze') return to;
  if (row !== 'stops' && from >= frozenFrom) return null;
  return frozenFrom > from ? Math.min(to, frozenFrom) : to;
};

/** What the watch did: over the headlines as a ground, over the lanes as what it is. */
const grounds = (plot: Plot, windows: readonly Window[]): string[] => {
  const { say, clock, name, tall, lanesTop, laneTall, rows, x } = plot;
  const frozenFrom = Math.min(Infinity, ...windows.filter(({ what }) => what === 'freeze').map(({ from }) => from));
  return windows.flatMap((window) => {
    const { what, from, to } = window;
    const wideTo = (end: number): string => px(Math.max(2.5, x(end) - x(from)));
    const told = `${what === 'brake' ? say.braked : say.frozen} ${clock.time(from)} – ${clock.time(to)}`;
    const title = `<title>${esc(told)}</title>`;
    const over = `x="${px(x(from))}" y="${TOP}" width="${wideTo(to)}" height="${tall}"`;
    const lanes = rows.flatMap((row, index) => {
      const end = endIn(window, row, frozenFrom);
      if (end === null) return [];
      const size = `width="${wideTo(end)}" height="${laneTall - 6}"`;
      const place = `x="${px(x(from))}" y="${lanesTop + index * laneTall + 3}" ${size}`;
      return [`<rect class="${what}-ground" ${place}/><rect ${place} fill="url(#${name}-${what})">${title}</rect>`];
    });
    return [`<rect class="${what}-ground" ${over}>${title}</rect>`, ...lanes];
  });
};

type Flag = { at: number; text: string; look: string; rowsUp: readonly number[]; down: number };

/** A label over the picture with its line down; where no row has a place for the label, the line alone. */
const flag = ({ at, text, look, rowsUp, down }: Flag, { width, x, free }: Plot): string[] => {
  const here = Math.max(4, Math.min(x(at) + 4, width - 4 - wide(text)));
  const before = Math.max(4, x(at) - 6 - wide(text));
  for (const row of rowsUp) {
    for (const start of [here, before]) {
      if (!free(start, row - 11, start + wide(text) + 4, row + 3)) continue;
      // Its own line on the way down belongs to nobody else.
      free(x(at) - 1, row + 3, x(at) + 1, TOP);
      const beside = start === here ? `x="${px(here)}"` : `x="${px(x(at) - 6)}" text-anchor="end"`;
      return [
        `<path class="${look}-edge" d="M${px(x(at))} ${row - 10}V${down}"/>`,
        `<text class="${look}-label" ${beside} y="${row}">${esc(text)}</text>`,
      ];
    }
  }
  return [`<path class="${look}-edge" d="M${px(x(at))} ${TOP - 6}V${down}"/>`];
};

const flags = (plot: Plot, windows: readonly Window[]): string[] => {
  const { day, say, clock, floor, bottom } = plot;
  const beginnings = (what: Window['what']): number[] => [
    ...new Set(windows.filter((each) => each.what === what).map(({ from }) => from)),
  ];
  const brakes = isLong(day) ? [] : beginnings('brake');
  const began = day.began !== null && day.began >= day.from && day.began <= day.to ? [day.began] : [];
  const all: Flag[] = [
    ...beginnings('freeze').map((at): Flag => {
      const text = `${say.frozen} ${isLong(day) ? clock.day(at) : clock.time(at)}`;
      return { at, text, look: 'freeze', rowsUp: [16, 32, 48], down: bottom };
    }),
    ...brakes.map((at): Flag => {
      return { at, text: `${say.braked} ${clock.time(at)}`, look: 'brake', rowsUp: [32, 48], down: floor };
    }),
    ...began.map((at): Flag => {
      return { at, text: `${say.began} ${clock.time(at)}`, look: 'began', rowsUp: [48, 32], down: bottom };
    }),
  ];
  return all.flatMap((each) => flag(each, plot));
};

/** How severe: the line from which a headline counts, and every headline as a stroke at the foot. */
const scale = ({ day, say, width, left, floor, x, y }: Plot): string[] => {
  const axis = (at: number, text: string): string =>
    `<text class="axis" x="${left - 8}" y="${px(at)}" text-anchor="end">${esc(text)}</text>`;
  const columns = new Map<number, number>();
  for (const at of day.times) columns.set(Math.round(x(at)), (columns.get(Math.round(x(at))) ?? 0) + 1);
  const strokes = [...columns].map(
    ([at, count]) => `M${at} ${floor + 3}v${px(Math.min(18, 4 + Math.log2(count) * 3))}`,
  );
  return [
    `<path class="floor" d="M${left} ${floor}H${width - RIGHT}"/>`,
    `<path class="counts" d="M${left} ${px(y(SEVERE))}H${width - RIGHT}"/>`,
    axis(TOP + 10, say.severe),
    axis(y(SEVERE) + 4, say.counts),
    axis(floor + 15, say.headlinesRow),
    `<path class="rug" d="${strokes.join('')}"/>`,
  ];
};

const keyOf = ({ at, source, title }: { at: number; source: string; title: string }): string =>
  `${at} ${source} ${title}`;

/** The headlines that decided nothing: the more severe ones say on pointing what they are. */
const points = ({ day, clock, x, y }: Plot, proofs: readonly Proof[]): string[] => {
  const proven = new Set(proofs.map(keyOf));
  const shown = day.points.filter((each) => !proven.has(keyOf(each))).toSorted((a, b) => b.score - a.score);
  const dots = shown.slice(TITLED_POINTS).map((point) => `M${Math.round(x(point.at))} ${px(y(point.score))}h0`);
  const circle = (point: Point): string => {
    const [radius, look] = point.score >= SEVERE ? [3.6, 'severe'] : [2.4, 'mild'];
    const told = `${clock.time(point.at)} ${point.source} · ${severityOf(point, day.locale)}\n${point.title}`;
    const place = `cx="${px(x(point.at))}" cy="${px(y(point.score))}" r="${radius}"`;
    return `<circle ${place} class="${look}"><title>${esc(told)}</title></circle>`;
  };
  return [
    ...(dots.length > 0 ? [`<path class="dots" d="${[...new Set(dots)].join('')}"/>`] : []),
    ...shown.slice(0, TITLED_POINTS).map(circle),
  ];
};

const proofPoint = (proof: Proof, { day, clock, name, x, y }: Plot): string => {
  const place = `cx="${px(x(proof.at))}" cy="${px(y(proof.score))}"`;
  const spoken = `${clock.time(proof.at)}, ${proof.source}, ${severityOf(proof, day.locale)}: ${proof.title}`;
  const link = `id="${name}${proof.id}" href="#proof-${proof.id}" aria-label="${esc(spoken)}"`;
  const circles = `<circle class="reach" ${place} r="14"/><circle class="point" ${place} r="5.5"/>`;
  return `<a class="proof" ${link}>${circles}</a>`;
};

/** A title in at most three lines. */
const linesOf = (title: string, most: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of cut(title, most * 3 - 2).split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].slice(0, 3).map((each) => cut(each, most + 4));
};

/** What a proof says when it is pointed at, touched or tabbed to. */
const tip = (proof: Proof, { day, clock, narrow, name, width, tall, x, y }: Plot): string => {
  const [cx, cy] = [x(proof.at), y(proof.score)];
  const lines = linesOf(proof.title, narrow ? 40 : 50);
  const boxWide = Math.max(...lines.map(wide), wide(`00:00 ${proof.source} 0,0`)) + 26;
  const boxTall = 30 + lines.length * 16;
  const left = Math.max(4, Math.min(cx - boxWide / 2, width - boxWide - 4));
  const top = cy > TOP + tall / 2 ? cy - boxTall - 12 : cy + 12;
  const text = (down: number, said: string, look = ''): string =>
    `<text x="${px(left + 10)}" y="${px(top + down)}"${look}>${esc(said)}</text>`;
  const head = `${clock.time(proof.at)} ${proof.source} · ${severityOf(proof, day.locale)}`;
  const box = `<rect x="${px(left)}" y="${px(top)}" width="${px(boxWide)}" height="${boxTall}" rx="6"/>`;
  const told = lines.map((line, index) => text(35 + index * 16, line)).join('');
  return `<g class="tip" id="t${name}${proof.id}" aria-hidden="true">${box}${text(18, head, ' class="tip-head"')}${told}</g>`;
};

/** The source beside its proof, where there is a place. */
const proofLabel = (proof: Proof, { width, left, x, y, free }: Plot): string[] => {
  const text = cut(proof.source, 20);
  const [cx, cy] = [x(proof.at), y(proof.score)];
  const spots: [x: number, y: number, anchor: string][] = [
    [cx + 9, cy + 4, 'start'],
    [cx - 9, cy + 4, 'end'],
    [cx + 9, cy - 8, 'start'],
    [cx + 9, cy + 16, 'start'],
    [cx - 9, cy - 8, 'end'],
  ];
  const spot = spots.find(([at, line, anchor]) => {
    const start = anchor === 'end' ? at - wide(text) : at;
    return start > left && start + wide(text) < width && free(start, line - 10, start + wide(text), line + 3);
  });
  if (spot === undefined) return [];
  const place = `x="${px(spot[0])}" y="${px(spot[1])}" text-anchor="${spot[2]}"`;
  return [`<text class="proof-label" ${place}>${esc(text)}</text>`];
};

const proofMarks = (plot: Plot, proofs: readonly Proof[]): string[] => {
  const { x, y, free } = plot;
  for (const proof of proofs) free(x(proof.at) - 6, y(proof.score) - 6, x(proof.at) + 6, y(proof.score) + 6);
  return [
    ...proofs.map((proof) => proofPoint(proof, plot)),
    ...proofs.toSorted((a, b) => b.score - a.score).flatMap((proof) => proofLabel(proof, plot)),
  ];
};

/** An event as a band, named on the band or beside it. */
const band = ({ first, last, frozen }: StoryBand, index: number, plot: Plot): string[] => {
  const { day, narrow, width, bandsTop, x } = plot;
  const top = bandsTop + index * BAND_TALL;
  const times = [
    ...day.points.filter(({ story }) => story === last.story).map(({ at }) => at),
    ...last.evidence.map(({ at }) => at),
    first.at,
  ];
  const from = x(Math.min(...times));
  const to = Math.max(from + 5, x(Math.max(...times)));
  const place = last.place === null ? '' : `${last.place}, `;
  const text = cut(`${place}${kindName(last.kind, day.locale)}`, narrow ? 30 : 60);
  const [inside, beside] = [to - from > wide(text) + 14, to + 8 + wide(text) < width];
  const at = inside ? from + 7 : beside ? to + 7 : from - 7;
  const anchor = inside || beside ? 'start' : 'end';
  const size = `width="${px(to - from)}" height="14" rx="3"`;
  const label = `x="${px(at)}" y="${top + 11.5}" text-anchor="${anchor}"`;
  return [
    `<rect class="band${frozen ? ' is-frozen' : ''}" x="${px(from)}" y="${top}" ${size}/>`,
    `<text class="band-label${inside ? ' inside' : ''}" ${label}>${esc(text)}</text>`,
  ];
};

const bands = (plot: Plot): string[] => {
  const { say, left, bandsTop, stories } = plot;
  if (stories.length === 0) return [];
  const name = esc(say.stories(stories.length));
  return [
    ...stories.flatMap((story, index) => band(story, index, plot)),
    `<text class="axis" x="${left - 8}" y="${bandsTop + 11.5}" text-anchor="end">${name}</text>`,
  ];
};

/** The lanes: what was planned, and what became of it. */
const lanes = ({ day, say, clock, width, left, lanesTop, laneTall, rows, x }: Plot): string[] => {
  const early = day.drill === null ? [] : missed(day.drill, day.began);
  return rows.flatMap((row, index) => {
    const middle = lanesTop + (index + 0.5) * laneTall;
    const label = row === 'stops' ? say.stops : words(day.locale).pages.lane[row];
    const slots = (day.drill?.slots ?? [])
      .filter(({ lane }) => lane === row)
      .map((slot) => {
        const state = stateOf(slot, early);
        const title = esc(`${clock.time(slot.at)} ${say.slot[state]}: ${slot.text}`);
        return `<g class="slot">${mark(state, x(slot.leftAt ?? slot.at), middle, x(slot.at))}<title>${title}</title></g>`;
      });
    return [
      `<path class="lane" d="M${left} ${middle}H${width - RIGHT}"/>`,
      `<text class="lane-name" x="${left - 8}" y="${middle + 4}" text-anchor="end">${esc(label)}</text>`,
      ...slots,
    ];
  });
};

/** The picture at one width in pixels. */
export const dayPicture = (day: Day, width: number): string => {
  const plot = plotOf(day, width);
  const windows = windowsOf(day);
  const proofs = proofsOf(day);
  const parts = [
    patterns(plot),
    ...axis(plot),
    ...grounds(plot, windows),
    ...flags(plot, windows),
    ...scale(plot),
    ...points(plot, proofs),
    ...proofMarks(plot, proofs),
    ...bands(plot),
    ...lanes(plot),
    ...proofs.map((proof) => tip(proof, plot)),
  ];
  const height = plot.bottom + 38;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const label = esc(plot.say.pictureOf(day.title));
  return `<svg class="${plot.narrow ? 'narrow' : 'wide'}" ${size} role="group" aria-label="${label}">${parts.join('')}</svg>`;
};
