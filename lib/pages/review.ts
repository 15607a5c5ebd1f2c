import { blocks, inspect, inspectCard, type Warning } from '../delivery/inspect.ts';
import { measure } from '../delivery/measure.ts';
import { editCard } from '../delivery/text.ts';
import type { Content } from '../records/content.ts';
import type { Delivery } from '../records/delivery.ts';
import { SAVED_WHILE_FROZEN } from '../approval/ask.ts';
import { NO_APPROVAL } from '../delivery/unapproved.ts';
import { PICTURE_CHANGED, PICTURE_GONE } from '../picture/look-again.ts';
import { networkOf } from '../networks/names.ts';
import { tightest } from '../networks/counting.ts';
import { altLimit, recordOf } from '../networks/records.ts';
import { meeting } from './collisions.ts';
import { flag, html, shape, verbatim, type Child, type Html } from './html.ts';
import { layout } from './layout.ts';
import {
  actForm,
  banners,
  deliveryRow,
  differenceOf,
  noticeBox,
  plainText,
  preview,
  warningText,
  whyBadge,
} from './parts.ts';
import { accountWord, handleOf, isDecidable, nameOf, networkFacts, networkWord, quoted, sentence } from './sentence.ts';
import { restore, settle, undo } from './undo.ts';
import type {
  Answer,
  DecisionView,
  Frame,
  Notice,
  ReviewDelivery,
  ReviewView,
  Settled,
  ShellView,
  SiteView,
} from './views.ts';
import { age, clock, moment, short } from './when.ts';
import { listed } from '../words/list.ts';
import { textOf, words } from '../words/words.ts';

const counter = (account: string, text: string, site: SiteView): Html => {
  const w = words(site.locale).pages;
  const { used, limit, unit } = tightest(measure(networkOf(account), text));
  const left = limit - used;
  return html`<p class="count ${left < 0 ? 'over' : ''}" data-count>
    <b class="num" data-left>${left < 0 ? w.over(-left) : w.left(left)}</b>
    <span class="soft num" data-used>${w.ofLimit(String(used), String(limit), w.unit[unit])}</span>
  </p>`;
};

/**
 * GET /review/:ask. It knows nothing yet: the script or the short code opens the review, and opening decides nothing.
 */
export const reviewShell = ({ site, ask }: ShellView & { ask: string }): string => {
  const w = words(site.locale).pages;
  return layout({
    title: w.reviewTitle,
    site,
    page: 'shell',
    body: html`<h1>${w.reviewTitle}</h1>
      <p class="soft">${w.openNote}</p>
      <form method="post" action="/review/${ask}/open" class="opener" data-open>
        <input type="hidden" name="token" value="" />
        <p class="opening" data-opening hidden>${w.opening}</p>
        <div data-by-hand>
          <label for="code">${w.codeLabel}</label>
          <input
            id="code"
            name="code"
            class="code"
            autocomplete="one-time-code"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="12"
            aria-describedby="code-help"
          />
          <p class="soft small" id="code-help">${w.codeHelp}</p>
          <button class="strong">${w.open}</button>
        </div>
      </form>`,
  });
};

const reasonsAgainst = (content: Content): { all: Warning[]; stopping: Warning[] } => {
  const all = [...inspect(networkOf(content.account), content.text), ...inspectCard(content)];
  return { all, stopping: all.filter(blocks) };
};

/**
 * The content as the page shows it. A text that was typed before has no facets: its links are found as its network
 * would.
 */
const shownContent = ({ delivery: { content }, typed, typedCard }: ReviewDelivery): Content =>
  editCard(typed === null ? content : { ...content, text: typed, facets: [], tags: [] }, typedCard ?? {});

/** A time after "publish": `à 18:30`, `demain 08:00`. */
const said = (at: number, { site, now }: Frame): string =>
  short(at, now, site) === clock(at, site) ? words(site.locale).pages.atTime(clock(at, site)) : moment(at, now, site);

/** The slot that was chosen before, if it is still to come and is not among those proposed. */
const keptSlot = ({ delivery, slots }: ReviewDelivery, now: number): number | null =>
  delivery.dueAt !== null && delivery.dueAt > now && !slots.includes(delivery.dueAt) ? delivery.dueAt : null;

/** The time that is proposed first; null: as soon as possible. */
export const proposed = (item: ReviewDelivery, now: number): number | null =>
  keptSlot(item, now) ?? item.slots[0] ?? null;

