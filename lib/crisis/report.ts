import { kindName, sentenceOf, sentencesOf } from './message.ts';
import type { Decision } from './signal.ts';

/** One headline as a point: what the report draws. */
export type ReportPoint = { at: number; source: string; title: string; score: number; story: string | null };

/** A slot of the relay on the same day: what would have gone out, and what became of it. */
export type ReportSlot = { at: number; text: string; state: 'sent' | 'delayed' | 'held' };

export type ReportInput = {
  title: string;
  headlines: number;
  from: number;
  to: number;
  points: readonly ReportPoint[];
  decisions: readonly Decision[];
  /** How long each freeze lasts in this replay, ms. */
  thawAfterMs: number;
  slots?: readonly ReportSlot[];
  timeZone: string;
  locale: 'fr' | 'en';
};

const WORDS = {
  en: {
    freeze: 'freeze',
    brake: 'brake',
    propose: 'proposal',
    frozen: 'FROZEN',
    braked: 'delayed',
    story: 'story',
    others: 'others',
    severity: 'A larger circle is a more severe headline; a filled one is severe enough to count.',
    decided: 'What was decided, and why',
    nothing: 'Nothing was decided. Nothing was stopped.',
    headlines: 'headlines',
    until: 'until',
    slots: 'slots',
    sent: 'sent',
    delayed: 'delayed',
    held: 'held',
    evidence: 'Evidence',
    local: 'Times are local',
  },
  fr: {
    freeze: 'gel',
    brake: 'retard',
    propose: 'proposition',
    frozen: 'GELÉ',
    braked: 'retardé',
    story: 'événement',
    others: 'autres',
    severity: 'Plus le cercle est grand, plus le titre est grave ; plein, il l’est assez pour compter.',
    decided: 'Ce qui a été décidé, et pourquoi',
    nothing: 'Rien n’a été décidé. Rien n’a été arrêté.',
    headlines: 'titres',
    until: 'jusqu’à',
    slots: 'créneaux',
    sent: 'parti',
    delayed: 'retardé',
    held: 'retenu',
    evidence: 'Preuves',
    local: 'Heures locales',
  },
} as const;

const HOUR_MS = 3_600_000;
const MAX_ROWS = 12;
const MAX_POINTS = 2_500;
const STRONG = 2.5;

const esc = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char,
  );

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

type Clock = { time(ms: number): string; day(ms: number): string; full(ms: number): string };
const clockOf = (timeZone: string, locale: string): Clock => {
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' });
  return {
    time: (ms) => time.format(ms),
    day: (ms) => day.format(ms),
    full: (ms) => `${day.format(ms)}, ${time.format(ms)}`,
  };
};

const STEPS_H = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160];

