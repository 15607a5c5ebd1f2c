import { html, shape, type Child, type Html } from '../../lib/pages/html.ts';
import { deliveryRow, freezeEvidence, plainText } from '../../lib/pages/parts.ts';
import { nameOf, sentence } from '../../lib/pages/sentence.ts';
import { clock, soon } from '../../lib/pages/when.ts';
import type { Words } from '../../lib/words/words.ts';
import type { Facts, HomeRow, Mailbox } from './home-facts.ts';
import { act, boxOf, byDue, byNews, cut, figures, mailId, nightClock, ofKind, out, QUEUED } from './home-parts.ts';
import { isDraftLike, type Tour } from './home-tour.ts';

/** The five steps of the local page, each with what to do now and what is done of it. */

/* The tour */

type Sub = { done: boolean; text: string };

const subs = (items: readonly Sub[], h: Words['home']): Html =>
  html`<ul class="subs">
    ${items.map(
      (item) =>
        html`<li class="${item.done ? 'is-done' : ''}">
          ${shape(item.done ? 'check' : 'ring')}<span>${item.text}</span
          ><span class="sr"> (${item.done ? h.done : h.toCome})</span>
        </li>`,
    )}
  </ul>`;

type Step = {
  title: string;
  lead: Child;
  actions: Child;
  subs: readonly Sub[];
  /** Below the actions. */
  more?: Child;
  figures?: Child;
  /** The freeze itself: its shape and its colour. */
  frozen?: boolean;
};

/** Links to decide, through the person's own mail; the first is the largest thing of the page. */
const decideLinks = (
  rows: readonly HomeRow[],
  box: Mailbox | undefined,
  facts: Facts,
  label: (name: string) => string,
  most: number,
  strong: boolean,
): Html | '' => {
  if (box === undefined) return '';
  const found = rows.flatMap((row) => {
    const href = facts.review(row.delivery, box.person);
    return href === null ? [] : [{ row, href }];
  });
  if (found.length === 0) return '';
  return html`<ul class="choices-list">
    ${found
      .slice(0, most)
      .map(
        ({ row, href }, index) =>
          html`<li id="go-${row.delivery.id}">
            ${out(href, html`<b>${label(box.name)}</b>`, strong && index === 0 ? 'button strong' : 'button quiet', row.title)}
          </li>`,
      )}
  </ul>`;
};

const nightSubs = (tour: Tour, facts: Facts, h: Words['home']): Sub[] => [
  { done: tour.lined.length >= 3 || tour.watchFreeze !== null, text: h.subLined(tour.lined.length) },
  { done: facts.story !== null || tour.watchFreeze !== null, text: h.subStory },
  { done: tour.braked, text: h.subBraked },
  { done: tour.watchFreeze !== null, text: h.subFrozen },
  { done: tour.passed.length > 0, text: h.subSlots },
  { done: tour.under.length > 0, text: h.subUnder },
  { done: tour.settled, text: h.subStop },
];

const nightFigures = (tour: Tour, h: Words['home']): Html =>
  figures([
    [h.heldFigure, tour.lined.length],
    [h.passedFigure, tour.passed.length],
    [h.leakedFigure, tour.leaked],
    [h.underFigure, tour.under.length],
  ]);