/** Where and when it would be sent as the form stands. The script says it again before the second press. */
export const whatLeaves = (items: readonly ReviewDelivery[], view: ReviewView): string => {
  const w = words(view.site.locale).pages;
  const times = new Map<string, string[]>();
  for (const item of items) {
    const at = proposed(item, view.now);
    const key = at === null ? w.slotNow : said(at, view);
    times.set(key, [...(times.get(key) ?? []), networkWord(item.delivery.account, view.site.locale)]);
  }
  return [...times].map(([at, where]) => `${at} ${w.on} ${listed([...new Set(where)], w.and)}`).join(', ');
};

const slotPicker = (item: ReviewDelivery, frame: Frame): Html => {
  const { site, now } = frame;
  const w = words(site.locale).pages;
  const { delivery } = item;
  const kept = keptSlot(item, now);
  return html`<div class="field">
    <label for="due-${delivery.id}">${w.slot}</label>
    <select id="due-${delivery.id}" name="due-${delivery.id}" data-slot>
      ${
        kept === null
          ? ''
          : html`<option value="${kept}" data-said="${said(kept, frame)}">
              ${w.slotKept(moment(kept, now, site))}
            </option>`
      }
      ${item.slots.map(
        (at, index) =>
          html`<option value="${at}" data-said="${said(at, frame)}">
            ${index === 0 ? w.slotNext(moment(at, now, site)) : moment(at, now, site)}
          </option>`,
      )}
      <option value="now" data-said="${w.slotNow}">${w.slotNow}</option>
    </select>
    <label class="small" for="at-${delivery.id}">${w.ownTime(site.timeZone)}</label>
    <input type="datetime-local" id="at-${delivery.id}" name="at-${delivery.id}" data-own-time />
  </div>`;
};

const warningList = (warnings: readonly Warning[], frame: Frame): Html | '' => {
  const w = words(frame.site.locale).pages;
  const stopping = warnings.filter(blocks);
  const others = warnings.filter((warning) => !blocks(warning));
  return html`<div data-block ${flag('hidden', stopping.length === 0)} class="blocked">
      <p>${shape('diamond')} <b>${w.cannotApprove}</b></p>
      <ul data-blocking>
        ${stopping.map((warning) => html`<li>${warningText(warning, frame.site)}</li>`)}
      </ul>
      <button type="button" class="quiet" data-clean hidden>${w.removeUnseen}</button>
    </div>
    ${
      others.length === 0
        ? ''
        : html`<ul class="warnings">
            ${others.map((warning) => html`<li>${shape('diamond')} ${warningText(warning, frame.site)}</li>`)}
          </ul>`
    }`;
};

// HTML drops the first line break of a text area: it gets one more, so that the text keeps its own.
const textArea = (id: string, text: string): Html =>
  verbatim`<textarea id="text-${id}" name="text-${id}" rows="6" dir="auto" data-text>\n${text}</textarea>`;

/** The fields of the card, beside the text: whoever corrects the text corrects the card too. */
const cardFields = ({ account, card }: Content, { delivery, typedCard }: ReviewDelivery, frame: Frame): Html | '' => {
  if (card === null) return '';
  const w = words(frame.site.locale).pages;
  const { id } = delivery;
  const image = delivery.content.card?.image ?? null;
  const most = altLimit(networkOf(account), 'card');
  const alt = typedCard?.alt ?? image?.alt ?? '';
  return html`<div class="card-fields">
    <label for="card-title-${id}">${w.cardTitle}</label>
    ${verbatim`<textarea id="card-title-${id}" name="card-title-${id}" rows="2" dir="auto" data-card="title">\n${card.title}</textarea>`}
    <label for="card-description-${id}">${w.cardDescription}</label>
    ${verbatim`<textarea id="card-description-${id}" name="card-description-${id}" rows="2" dir="auto" data-card="description">\n${card.description}</textarea>`}
    ${
      image === null || most === null
        ? ''
        : html`<label for="card-alt-${id}">${w.cardAlt}</label>
            ${verbatim`<textarea id="card-alt-${id}" name="card-alt-${id}" rows="2" dir="auto" data-card="alt" aria-describedby="card-alt-help-${id}">\n${alt}</textarea>`}
            <p class="soft small" id="card-alt-help-${id}">${w.cardAltHelp(String(most))}</p>`
    }
    ${
      image === null
        ? ''
        : html`<label class="tick"
            ><input
              type="checkbox"
              name="card-bare-${id}"
              value="yes"
              data-card="bare"
              ${flag('checked', typedCard?.withoutPicture === true)}
            />
            ${w.cardBare}</label
          >`
    }
  </div>`;
};