/** Draws one chart of a given width in pixels: a row for each source, bands for stories, strips for brakes and freezes. */
const chart = (input: ReportInput, width: number, id: string): string => {
  const say = WORDS[input.locale];
  const clock = clockOf(input.timeZone, input.locale);
  const narrow = width < 600;
  const left = narrow ? 92 : 150;
  const right = 10;
  const span = Math.max(HOUR_MS, input.to - input.from);
  const x = (at: number): number =>
    left + (Math.min(Math.max(at, input.from), input.to) - input.from) * ((width - left - right) / span);

  const counts = new Map<string, number>();
  for (const point of input.points) counts.set(point.source, (counts.get(point.source) ?? 0) + point.score);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([source]) => source);
  const rows = ranked.slice(0, MAX_ROWS);
  const hasOthers = ranked.length > rows.length;
  const rowHeight = 22;
  const top = 46;
  const stories = input.decisions.filter((decision) => decision.action === 'freeze').slice(0, 12);
  const rowCount = Math.max(1, rows.length + (hasOthers ? 1 : 0));
  const bandsTop = top + rowCount * rowHeight + 16;
  const bandHeight = 20;
  const slotsTop = bandsTop + stories.length * bandHeight + 8;
  const slots = input.slots ?? [];
  const height = slotsTop + (slots.length > 0 ? 34 : 0) + 26;
  const bottom = height - 24;
  const parts: string[] = [];

  parts.push(
    `<defs><pattern id="${id}-freeze" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="freeze-ground"/><line x1="0" y1="0" x2="0" y2="6" class="freeze-line"/></pattern>` +
      `<pattern id="${id}-brake" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="brake-ground"/><circle cx="1.5" cy="1.5" r="0.9" class="brake-dot"/></pattern></defs>`,
  );
  let freezeLabelEnd = 0;
  let brakeLabelEnd = 0;
  for (const decision of input.decisions) {
    if (decision.action === 'propose') continue;
    const until = decision.action === 'brake' ? decision.until : Math.min(decision.at + input.thawAfterMs, input.to);
    const from = x(decision.at);
    const wide = Math.max(2, x(until) - from);
    const what = decision.action === 'brake' ? say.brake : say.freeze;
    parts.push(
      `<rect x="${from.toFixed(1)}" y="${top - 6}" width="${wide.toFixed(1)}" height="${bottom - top + 6}" fill="url(#${id}-${decision.action})"><title>${esc(`${what} ${clock.full(decision.at)} ${say.until} ${clock.full(until)}`)}</title></rect>`,
    );
    if (decision.action === 'brake' && from > brakeLabelEnd) {
      const label = `${say.braked} ${clock.time(decision.at)}`;
      const wanted = Math.max(left, Math.min(from, width - 6 - label.length * 6.4));
      parts.push(`<text x="${wanted.toFixed(1)}" y="${top - 26}" class="brake-label">${esc(label)}</text>`);
      brakeLabelEnd = wanted + label.length * 7;
    }
    if (decision.action === 'freeze') {
      parts.push(
        `<line x1="${from.toFixed(1)}" x2="${from.toFixed(1)}" y1="${top - 16}" y2="${bottom}" class="freeze-edge"/>`,
      );
      const label = `${say.frozen} ${clock.time(decision.at)}`;
      const wanted = Math.min(from + 4, width - 6 - label.length * 7);
      if (wanted > freezeLabelEnd) {
        parts.push(`<text x="${wanted.toFixed(1)}" y="${top - 10}" class="freeze-label">${esc(label)}</text>`);
        freezeLabelEnd = wanted + label.length * 7.5;
      }
    }
  }

  const hours = span / HOUR_MS;
  const wantedTicks = narrow ? 4 : 9;
  const stepH = STEPS_H.find((each) => hours / each <= wantedTicks) ?? 2160;
  const stepMs = stepH * HOUR_MS;
  for (let at = Math.ceil(input.from / stepMs) * stepMs; at <= input.to; at += stepMs) {
    const label = stepH >= 24 ? clock.day(at) : clock.time(at);
    const anchor = x(at) > width - 30 ? 'end' : 'middle';
    parts.push(`<line x1="${x(at).toFixed(1)}" x2="${x(at).toFixed(1)}" y1="${top - 6}" y2="${bottom}" class="tick"/>`);
    parts.push(
      `<text x="${x(at).toFixed(1)}" y="${height - 8}" class="axis" text-anchor="${anchor}">${esc(label)}</text>`,
    );
  }

  const rowOf = new Map(rows.map((source, index) => [source, index]));
  const y = (source: string): number => top + ((rowOf.get(source) ?? rows.length) + 0.5) * rowHeight;
  [...rows, ...(hasOthers ? [say.others] : [])].forEach((source, index) => {
    const at = top + (index + 0.5) * rowHeight;
    parts.push(`<line x1="${left}" x2="${width - right}" y1="${at}" y2="${at}" class="row"/>`);
    parts.push(
      `<text x="${left - 8}" y="${at + 4}" class="source" text-anchor="end">${esc(cut(source, narrow ? 11 : 22))}</text>`,
    );
  });
  const shown =
    input.points.length <= MAX_POINTS
      ? input.points
      : [...input.points].sort((a, b) => b.score - a.score).slice(0, MAX_POINTS);
  for (const point of shown) {
    const radius = (1.2 + point.score * 0.85).toFixed(1);
    parts.push(
      `<circle cx="${x(point.at).toFixed(1)}" cy="${y(point.source).toFixed(1)}" r="${radius}" class="${point.score >= STRONG ? 'strong' : 'weak'}"><title>${esc(`${clock.full(point.at)} · ${point.source} · ${point.score.toFixed(1)}\n${point.title}`)}</title></circle>`,
    );
  }

  stories.forEach((decision, index) => {
    const band = bandsTop + index * bandHeight;
    const times = [
      ...input.points.filter((point) => point.story === decision.story).map((point) => point.at),
      decision.at,
    ];
    const from = x(Math.min(...times));
    const to = Math.max(from + 6, x(Math.max(...times)));
    const name = `${decision.place ?? '?'} · ${kindName(decision.kind, input.locale)}`;
    parts.push(
      `<rect x="${from.toFixed(1)}" y="${band}" width="${(to - from).toFixed(1)}" height="12" rx="2" class="band"><title>${esc(name)}</title></rect>`,
    );
    const wide = name.length * 6.4;
    const beside = to + 6 + wide < width ? to + 6 : Math.max(left, from - 6 - wide);
    parts.push(`<text x="${beside.toFixed(1)}" y="${band + 10}" class="band-label">${esc(name)}</text>`);
  });
  if (stories.length > 0) {
    parts.push(`<text x="${left - 8}" y="${bandsTop + 10}" class="source" text-anchor="end">${esc(say.story)}</text>`);
  }
  if (slots.length > 0) {
    parts.push(`<text x="${left - 8}" y="${slotsTop + 14}" class="source" text-anchor="end">${esc(say.slots)}</text>`);
    for (const slot of slots) {
      const sign = slot.state === 'sent' ? '↑' : slot.state === 'held' ? '■' : '…';
      parts.push(
        `<text x="${x(slot.at).toFixed(1)}" y="${slotsTop + 15}" class="slot" text-anchor="middle">${sign}<title>${esc(`${clock.full(slot.at)} ${say[slot.state]}: ${slot.text}`)}</title></text>`,
      );
    }
  }
  return `<svg class="${narrow ? 'narrow' : 'wide'}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${esc(input.title)}">${parts.join('')}</svg>`;
};

