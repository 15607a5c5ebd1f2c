import type { Why } from '../delivery/why.ts';
import { LANES } from '../records/lane.ts';
import { answersSection, waiveForm } from './answers.ts';
import { decideForm, formsOf, freezeOf, passOf, seeLink, settle, thawOf } from './desk-acts.ts';
import { html, shape, type Child, type Html } from './html.ts';
import { layout } from './layout.ts';
import { NO_CORD } from '../bell/cord.ts';
import { cordSection } from './bells.ts';
import { nowLines } from './now.ts';
import {
  actForm,
  badge,
  brakeBanner,
  codeField,
  deliveryRow,
  freezeBanner,
  noticeBox,
  plainText,
  proposalBanner,
  takeBackForm,
  timeTag,
  watchBanner,
  watchLine,
} from './parts.ts';
import type { DeskView, Frame, Row, ShellView } from './views.ts';
import type { Landing } from './landing.ts';
import { restore, undo } from './undo.ts';
import { soon } from './when.ts';
import { textOf, words } from '../words/words.ts';
import { SECOND_MS } from '../records/durations.ts';

const LOOK_EVERY_MS = 10 * SECOND_MS;
const LOOK_AT_MOST = 720;

/** GET /desk. `landing`: the one thing that its address names. */
export const deskShell = ({ site, landing = null }: ShellView & { landing?: Landing | null }): string => {
  const w = words(site.locale).pages;
  return layout({
    title: w.deskTitle,
    site,
    page: 'shell',
    body: html`<h1>${w.deskTitle}</h1>
      <form method="post" action="/desk" class="opener" data-open>
        <input type="hidden" name="token" value="" />
        ${landing === null ? '' : html`<input type="hidden" name="${landing.to}" value="${landing.of}" />`}
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

type Kinds = readonly Why['kind'][];
const DECIDE: Kinds = ['needs-decision'];
const HELD: Kinds = ['held', 'frozen', 'too-late'];
const UNKNOWN: Kinds = ['unknown'];
const QUEUE: Kinds = ['slot', 'cap', 'leaves-next', 'braked', 'watch-silent', 'in-flight'];
const BLOCKED: Kinds = ['waits', 'not-configured', 'control-unreadable', 'failed'];
const RECENT: Kinds = ['published'];
const ENDED: Kinds = ['rejected', 'expired', 'withdrawn'];

const of = (view: Pick<DeskView, 'rows'>, kinds: Kinds): Row[] =>
  view.rows.filter((row) => kinds.includes(row.why.kind));

const due = (row: Row): number => row.delivery.dueAt ?? 0;
const sentAt = (row: Row): number => row.delivery.sentAt ?? row.delivery.changedAt;

const section = (
  name: string,
  title: string,
  rows: readonly Row[],
  view: DeskView,
  actions: (row: Row) => Child,
): Html =>
  html`<section data-part="${name}" ${rows.length === 0 ? html`hidden` : ''}>
    <h2>${title} <span class="num soft">${rows.length}</span></h2>
    <ul class="rows">
      ${rows.map((row) => deliveryRow(row, view, actions(row)))}
    </ul>
  </section>`;

const queue = (view: DeskView): Html => {
  const w = words(view.site.locale).pages;
  const rows = of(view, QUEUE).sort((a, b) => due(a) - due(b));
  const lanes = LANES.filter((lane) => rows.some((row) => row.lanes[0] === lane));
  const others = rows.filter((row) => row.lanes[0] === undefined);
  const group = (title: string, mine: readonly Row[]) =>
    mine.length === 0
      ? ''
      : html`<h3>${title}</h3>
          <ul class="rows">
            ${mine.map((row) => deliveryRow({ ...row, lanes: [] }, view, undo(row.delivery, formsOf(view), view)))}
          </ul>`;
  return html`<section data-part="queue">
    <h2>${w.secQueue} <span class="num soft">${rows.length}</span></h2>
    ${rows.length === 0 ? html`<p class="empty">${w.queueEmpty}</p>` : ''}
    ${lanes.map((lane) =>
      group(
        w.queueOf(w.lane[lane]),
        rows.filter((row) => row.lanes[0] === lane),
      ),
    )}
    ${group(w.secQueue, others)}
  </section>`;
};

const recent = (view: DeskView): Html => {
  const w = words(view.site.locale).pages;
  const rows = of(view, RECENT).sort((a, b) => sentAt(b) - sentAt(a));
  return html`<section data-part="recent">
    <h2>${w.secRecent} <span class="num soft">${rows.length}</span></h2>
    ${
      rows.length === 0
        ? html`<p class="empty">${w.recentEmpty}</p>`
        : html`<ul class="rows">
            ${rows.map((row) =>
              deliveryRow(
                row,
                view,
                html`${seeLink(row, view)}${takeBackForm(row.delivery, { action: '/desk/act', pass: passOf(view), fields: {} }, view.site)}`,
              ),
            )}
          </ul>`
    }
  </section>`;
};

const parked = (view: DeskView): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const act = (item: string, about: string, name: 'keep' | 'drop', label: string, confirm: string) =>
    actForm({ action: '/desk/act', pass: passOf(view), fields: { act: name, item }, label, confirm, about }, site);
  return html`<section data-part="parked" ${view.parked.length === 0 ? html`hidden` : ''}>
    <h2>${w.secParked} <span class="num soft">${view.parked.length}</span></h2>
    <ul class="rows">
      ${view.parked.map(
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

/** POST /desk and /desk/act. */
export const deskPage = (view: DeskView): string => {
  const { site } = view;
  const w = words(site.locale).pages;
  const [head, ...more] = nowLines(view.so, view);
  const nothing = view.rows.length === 0 && view.parked.length === 0;
  const decide = of(view, DECIDE).sort((a, b) => a.delivery.expiresAt - b.delivery.expiresAt);
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
        ${view.proposals.map((proposal) => proposalBanner(proposal, view, freezeOf(view, proposal)))}
      </div>
      <div class="two">
        <div>
          ${section('unknown', w.secUnknown, of(view, UNKNOWN), view, (row) => settle(row, view))}
          ${section('held', w.secHeld, of(view, HELD), view, (row) => html`${decideForm(row, view, w.decideAgain, head?.next === 'held')}${undo(row.delivery, formsOf(view), view)}`)}
          ${section('decide', w.secDecide, decide, view, (row) => decideForm(row, view, w.decide, head?.next === 'decide'))}
          ${queue(view)}
          ${section('blocked', w.secBlocked, of(view, BLOCKED), view, (row) =>
            row.why.kind === 'failed'
              ? settle(row, view)
              : html`${waiveForm(row, view)}${undo(row.delivery, formsOf(view), view)}`,
          )}
        </div>
        <div>
          ${answersSection(view)} ${recent(view)} ${parked(view)}
          ${section('ended', w.secEnded, of(view, ENDED), view, (row) => restore(row.delivery, formsOf(view), view))}
          ${watchPanel(view)}
        </div>
      </div>
      <form method="post" action="/desk" data-poll data-every="${LOOK_EVERY_MS}" data-most="${LOOK_AT_MOST}">
        <input type="hidden" name="token" value="${view.token}" />
        <button class="quiet">${w.refresh}</button>
      </form>`,
  });
};