/** Why a post that was approved before needs a decision again. */
const noteOf = ({ delivery: { note } }: ReviewDelivery, { site }: Frame): Html | '' => {
  if (note === null || note === '' || note === SAVED_WHILE_FROZEN) return '';
  const w = words(site.locale).pages;
  const said =
    note === PICTURE_CHANGED
      ? w.pictureChanged
      : note === PICTURE_GONE
        ? w.pictureGone
        : note === NO_APPROVAL
          ? w.noApproval
          : w.cameBack(quoted(note, site.locale));
  return html`<p class="changed"><b>${said}</b></p>`;
};

export const choice = (item: ReviewDelivery, view: ReviewView): Html => {
  const { site, now } = view;
  const w = words(site.locale).pages;
  const { delivery } = item;
  const { account } = delivery;
  const content = shownContent(item);
  const { text } = content;
  const { all, stopping } = reasonsAgainst(content);
  const first = proposed(item, now);
  return html`<fieldset
    class="choice"
    data-choice
    data-network="${networkOf(account)}"
    data-counting="${JSON.stringify(recordOf(account).text.counting)}"
    data-where="${networkWord(account, site.locale)}"
    ${content.link === null ? '' : html`data-link="${content.link}"`}
  >
    <legend class="sr">${accountWord(account, site.locale)}</legend>
    <label class="pick">
      <input type="checkbox" name="pick" value="${delivery.id}" checked />
      <span>${w.pick(networkWord(account, site.locale))} <span class="soft">@${handleOf(account)}</span></span>
    </label>
    <input type="hidden" name="hash-${delivery.id}" value="${delivery.hash}" />
    ${
      item.mailed === null || item.mailed === text
        ? ''
        : html`<div class="changed">
            <p><b>${w.changedSinceMail}</b></p>
            ${differenceOf(item.mailed, text, site)}
          </div>`
    }
    ${noteOf(item, view)}
    <p class="soft small">${w.asShown}</p>
    ${preview(
      {
        content,
        name: site.name,
        pictures: item.pictures,
        foot: first === null ? w.slotNow : moment(first, now, site),
      },
      site,
    )}
    ${counter(account, text, site)}
    <p class="soft small">${networkFacts(account, site.locale)}</p>
    ${warningList(all, view)}
    ${
      item.sameAs == null
        ? ''
        : html`<p class="changed">
            <b>${w.sameText(networkWord(account, site.locale), `@${handleOf(item.sameAs)}`)}</b>
          </p>`
    }
    ${item.lacksWords === true && item.typed === null ? html`<p class="changed"><b>${words(site.locale).posts.ownWords}</b></p>` : ''}
    <details
      class="edit"
      ${flag('open', item.lacksWords === true || stopping.length > 0 || item.typed !== null || item.typedCard !== null)}
    >
      <summary>${content.card === null ? w.editText : w.editTextAndCard}</summary>
      <label class="sr" for="text-${delivery.id}">${w.textFor(accountWord(account, site.locale))}</label>
      ${textArea(delivery.id, text)} ${cardFields(content, item, view)}
      <button class="quiet" name="decision" value="save" formnovalidate>${w.save}</button>
    </details>
    ${slotPicker(item, view)}
    <p class="why">${whyBadge(item.why, site)} ${sentence(item.why, view)}</p>
  </fieldset>`;
};

/** The freezes that cover a post of this page. */
export const coveringOf = (view: ReviewView): ReviewView['freezes'] =>
  view.freezes.filter((freeze) => view.covering?.includes(freeze.id) ?? true);

/** Whether a freeze covers a post of this page: then the button is another one. */
export const isFrozen = (view: ReviewView, items: readonly ReviewDelivery[]): boolean =>
  items.some((item) => item.why.kind === 'frozen') || coveringOf(view).length > 0;

/** Whether one of these cannot be sent as it is. */
export const isBlocked = (items: readonly ReviewDelivery[]): boolean =>
  items.some((item) => reasonsAgainst(shownContent(item)).stopping.length > 0);

/** Which yes this person's would be: the only one, the first or the second of two; `said`: theirs is given. */
type YesStep = 'only' | 'first' | 'second' | 'said';

