import { sentenceOf, sentencesOf } from '../crisis/message.ts';
import type { Decision } from '../crisis/signal.ts';
import { replay, type StreamLine, type Trap } from '../crisis/stream.ts';
import { isRecordedDayId, RECORDED_DAYS, type RecordedDay } from '../crisis/days/catalogue.ts';
import { missed, type DrillReport, type Slot } from '../drill/drill.ts';
import type { Locale } from '../settings.ts';
import { words, type Words } from '../words/words.ts';
import { DAY_STYLE } from './assets.ts';
import { dayPicture } from './day-picture.ts';
import {
  clockOf,
  esc,
  isLong,
  mark,
  proofsOf,
  severityOf,
  SLOT_STATES,
  stateOf,
  type Clock,
  type Day,
  type SlotState,
} from './day-view.ts';
import { DAY_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * A day through the watch, and in a drill through the publisher, as one page by itself, without network or script. It
 * reads from left to right in local time. Every proof is a link to its line below, so that pointer, keyboard and touch
 * all reach it. It prints in black and white.
 */

type DayWords = Words['report'];

/** Decisions beyond so many are counted, not told. */
const MAX_TOLD = 80;

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

const postLines = (slots: readonly Slot[], day: Day, clock: Clock): string => {
  const { lane } = words(day.locale).pages;
  const lines = slots.map((slot) => {
    const time = `<time>${esc(clock.time(slot.leftAt ?? slot.at))}</time>`;
    return `<li>${time}${esc(slot.text)} <span class="lane-word">${esc(lane[slot.lane])}</span></li>`;
  });
  return `<ol class="posts">${lines.join('')}</ol>`;
};

const postList = (slots: readonly Slot[], day: Day, clock: Clock): string => {
  const shown = postLines(slots.slice(0, POSTS_TOLD), day, clock);
  if (slots.length <= POSTS_TOLD) return shown;
  const more = esc(words(day.locale).report.morePosts(slots.length - POSTS_TOLD));
  const rest = postLines(slots.slice(POSTS_TOLD), day, clock);
  return `${shown}<details><summary>${more}</summary>${rest}</details>`;
};

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

/** What the sections of the page need. */
type Telling = { day: Day; say: DayWords; clock: Clock };

const keyOf = ({ at, source, title }: { at: number; source: string; title: string }): string =>
  `${at} ${source} ${title}`;

const decisionItem = (decision: Decision, anchorOf: (key: string) => string, { day, say, clock }: Telling): string => {
  const evidence = decision.evidence
    .toSorted((a, b) => a.at - b.at)
    .map((each) => {
      const line = `<time>${esc(clock.time(each.at))}</time> <b>${esc(each.source)}</b> ${esc(each.title)}`;
      return `<li${anchorOf(keyOf(each))}>${line} <span class="soft">(${esc(severityOf(each, day.locale))})</span></li>`;
    });
  const time = clock.time(decision.at);
  const at = day.to - day.from > DAY_MS ? `${clock.day(decision.at)} ${time}` : time;
  const until = decision.action === 'brake' ? ` ${say.until} ${clock.time(decision.until)}` : '';
  const what = `<span class="what">${esc(say[decision.action])}${esc(until)}</span>`;
  const why = esc(sentencesOf(decision, day.locale).join(' ; '));
  return (
    `<li class="decision ${decision.action}">` +
    `<p><time>${esc(at)}</time> ${what}. ${esc(sentenceOf(decision, day.locale))}</p>` +
    `<p class="soft">${why}</p><ul class="proofs">${evidence.join('')}</ul></li>`
  );
};

/** What was decided, and why. The first line of each proof is where its point in the picture leads to. */
const decisionList = (telling: Telling): string => {
  const { day, say } = telling;
  const ids = new Map(proofsOf(day).map((each) => [keyOf(each), each.id]));
  const anchorOf = (key: string): string => {
    const id = ids.get(key);
    ids.delete(key);
    return id === undefined ? '' : ` id="proof-${id}" tabindex="-1"`;
  };
  const told = day.decisions.slice(0, MAX_TOLD).map((decision) => decisionItem(decision, anchorOf, telling));
  const over = day.decisions.length - told.length;
  const list = told.length === 0 ? `<p>${esc(say.nothingDecided)}</p>` : `<ol>${told.join('')}</ol>`;
  return over > 0 ? `${list}<p>${esc(say.more(over))}</p>` : list;
};

/** The signs of what became of the posts, those that the picture shows. */
const signKey = (outcome: Outcome, { day, say }: Telling): string => {
  if (day.drill === null) return '';
  const shown = new Set(day.drill.slots.map((slot) => stateOf(slot, outcome.missed)));
  const items = SLOT_STATES.filter((state) => shown.has(state)).map((state) => {
    const sign = `<svg viewBox="0 0 22 18" aria-hidden="true">${mark(state, 13, 9, 2)}</svg>`;
    return `<li>${sign}${esc(say.slot[state])}</li>`;
  });
  return `<ul class="key">${items.join('')}</ul>`;
};

const section = (title: string, slots: readonly Slot[], { day, clock }: Telling, lead = ''): string => {
  if (slots.length === 0) return '';
  const under = lead === '' ? '' : `<p class="soft">${esc(lead)}</p>`;
  return `<h2>${esc(title)}</h2>${under}${postList(slots, day, clock)}`;
};

const trapList = (traps: readonly Trap[], { say, clock }: Telling): string => {
  if (traps.length === 0) return '';
  const items = traps.slice(0, MAX_TOLD).map((trap) => {
    const line = `<time>${esc(clock.time(trap.at))}</time> <b>${esc(trap.source)}</b> ${esc(trap.title)}`;
    return `<li>${line} <span class="soft">(${esc(say.trap[trap.family])})</span></li>`;
  });
  return `<h2>${esc(say.traps(traps.length))}</h2><ul class="proofs">${items.join('')}</ul>`;
};

/** Shows the text of a proof while its point is pointed at or has the focus: one rule for each of the two pictures. */
const tipRules = (day: Day): string => {
  const rules = proofsOf(day).flatMap(({ id }) =>
    ['n', 'w'].map((name) => `#${name}${id}:is(:hover,:focus)~#t${name}${id}`),
  );
  return rules.length === 0 ? '' : `\n${rules.join(',')}{display:inline}`;
};

const figureItem = ([what, value]: Outcome['figures'][number]): string =>
  `<div><dt>${esc(what)}</dt><dd>${esc(String(value))}</dd></div>`;

/** The day as one page. */
export const dayPage = (day: Day): string => {
  const say = words(day.locale).report;
  const telling: Telling = { day, say, clock: clockOf(day.timeZone, day.locale) };
  const outcome = outcomeOf(day);
  return `<!doctype html>
<html lang="${day.locale}"><head><meta charset="utf-8">\
<meta name="viewport" content="width=device-width,initial-scale=1">\
<meta name="color-scheme" content="light dark"><title>${esc(day.title)}</title>\
<style>${DAY_STYLE}${tipRules(day)}</style></head>
<body><main><h1>${esc(day.title)}</h1>
<p class="verdict${outcome.frozen ? ' frozen' : ''}">${esc(outcome.verdict)}</p>
<dl class="figures">${outcome.figures.map(figureItem).join('')}</dl>
<figure>${dayPicture(day, 1000)}${dayPicture(day, 390)}</figure>
${signKey(outcome, telling)}
<p class="soft">${esc(say.how(day.headlines))} ${esc(say.local(day.timeZone))}</p>
${section(say.missedTitle, outcome.missed, telling, say.missedLead)}
${section(say.leakedTitle, outcome.leaked, telling)}
<h2>${esc(say.decided)}</h2>
${decisionList(telling)}
${section(say.lateTitle, outcome.delayed, telling)}
${section(say.heldTitle, outcome.held, telling, say.heldLead)}
${trapList(outcome.traps, telling)}
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
