import { raw } from 'hono/html';
import { words } from '../words/words.ts';
import { meeting } from './collisions.ts';
import { flag, html, shape, type Child, type Html } from './html.ts';
import { layout } from './layout.ts';
import { nowText } from './now.ts';
import { banners, codeField, noticeBox, plainText } from './parts.ts';
import {
  approveWords,
  choice,
  coveringOf,
  earlierStory,
  isBlocked,
  isFrozen,
  sourceItem,
  whatLeaves,
} from './review.ts';
import type { ShellView, TrayCard, TrayListView, TraySaid, TrayView } from './views.ts';

/** The tray: what waits for a person, one card after the other. */

/**
 * GET /tray. It knows nothing yet, and opens when its button is held for half a second: the one guard against programs
 * that open links and click on everything.
 */
export const trayShell = ({ site }: ShellView): string => {
  const w = words(site.locale).pages;
  const byHand = html`<p class="notice">${w.trayNoScript}</p>
    <form method="post" action="/tray" class="opener">
      <input type="hidden" name="sure" value="yes" />
      ${codeField(site)}
    </form>`;
  return layout({
    title: w.trayTitle,
    site,
    page: 'shell tray-shell',
    body: html`<h1>${w.trayTitle}</h1>
      <p class="lead">${w.trayLead}</p>
      <form method="post" action="/tray" ${raw('data-hold')} data-tray-open>
        <input type="hidden" name="token" value="" />
        <input type="hidden" name="sure" value="" />
        <button class="strong big hold-button"><b>${w.trayOpen}</b> <span>${w.trayHold}</span></button>
        <p class="notice" data-hold-more hidden>${w.holdMore}</p>
      </form>
      <div data-no-link hidden>${byHand}</div>
      <noscript>${byHand}</noscript>`,
  });
};

/** What every form of the tray sends back. */
export const carried = ({ token, done, later }: Pick<TrayView, 'token' | 'done' | 'later'>): Html =>
  html`<input type="hidden" name="token" value="${token}" /><input type="hidden" name="sure" value="yes" /><input
      type="hidden"
      name="done"
      value="${done}"
    /><input type="hidden" name="later" value="${later.join(' ')}" />`;

const undoButton = (site: TrayView['site']): Html =>
  html`<button class="quiet" data-key="z">${words(site.locale).pages.undo} <kbd>Z</kbd></button>`;

/** What became of the last act, with its undo. */
export const saidLine = (said: TraySaid, view: Omit<TrayListView, 'cards'>): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const { two } = words(site.locale).posts;
  switch (said.kind) {
    case 'again':
      return html`<p class="notice">${said.because === 'used' ? w.trayUsed : w.again[said.because]}</p>`;
    case 'undone':
      return noticeBox({ kind: said.notice }, site) || html``;
    case 'already':
    case 'later':
      return html`<p class="notice">${plainText(w.traySaid[said.kind](said.title))}</p>`;
    default: {
      const line =
        said.kind === 'ticked'
          ? w.traySaidTicked(said.count, said.refused)
          : said.kind === 'first'
            ? two.notice(said.title)
            : w.traySaid[said.kind](said.title);
      const undone = said.deliveries.length > 0 && said.kind !== 'saved' && said.kind !== 'kept';
      return html`<form method="post" action="/tray/undo" class="notice said">
        ${carried(view)} ${said.deliveries.map((id) => html`<input type="hidden" name="delivery" value="${id}" />`)}
        <p>${plainText(line)}</p>
        ${undone ? undoButton(site) : ''}
      </form>`;
    }
  }
};