const stepOf = (items: readonly ReviewDelivery[], person: string): YesStep => {
  const ofTwo = items.flatMap(({ why }) => (why.kind === 'needs-decision' && why.two !== undefined ? [why.two] : []));
  if (ofTwo.length === 0) return 'only';
  if (items.length === ofTwo.length && ofTwo.every(({ first }) => first?.by === person)) return 'said';
  return ofTwo.some(({ first }) => first === null || first.by === person) ? 'first' : 'second';
};

/** The words round the button that approves. */
export const approveWords = (items: readonly ReviewDelivery[], { site, person }: ReviewView) => {
  const { pages: w, posts } = words(site.locale);
  const { two } = posts;
  const step = stepOf(items, person.id);
  const isFirst = step === 'first' || step === 'said';
  return {
    isSaid: step === 'said',
    label: isFirst ? two.approve : step === 'second' ? two.complete : w.approve,
    confirm: isFirst ? two.confirm('{what}') : w.confirmPublish('{what}'),
    willLeave: isFirst ? two.willLeave : w.willLeave,
  };
};

/** A person takes their own first yes back, before somebody else completes it. */
const withdrawForm = (items: readonly ReviewDelivery[], view: ReviewView): Child => {
  const { two } = words(view.site.locale).posts;
  const firsts = items.filter(({ why }) => why.kind === 'needs-decision' && why.two?.first?.by === view.person.id);
  return firsts.map(({ delivery }) =>
    actForm(
      {
        ...revising(view),
        fields: { act: 'unapprove', delivery: delivery.id },
        label: `${two.withdraw} (${networkWord(delivery.account, view.site.locale)})`,
        confirm: two.confirmWithdraw,
        about: delivery.content.text.slice(0, 60),
      },
      view.site,
    ),
  );
};

const decisionPanel = (view: ReviewView, items: readonly ReviewDelivery[]): Html => {
  const w = words(view.site.locale).pages;
  const yes = approveWords(items, view);
  const frozen = isFrozen(view, items);
  const mayThaw = view.person.may.includes('thaw');
  const blocked = isBlocked(items);
  const approve = (label: string, confirm: string) =>
    html`<button
      class="strong big"
      name="decision"
      value="approve"
      data-approve="${confirm}"
      ${flag('disabled', blocked)}
    >
      <span data-label>${label}</span>
    </button>`;
  const first = !frozen
    ? yes.isSaid
      ? html`<p>${words(view.site.locale).posts.two.yours}</p>`
      : approve(yes.label, yes.confirm)
    : mayThaw
      ? html`<input type="hidden" name="under" value="yes" />${approve(w.approveUnder, w.confirmUnder('{what}'))}`
      : html`<button class="strong big" name="decision" value="save" formnovalidate>
          <span data-label>${w.saveOnly}</span>
        </button>`;
  return html`<div class="decide">
    ${frozen && !mayThaw ? '' : html`<p class="small leaves" data-leaves="${yes.willLeave('{what}')}">${yes.willLeave(whatLeaves(items, view))}</p>`}
    <noscript>
      <label class="tick"><input type="checkbox" name="sure" value="yes" /> ${w.sureBox}</label>
    </noscript>
    <label class="small">${w.rejectReason} <input name="reason" maxlength="500" /></label>
    <div class="two-buttons">
      ${first}
      <button
        class="quiet big"
        name="decision"
        value="reject"
        formnovalidate
        data-sure="${w.confirmReject}"
        data-undo="0"
      >
        <span data-label>${w.reject}</span>
      </button>
    </div>
  </div>`;
};

export const sourceItem = (view: ReviewView): Html => {
  const { site, now, draft } = view;
  const { pages: w, posts } = words(site.locale);
  const { publishedAt } = draft;
  return html`<div class="source">
    <p class="soft">
      ${draft.by === undefined ? w.fromFeed(draft.feeds.join(', ')) : posts.write.by(nameOf(draft.by, view))}
      ${draft.lane === undefined ? '' : html`<span class="lane">${w.lane[draft.lane]}</span>`} ·
      ${publishedAt === null ? (draft.by === undefined ? w.noDate : age(draft.createdAt, now, site)) : html`<span title="${moment(publishedAt, now, site)}">${w.publishedAtSource(age(publishedAt, now, site))}</span>`}
      ·
      ${
        draft.link === null
          ? w.noLink
          : html`<a href="${draft.link}" rel="noreferrer noopener" target="_blank">${w.readSource}</a>
              <span class="small">(${URL.parse(draft.link)?.hostname ?? draft.link})</span>`
      }
    </p>
    ${
      draft.flags.length === 0
        ? ''
        : html`<ul class="flags">
            ${draft.flags.map((each) => html`<li>${shape('diamond')} ${each === 'question' ? posts.write.asks : (textOf(w.flag, each) ?? each)}</li>`)}
          </ul>`
    }
    ${
      draft.summary === ''
        ? ''
        : html`<details>
            <summary>${w.summary}</summary>
            <p dir="auto">${plainText(draft.summary)}</p>
          </details>`
    }
  </div>`;
};

