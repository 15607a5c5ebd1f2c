import { kindName, sentenceOf, sentencesOf } from '../crisis/message.ts';
import type { Decision, Evidence } from '../crisis/signal.ts';
import { replay, SEVERE, type Point, type StreamLine, type Trap } from '../crisis/stream.ts';
import { isRecordedDayId, RECORDED_DAYS, type RecordedDay } from '../crisis/days/catalogue.ts';
import { missed, type DrillReport, type Slot } from '../drill/drill.ts';
import { LANES, type Lane } from '../records/lane.ts';
import type { Locale } from '../settings.ts';
import { words, type Words } from '../words/words.ts';
import { DAY_STYLE } from './assets.ts';

type DayWords = Words['report'];

/**
 * A day through the watch, and through the publisher where it was drilled, as one page by itself: no network, no script. It reads from left to right in local time; every
 * proof is a link to its line below, so that hover, keyboard and touch all reach it; it prints in black and white.
 */

export type Day = {
  title: string;
  locale: Locale;
  timeZone: string;
  from: number;
  to: number;
  headlines: number;
  /** When each headline was seen. */
  times: readonly number[];
  points: readonly Point[];
  traps: readonly Trap[];
  decisions: readonly Decision[];
  /** How long a freeze lasts here, ms. */
  thawAfterMs: number;
  /** When it began in the world, where that is known. */
  began: number | null;
  drill: Pick<DrillReport, 'slots' | 'freezes' | 'brakes' | 'firstEvidence'> | null;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TITLED_POINTS = 500;
const MAX_STORIES = 8;
const MAX_PROOFS = 60;
/** Decisions beyond so many are counted, not told. */
const MAX_TOLD = 80;

const esc = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char,
  );

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

const px = (value: number): string => String(Math.round(value * 10) / 10);

type Clock = {
  time: (at: number) => string;
  day: (at: number) => string;
  long: (at: number) => string;
  /** Local time less UTC at that moment, ms. */
  offset: (at: number) => number;
};

const clockOf = (timeZone: string, locale: Locale): Clock => {
  const { tag } = words(locale).language;
  const time = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'short' });
  const long = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return {
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    long: (at) => long.format(at),
    offset: (at) => {
      const read = (type: string) => Number(parts.formatToParts(at).find((part) => part.type === type)?.value ?? 0);
      const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
      return wall - Math.floor(at / MINUTE_MS) * MINUTE_MS;
    },
  };
};

const severityOf = ({ score }: { score: number }, locale: Locale): string => {
  const { report, language } = words(locale);
  return report.severity(language.figure(score, 1));
};

/** More than a few days: what counts is which days, not which minutes. */
const isLong = ({ from, to }: Pick<Day, 'from' | 'to'>): boolean => to - from > 3 * DAY_MS;

/** The headlines that made a decision, each once, in order of time; over many days the strongest of each freeze. */
const proofsOf = (day: Pick<Day, 'decisions' | 'from' | 'to'>): (Evidence & { id: number })[] => {
  const found = new Map<string, Evidence>();
  const decisions = isLong(day) ? day.decisions.filter(({ action }) => action === 'freeze') : day.decisions;
  for (const { evidence } of decisions) {
    const kept = isLong(day) ? evidence.toSorted((a, b) => b.score - a.score).slice(0, 1) : evidence;
    for (const each of kept) found.set(`${each.at} ${each.source} ${each.title}`, each);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, MAX_PROOFS)
    .map((each, id) => ({ ...each, id }));
};

/** Keeps labels apart: answers whether the place was free, and takes it. */
const places = () => {
  const taken: [left: number, top: number, right: number, bottom: number][] = [];
  return (left: number, top: number, right: number, bottom: number): boolean => {
    if (taken.some(([l, t, r, b]) => left < r && l < right && top < b && t < bottom)) return false;
    taken.push([left, top, right, bottom]);
    return true;
  };
};

const STEPS_H = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160];
const CHARACTER = 7.2;
const wide = (text: string): number => text.length * CHARACTER;