const cardForm = (card: TrayCard, view: TrayView): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const { review } = card;
  const items = review.deliveries;
  const frozen = isFrozen(review, items);
  const yes = approveWords(items, review);
  const key = (name: string): Html => html`<kbd aria-hidden="true">${name}</kbd>`;
  return html`<form method="post" action="/tray/decide" data-guard data-review data-tray>
    <button disabled hidden></button>
    ${carried(view)}
    <input type="hidden" name="number" value="${card.number}" />
    <input type="hidden" name="draft" value="${review.draft.id}" />
    <input type="hidden" name="epochs" value="${review.epochs}" />
    <input type="hidden" name="open" value="${(review.covering ?? []).join(' ')}" />
    <div class="choices">${meeting(review, !frozen)} ${items.map((item) => choice(item, review))}</div>
    <div class="tray-bar">
      <p class="notice" data-early hidden>${w.trayEarly}</p>
      ${
        frozen
          ? html`<p class="small">${w.trayFrozen}</p>`
          : html`<p class="small leaves" data-leaves="${yes.willLeave('{what}')}">
              ${yes.willLeave(whatLeaves(items, review))}
            </p>`
      }
      <div class="tray-acts">
        <button
          class="strong big"
          name="decision"
          value="approve"
          data-approve=""
          data-key="a"
          ${flag('disabled', isBlocked(items))}
        >
          ${frozen ? w.trayKeep : yes.label} ${key('A')}
        </button>
        <button class="quiet big" type="button" data-key="e" data-edit>${w.trayEdit} ${key('E')}</button>
        <button class="quiet big" name="decision" value="reject" formnovalidate data-key="r">
          ${w.reject} ${key('R')}
        </button>
        <button class="quiet big" name="decision" value="later" formnovalidate data-key="s">
          ${w.trayLater} ${key('S')}
        </button>
      </div>
    </div>
  </form>`;
};

/** Where in the tray this card stands: `3 of 45`. */
const place = ({ site, done, later, waiting }: TrayView): string =>
  words(site.locale).pages.trayAt(done + later.length + 1, done + waiting);

const cardBody = (card: TrayCard, view: TrayView): Child => {
  const w = words(view.site.locale).pages;
  const { review } = card;
  return html`<header class="head">
      <p class="eyebrow num">${place(view)}</p>
      <h1 dir="auto" data-say><span class="sr">${place(view)}. </span>${plainText(review.draft.title)}</h1>
      ${sourceItem(review)} ${earlierStory(review)}
    </header>
    ${banners({ ...view, freezes: coveringOf(review) })} ${cardForm(card, view)} ${severalAtOnce(view)}
    <label class="tick small keys"><input type="checkbox" checked data-keys /> ${w.trayKeys}</label>`;
};

/** The way to the list. Its ticks need the script, which knows what was really shown. */
const severalAtOnce = (view: TrayView): Html | '' =>
  view.waiting - view.later.length < 2
    ? ''
    : html`<form method="post" action="/tray/list" class="with-script">
        ${carried(view)}
        <button class="quiet">${words(view.site.locale).pages.trayMany}</button>
      </form>`;

const endBody = (view: TrayView): Child => {
  const w = words(view.site.locale).pages;
  return html`<div class="outcome">
      <p class="sign">${shape('check')}</p>
      <h1 data-say>${w.trayDone(view.done)}</h1>
      <p>${nowText(view.so, view)}</p>
    </div>
    ${
      view.later.length === 0
        ? ''
        : html`<form method="post" action="/tray">
            ${carried({ ...view, later: [] })}
            <button class="strong big">${w.trayAside(view.later.length)}</button>
          </form>`
    }
    <form method="post" action="/tray">
      ${carried(view)}
      <button class="quiet">${w.trayLook}</button>
    </form>
    <p><a href="/desk" data-keep>${w.desk}</a></p>`;
};

/** The answer to POST /tray, /tray/decide and /tray/undo. */
export const trayPage = (view: TrayView): string => {
  const { site, now, card, said } = view;
  const w = words(site.locale).pages;
  return layout({
    title: card === null ? w.trayTitle : `${place(view)}, ${w.trayTitle}`,
    site,
    now,
    page: 'review tray',
    stop: '/stop?from=desk',
    body: html`${said === null ? '' : saidLine(said, view)} ${card === null ? endBody(view) : cardBody(card, view)}`,
  });
};