const BADGE_OF = { approved: 'planned', claimed: 'flight' } as const;

/** The same headline as it was told before under another address: a person decides whether this is the same story. */
export const earlierStory = (view: ReviewView): Html | '' => {
  const { site, now } = view;
  if (view.earlier == null) return '';
  const { draft, deliveries } = view.earlier;
  const w = words(site.locale).pages;
  const stateOf = (state: Delivery['state']) =>
    w.badge[state === 'approved' || state === 'claimed' ? BADGE_OF[state] : state];
  return html`<div class="changed">
    <p><b>${w.earlierStory}</b></p>
    <p dir="auto">${plainText(draft.title)}</p>
    <p class="soft small">
      ${moment(draft.createdAt, now, site)}
      ${draft.link === null ? '' : html`· <a href="${draft.link}" rel="noreferrer noopener" target="_blank">${draft.link}</a>`}
    </p>
    <ul>
      ${deliveries.map(
        ({ account, state, url }) =>
          html`<li>
            ${accountWord(account, site.locale)}:
            ${url === null ? stateOf(state) : html`<a href="${url}" rel="noreferrer noopener" target="_blank">${stateOf(state)}</a>`}
          </li>`,
      )}
    </ul>
  </div>`;
};

const revising = ({ ask, pass }: ReviewView) => ({ action: `/review/${ask}/revise`, pass });

/** Of what was approved here nobody knows whether it arrived: a person looks, and says. */
const unknownSends = (unknown: readonly ReviewDelivery[], view: ReviewView): Html | '' => {
  if (unknown.length === 0) return '';
  const w = words(view.site.locale).pages;
  return html`<section>
    <h2>${w.askUnknown}</h2>
    <p>${w.askUnknownNote}</p>
    <ul class="rows">
      ${unknown.map((item) => deliveryRow({ ...item, lanes: [] }, view, settle(item, revising(view), view)))}
    </ul>
  </section>`;
};

const reviewBody = (view: ReviewView, top: Child): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const open = view.deliveries.filter((item) => isDecidable(item.delivery.state, item.why));
  const done = view.deliveries.filter((item) => !isDecidable(item.delivery.state, item.why));
  const unknown = done.filter(({ why }) => why.kind === 'unknown');
  const settled = done.filter(({ why }) => why.kind !== 'unknown');
  return html`${top}
    <header class="head">
      <p class="eyebrow">${open.length > 0 ? w.toDecide : unknown.length > 0 ? w.badge.unknown : w.seen}</p>
      <h1 dir="auto">${plainText(view.draft.title)}</h1>
      ${sourceItem(view)} ${earlierStory(view)}
    </header>
    ${banners({ ...view, freezes: coveringOf(view) })} ${unknownSends(unknown, view)}
    ${
      open.length > 0 && isFrozen(view, open)
        ? html`<p class="under">${view.person.may.includes('thaw') ? w.approveUnderNote : w.saveUnderNote}</p>`
        : ''
    }
    ${
      open.length === 0
        ? unknown.length === 0
          ? html`<p class="empty">${w.nothingToDecide}</p>`
          : ''
        : html`<form method="post" action="/review/${view.ask}/decide" class="two" data-guard data-review>
              <button disabled hidden></button>
              <input type="hidden" name="${view.pass.field}" value="${view.pass.value}" />
              <input type="hidden" name="epochs" value="${view.epochs}" />
              <input type="hidden" name="open" value="${(view.covering ?? []).join(' ')}" />
              <div class="choices">
                ${meeting(view, !isFrozen(view, open) || view.person.may.includes('thaw'))}
                ${open.map((item) => choice(item, view))}
              </div>
              ${decisionPanel(view, open)}
            </form>
            ${withdrawForm(open, view)}`
    }
    ${
      settled.length === 0
        ? ''
        : html`<section>
            <h2>${w.seen}</h2>
            <ul class="rows">
              ${settled.map((item) => deliveryRow({ delivery: item.delivery, why: item.why, lanes: [] }, view, html`${undo(item.delivery, revising(view), view, { edits: true })}${restore(item.delivery, revising(view), view)}`))}
            </ul>
          </section>`
    }`;
};