const lineOf = (title: string, most: number): string[] => {
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

/** In the order of the key. */
const SLOT_STATES = ['on time', 'missed', 'delayed', 'held', 'leaked'] as const;
type SlotState = (typeof SLOT_STATES)[number];

const stateOf = (slot: Slot, early: readonly Slot[]): SlotState =>
  early.includes(slot) ? 'missed' : slot.end === 'expired' ? 'held' : slot.end;

const mark = (state: SlotState, x: number, y: number, from: number): string => {
  switch (state) {
    case 'on time':
      return `<circle class="sent" cx="${px(x)}" cy="${px(y)}" r="4.5"/>`;
    case 'missed':
      return `<circle class="sent" cx="${px(x)}" cy="${px(y)}" r="4"/><circle class="missed" cx="${px(x)}" cy="${px(y)}" r="8"/>`;
    case 'delayed':
      return `<path class="late" d="M${px(from)} ${px(y)}H${px(x - 5)}M${px(x - 5)} ${px(y - 5.5)}L${px(x + 5)} ${px(y)}L${px(x - 5)} ${px(y + 5.5)}z"/>`;
    case 'held':
      return `<path class="held" d="M${px(x - 4)} ${px(y - 5)}v10M${px(x + 2)} ${px(y - 5)}v10"/>`;
    case 'leaked':
      return `<path class="leaked" d="M${px(x - 6)} ${px(y - 6)}l12 12m0-12l-12 12"/>`;
  }
};

/** The picture at one width in pixels. */
const picture = (day: Day, width: number): string => {
  const say = words(day.locale).report;
  const clock = clockOf(day.timeZone, day.locale);
  const narrow = width < 600;
  const name = narrow ? 'n' : 'w';
  const left = narrow ? 80 : 92;
  const right = 14;
  const span = Math.max(HOUR_MS, day.to - day.from);
  const x = (at: number): number =>
    left + (Math.min(Math.max(at, day.from), day.to) - day.from) * ((width - left - right) / span);
  const early = day.drill === null ? [] : missed(day.drill, day.began);

  const top = 58;
  const tall = narrow ? 190 : 210;
  const floor = top + tall;
  const most = Math.max(6, ...day.points.map(({ score }) => Math.ceil(score)));
  const y = (score: number): number => floor - (score / most) * tall;

  const stories = [...Map.groupBy(day.decisions, ({ story }) => story).values()]
    .map((all) => ({ last: all.at(-1), first: all[0], frozen: all.some(({ action }) => action === 'freeze') }))
    .sort((a, b) => Number(b.frozen) - Number(a.frozen) || (b.last?.score ?? 0) - (a.last?.score ?? 0))
    .slice(0, narrow ? 5 : MAX_STORIES);
  const bandsTop = floor + 30;
  const bandTall = 22;
  const lanesTop = bandsTop + stories.length * bandTall + (stories.length > 0 ? 8 : 0);
  const laneTall = day.drill === null ? 26 : 40;
  const rows: readonly (Lane | 'stops')[] = day.drill === null ? ['stops'] : LANES;
  const bottom = lanesTop + rows.length * laneTall;
  const height = bottom + 38;
  const parts: string[] = [];
  const free = places();

  parts.push(
    `<defs><pattern id="${name}-freeze" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="freeze-line" d="M0 0V7"/></pattern><pattern id="${name}-brake" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.1" class="brake-dot"/></pattern></defs>`,
  );

  // The hours, and the day where it turns.
  const hours = span / HOUR_MS;
  const stepMs = (STEPS_H.find((each) => hours / each <= (narrow ? 4 : 9)) ?? 2160) * HOUR_MS;
  const offset = clock.offset(day.from);
  for (let at = Math.ceil((day.from + offset) / stepMs) * stepMs - offset; at <= day.to; at += stepMs) {
    const midnight = (at + offset) % DAY_MS === 0;
    const label = midnight ? clock.day(at) : clock.time(at);
    const anchor = x(at) > width - 34 ? 'end' : x(at) < left + 16 ? 'start' : 'middle';
    parts.push(`<path class="tick" d="M${px(x(at))} ${top}V${bottom + 6}"/>`);
    parts.push(
      `<text x="${px(x(at))}" y="${bottom + 22}" class="axis${midnight ? ' turn' : ''}" text-anchor="${anchor}">${esc(label)}</text>`,
    );
  }

  // What the watch did: over the headlines as a ground, over the lanes as what it is.
  type Window = { what: 'brake' | 'freeze'; from: number; to: number; lanes: readonly Lane[] | null };
  const windows: Window[] =
    day.drill === null
      ? day.decisions.flatMap((each): Window[] =>
          each.action === 'propose'
            ? []
            : [
                {
                  what: each.action,
                  from: each.at,
                  to: each.action === 'brake' ? each.until : Math.min(each.at + day.thawAfterMs, day.to),
                  lanes: null,
                },
              ],
        )
      : [
          ...day.drill.brakes.map((each): Window => ({
            what: 'brake',
            from: each.from,
            to: each.until,
            lanes: [each.lane],
          })),
          ...day.drill.freezes.map((each): Window => ({
            what: 'freeze',
            from: each.at,
            to: day.to,
            lanes: LANES.filter((lane) => each.scopes.includes('all') || each.scopes.includes(`lane:${lane}`)),
          })),
        ];
  const frozenFrom = Math.min(Infinity, ...windows.filter(({ what }) => what === 'freeze').map(({ from }) => from));
  for (const { what, from, to, lanes } of windows) {
    const wideBy = Math.max(2.5, x(to) - x(from));
    const told = `${what === 'brake' ? say.braked : say.frozen} ${clock.time(from)} – ${clock.time(to)}`;
    parts.push(
      `<rect class="${what}-ground" x="${px(x(from))}" y="${top}" width="${px(wideBy)}" height="${tall}"><title>${esc(told)}</title></rect>`,
    );
    rows.forEach((row, index) => {
      if (row !== 'stops' && lanes !== null && !lanes.includes(row)) return;
      if (what === 'brake' && row !== 'stops' && from >= frozenFrom) return;
      // A brake under a freeze changes nothing any more.
      const end = what === 'brake' && frozenFrom > from ? Math.min(to, frozenFrom) : to;
      parts.push(
        `<rect class="${what}-ground" x="${px(x(from))}" y="${lanesTop + index * laneTall + 3}" width="${px(Math.max(2.5, x(end) - x(from)))}" height="${laneTall - 6}"/><rect x="${px(x(from))}" y="${lanesTop + index * laneTall + 3}" width="${px(Math.max(2.5, x(end) - x(from)))}" height="${laneTall - 6}" fill="url(#${name}-${what})"><title>${esc(told)}</title></rect>`,
      );
    });
  }

  // Labels over the picture, in rows; what finds no place is told below.
  const flag = (at: number, text: string, look: string, rowsUp: readonly number[], down: number): void => {
    const here = Math.max(4, Math.min(x(at) + 4, width - 4 - wide(text)));
    const before = Math.max(4, x(at) - 6 - wide(text));
    for (const row of rowsUp) {
      for (const start of [here, before]) {
        if (!free(start, row - 11, start + wide(text) + 4, row + 3)) continue;
        // Its own line on the way down belongs to nobody else.
        free(x(at) - 1, row + 3, x(at) + 1, top);
        parts.push(`<path class="${look}-edge" d="M${px(x(at))} ${row - 10}V${down}"/>`);
        const beside = start === here ? `x="${px(here)}"` : `x="${px(x(at) - 6)}" text-anchor="end"`;
        parts.push(`<text class="${look}-label" ${beside} y="${row}">${esc(text)}</text>`);
        return;
      }
    }
    parts.push(`<path class="${look}-edge" d="M${px(x(at))} ${top - 6}V${down}"/>`);
  };
  const flagged = (what: Window['what']): Window[] => [
    ...new Map(windows.filter((each) => each.what === what).map((each) => [each.from, each])).values(),
  ];
  for (const { from } of flagged('freeze'))
    flag(from, `${say.frozen} ${isLong(day) ? clock.day(from) : clock.time(from)}`, 'freeze', [16, 32, 48], bottom);
  for (const { from } of isLong(day) ? [] : flagged('brake'))
    flag(from, `${say.braked} ${clock.time(from)}`, 'brake', [32, 48], floor);
  if (day.began !== null && day.began >= day.from && day.began <= day.to) {
    flag(day.began, `${say.began} ${clock.time(day.began)}`, 'began', [48, 32], bottom);
  }

  // How severe: the line from which a headline counts, every headline as a stroke at the foot, the severe ones as points.
  parts.push(`<path class="floor" d="M${left} ${floor}H${width - right}"/>`);
  parts.push(`<path class="counts" d="M${left} ${px(y(SEVERE))}H${width - right}"/>`);
  parts.push(`<text class="axis" x="${left - 8}" y="${top + 10}" text-anchor="end">${esc(say.severe)}</text>`);
  parts.push(`<text class="axis" x="${left - 8}" y="${px(y(SEVERE) + 4)}" text-anchor="end">${esc(say.counts)}</text>`);
  parts.push(`<text class="axis" x="${left - 8}" y="${floor + 15}" text-anchor="end">${esc(say.headlinesRow)}</text>`);
  const columns = new Map<number, number>();
  for (const at of day.times) columns.set(Math.round(x(at)), (columns.get(Math.round(x(at))) ?? 0) + 1);
  parts.push(
    `<path class="rug" d="${[...columns].map(([at, count]) => `M${at} ${floor + 3}v${px(Math.min(18, 4 + Math.log2(count) * 3))}`).join('')}"/>`,
  );

  const proofs = proofsOf(day);
  const proven = new Set(proofs.map(({ at, source, title }) => `${at} ${source} ${title}`));
  const shown = day.points
    .filter(({ at, source, title }) => !proven.has(`${at} ${source} ${title}`))
    .toSorted((a, b) => b.score - a.score);
  const dots: string[] = [];
  for (const point of shown.slice(TITLED_POINTS)) {
    dots.push(`M${Math.round(x(point.at))} ${px(y(point.score))}h0`);
  }
  if (dots.length > 0) parts.push(`<path class="dots" d="${[...new Set(dots)].join('')}"/>`);
  for (const point of shown.slice(0, TITLED_POINTS)) {
    parts.push(
      `<circle cx="${px(x(point.at))}" cy="${px(y(point.score))}" r="${point.score >= SEVERE ? 3.6 : 2.4}" class="${point.score >= SEVERE ? 'severe' : 'mild'}"><title>${esc(`${clock.time(point.at)} ${point.source} · ${severityOf(point, day.locale)}\n${point.title}`)}</title></circle>`,
    );
  }

  // The proofs, and what each says when it is pointed at, touched or tabbed to.
  const tips: string[] = [];
  for (const proof of proofs) free(x(proof.at) - 6, y(proof.score) - 6, x(proof.at) + 6, y(proof.score) + 6);
  for (const proof of proofs) {
    const [cx, cy] = [x(proof.at), y(proof.score)];
    const spoken = `${clock.time(proof.at)}, ${proof.source}, ${severityOf(proof, day.locale)}: ${proof.title}`;
    parts.push(
      `<a class="proof" id="${name}${proof.id}" href="#proof-${proof.id}" aria-label="${esc(spoken)}"><circle class="reach" cx="${px(cx)}" cy="${px(cy)}" r="14"/><circle class="point" cx="${px(cx)}" cy="${px(cy)}" r="5.5"/></a>`,
    );
    const lines = lineOf(proof.title, narrow ? 40 : 50);
    const boxWide = Math.max(...lines.map(wide), wide(`00:00 ${proof.source} 0,0`)) + 26;
    const boxTall = 30 + lines.length * 16;
    const boxX = Math.max(4, Math.min(cx - boxWide / 2, width - boxWide - 4));
    const boxY = cy > top + tall / 2 ? cy - boxTall - 12 : cy + 12;
    tips.push(
      `<g class="tip" id="t${name}${proof.id}" aria-hidden="true"><rect x="${px(boxX)}" y="${px(boxY)}" width="${px(boxWide)}" height="${boxTall}" rx="6"/><text x="${px(boxX + 10)}" y="${px(boxY + 18)}" class="tip-head">${esc(`${clock.time(proof.at)} ${proof.source} · ${severityOf(proof, day.locale)}`)}</text>${lines.map((line, index) => `<text x="${px(boxX + 10)}" y="${px(boxY + 35 + index * 16)}">${esc(line)}</text>`).join('')}</g>`,
    );
  }
  for (const proof of proofs.toSorted((a, b) => b.score - a.score)) {
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
    if (spot === undefined) continue;
    parts.push(
      `<text class="proof-label" x="${px(spot[0])}" y="${px(spot[1])}" text-anchor="${spot[2]}">${esc(text)}</text>`,
    );
  }

  // Stories as bands, named on the band.
  stories.forEach(({ first, last, frozen }, index) => {
    if (first === undefined || last === undefined) return;
    const band = bandsTop + index * bandTall;
    const times = [
      ...day.points.filter(({ story }) => story === last.story).map(({ at }) => at),
      ...last.evidence.map(({ at }) => at),
      first.at,
    ];
    const from = x(Math.min(...times));
    const to = Math.max(from + 5, x(Math.max(...times)));
    const text = cut(
      `${last.place === null ? '' : `${last.place}, `}${kindName(last.kind, day.locale)}`,
      narrow ? 30 : 60,
    );
    parts.push(
      `<rect class="band${frozen ? ' is-frozen' : ''}" x="${px(from)}" y="${band}" width="${px(to - from)}" height="14" rx="3"/>`,
    );
    const [inside, beside] = [to - from > wide(text) + 14, to + 8 + wide(text) < width];
    const at = inside ? from + 7 : beside ? to + 7 : from - 7;
    const anchor = inside || beside ? 'start' : 'end';
    parts.push(
      `<text class="band-label${inside ? ' inside' : ''}" x="${px(at)}" y="${band + 11.5}" text-anchor="${anchor}">${esc(text)}</text>`,
    );
  });
  if (stories.length > 0)
    parts.push(
      `<text class="axis" x="${left - 8}" y="${bandsTop + 11.5}" text-anchor="end">${esc(say.stories(stories.length))}</text>`,
    );

  // The lanes: what was planned, and what became of it.
  rows.forEach((row, index) => {
    const middle = lanesTop + (index + 0.5) * laneTall;
    const label = row === 'stops' ? say.stops : words(day.locale).pages.lane[row];
    parts.push(`<path class="lane" d="M${left} ${middle}H${width - right}"/>`);
    parts.push(`<text class="lane-name" x="${left - 8}" y="${middle + 4}" text-anchor="end">${esc(label)}</text>`);
    const slots = day.drill?.slots.filter(({ lane }) => lane === row) ?? [];
    for (const slot of slots) {
      const state = stateOf(slot, early);
      parts.push(
        `<g class="slot">${mark(state, x(slot.leftAt ?? slot.at), middle, x(slot.at))}<title>${esc(`${clock.time(slot.at)} ${say.slot[state]}: ${slot.text}`)}</title></g>`,
      );
    }
  });
  return `<svg class="${narrow ? 'narrow' : 'wide'}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${esc(say.pictureOf(day.title))}">${parts.join('')}${tips.join('')}</svg>`;
};

const minutesBetween = (from: number, to: number): number => Math.max(0, Math.round((to - from) / MINUTE_MS));

/** What an editor should know in ten seconds. */
const verdict = (day: Day, say: DayWords, clock: Clock): string => {
  const count = (action: Decision['action']): number => day.decisions.filter((each) => each.action === action).length;
  if (isLong(day)) return say.longVerdict(Math.round((day.to - day.from) / DAY_MS), count('freeze'), count('brake'));
  const freeze = day.decisions.find(({ action }) => action === 'freeze');
  const brakes = day.decisions.filter(({ action }) => action === 'brake');
  if (freeze === undefined) {
    return brakes.length === 0 ? say.nothing : say.onlyBraked(new Set(brakes.map(({ at }) => at)).size);
  }
  const first = Math.min(...freeze.evidence.map(({ at }) => at));
  return say.frozenAfter(clock.time(freeze.at), minutesBetween(first, freeze.at));
};

/** So many posts are told at once; the others on asking. */
const POSTS_TOLD = 12;

const postLines = (slots: readonly Slot[], day: Day, clock: Clock): string =>
  `<ol class="posts">${slots
    .map(
      (slot) =>
        `<li><time>${esc(clock.time(slot.leftAt ?? slot.at))}</time>${esc(slot.text)} <span class="lane-word">${esc(words(day.locale).pages.lane[slot.lane])}</span></li>`,
    )
    .join('')}</ol>`;

const postList = (slots: readonly Slot[], day: Day, clock: Clock): string =>
  slots.length <= POSTS_TOLD
    ? postLines(slots, day, clock)
    : `${postLines(slots.slice(0, POSTS_TOLD), day, clock)}<details><summary>${esc(words(day.locale).report.morePosts(slots.length - POSTS_TOLD))}</summary>${postLines(slots.slice(POSTS_TOLD), day, clock)}</details>`;

export type Outcome = {
  verdict: string;
  frozen: boolean;
  figures: readonly (readonly [what: string, value: string | number])[];
  missed: readonly Slot[];
  leaked: readonly Slot[];
  delayed: readonly Slot[];
  held: readonly Slot[];
  /** Shown only where nothing was frozen: else they are not what matters. */
  traps: readonly Trap[];
};

/** What became of the day, in words and figures. */
export const outcomeOf = (day: Day): Outcome => {
  const say = words(day.locale).report;
  const clock = clockOf(day.timeZone, day.locale);
  const early = day.drill === null ? [] : missed(day.drill, day.began);
  const of = (state: SlotState): Slot[] => (day.drill?.slots ?? []).filter((slot) => stateOf(slot, early) === state);
  const freeze = day.decisions.find(({ action }) => action === 'freeze');
  const brake = day.decisions.find(({ action }) => action === 'brake');
  const first = freeze === undefined ? null : Math.min(...freeze.evidence.map(({ at }) => at));
  const traps = freeze === undefined ? day.traps : [];
  type Figure = readonly [string, string | number];
  const minutes: readonly Figure[] = isLong(day)
    ? []
    : [
        ...(first === null ? [] : [[say.firstHeadline, clock.time(first)] as const]),
        ...(brake === undefined ? [] : [[say.braked, clock.time(brake.at)] as const]),
        ...(freeze === undefined ? [] : [[say.frozen, clock.time(freeze.at)] as const]),
      ];
  const posts: readonly Figure[] =
    day.drill === null
      ? [[say.headlines, day.headlines]]
      : [
          [say.heldFigure, of('held').length],
          [say.lateFigure, of('delayed').length],
          [say.missedFigure, of('missed').length],
          [say.leakedFigure, of('leaked').length],
        ];
  return {
    verdict: verdict(day, say, clock),
    frozen: freeze !== undefined,
    figures: [...minutes, ...posts, ...(traps.length === 0 ? [] : [[say.trapsFigure, traps.length] as const])],
    missed: of('missed'),
    leaked: of('leaked'),
    delayed: of('delayed'),
    held: of('held'),
    traps,
  };
};

/** The day as one page. */
export const dayPage = (day: Day): string => {
  const say = words(day.locale).report;
  const clock = clockOf(day.timeZone, day.locale);
  const proofs = new Map(proofsOf(day).map((each) => [`${each.at} ${each.source} ${each.title}`, each.id]));
  const placed = new Set<number>();
  const outcome = outcomeOf(day);

  const told = day.decisions.slice(0, MAX_TOLD).map((decision) => {
    const until = decision.action === 'brake' ? ` ${say.until} ${clock.time(decision.until)}` : '';
    const evidence = decision.evidence
      .toSorted((a, b) => a.at - b.at)
      .map((each) => {
        const id = proofs.get(`${each.at} ${each.source} ${each.title}`);
        const anchor = id === undefined || placed.has(id) ? '' : ` id="proof-${id}" tabindex="-1"`;
        if (id !== undefined) placed.add(id);
        return `<li${anchor}><time>${esc(clock.time(each.at))}</time> <b>${esc(each.source)}</b> ${esc(each.title)} <span class="soft">(${esc(severityOf(each, day.locale))})</span></li>`;
      })
      .join('');
    const at =
      day.to - day.from > DAY_MS ? `${clock.day(decision.at)} ${clock.time(decision.at)}` : clock.time(decision.at);
    return `<li class="decision ${decision.action}"><p><time>${esc(at)}</time> <span class="what">${esc(say[decision.action])}${esc(until)}</span>. ${esc(sentenceOf(decision, day.locale))}</p><p class="soft">${esc(sentencesOf(decision, day.locale).join(' ; '))}</p><ul class="proofs">${evidence}</ul></li>`;
  });

  const tips = proofsOf(day)
    .flatMap(({ id }) => ['n', 'w'].map((name) => `#${name}${id}:is(:hover,:focus)~#t${name}${id}`))
    .join(',');
  const early = [...outcome.missed];
  const shown = new Set((day.drill?.slots ?? []).map((slot) => stateOf(slot, early)));
  const key =
    day.drill === null
      ? ''
      : `<ul class="key">${SLOT_STATES.filter((state) => shown.has(state))
          .map(
            (state) =>
              `<li><svg viewBox="0 0 22 18" aria-hidden="true">${mark(state, 13, 9, 2)}</svg>${esc(say.slot[state])}</li>`,
          )
          .join('')}</ul>`;
  const section = (title: string, slots: readonly Slot[], lead = ''): string =>
    slots.length === 0
      ? ''
      : `<h2>${esc(title)}</h2>${lead === '' ? '' : `<p class="soft">${esc(lead)}</p>`}${postList(slots, day, clock)}`;
  const traps =
    outcome.traps.length === 0
      ? ''
      : `<h2>${esc(say.traps(outcome.traps.length))}</h2><ul class="proofs">${outcome.traps
          .slice(0, MAX_TOLD)
          .map(
            (trap) =>
              `<li><time>${esc(clock.time(trap.at))}</time> <b>${esc(trap.source)}</b> ${esc(trap.title)} <span class="soft">(${esc(say.trap[trap.family])})</span></li>`,
          )
          .join('')}</ul>`;
  const over = day.decisions.length - told.length;

  return `<!doctype html>
<html lang="${day.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${esc(day.title)}</title><style>${DAY_STYLE}${tips === '' ? '' : `\n${tips}{display:inline}`}</style></head>
<body><main><h1>${esc(day.title)}</h1>
<p class="verdict${outcome.frozen ? ' frozen' : ''}">${esc(outcome.verdict)}</p>
<dl class="figures">${outcome.figures.map(([what, value]) => `<div><dt>${esc(what)}</dt><dd>${esc(String(value))}</dd></div>`).join('')}</dl>
<figure>${picture(day, 1000)}${picture(day, 390)}</figure>
${key}
<p class="soft">${esc(say.how(day.headlines))} ${esc(say.local(day.timeZone))}</p>
${section(say.missedTitle, outcome.missed, say.missedLead)}
${section(say.leakedTitle, outcome.leaked)}
<h2>${esc(say.decided)}</h2>
${told.length === 0 ? `<p>${esc(say.nothingDecided)}</p>` : `<ol>${told.join('')}</ol>`}${over > 0 ? `<p>${esc(say.more(over))}</p>` : ''}
${section(say.lateTitle, outcome.delayed)}
${section(say.heldTitle, outcome.held, say.heldLead)}
${traps}
</main></body></html>
`;
};

/** What is known of a stream that is drilled: a shipped day, or a file of somebody's. */
export const recordedDay = (name: string, audience: readonly string[]): RecordedDay =>
  isRecordedDayId(name) ? RECORDED_DAYS[name] : { began: null, audience, timeZone: 'Europe/Paris' };

/** What a stream is called: a shipped day has a name in every language, a file its own. */
export const dayName = (name: string, locale: Locale): string =>
  isRecordedDayId(name) ? words(locale).days[name].name : name;

/** A drilled day, with the score of every headline beside what the flows did. */
export const drilledDay = (
  name: string,
  story: RecordedDay,
  lines: readonly StreamLine[],
  report: DrillReport,
  locale: Locale,
): Day => {
  const { points, traps } = replay(lines, { audience: [...story.audience] }, { points: true });
  return {
    title: dayName(name, locale),
    locale,
    timeZone: story.timeZone,
    from: report.from,
    to: report.to,
    headlines: lines.length,
    times: lines.map(({ headline }) => headline.seen),
    points,
    traps,
    decisions: report.decisions,
    thawAfterMs: DAY_MS,
    began: story.began === null ? null : Date.parse(story.began),
    drill: report,
  };
};