const night = (tour: Tour, facts: Facts, h: Words['home']): Step => {
  const { frame, rows } = facts;
  const { site, now } = frame;
  const subsOf = nightSubs(tour, facts, h);
  const approver = boxOf(facts, 'approve');
  const thawer = boxOf(facts, 'thaw');
  const drafts = rows.filter(isDraftLike).toSorted(byNews);
  const promo = drafts.filter((row) => row.lanes.includes('promo'));
  const news = drafts.filter((row) => !row.lanes.includes('promo') && row.delivery.state === 'draft');
  const underNext = news.length > 0 ? news : drafts.filter((row) => row.delivery.state === 'draft');

  if (tour.watchFreeze === null && facts.story === null) {
    const ready = tour.lined.length >= 3 || promo.length === 0;
    return {
      title: h.nightTitle,
      lead: ready ? h.playLead : h.nightFirst,
      actions: ready
        ? html`${act('play', h.play, 'strong big')} ${decideLinks(promo, approver, facts, h.approveAs, 3, false)}`
        : html`${decideLinks(promo, approver, facts, h.approveAs, 5, true)}`,
      subs: subsOf,
    };
  }
  if (tour.watchFreeze === null) {
    const story = facts.story ?? { shown: 0, total: 0, at: 0 };
    const last = facts.headlines[0];
    return {
      title: h.playing(story.shown, story.total),
      lead: h.playingLead(nightClock(story.at, frame.site.locale)),
      actions:
        last === undefined
          ? ''
          : html`<p class="headline"><b>${last.owner}</b> <span dir="auto">${plainText(last.title)}</span></p>`,
      subs: subsOf,
    };
  }

  const { watchFreeze } = tour;
  if (tour.under.length === 0 || tour.passed.length === 0) {
    const reported = news.some((row) => (row.publishedAt ?? 0) > watchFreeze.at - 5 * 60_000);
    const flying = rows.filter((row) => row.delivery.state !== 'draft' && row.delivery.approval?.under === true);
    return {
      title: h.frozenTitle,
      lead: h.frozenLead(thawer?.name ?? ''),
      actions: html`${
        flying.length > 0
          ? flying.map((row) => html`<p class="headline">${sentence(row.why, frame)}</p>`)
          : html`${decideLinks(underNext, thawer, facts, h.underAs, 2, true)}
            ${reported ? '' : html`<p class="soft">${h.noNewsYet}</p>`}`
      }
      ${
        tour.passed.length > 0
          ? html`<p class="headline">${h.slotPassed(tour.passed.length)}</p>`
          : tour.nextSlot === null
            ? ''
            : html`<p class="headline">${h.slotWait(soon(tour.nextSlot, now, site))}</p>`
      }`,
      subs: subsOf,
      more: html`<div class="proofs">
        <h2>${h.whyFrozen}</h2>
        <ul class="evidence">
          ${freezeEvidence(watchFreeze).map(
            (each) =>
              html`<li>
                <span class="num">${clock(each.at, site)}</span> <b>${each.source}</b>
                <span dir="auto">${plainText(each.title)}</span>
              </li>`,
          )}
        </ul>
      </div>`,
      figures: nightFigures(tour, h),
      frozen: true,
    };
  }

  const flying = rows.filter((row) => row.delivery.state === 'claimed');
  const waiting = rows.filter((row) => row.delivery.state === 'approved' && row.why.kind === 'leaves-next');
  const stopper = thawer ?? approver;
  const stopLink =
    stopper === undefined
      ? ''
      : html`<a class="button red big" href="${stopper.stop}" target="_blank" rel="noopener" data-stop-link
          >${shape('octagon')}<span>${h.stopBig}</span></a
        >`;
  const flew = tour.flew.length === 0 ? '' : flights(tour, facts, h);
  if (tour.flew.length > 0)
    return { title: h.stopTitle, lead: h.stopAfter, actions: flew, subs: subsOf, figures: nightFigures(tour, h) };
  if (!facts.slow)
    return {
      title: h.stopTitle,
      lead: h.stopLead1,
      actions: act('slow', h.makeSlow, 'strong big', shape('hourglass')),
      subs: subsOf,
      figures: nightFigures(tour, h),
    };
  const now9 = flying.length + waiting.length > 0;
  return {
    title: h.stopTitle,
    lead: now9 ? h.stopLead3 : tour.humanStop !== null ? h.stopMissed : h.stopLead2(thawer?.name ?? ''),
    actions: html`${now9 ? stopLink : decideLinks(underNext, thawer, facts, h.underAs, 2, true)}
    ${flying.map((row) => html`<p class="headline">${sentence(row.why, frame)} <span dir="auto">${plainText(cut(row.title))}</span></p>`)}
    ${now9 ? '' : stopLink}`,
    subs: subsOf,
    figures: nightFigures(tour, h),
  };
};

const flights = (tour: Tour, facts: Facts, h: Words['home']): Html =>
  html`<h2>${h.flewTitle}</h2>
    <ul class="rows">
      ${tour.flew.map((row) => deliveryRow(row, facts.frame))}
    </ul>`;

const dayAfter = (tour: Tour, facts: Facts, h: Words['home']): Step => {
  const over = tour.open.length === 0;
  const thawer = boxOf(facts, 'thaw');
  const approver = boxOf(facts, 'approve');
  const subsOf: Sub[] = [
    { done: over, text: h.subThawed },
    { done: over && tour.leaked === 0, text: h.subNothingLeft },
    { done: tour.kept.length >= 2, text: h.subKept(tour.kept.length) },
    { done: over && tour.held.length === 0 && tour.dropped.length > 0, text: h.subDropped(tour.dropped.length) },
  ];
  if (!over) {
    return {
      title: h.dayTitle,
      lead: h.dayLead(thawer?.name ?? ''),
      actions: thawer === undefined ? '' : out(thawer.desk, h.thawAs(thawer.name), 'button strong big'),
      subs: subsOf,
      more: flights(tour, facts, h),
      figures: nightFigures(tour, h),
      frozen: true,
    };
  }
  const asked = tour.held.filter((row) => row.delivery.askId !== null).toSorted(byDue);
  const links = decideLinks(asked, approver, facts, h.decideAs, 8, true);
  return {
    title: h.askTitle,
    lead: h.askLead(approver?.name ?? ''),
    actions: links === '' ? html`<p class="soft">${h.askSoon}</p>` : links,
    subs: subsOf,
    figures: figures([
      [h.heldFigure, tour.held.length],
      [h.leakedFigure, tour.leaked],
    ]),
  };
};

