import { MINUTE_MS } from '../../lib/records/durations.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import { html, shape, type Child, type Html } from '../../lib/pages/html.ts';
import { deliveryRow, freezeEvidence, plainText } from '../../lib/pages/parts.ts';
import { nameOf, sentence } from '../../lib/pages/sentence.ts';
import { clock, soon } from '../../lib/pages/when.ts';
import type { Words } from '../../lib/words/words.ts';
import type { Facts, HomeRow, Mailbox } from './home-facts.ts';
import { act, boxOf, byDue, byNews, cut, figures, mailId, ofKind, out, QUEUED } from './home-parts.ts';
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

const lookOf = (strong: boolean): string => (strong ? 'button strong' : 'button quiet');

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
            ${out(href, html`<b>${label(box.name)}</b>`, lookOf(strong && index === 0), row.title)}
          </li>`,
      )}
  </ul>`;
};

const nightSubs = (tour: Tour, facts: Facts, h: Words['home']): Sub[] => [
  { done: tour.linedUp >= 3 || tour.watchFreeze !== null, text: h.subLined(tour.linedUp) },
  { done: facts.playing !== null || tour.watchFreeze !== null, text: h.subHeadlines },
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

/** What the steps of the night need: the rows that can be decided on, and who decides. */
type Night = {
  tour: Tour;
  facts: Facts;
  h: Words['home'];
  approver: Mailbox | undefined;
  thawer: Mailbox | undefined;
  promo: readonly HomeRow[];
  news: readonly HomeRow[];
  /** What is offered under a freeze: the news first, where there is any. */
  underNext: readonly HomeRow[];
};

const nightOf = (tour: Tour, facts: Facts, h: Words['home']): Night => {
  const drafts = facts.rows.filter(isDraftLike).toSorted(byNews);
  const open = drafts.filter((row) => row.delivery.state === 'draft');
  const news = open.filter((row) => !row.lanes.includes('promo'));
  return {
    tour,
    facts,
    h,
    approver: boxOf(facts, 'approve'),
    thawer: boxOf(facts, 'thaw'),
    promo: drafts.filter((row) => row.lanes.includes('promo')),
    news,
    underNext: news.length > 0 ? news : open,
  };
};

/** Before the headlines: three promo posts are to wait for their slots. */
const eveningStep = ({ tour, facts, h, approver, promo }: Night): Omit<Step, 'subs'> => {
  if (tour.linedUp < 3 && promo.length > 0) {
    return {
      title: h.nightTitle,
      lead: h.nightFirst,
      actions: decideLinks(promo, approver, facts, h.approveAs, 5, true),
    };
  }
  const more = decideLinks(promo, approver, facts, h.approveAs, 3, false);
  const lead = tour.lined.length > 0 ? h.playLead : h.playLate;
  return { title: h.nightTitle, lead, actions: html`${act('play', h.play, 'strong big')} ${more}` };
};

/** The headlines arrive. */
const playingStep = (playing: NonNullable<Facts['playing']>, { facts, h }: Night): Omit<Step, 'subs'> => {
  const last = facts.headlines[0];
  return {
    title: h.playing(playing.shown, playing.total),
    lead: h.playingLead,
    actions:
      last === undefined
        ? ''
        : html`<p class="headline"><b>${last.owner}</b> <span dir="auto">${plainText(last.title)}</span></p>`,
  };
};

const slotLine = ({ tour, facts, h }: Night): Html | '' => {
  const { site, now } = facts.frame;
  if (tour.passed.length > 0) return html`<p class="headline">${h.slotPassed(tour.passed.length)}</p>`;
  return tour.nextSlot === null ? '' : html`<p class="headline">${h.slotWait(soon(tour.nextSlot, now, site))}</p>`;
};

/** What may be approved under the freeze, or how far the one is that was. */
const underFreeze = (freeze: Freeze, { facts, h, thawer, news, underNext }: Night): Child => {
  const leaving = facts.rows.filter(({ delivery }) => delivery.state !== 'draft' && delivery.approval?.under === true);
  if (leaving.length > 0) return leaving.map((row) => html`<p class="headline">${sentence(row.why, facts.frame)}</p>`);
  const reported = news.some((row) => (row.publishedAt ?? 0) > freeze.at - 5 * MINUTE_MS);
  const links = decideLinks(underNext, thawer, facts, h.underAs, 2, true);
  return html`${links} ${reported ? '' : html`<p class="soft">${h.noNewsYet}</p>`}`;
};

const whyFrozen = (freeze: Freeze, { facts, h }: Night): Html =>
  html`<div class="proofs">
    <h2>${h.whyFrozen}</h2>
    <ul class="evidence">
      ${freezeEvidence(freeze).map(
        (each) =>
          html`<li>
            <span class="num">${clock(each.at, facts.frame.site)}</span> <b>${each.source}</b>
            <span dir="auto">${plainText(each.title)}</span>
          </li>`,
      )}
    </ul>
  </div>`;

/** The watch has frozen: a slot passes, and one post leaves under the freeze. */
const frozenStep = (freeze: Freeze, night: Night): Omit<Step, 'subs'> => {
  const { tour, h, thawer } = night;
  return {
    title: h.frozenTitle,
    lead: h.frozenLead(thawer?.name ?? ''),
    actions: html`${underFreeze(freeze, night)} ${slotLine(night)}`,
    more: whyFrozen(freeze, night),
    figures: nightFigures(tour, h),
    frozen: true,
  };
};

const stopLead = (sending: boolean, { tour, h, thawer }: Night): string => {
  if (sending) return h.stopLead3;
  return tour.humanStop !== null ? h.stopMissed : h.stopLead2(thawer?.name ?? '');
};

/** A person stops while something is being sent: for that the sandbox is made slow. */
const stopStep = (night: Night): Omit<Step, 'subs'> => {
  const { tour, facts, h, approver, thawer, underNext } = night;
  const step = { title: h.stopTitle, figures: nightFigures(tour, h) };
  if (tour.flew.length > 0) return { ...step, lead: h.stopAfter, actions: flights(tour, facts, h) };
  if (!facts.slow) {
    const slow = act('slow', h.makeSlow, 'strong big', shape('hourglass'));
    return { ...step, lead: h.stopLead1, actions: slow };
  }
  const flying = facts.rows.filter((row) => row.delivery.state === 'claimed');
  const leaving = facts.rows.filter((row) => row.delivery.state === 'approved' && row.why.kind === 'leaves-next');
  const sending = flying.length + leaving.length > 0;
  const stopper = thawer ?? approver;
  const stopLink =
    stopper === undefined
      ? ''
      : html`<a class="button red big" href="${stopper.stop}" target="_blank" rel="noopener" data-stop-link
          >${shape('octagon')}<span>${h.stopBig}</span></a
        >`;
  const flyingLines = flying.map(
    (row) =>
      html`<p class="headline">
        ${sentence(row.why, facts.frame)} <span dir="auto">${plainText(cut(row.title))}</span>
      </p>`,
  );
  return {
    ...step,
    lead: stopLead(sending, night),
    actions: sending
      ? html`${stopLink} ${flyingLines}`
      : html`${decideLinks(underNext, thawer, facts, h.underAs, 2, true)} ${stopLink}`,
  };
};

const nightStep = (tour: Tour, facts: Facts, h: Words['home']): Step => {
  const night = nightOf(tour, facts, h);
  const { watchFreeze } = tour;
  const step = (): Omit<Step, 'subs'> => {
    if (watchFreeze === null) return facts.playing === null ? eveningStep(night) : playingStep(facts.playing, night);
    if (tour.under.length === 0 || (tour.passed.length === 0 && tour.nextSlot !== null))
      return frozenStep(watchFreeze, night);
    return stopStep(night);
  };
  return { ...step(), subs: nightSubs(tour, facts, h) };
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

const readStep = (tour: Tour, facts: Facts, h: Words['home']): Step => {
  const approver = boxOf(facts, 'approve');
  const name = approver?.name ?? '';
  const newest = approver?.letters.at(-1);
  const open = (id: string): Html =>
    html`<a class="button strong big" href="#${mailId(id)}" data-open-mail
      >${shape('tray')}<span>${h.openMail(name)}</span></a
    >`;
  return {
    title: h.readTitle,
    lead: newest === undefined ? h.readWait : h.readLead(name),
    actions: newest === undefined ? '' : open(newest.letter.messageId),
    subs: [
      { done: tour.drafts > 0, text: h.subDrafts(tour.drafts) },
      { done: tour.mailed, text: h.subMailed },
      { done: tour.opened, text: h.subOpened },
    ],
  };
};

const decideStep = (tour: Tour, facts: Facts, h: Words['home']): Step => {
  const approver = boxOf(facts, 'approve');
  const drafts = facts.rows.filter(isDraftLike).toSorted(byNews);
  const news = drafts.filter((row) => !row.lanes.includes('promo'));
  const first = news.length > 0 ? news.toReversed() : drafts;
  return {
    title: h.decideTitle,
    lead: h.decideLead(approver?.name ?? ''),
    actions: decideLinks(first, approver, facts, h.decideAs, 2, true),
    subs: [
      { done: tour.opened, text: h.subOpened },
      { done: tour.edited, text: h.subEdited },
      { done: tour.approved !== null, text: h.subApprovedNot },
    ],
  };
};

const publishStep = (tour: Tour, { frame, rows }: Facts, h: Words['home']): Step => ({
  title: h.publishTitle,
  lead: h.publishLead,
  actions:
    tour.published === null
      ? ofKind(rows, QUEUED).map((row) => html`<p class="headline">${sentence(row.why, frame)}</p>`)
      : html`<p class="headline" dir="auto">${plainText(cut(tour.published.title))}</p>
          ${act('on', h.goOn, 'strong big')}`,
  subs: [
    { done: true, text: h.subApproved(approverName(tour, frame)) },
    { done: tour.edited, text: h.subEdited },
    { done: tour.published !== null, text: h.subPublished },
  ],
});

const allDone = (tour: Tour, { rows }: Facts, h: Words['home']): Step => ({
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
});

const STEPS = [readStep, decideStep, publishStep, nightStep, dayAfter];

const approverName = (tour: Tour, frame: Facts['frame']): string =>
  nameOf(tour.approved?.delivery.approval?.by ?? '', frame);

/** What each step left behind, for the line of the five. */
const trace = (index: number, tour: Tour, facts: Facts, h: Words['home']): string => {
  const by = tour.published?.delivery.approval?.by ?? null;
  switch (index) {
    case 0:
      return h.subDrafts(tour.drafts);
    case 1:
      return h.subApproved(approverName(tour, facts.frame));
    case 2:
      return by === null ? h.subPublished : h.subPublishedBy(`${nameOf(by, facts.frame)} (${h.you})`);
    case 3:
      return h.leakedTrace(tour.leaked);
    default:
      return `${h.subKept(tour.kept.length)}, ${h.subDropped(tour.dropped.length).toLocaleLowerCase()}`;
  }
};

const stepSign = (index: number, tour: Tour, facts: Facts, h: Words['home']): Html => {
  const done = tour.done[index] === true;
  const now = tour.step === index + 1;
  const [look, said] = done ? ['is-done', h.done] : now ? ['is-now', h.current] : ['', h.toCome];
  return html`<li class="${look}" ${now ? html`aria-current="step"` : ''}>
    <span class="step-sign">${done ? shape('check') : html`<span class="num">${index + 1}</span>`}</span>
    <span class="step-name">${h.stepNames[index]}<span class="sr"> (${said})</span></span>
    ${done ? html`<span class="step-trace soft">${trace(index, tour, facts, h)}</span>` : ''}
  </li>`;
};

export const tourPart = (tour: Tour, facts: Facts, h: Words['home']): Html => {
  const step = (STEPS[tour.step - 1] ?? allDone)(tour, facts, h);
  const frozen = step.frozen === true;
  return html`<section class="tour" data-live="tour" aria-labelledby="tour-title">
    <ol class="stepper" aria-label="${h.tourLabel}">
      ${h.stepNames.map((_, index) => stepSign(index, tour, facts, h))}
    </ol>
    <div class="step" data-step="${tour.step}">
      <div>
        ${tour.step > 5 ? '' : html`<p class="sr">${h.stepOf(tour.step)}</p>`}
        <h1 id="tour-title" tabindex="-1" class="${frozen ? 'is-frozen' : ''}">
          ${frozen ? shape('octagon') : ''}${step.title}
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
