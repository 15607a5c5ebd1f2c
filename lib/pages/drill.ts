import type { DrillReport, Slot } from '../drill/drill.ts';
import { LANES, type Lane } from '../settings.ts';
import { html, type Html } from './html.ts';

/** The day of a drill as one self-contained page: what was planned on each lane, the delays and the stop, and what became of every post. Prints in black and white. */

const WIDTH = 1000;
const LEFT = 90;
const ROW = 70;
const TOP = 60;

const STYLE = `
:root{color-scheme:light dark;--ink:#1c1d1f;--soft:#5c6066;--line:#d4d6d9;--paper:#fff;--red:#b3261e;--amber:#8a5a00;--green:#1b6b3a}
@media(prefers-color-scheme:dark){:root{--ink:#e8e9eb;--soft:#a2a6ad;--line:#3a3d42;--paper:#141517;--red:#ff8a80;--amber:#ffc266;--green:#7ddb9d}}
body{font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;padding:1.5rem 1rem;max-width:70rem}
h1{font-size:1.4rem;line-height:1.3}dl{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem}dt{color:var(--soft)}dd{margin:0;font-size:2rem;font-variant-numeric:tabular-nums}
.plot{overflow-x:auto}svg{min-width:46rem;width:100%;height:auto;font:13px system-ui,sans-serif;fill:var(--ink)}
.axis{stroke:var(--line)}.soft{fill:var(--soft)}.freeze{fill:var(--red);opacity:.14}.freeze-line{stroke:var(--red);stroke-width:2.5}.brake{fill:var(--amber);opacity:.18}
.on{fill:var(--green)}.delayed{fill:none;stroke:var(--amber);stroke-width:2}.held{fill:none;stroke:var(--ink);stroke-width:2}.leaked{stroke:var(--red);stroke-width:4}
li{margin:.2rem 0}time{font-variant-numeric:tabular-nums}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--red:#000;--amber:#000;--green:#000}svg{min-width:0}}`;

export const drillPage = (story: string, report: DrillReport, timeZone = 'Europe/Paris'): string => {
  const { from, to } = report;
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - 10) * (at - from)) / Math.max(1, to - from);
  const y = (lane: Lane): number => TOP + LANES.indexOf(lane) * ROW + ROW / 2;
  const height = TOP + LANES.length * ROW + 40;
  const clock = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  const count = (end: Slot['end']): number => report.slots.filter((slot) => slot.end === end).length;

  const bands = [
    ...report.brakes.map(
      ({ lane, from: at, until, why }) =>
        html`<rect
          class="brake"
          x="${x(at)}"
          y="${y(lane) - ROW / 2}"
          width="${Math.max(2, x(Math.min(until, to)) - x(at))}"
          height="${ROW}"
          ><title>delayed from ${clock(at)} to ${clock(until)}: ${why}</title></rect
        >`,
    ),
    ...report.freezes.flatMap((freeze) => {
      const lanes = LANES.filter((lane) => freeze.scopes.includes('all') || freeze.scopes.includes(`lane:${lane}`));
      return [
        ...lanes.map(
          (lane) =>
            html`<rect
              class="freeze"
              x="${x(freeze.at)}"
              y="${y(lane) - ROW / 2}"
              width="${x(to) - x(freeze.at)}"
              height="${ROW}"
            ></rect>`,
        ),
        html`<line
            class="freeze-line"
            x1="${x(freeze.at)}"
            x2="${x(freeze.at)}"
            y1="${TOP - 14}"
            y2="${height - 34}"
          ></line
          ><text x="${x(freeze.at) + 5}" y="${TOP - 6}">frozen ${clock(freeze.at)}</text>`,
      ];
    }),
  ];
  const mark = (slot: Slot): Html => {
    const at = x(slot.leftAt ?? slot.at);
    const row = y(slot.lane);
    const title = html`<title>${clock(slot.at)} ${slot.end}: ${slot.text}</title>`;
    switch (slot.end) {
      case 'on time':
        return html`<circle class="on" cx="${at}" cy="${row}" r="5">${title}</circle>`;
      case 'delayed':
        return html`<path class="delayed" d="M${x(slot.at)} ${row}H${at - 6}m0-6l7 6-7 6z">${title}</path>`;
      case 'leaked':
        return html`<path class="leaked" d="M${at - 6} ${row - 6}l12 12m0-12l-12 12">${title}</path>`;
      case 'held':
      case 'expired':
        return html`<rect class="held" x="${at - 5}" y="${row - 5}" width="10" height="10">${title}</rect>`;
    }
  };
  const hours: number[] = [];
  for (let at = Math.ceil(from / 3_600_000) * 3_600_000; at <= to; at += 3_600_000) hours.push(at);
  const near = report.slots.filter((slot) => slot.leftAt === null);
  const evidence = report.freezes.flatMap((freeze) => freeze.evidence);

  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Drill: ${story}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>
          Drill: ${story},
          ${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(report.firstFreezeAt ?? from)}
        </h1>
        <dl>
          <div>
            <dt>first headline</dt>
            <dd>${report.firstEvidence === null ? 'none' : clock(report.firstEvidence.at)}</dd>
          </div>
          <div>
            <dt>first delay</dt>
            <dd>${report.firstBrakeAt === null ? 'none' : clock(report.firstBrakeAt)}</dd>
          </div>
          <div>
            <dt>frozen</dt>
            <dd>${report.firstFreezeAt === null ? 'never' : clock(report.firstFreezeAt)}</dd>
          </div>
          <div>
            <dt>held</dt>
            <dd>${count('held')}</dd>
          </div>
          <div>
            <dt>delayed</dt>
            <dd>${count('delayed')}</dd>
          </div>
          <div>
            <dt>leaked</dt>
            <dd>${count('leaked')}</dd>
          </div>
        </dl>
        <div class="plot">
          <svg
            viewBox="0 0 ${WIDTH} ${height}"
            role="img"
            aria-label="What left, waited and was held, by lane and time"
          >
            ${bands}
            ${LANES.map((lane) => html`<line class="axis" x1="${LEFT}" x2="${WIDTH - 10}" y1="${y(lane)}" y2="${y(lane)}"></line><text x="0" y="${y(lane) + 5}">${lane}</text>`)}
            ${hours.map((at) => html`<text class="soft" x="${x(at) - 16}" y="${height - 12}">${clock(at)}</text>`)}
            ${report.slots.map(mark)}
          </svg>
        </div>
        <p>
          Dot: left on time. Triangle: delayed, then left. Square: held, it waits for a new approval. Cross: leaked
          after the stop.
        </p>
        <h2>Evidence</h2>
        <ol>
          ${evidence.map((each) => html`<li><time>${clock(Date.parse(each.at))}</time> ${each.source}: ${each.title}</li>`)}
        </ol>
        <h2>What would have gone out</h2>
        ${
          near.length === 0
            ? html`<p>Nothing was held.</p>`
            : html`<ol>
                ${near.map((slot) => html`<li><time>${clock(slot.at)}</time> ${slot.lane}: ${slot.text}</li>`)}
              </ol>`
        }
        <p class="soft">Times: ${timeZone}.</p>
      </body>
    </html>`;
  return String(page);
};