const STYLE = `:root{color-scheme:light dark;--ink:#1c1d1f;--soft:#5b5e63;--line:#d6d7da;--paper:#fff;--red:#b3161b;--amber:#96600a}
@media (prefers-color-scheme:dark){:root{--ink:#e9e9ea;--soft:#a4a7ac;--line:#3a3c40;--paper:#17181a;--red:#ff6b63;--amber:#e0a63c}}
body{font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:1000px;padding:24px 12px}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.1rem;margin:2rem 0 .6rem}p{margin:.3rem 0}.soft{color:var(--soft)}
svg{display:block;max-width:100%;height:auto;font:12px system-ui,sans-serif;margin:12px 0}.narrow{display:none}@media(max-width:640px){.wide{display:none}.narrow{display:block}}
.freeze-ground{fill:var(--red);fill-opacity:.09}.freeze-line{stroke:var(--red);stroke-opacity:.45;stroke-width:1.4}.freeze-edge{stroke:var(--red);stroke-width:2.5}.freeze-label{fill:var(--red);font-weight:700}
.brake-ground{fill:var(--amber);fill-opacity:.12}.brake-dot{fill:var(--amber);fill-opacity:.75}.brake-label{fill:var(--amber)}.tick,.row{stroke:var(--line)}.row{stroke-dasharray:1 3}.axis,.source{fill:var(--soft)}
.strong{fill:var(--ink);fill-opacity:.8;stroke:var(--paper)}.weak{fill:none;stroke:var(--soft)}.band{fill:var(--soft);fill-opacity:.55}.band-label{fill:var(--ink)}.slot{fill:var(--ink);font-size:15px}
ol{list-style:none;margin:0;padding:0}li.decision{border-left:6px solid var(--line);padding:.2rem 0 .4rem .8rem;margin:0 0 1.1rem}li.freeze{border-left-color:var(--red)}li.brake{border-left:6px dotted var(--amber)}
.what{font-weight:700}.freeze .what{color:var(--red)}.brake .what{color:var(--amber)}ul{margin:.3rem 0;padding-left:1.1rem}time{font-variant-numeric:tabular-nums}
@media print{:root{--ink:#000;--soft:#333;--line:#bbb;--paper:#fff;--red:#000;--amber:#000}body{max-width:none;padding:0;font-size:11pt}.wide{display:block}.narrow{display:none}li{break-inside:avoid}}`;

/** The day as one self-contained page: no network, no script. Every point says what it is on hover, and every decision is written out below. */
export const drawReport = (input: ReportInput): string => {
  const say = WORDS[input.locale];
  const clock = clockOf(input.timeZone, input.locale);
  const said = input.decisions.map((decision) => {
    const until = decision.action === 'brake' ? ` ${say.until} ${clock.time(decision.until)}` : '';
    const evidence = decision.evidence
      .map(
        (each) =>
          `<li><time>${esc(clock.time(each.at))}</time> · ${esc(each.source)} · ${each.score.toFixed(1)}<br>${esc(each.title)}</li>`,
      )
      .join('');
    return `<li class="decision ${decision.action}"><p><time>${esc(clock.full(decision.at))}</time> · <span class="what">${esc(say[decision.action])}${esc(until)}</span> · ${esc(sentenceOf(decision, input.locale))}</p><p class="soft">${esc(sentencesOf(decision, input.locale).join('; '))}</p><p>${esc(say.evidence)}</p><ul>${evidence}</ul></li>`;
  });
  const count = (action: Decision['action']): number =>
    input.decisions.filter((decision) => decision.action === action).length;
  return `<!doctype html>
<html lang="${input.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${esc(input.title)}</title><style>${STYLE}</style></head>
<body><h1>${esc(input.title)}</h1>
<p>${esc(clock.full(input.from))} – ${esc(clock.full(input.to))} · ${input.headlines} ${say.headlines} · ${count('freeze')} ${say.freeze} · ${count('brake')} ${say.brake} · ${count('propose')} ${say.propose}</p>
<p class="soft">${esc(say.severity)} ${esc(say.local)} (${esc(input.timeZone)}).</p>
${chart(input, 960, 'wide')}
${chart(input, 372, 'narrow')}
<h2>${esc(say.decided)}</h2>
${said.length === 0 ? `<p>${esc(say.nothing)}</p>` : `<ol>${said.join('')}</ol>`}
</body></html>
`;
};
