import { answersSection, unreadAnswers } from './answers.ts';
import { bulkBar } from './bulk.ts';
import { freezeOf, passOf, thawOf } from './desk-acts.ts';
import { filterBar, navForm, pager, sectionName } from './desk-filter.ts';
import { deskRow, draftRow } from './desk-row.ts';
import { weekSection } from './desk-week.ts';
import { isFiltered, sectionOf, type Section } from './filter.ts';
import { html, shape, type Html } from './html.ts';
import { layout } from './layout.ts';
import { NO_CORD } from '../bell/cord.ts';
import { cordSection } from './bells.ts';
import { bounceSaid } from './mails.ts';
import { nowLines } from './now.ts';
import {
  actForm,
  badge,
  brakeBanner,
  codeField,
  freezeBanner,
  noticeBox,
  plainText,
  proposalBanner,
  timeTag,
  watchBanner,
  watchLine,
} from './parts.ts';
import type { DeskView, Frame, Row, ShellView } from './views.ts';
import { soon } from './when.ts';
import { textOf, words } from '../words/words.ts';
import { SECOND_MS } from '../records/durations.ts';

const LOOK_EVERY_MS = 10 * SECOND_MS;
const LOOK_AT_MOST = 720;

/** GET /desk. `fields`: what its address names: one thing, or a filter. */
export const deskShell = ({ site, fields = [] }: ShellView & { fields?: readonly [string, string][] }): string => {
  const w = words(site.locale).pages;
  return layout({
    title: w.deskTitle,
    site,
    page: 'shell',
    body: html`<h1>${w.deskTitle}</h1>
      <form method="post" action="/desk" class="opener" data-open>
        <input type="hidden" name="token" value="" />
        ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <p class="opening" data-opening hidden>${w.opening}</p>
        <div data-by-hand>
          <p class="notice">${w.deskNoLink}</p>
          ${codeField(site)}
        </div>
      </form>`,
  });
};

/** Says that a link does not work, on pages without an ask. A wrong link and an expired one get the same answer. */
export const closedPage = ({ site }: ShellView): string => {
  const w = words(site.locale).pages;
  return layout({
    title: w.closedTitle,
    site,
    page: 'decision',
    body: html`<div class="outcome">
      <p class="sign">${shape('dash')}</p>
      <h1 data-say>${w.closedTitle}</h1>
      <p>${w.closedNote}</p>
    </div>`,
  });
};

const due = (row: Row): number => row.delivery.dueAt ?? 0;
const sentAt = (row: Row): number => row.delivery.sentAt ?? row.delivery.changedAt;

/** How the posts of a section are ordered, and how many of them the whole desk shows. */
const ORDER: Readonly<Record<Section, { part: string; shown: number; by: (one: Row, other: Row) => number }>> = {
  check: { part: 'unknown', shown: 10, by: (a, b) => sentAt(b) - sentAt(a) },
  held: { part: 'held', shown: 6, by: (a, b) => due(a) - due(b) },
  decide: { part: 'decide', shown: 6, by: (a, b) => a.delivery.expiresAt - b.delivery.expiresAt },
  planned: { part: 'queue', shown: 10, by: (a, b) => due(a) - due(b) },
  blocked: { part: 'blocked', shown: 6, by: (a, b) => due(a) - due(b) },
  published: { part: 'recent', shown: 5, by: (a, b) => sentAt(b) - sentAt(a) },
  parked: { part: 'parked', shown: 5, by: () => 0 },
  ended: { part: 'ended', shown: 4, by: (a, b) => b.delivery.changedAt - a.delivery.changedAt },
};

/** So many posts stand on one page of a section that is shown alone. */
const ALONE = 25;

/** A page of a list, and the way to the rest of it. */
const cut = <T>(items: readonly T[], section: Section, view: DeskView): { shown: T[]; more: Html | '' } => {
  const { filter } = view;
  if (filter.state === section) {
    const from = (filter.page - 1) * ALONE;
    return { shown: items.slice(from, from + ALONE), more: pager(items.length, ALONE, view) };
  }
  const { shown } = ORDER[section];
  if (items.length <= shown) return { shown: [...items], more: '' };
  const label = words(view.site.locale).pages.seeAll(items.length);
  return { shown: items.slice(0, shown), more: navForm({ ...filter, state: section, page: 1 }, label, view) };
};