/** The answer to POST /review/:ask/open with a valid pass; without one it is `decisionPage` with `closed`. */
export const reviewPage = (view: ReviewView, notice: Notice | null = null): string => {
  const w = words(view.site.locale).pages;
  return layout({
    title: w.reviewTitle,
    site: view.site,
    now: view.now,
    page: 'review',
    body: reviewBody(view, noticeBox(notice, view.site)),
  });
};

const outcome = (
  sign: Child,
  title: string,
  note: string,
  deliveries: readonly Settled[],
  view: DecisionView,
  more: Child = '',
): Html => {
  const w = words(view.site.locale).pages;
  return html`<div class="outcome">
      <p class="sign">${sign}</p>
      <h1 data-say>${title}</h1>
      ${view.title === null ? '' : html`<p dir="auto">${plainText(view.title)}</p>`}
      ${note === '' ? '' : html`<p>${note}</p>`}
    </div>
    ${
      deliveries.length === 0
        ? ''
        : html`<ul class="rows">
            ${deliveries.map((each) => deliveryRow({ ...each, lanes: [] }, view))}
          </ul>`
    }
    ${more}
    ${
      view.pass === null
        ? ''
        : html`<form method="post" action="/review/${view.ask}/open">
            <input type="hidden" name="${view.pass.field}" value="${view.pass.value}" />
            <button class="quiet">${w.change}</button>
          </form>`
    }
    ${
      view.pass === null
        ? ''
        : html`<p>
            <a class="button strong" href="/tray" data-keep>${w.othersWait}</a>
            <a class="button quiet" href="/desk" data-keep>${w.desk}</a>
          </p>`
    }
    <p class="soft">${w.closePage}</p>`;
};

const answered = (answer: Answer, view: DecisionView): Html => {
  const { site, now } = view;
  const w = words(site.locale).pages;
  switch (answer.kind) {
    case 'first-of-two': {
      const { two } = words(site.locale).posts;
      return outcome(shape('ring'), two.title, two.note, answer.deliveries, view);
    }
    case 'approved':
      return outcome(
        shape('arrow'),
        answer.under ? w.approvedUnderTitle : w.approvedTitle,
        '',
        answer.deliveries,
        view,
      );
    case 'rejected':
      return outcome(shape('cross'), w.rejectedTitle, w.rejectedNote, answer.deliveries, view);
    case 'saved':
      return answer.frozen
        ? outcome(shape('ring'), w.savedFrozenTitle, w.savedFrozenNote, answer.deliveries, view, banners(view))
        : outcome(shape('ring'), w.savedTitle, w.savedNote, answer.deliveries, view);
    case 'already': {
      const by = answer.by === null ? null : nameOf(answer.by, view);
      return outcome(
        shape('dash'),
        w.alreadyTitle(textOf(w.already, answer.state) ?? w.already.other, by, short(answer.at, now, site)),
        w.alreadyNote,
        answer.deliveries,
        view,
      );
    }
    case 'read-again':
      return reviewBody(answer.review, html`<p class="notice" data-say>${w.again[answer.because]}</p>`);
    case 'closed':
      return outcome(shape('dash'), w.closedTitle, w.closedNote, [], { ...view, pass: null });
    case 'not-allowed':
      return outcome(shape('dash'), w.notAllowedTitle, w.notAllowedNote, [], view);
  }
};

const titleOf = (answer: Answer, frame: Frame): string => {
  const w = words(frame.site.locale).pages;
  switch (answer.kind) {
    case 'first-of-two':
      return words(frame.site.locale).posts.two.title;
    case 'approved':
      return answer.under ? w.approvedUnderTitle : w.approvedTitle;
    case 'rejected':
      return w.rejectedTitle;
    case 'saved':
      return answer.frozen ? w.savedFrozenTitle : w.savedTitle;
    case 'already':
      return w.seen;
    case 'read-again':
      return w.reviewTitle;
    case 'closed':
      return w.closedTitle;
    case 'not-allowed':
      return w.notAllowedTitle;
  }
};

/** The answer to POST /review/:ask/decide, and to /open without a valid pass. */
export const decisionPage = (view: DecisionView): string =>
  layout({
    title: titleOf(view.answer, view),
    site: view.site,
    now: view.now,
    page: view.answer.kind === 'read-again' ? 'review' : 'decision',
    body: answered(view.answer, view),
  });
