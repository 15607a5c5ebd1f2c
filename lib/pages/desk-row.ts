import { picturesOf } from '../records/content.ts';
import { words } from '../words/words.ts';
import { waiveForm } from './answers.ts';
import { decideForm, formsOf, passOf, seeLink, tryFor, type Acting } from './desk-acts.ts';
import { sectionOf } from './filter.ts';
import { html, type Html } from './html.ts';
import { exact, plainText, shownText, takeBackForm, whyBadge, dueMark } from './parts.ts';
import { accountWord, sentence } from './sentence.ts';
import { short } from './when.ts';
import { restore, settle } from './undo.ts';
import type { DeskAct, DeskView, Row } from './views.ts';

/** One post in a list of the desk: what it is, why it does not leave, and what can be done where it stands. */

/** What can be done about an approved post at once. All else has a page of its own. */
const plannedActs = ({ delivery, why, title }: Row, view: Acting): Html | '' => {
  const { site, person } = view;
  const w = words(site.locale).pages;
  if (!person.may.includes('approve')) return '';
  const about = html`<span class="sr">${w.because(title.slice(0, 60))}</span>`;
  const button = (act: DeskAct, label: string, confirm: string) =>
    html`<button class="quiet" name="act" value="${act}" data-sure="${confirm}">
      <span data-label>${label}</span>${about}
    </button>`;
  const inFlight = why.kind === 'in-flight';
  return html`<form method="post" action="/desk/act" class="act" data-guard data-step>
    <input type="hidden" name="token" value="${view.token}" /><input
      type="hidden"
      name="delivery"
      value="${delivery.id}"
    /><input type="hidden" name="hash" value="${delivery.hash}" />
    <noscript
      ><label class="tick"><input type="checkbox" name="sure" value="yes" /> ${w.sureAct}</label></noscript
    >
    ${button('unapprove', w.rowUnapprove, w.confirmUnapprove)}
    ${
      inFlight
        ? ''
        : html`${button('now', w.rowNow, w.confirmSendNow)}<button class="quiet" name="act" value="open">
              ${w.rowChange}${about}
            </button>`
    }
  </form>`;
};

const actsOf = (row: Row, view: Acting, strong: boolean): Html | '' => {
  const { site } = view;
  const w = words(site.locale).pages;
  const { delivery, why } = row;
  switch (sectionOf(row)) {
    case 'decide':
      return decideForm(row, view, w.decide, strong);
    case 'held':
      return html`${decideForm(row, view, w.decideAgain, strong)}${plannedActs(row, view)}`;
    case 'check':
      return settle(row, formsOf(view), view);
    case 'planned':
      return plannedActs(row, view);
    case 'blocked':
      return why.kind === 'failed'
        ? settle(row, formsOf(view), view)
        : html`${waiveForm(row, view)}${tryFor(row, view)}${plannedActs(row, view)}`;
    case 'published':
      return html`${seeLink(row, view)}${takeBackForm(delivery, { action: '/desk/act', pass: passOf(view), fields: {} }, site)}`;
    case 'parked':
    case 'ended':
      return restore(delivery, formsOf(view), view);
  }
};

/** A small picture, whole on the page of the post. */
const thumb = ({ delivery: { id, content } }: Row): Html | '' => {
  const [media] = picturesOf(content);
  if (media === undefined) return '';
  return html`<span class="thumb" data-picture
    ><img src="/picture/post-${id}/${media.sha256}" alt="${media.alt}" width="64" height="64" loading="lazy"
  /></span>`;
};

const tick = (rows: readonly Row[], title: string, view: DeskView): Html =>
  html`<label class="hit"
    ><input
      type="checkbox"
      form="bulk"
      name="pick"
      value="${rows.map(({ delivery }) => delivery.id).join(' ')}"
      aria-label="${words(view.site.locale).pages.tickPost(title.slice(0, 60))}"
  /></label>`;

/** One draft with all the posts of it that wait for a decision: they are decided together. */
export const draftRow = (rows: readonly [Row, ...Row[]], view: DeskView): Html => {
  const { site, now } = view;
  const w = words(site.locale).pages;
  const [first] = rows;
  const until = Math.min(...rows.map(({ delivery }) => delivery.expiresAt));
  const acts = rows.map((row) => decideForm(row, view, w.decide, false)).find((form) => form !== '');
  const returned = rows.find(({ why }) => why.kind === 'needs-decision' && why.cause !== undefined);
  return html`<li class="row">
    <p class="row-head">
      ${view.person.may.includes('approve') ? tick(rows, first.title, view) : ''}
      <span class="soft">${rows.map(({ delivery }) => accountWord(delivery.account, site.locale)).join(', ')}</span>
      ${first.lanes.map((lane) => html`<span class="lane">${w.lane[lane]}</span>`)}
    </p>
    <div class="told">
      ${thumb(first)}
      <p class="words" dir="auto">${plainText(first.title)}</p>
    </div>
    <p class="why">${returned === undefined ? w.expiresAt(short(until, now, site)) : sentence(returned.why, view)}</p>
    ${acts === undefined ? '' : html`<div class="actions">${acts}</div>`}
  </li>`;
};

/** `strong`: its button is the next thing to do. `inWeek`: the account and the time stand above it already. */
export const deskRow = (row: Row, view: DeskView, { strong = false, inWeek = false } = {}): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const { delivery, why } = row;
  const ticks = view.person.may.includes('approve') && (delivery.state === 'draft' || delivery.state === 'approved');
  const acts = actsOf(row, view, strong);
  return html`<li class="row">
    <p class="row-head">
      ${ticks ? tick([row], row.title, view) : ''} ${whyBadge(why, site)}
      ${inWeek ? '' : html`<span class="soft">${accountWord(delivery.account, site.locale)}</span>`}
      ${row.lanes.map((lane) => html`<span class="lane">${w.lane[lane]}</span>`)}
      ${delivery.approval?.under === true ? html`<span class="lane">${w.underFreeze}</span>` : ''} ${dueMark(why, view)}
    </p>
    <div class="told">
      ${thumb(row)}
      <p class="words">${exact(shownText(delivery.content))}</p>
    </div>
    ${inWeek && why.kind === 'slot' ? '' : html`<p class="why">${sentence(why, view)}</p>`}
    ${acts === '' ? '' : html`<div class="actions">${acts}</div>`}
  </li>`;
};