/** A section of posts. `empty`: what it says when there are none; without it, it is hidden then. */
const section = (name: Section, view: DeskView, empty?: string): Html => {
  const w = words(view.site.locale).pages;
  const { part, by } = ORDER[name];
  const rows = view.rows.filter((row) => sectionOf(row) === name).sort(by);
  const next = nowLines(view.so, view)[0]?.next;
  const alone = view.filter.state === name ? w.nothingFits : empty;
  const { shown, more } = cut(rows, name, view);
  return html`<section data-part="${part}" ${rows.length === 0 && alone === undefined ? html`hidden` : ''}>
    <h2>${sectionName(name, w)} <span class="num soft">${rows.length}</span></h2>
    ${
      rows.length === 0
        ? html`<p class="empty">${alone ?? ''}</p>`
        : html`<ul class="rows">
            ${shown.map((row) => deskRow(row, view, { strong: next === name }))}
          </ul>`
    }
    ${more}
  </section>`;
};

const parked = (view: DeskView): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const act = (item: string, about: string, name: 'keep' | 'drop', label: string, confirm: string) =>
    actForm({ action: '/desk/act', pass: passOf(view), fields: { act: name, item }, label, confirm, about }, site);
  const { shown, more } = cut(view.parked, 'parked', view);
  return html`<section data-part="parked" ${view.parked.length === 0 ? html`hidden` : ''}>
    <h2>${w.secParked} <span class="num soft">${view.parked.length}</span></h2>
    <ul class="rows">
      ${shown.map(
        (item) =>
          html`<li class="row">
            <p class="row-head">
              ${badge('parked', 'plain', 'tray', site)} <span class="soft">${w.fromFeed(item.feed)}</span>
              ${timeTag(item.at, view)}
            </p>
            <p class="words" dir="auto">${plainText(item.title)}</p>
            <p class="why">
              ${textOf(w.parkedWhy, item.reason) ?? item.reason}
              ${item.link === null ? '' : html`<a href="${item.link}" rel="noreferrer noopener" target="_blank">${w.readSource}</a>`}
            </p>
            <div class="actions">
              ${act(item.id, item.title, 'keep', w.parkedKeep, w.parkedKeep)}
              ${act(item.id, item.title, 'drop', w.parkedDrop, w.confirmDrop)}
            </div>
          </li>`,
      )}
    </ul>
    ${more}
  </section>`;
};

/** The watch and the health of each of its sources. */
export const watchPanel = (frame: Pick<Frame, 'site' | 'now' | 'watch'>): Html => {
  const { site, now, watch } = frame;
  const w = words(site.locale).pages;
  const fresh = watch.sources.filter((source) => source.state === 'fresh').length;
  return html`<section data-part="watch" class="watch">
    <h2>${w.secWatch}</h2>
    <p>${shape('eye')} ${watchLine(watch, frame)}</p>
    ${unreadAnswers(watch.unreadLangs ?? [], site)}
    ${
      watch.sources.length === 0
        ? ''
        : html`<details ${fresh === watch.sources.length ? '' : html`open`}>
            <summary>${w.sourcesFresh(fresh, watch.sources.length)}</summary>
            <ul class="sources">
              ${watch.sources.map(
                (source) =>
                  html`<li>
                    ${shape(source.state === 'fresh' ? 'check' : 'diamond')}
                    <b>${source.id}</b>
                    <span class="soft"
                      >${w.sourceState[source.state]}${source.okAt === null ? '' : `, ${w.sourceOk(soon(source.okAt, now, site))}`}${
                        source.failures === 0 ? '' : `, ${w.sourceFailures(source.failures)}`
                      }</span
                    >
                  </li>`,
              )}
            </ul>
          </details>`
    }
  </section>`;
};

const cordOf = ({ cords, token, ...view }: DeskView, freeze: string): Html | '' =>
  cordSection(cords[freeze] ?? NO_CORD, { action: '/desk/act', token, freeze }, view);

const endBrakeOf = (view: DeskView, { lane, until }: DeskView['watch']['braked'][number]): Html | '' => {
  const w = words(view.site.locale).pages;
  if (!view.person.may.includes('thaw')) return '';
  return actForm(
    {
      action: '/desk/act',
      pass: passOf(view),
      fields: { act: 'end-brake', lane, until: String(until) },
      label: w.endBrake(w.lane[lane]),
      confirm: w.confirmEndBrake(w.lane[lane]),
    },
    view.site,
  );
};

