import { words } from '../words/words.ts';
import { html, verbatim, type Html } from './html.ts';
import { layout } from './layout.ts';
import { plainText } from './parts.ts';
import { accountWord } from './sentence.ts';
import type { BulkView, DeskView } from './views.ts';
import { moment } from './when.ts';

/** Several posts rejected or moved at once: first ticked on the desk, then read in a list, then confirmed. */

/** How much later posts can be moved at once, in hours. */
export const SHIFTS = [1, 3, 24, 48, 168] as const;

/** The bar of the desk. It shows when something is ticked. There is none that approves: only the tray does. */
export const bulkBar = ({ site, token, person }: Pick<DeskView, 'site' | 'token' | 'person'>): Html | '' => {
  const w = words(site.locale).pages;
  if (!person.may.includes('approve')) return '';
  return html`<form method="post" action="/desk/bulk" id="bulk" class="bulk" data-step aria-label="${w.bulkTitle}">
    <input type="hidden" name="token" value="${token}" />
    <b>${w.bulkTitle}</b>
    <button class="quiet" name="do" value="reject">${w.bulkReject}</button>
    <span class="bulk-move">
      <button class="quiet" name="do" value="move">${w.bulkMove}</button>
      <label class="small"
        >${w.bulkLater}
        <select name="hours">
          ${SHIFTS.map((hours) => html`<option value="${hours}">${w.hoursLater(hours)}</option>`)}
        </select></label
      >
    </span>
  </form>`;
};

const line = ({ row, to }: BulkView['posts'][number], { site, now }: BulkView): Html => {
  const { delivery } = row;
  const from = delivery.dueAt;
  return html`<li class="row">
    ${verbatim`<input type="hidden" name="pick" value="${delivery.id}" /><input type="hidden" name="hash-${delivery.id}" value="${delivery.hash}" /><input type="hidden" name="to-${delivery.id}" value="${to ?? ''}" />`}
    <p class="row-head">
      <span class="soft">${accountWord(delivery.account, site.locale)}</span>
      ${to === null ? '' : html`<span class="num">${from === null ? '' : `${moment(from, now, site)} → `}<b>${moment(to, now, site)}</b></span>`}
    </p>
    <p class="words">${plainText(delivery.content.text)}</p>
  </li>`;
};

/** The answer to POST /desk/bulk before it is confirmed: everything that is meant. */
export const bulkPage = (view: BulkView): string => {
  const { site, posts, left } = view;
  const w = words(site.locale).pages;
  const count = posts.length;
  const moves = view.what === 'move';
  const title = moves ? w.bulkMoveTitle(count) : w.bulkRejectTitle(count);
  const confirm = moves ? w.confirmBulkMove(count) : w.confirmBulkReject(count);
  return layout({
    title,
    site,
    now: view.now,
    page: 'bulk-page',
    stop: '/stop?from=desk',
    body: html`<header class="head">
        <h1 data-say>${title}</h1>
        ${left === 0 ? '' : html`<p>${moves ? w.bulkNotMoved(left) : w.bulkNotRejected(left)}</p>`}
        ${count === 0 ? '' : html`<p class="soft">${w.bulkRead}</p>`}
      </header>
      ${
        count === 0
          ? ''
          : html`<form method="post" action="/desk/bulk" data-guard>
              <input type="hidden" name="token" value="${view.token}" />
              <input type="hidden" name="do" value="${view.what}" />
              <ul class="rows lines">
                ${posts.map((each) => line(each, view))}
              </ul>
              ${moves ? '' : html`<label class="small">${w.rejectReason} <input name="reason" maxlength="500" /></label>`}
              <noscript
                ><label class="tick"
                  ><input type="checkbox" name="sure" value="yes" required /> ${confirm}</label
                ></noscript
              >
              <p class="soft small">${w.holdOrTwice}</p>
              <button class="strong big" data-sure="${confirm}"><span data-label>${title}</span></button>
            </form>`
      }
      <form method="post" action="/desk" class="to-desk">
        <input type="hidden" name="token" value="${view.token}" />
        <button class="quiet">${w.bulkLeave}</button>
      </form>`,
  });
};
