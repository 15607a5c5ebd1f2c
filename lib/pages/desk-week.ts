import { words } from '../words/words.ts';
import { deskRow } from './desk-row.ts';
import { navForm } from './desk-filter.ts';
import { sectionOf } from './filter.ts';
import { html, type Html } from './html.ts';
import { plainText, whyBadge } from './parts.ts';
import { accountWord } from './sentence.ts';
import type { AccountWeek, DeskView, Row } from './views.ts';
import { clock, day } from './when.ts';

/** The week ahead, by account and day: what leaves when, and which slots are empty. */

type Entry = AccountWeek['entries'][number];

/** So many posts are shown at once; each account shows its own part of them. */
const MOST_ROWS = 12;
const LEAST_ROWS = 3;

/** A post in one line, where the account has more of them than are shown whole. */
const brief = (at: number, row: Row, { site }: DeskView): Html =>
  html`<li class="brief"><b class="num">${clock(at, site)}</b> <span dir="auto">${plainText(row.title)}</span></li>`;

/** A slot whose post is told elsewhere on the desk, with what it waits for: no post stands there twice. */
const taken = (at: number, row: Row, { site }: DeskView): Html =>
  html`<li class="free"><b class="num">${clock(at, site)}</b> ${whyBadge(row.why, site)}</li>`;

const isPlanned = (row: Row | null): row is Row => row !== null && sectionOf(row) === 'planned';

const hasPosts = (entries: readonly Entry[]): boolean => entries.some(({ row }) => row !== null);

/** The empty slots between two posts stand on one line. `whole`: the posts that are shown with their buttons. */
const dayLines = (entries: readonly Entry[], whole: ReadonlySet<Entry>, view: DeskView): Html[] => {
  const { site } = view;
  const w = words(site.locale).pages;
  const lines: Html[] = [];
  let free: number[] = [];
  const flush = () => {
    if (free.length === 0) return;
    lines.push(
      html`<li class="free">
        ${free.map((at) => html`<span class="num">${clock(at, site)}</span> `)} ${w.freeSlots(free.length)}
      </li>`,
    );
    free = [];
  };
  for (const entry of entries) {
    const { at, row } = entry;
    if (row === null) {
      free.push(at);
      continue;
    }
    flush();
    if (!isPlanned(row)) lines.push(taken(at, row, view));
    else lines.push(whole.has(entry) ? deskRow(row, view, { inWeek: true }) : brief(at, row, view));
  }
  flush();
  return lines;
};

const accountWeek = ({ account, entries, later }: AccountWeek, view: DeskView, most: number): Html => {
  const { site, now } = view;
  const w = words(site.locale).pages;
  const posts = entries.filter(({ row }) => isPlanned(row));
  const whole = new Set(posts.slice(0, most));
  const count = posts.length + later;
  const days = [...Map.groupBy(entries, ({ at }) => day(at, now, site))];
  return html`<div class="week">
    <h3>
      ${accountWord(account, site.locale)}
      ${count === 0 && hasPosts(entries) ? '' : html`<span class="soft">${w.plannedCount(count)}</span>`}
    </h3>
    ${days.map(
      ([name, ofDay]) =>
        html`<div class="day">
          <h4>${name}</h4>
          <ul class="rows">
            ${dayLines(ofDay, whole, view)}
          </ul>
        </div>`,
    )}
    ${
      count === whole.size ? '' : navForm({ ...view.filter, account, state: 'planned', page: 1 }, w.seeAll(count), view)
    }
  </div>`;
};

export const weekSection = (view: DeskView): Html => {
  const w = words(view.site.locale).pages;
  const count = view.week.reduce(
    (sum, { entries, later }) => sum + entries.filter(({ row }) => isPlanned(row)).length + later,
    0,
  );
  const most = Math.max(LEAST_ROWS, Math.floor(MOST_ROWS / Math.max(1, view.week.length)));
  return html`<section data-part="queue">
    <h2>${w.secWeek} <span class="num soft">${count}</span></h2>
    ${count === 0 && !view.week.some(({ entries }) => hasPosts(entries)) ? html`<p class="empty">${w.queueEmpty}</p>` : ''}
    ${view.week.map((week) => accountWeek(week, view, most))}
  </section>`;
};