const stepOf = (tour: Tour, facts: Facts, h: Words['home']): Step => {
  const { frame, rows } = facts;
  const approver = boxOf(facts, 'approve');
  const drafts = rows.filter(isDraftLike).toSorted(byNews);
  const newest = approver?.letters.at(-1);
  switch (tour.step) {
    case 1:
      return {
        title: h.readTitle,
        lead: newest === undefined ? h.readWait : h.readLead(approver?.name ?? ''),
        actions:
          newest === undefined
            ? ''
            : html`<a class="button strong big" href="#${mailId(newest.letter.messageId)}" data-open-mail
                >${shape('tray')}<span>${h.openMail(approver?.name ?? '')}</span></a
              >`,
        subs: [
          { done: tour.drafts > 0, text: h.subDrafts(tour.drafts) },
          { done: tour.mailed, text: h.subMailed },
          { done: tour.opened, text: h.subOpened },
        ],
      };
    case 2: {
      const news = drafts.filter((row) => !row.lanes.includes('promo'));
      return {
        title: h.decideTitle,
        lead: h.decideLead(approver?.name ?? ''),
        actions: decideLinks(news.length > 0 ? news.toReversed() : drafts, approver, facts, h.decideAs, 2, true),
        subs: [
          { done: tour.opened, text: h.subOpened },
          { done: tour.edited, text: h.subEdited },
          { done: tour.approved !== null, text: h.subApprovedNot },
        ],
      };
    }
    case 3:
      return {
        title: h.publishTitle,
        lead: h.publishLead,
        actions: ofKind(rows, QUEUED).map((row) => html`<p class="headline">${sentence(row.why, frame)}</p>`),
        subs: [
          { done: true, text: h.subApproved(nameOf(tour.approved?.delivery.approval?.by ?? '', frame)) },
          { done: tour.edited, text: h.subEdited },
          { done: tour.published !== null, text: h.subPublished },
        ],
      };
    case 4:
      return night(tour, facts, h);
    case 5:
      return dayAfter(tour, facts, h);
    default:
      return {
        title: h.allDone,
        lead: h.allDoneLead,
        actions: html`<dl class="ways">
          <dt>${h.beginAnew}</dt>
          <dd><code>npm start -- --fresh</code></dd>
          <dt>${h.realFeed}</dt>
          <dd><code>npm start -- --fresh --feed https://…</code></dd>
        </dl>`,
        subs: [],
        figures: figures([
          [h.publishedFigure, rows.filter((row) => row.delivery.state === 'published').length],
          [h.leakedFigure, tour.leaked],
          [h.droppedFigure, tour.dropped.length],
        ]),
      };
  }
};

/** What each step left behind, for the line of the five. */
const trace = (index: number, tour: Tour, facts: Facts, h: Words['home']): string => {
  const by = tour.published?.delivery.approval?.by ?? null;
  switch (index) {
    case 0:
      return h.subDrafts(tour.drafts);
    case 1:
      return h.subApproved(nameOf(tour.approved?.delivery.approval?.by ?? '', facts.frame));
    case 2:
      return by === null ? h.subPublished : h.subPublishedBy(`${nameOf(by, facts.frame)} (${h.you})`);
    case 3:
      return h.leakedTrace(tour.leaked);
    default:
      return `${h.subKept(tour.kept.length)}, ${h.subDropped(tour.dropped.length).toLocaleLowerCase()}`;
  }
};

export const tourPart = (tour: Tour, facts: Facts, h: Words['home']): Html => {
  const step = stepOf(tour, facts, h);
  return html`<section class="tour" data-live="tour" aria-labelledby="tour-title">
    <ol class="stepper" aria-label="${h.tourLabel}">
      ${h.stepNames.map((name, index) => {
        const done = tour.done[index] === true;
        const now = tour.step === index + 1;
        return html`<li class="${done ? 'is-done' : now ? 'is-now' : ''}" ${now ? html`aria-current="step"` : ''}>
          <span class="step-sign">${done ? shape('check') : html`<span class="num">${index + 1}</span>`}</span>
          <span class="step-name">${name}<span class="sr"> (${done ? h.done : now ? h.current : h.toCome})</span></span>
          ${done ? html`<span class="step-trace soft">${trace(index, tour, facts, h)}</span>` : ''}
        </li>`;
      })}
    </ol>
    <div class="step" data-step="${tour.step}">
      <div>
        ${tour.step > 5 ? '' : html`<p class="sr">${h.stepOf(tour.step)}</p>`}
        <h1 id="tour-title" tabindex="-1" class="${step.frozen === true ? 'is-frozen' : ''}">
          ${step.frozen === true ? shape('octagon') : ''}${step.title}
        </h1>
        <p class="lead">${step.lead}</p>
        <div class="step-actions">${step.actions}</div>
        ${step.more ?? ''}
      </div>
      <div>${step.subs.length === 0 ? '' : subs(step.subs, h)}</div>
      <div class="step-figures">${step.figures ?? ''}</div>
    </div>
    <p class="tour-foot small"><a href="#past">${h.pastLink}</a></p>
  </section>`;
};