/** Whose mail comes back: nobody else would know that this person is not asked. */
const bounceBanner = ({ bounces = [], site, now }: DeskView): Html =>
  html`${bounces.map((bounce) => {
    const { subject, lines } = bounceSaid(bounce, { ...site, now });
    return html`<section class="banner plain">
      ${shape('diamond')}
      <div>
        <h2>${subject}</h2>
        ${lines.map((each) => html`<p>${each}</p>`)}
      </div>
    </section>`;
  })}`;

/** The whole desk: the first of each section. */
const everything = (view: DeskView): Html => {
  const w = words(view.site.locale).pages;
  return html`<div class="two">
    <div>
      ${section('check', view)} ${section('held', view)} ${decide(view)} ${weekSection(view)}
      ${section('blocked', view)}
    </div>
    <div>
      ${answersSection(view)} ${section('published', view, w.recentEmpty)} ${parked(view)} ${section('ended', view)}
      ${watchPanel(view)}
    </div>
  </div>`;
};

/** The drafts, each with all of its posts that wait. */
const decide = (view: DeskView): Html => {
  const w = words(view.site.locale).pages;
  const rows = view.rows.filter((row) => sectionOf(row) === 'decide').sort(ORDER.decide.by);
  const drafts = [...Map.groupBy(rows, ({ delivery }) => delivery.draft).values()];
  const { shown, more } = cut(drafts, 'decide', view);
  const isAlone = view.filter.state === 'decide';
  return html`<section data-part="decide" ${drafts.length === 0 && !isAlone ? html`hidden` : ''}>
    <h2>${w.secDecide} <span class="num soft">${drafts.length}</span></h2>
    ${drafts.length === 0 ? html`<p class="empty">${w.nothingFits}</p>` : ''}
    <ul class="rows">
      ${shown.map(([first, ...others]) => (first === undefined ? '' : draftRow([first, ...others], view)))}
    </ul>
    ${more}
  </section>`;
};

/** One section with all its pages. */
const alone = (name: Section, view: DeskView): Html =>
  name === 'parked' ? parked(view) : name === 'decide' ? decide(view) : section(name, view);

/** POST /desk and /desk/act. */
export const deskPage = (view: DeskView): string => {
  const { site } = view;
  const w = words(site.locale).pages;
  const [head, ...more] = nowLines(view.so, view);
  const nothing = view.rows.length === 0 && view.parked.length === 0 && !isFiltered(view.filter);
  return layout({
    title: w.deskTitle,
    site,
    now: view.now,
    page: 'desk',
    nav: view.person.may.includes('write')
      ? [{ href: '/post', text: words(site.locale).posts.write.new, keep: true }]
      : [],
    stop: '/stop?from=desk',
    body: html`<div data-part="notice">${noticeBox(view.notice, site)}</div>
      <header class="head" data-part="head">
        <p class="eyebrow">${w.desk}, ${view.person.name}</p>
        <h1>
          ${head?.red === true ? html`<span class="frozen-head">${shape('octagon')} ${head.title}</span>` : head?.title}
        </h1>
        ${
          view.so.toDecide + view.so.held === 0 || !view.person.may.includes('approve')
            ? ''
            : html`<p>
                <a class="button strong" href="/tray" data-keep>${w.trayFromDesk(view.so.toDecide + view.so.held)}</a>
              </p>`
        }
        ${more.length === 0 ? '' : html`<p class="soft">${more.map(({ title }) => `${title}.`).join(' ')}</p>`}
        ${nothing && head?.red !== true ? html`<p class="soft">${w.emptyNote}</p>` : ''}
      </header>
      <div data-part="banners">
        ${view.freezes.map((freeze) => freezeBanner(freeze, view, html`${cordOf(view, freeze.id)} ${thawOf(view, freeze.id)}`))}
        ${brakeBanner(view.watch.braked, view, (brake) => endBrakeOf(view, brake))} ${watchBanner(view.watch, view)}
        ${bounceBanner(view)}
        ${view.proposals.map((proposal) => proposalBanner(proposal, view, freezeOf(view, proposal)))}
      </div>
      ${filterBar(view)} ${view.filter.state === '' ? everything(view) : alone(view.filter.state, view)}
      ${bulkBar(view)}
      ${
        isFiltered(view.filter)
          ? ''
          : html`<form method="post" action="/desk" data-poll data-every="${LOOK_EVERY_MS}" data-most="${LOOK_AT_MOST}">
              <input type="hidden" name="token" value="${view.token}" />
              <button class="quiet">${w.refresh}</button>
            </form>`
      }`,
  });
};
