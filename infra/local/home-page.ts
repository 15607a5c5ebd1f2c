import { sentenceOf } from '../../lib/crisis/message.ts';
import { RECORDED_DAY_IDS } from '../../lib/crisis/days/catalogue.ts';
import type { Why } from '../../lib/delivery/why.ts';
import type { Trap } from '../../lib/crisis/stream.ts';
import type { Slot } from '../../lib/drill/drill.ts';
import { outcomeOf } from '../../lib/pages/day.ts';
import type { Day } from '../../lib/pages/day-view.ts';
import { html, shape, type Child, type Html } from '../../lib/pages/html.ts';
import { layout } from '../../lib/pages/layout.ts';
import {
  brakeBanner,
  deliveryRow,
  freezeBanner,
  freezeEvidence,
  plainText,
  proposalBanner,
  timelineList,
  watchBanner,
} from '../../lib/pages/parts.ts';
import { watchPanel } from '../../lib/pages/desk.ts';
import { nameOf, sentence } from '../../lib/pages/sentence.ts';
import { clock, soon } from '../../lib/pages/when.ts';
import { words, type Words } from '../../lib/words/words.ts';
import type { Locale } from '../../lib/settings.ts';
import type { Facts, HomeRow, Mailbox } from './home-facts.ts';
import { isDraftLike, tourOf, type Tour } from './home-tour.ts';
import { MINUTE_MS } from '../../lib/records/durations.ts';

/** The one page of `npm start`: what happens on this machine, and five steps through it. */

const QUEUED: readonly Why['kind'][] = [
  'in-flight',
  'unknown',
  'leaves-next',
  'slot',
  'cap',
  'braked',
  'frozen',
  'held',
  'watch-silent',
  'too-late',
  'not-configured',
  'control-unreadable',
  'failed',
];
const ENDED: readonly Why['kind'][] = ['rejected', 'expired'];

const ofKind = (rows: readonly HomeRow[], kinds: readonly Why['kind'][]) =>
  rows.filter((row) => kinds.includes(row.why.kind));

const byDue = (a: HomeRow, b: HomeRow) => (a.delivery.dueAt ?? 0) - (b.delivery.dueAt ?? 0);
/** The newest item first: what the newspaper has just reported matters most. */
const byNews = (a: HomeRow, b: HomeRow) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0);

const cut = (text: string): string => (text.length > 70 ? `${text.slice(0, 69).trimEnd()}…` : text);

/** A way out of this page, so that the page stays open beside it. */
const out = (href: string, label: Child, look = 'button quiet', about = ''): Html =>
  html`<a class="${look}" href="${href}" target="_blank" rel="noopener"
    >${label}${about === '' ? '' : html` <span class="about" dir="auto">${plainText(cut(about))}</span>`}</a
  >`;

const act = (name: string, label: string, look: string, sign: Child = ''): Html =>
  html`<button type="button" class="${look}" data-do="${name}">${sign}<span>${label}</span></button>`;

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

const figures = (items: readonly (readonly [label: string, value: number | string])[]): Html =>
  html`<dl class="figures">
    ${items.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd class="num">${value}</dd>
        </div>`,
    )}
  </dl>`;

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

const boxOf = (facts: Facts, right: 'approve' | 'thaw', not: readonly string[] = []): Mailbox | undefined =>
  facts.mailboxes.find((box) => box.may.includes(right) && box.may.includes('approve') && !not.includes(box.person)) ??
  facts.mailboxes.find((box) => box.may.includes(right));

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

/** `22:46`, in the past's own clock. */
const nightClock = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(words(locale).language.tag, { timeZone: 'Europe/Paris', timeStyle: 'short' }).format(at);

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
    const reported = news.some((row) => (row.publishedAt ?? 0) > watchFreeze.at - 5 * MINUTE_MS);
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

const tourPart = (tour: Tour, facts: Facts, h: Words['home']): Html => {
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

/* The parts of the page */

export const mailId = (messageId: string): string => `mail-${messageId.replaceAll(/[^\w-]/g, '')}`;

const mailbox = (box: Mailbox, facts: Facts, first: boolean): Html => {
  const { site } = facts.frame;
  const h = words(site.locale).home;
  const unread = box.letters.filter((each) => !each.opened).length;
  return html`<li class="box" id="box-${box.person}">
    <details data-box ${first ? html`open` : ''}>
      <summary>
        <b>${h.mailboxOf(box.name)}</b>
        <span class="soft small"
          >${h.mayDo(box.may.map((right) => h.right[right]).join(', '))} · ${h.unreadCount(unread)}</span
        >
      </summary>
      <p class="box-links">
        ${out(box.desk, h.deskOf)} ${out(box.stop, html`${shape('octagon')}${h.stopOf}`, 'button quiet stop-quiet')}
      </p>
      ${box.letters.length === 0 ? html`<p class="empty">${h.noMail}</p>` : ''}
      <ul class="letters">
        ${box.letters.map(
          ({ letter, opened }) =>
            html`<li id="${mailId(letter.messageId)}">
              <details data-mail>
                <summary>
                  <span class="subject ${opened ? '' : 'unread'}" dir="auto">${letter.subject}</span>
                  <span class="soft small"
                    >${opened ? '' : `${h.unread} · `}<span class="num">${clock(letter.at, site)}</span></span
                  >
                </summary>
                <iframe
                  title="${letter.subject}"
                  data-src="/local/mail/${encodeURIComponent(letter.messageId)}"
                  sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
                ></iframe>
              </details>
            </li>`,
        )}
      </ul>
      ${
        box.letters.length > LETTERS_SHOWN
          ? html`<button type="button" class="quiet small" data-all>
              ${h.olderMail(box.letters.length - LETTERS_SHOWN)}
            </button>`
          : ''
      }
    </details>
  </li>`;
};

const LETTERS_SHOWN = 4;

const rowLinks = (row: HomeRow, facts: Facts): Html | '' => {
  const h = words(facts.frame.site.locale).home;
  if (!isDraftLike(row) || row.why.kind === 'frozen') return '';
  const links = facts.mailboxes.flatMap((box) => {
    const href = facts.review(row.delivery, box.person);
    return href === null ? [] : [out(href, html`${h.as(box.name)}`, 'small-link')];
  });
  return links.length === 0 ? '' : html`<span class="small soft">${h.decideHere}</span> ${links}`;
};

const queuePart = (facts: Facts, tour: Tour): Html => {
  const { frame, rows } = facts;
  const h = words(frame.site.locale).home;
  const w = words(frame.site.locale).pages;
  const waiting = ofKind(rows, QUEUED).toSorted(byDue);
  const drafts = ofKind(rows, ['needs-decision']).toSorted(byNews);
  const ended = ofKind(rows, ENDED);
  const list = (items: readonly HomeRow[]) =>
    html`<ul class="rows">
      ${items.map(
        (row) =>
          html`<li class="holder" id="row-${row.delivery.id}">
            <ul>
              ${deliveryRow(row, frame, rowLinks(row, facts))}
            </ul>
          </li>`,
      )}
    </ul>`;
  return html`<section data-live="queue" id="queue">
    <h2>${w.secQueue} <span class="num soft">${waiting.length}</span></h2>
    ${waiting.length === 0 ? html`<p class="empty">${w.queueEmpty}</p>` : html`<p class="soft small">${h.queueLead}</p>`}
    ${list(waiting)}
    ${
      drafts.length === 0
        ? ''
        : html`<details class="more-rows" ${tour.step <= 2 ? html`open` : ''}>
            <summary>${h.toDecide} <span class="num soft">${drafts.length}</span></summary>
            ${list(drafts)}
          </details>`
    }
    ${
      ended.length === 0
        ? ''
        : html`<details class="more-rows">
            <summary>${h.ended(ended.length)}</summary>
            ${list(ended)}
          </details>`
    }
  </section>`;
};

const timelinesPart = (facts: Facts): Html => {
  const { frame, posts } = facts;
  const h = words(frame.site.locale).home;
  return html`<section data-live="timelines" id="timelines">
    <h2>${h.timelines} <span class="num soft">${posts.length}</span></h2>
    ${facts.slow ? html`<p class="notice-line">${shape('hourglass')} ${h.slowOn} ${act('fast', h.makeFast, 'quiet small')}</p>` : ''}
    ${
      posts.length === 0
        ? html`<p class="empty">${h.timelinesEmpty}</p>`
        : html`<ul class="rows">
            ${posts.map((post) => html`<li class="holder post-holder" id="post-${post.id}">${timelineList([post], frame)}</li>`)}
          </ul>`
    }
    <p class="soft small">${h.sandboxNote}</p>
  </section>`;
};

const watchPart = (facts: Facts): Html => {
  const { frame, headlines, freezes } = facts;
  const h = words(frame.site.locale).home;
  const evidence = new Set(freezes.flatMap((freeze) => freeze.evidence.map((each) => `${each.source} ${each.title}`)));
  const braked = frame.watch.braked.map((each) => each.why ?? '');
  return html`<section data-live="watch" id="watch">
    ${watchPanel(frame)}
    <h3>${h.headlines}</h3>
    <ul class="headlines">
      ${headlines.map((each) => {
        const proof = evidence.has(`${each.owner} ${each.title}`) || braked.includes(`${each.owner}: ${each.title}`);
        return html`<li id="news-${each.id}" class="${proof ? 'is-proof' : ''}">
          <span class="num">${clock(each.at, frame.site)}</span> <b>${each.owner}</b>
          <span dir="auto">${plainText(each.title)}</span>${
            proof ? html` <span class="lane">${shape('diamond')} ${h.isEvidence}</span>` : ''
          }
        </li>`;
      })}
    </ul>
  </section>`;
};

const bannersPart = (facts: Facts): Html => {
  const { frame } = facts;
  return html`<div data-live="banners">
    ${frame.freezes.map((freeze) => html`<div id="banner-${freeze.id}">${freezeBanner(freeze, frame)}</div>`)}
    ${brakeBanner(frame.watch.braked, frame)} ${watchBanner(frame.watch, frame)}
    ${facts.proposals.map((each) => html`<div id="proposal-${each.id}">${proposalBanner(each, frame, '')}</div>`)}
  </div>`;
};

const postLines = (slots: readonly Slot[], at: (time: number) => string, facts: Facts): Html =>
  html`<ul class="past-posts">
    ${slots.map(
      (slot) =>
        html`<li>
          <b class="num">${at(slot.leftAt ?? slot.at)}</b>
          <span>${slot.text} <span class="lane">${words(facts.frame.site.locale).pages.lane[slot.lane]}</span></span>
        </li>`,
    )}
  </ul>`;

const PAST_SHOWN = 6;

const trapLines = (traps: readonly Trap[], facts: Facts): Html =>
  html`<ul class="past-posts">
    ${traps.map(
      (trap) =>
        html`<li>
          <b class="num">${nightClock(trap.at, facts.frame.site.locale)}</b>
          <span
            ><span dir="auto">${plainText(trap.title)}</span>
            <span class="lane">${words(facts.frame.site.locale).report.trap[trap.family]}</span></span
          >
        </li>`,
    )}
  </ul>`;

const trapList = (traps: readonly Trap[], facts: Facts): Html => {
  const { locale } = facts.frame.site;
  return html`<h3>${words(locale).report.traps(traps.length)}</h3>
    ${trapLines(traps.slice(0, PAST_SHOWN), facts)}
    ${
      traps.length <= PAST_SHOWN
        ? ''
        : html`<details class="more-rows">
            <summary>${words(locale).home.pastMore(traps.length - PAST_SHOWN)}</summary>
            ${trapLines(traps.slice(PAST_SHOWN), facts)}
          </details>`
    }`;
};

const played = (day: Day, facts: Facts): Html => {
  const { locale } = facts.frame.site;
  const h = words(locale).home;
  const say = words(locale).report;
  const at = (time: number) => nightClock(time, locale);
  const outcome = outcomeOf(day);
  const part = (title: string, slots: readonly Slot[], none: string): Html =>
    html`<h3>${title} <span class="num soft">${slots.length}</span></h3>
      ${slots.length === 0 ? html`<p class="soft">${none}</p>` : postLines(slots.slice(0, PAST_SHOWN), at, facts)}
      ${
        slots.length <= PAST_SHOWN
          ? ''
          : html`<details class="more-rows">
              <summary>${h.pastMore(slots.length - PAST_SHOWN)}</summary>
              ${postLines(slots.slice(PAST_SHOWN), at, facts)}
            </details>`
      }`;
  return html`<p class="verdict ${outcome.frozen ? 'is-frozen' : ''}">
      ${outcome.frozen ? shape('octagon') : ''}${outcome.verdict}
    </p>
    ${figures(outcome.figures)}
    <p>${out('/local/day', h.pastPicture, 'button quiet')}</p>
    <div class="past-parts">
      <div>
        <h3>${say.decided}</h3>
        ${
          day.decisions.length === 0
            ? html`<p class="soft">${say.nothingDecided}</p>`
            : html`<ul class="past-posts">
                ${day.decisions.map(
                  (decision) =>
                    html`<li>
                      <b class="num">${at(decision.at)}</b>
                      <span
                        ><b
                          >${say[decision.action]}${decision.action === 'brake' ? ` ${say.until} ${at(decision.until)}` : ''}.</b
                        >
                        ${sentenceOf(decision, locale)}</span
                      >
                    </li>`,
                )}
              </ul>`
        }
        ${part(say.missedTitle, outcome.missed, h.pastNoneMissed)}
        ${part(say.lateTitle, outcome.delayed, h.pastNoneDelayed)}
      </div>
      <div>
        ${part(say.heldTitle, outcome.held, h.pastNoneHeld)}
        ${outcome.traps.length === 0 ? '' : trapList(outcome.traps, facts)}
      </div>
    </div>`;
};

const pastPart = (facts: Facts): Html => {
  const { past, frame } = facts;
  const { locale } = frame.site;
  const h = words(locale).home;
  const on = past?.kind === 'playing' ? past : null;
  return html`<section class="past" id="past" aria-labelledby="past-title">
    <h2 id="past-title">${h.pastTitle}</h2>
    <p class="soft">${h.pastLead}</p>
    <fieldset class="days">
      <legend class="sr">${h.pastChoice}</legend>
      ${RECORDED_DAY_IDS.map(
        (id, index) =>
          html`<label class="day"
            ><input type="radio" name="past" value="${id}" ${index === 0 ? html`checked` : ''} /><span
              ><b>${words(locale).days[id].name}</b>
              <span class="soft small">${words(locale).days[id].about}</span></span
            ></label
          >`,
      )}
    </fieldset>
    <div data-live="past-play">
      <button type="button" class="button strong" data-do="past" ${on === null ? '' : html`disabled`}>
        ${on === null ? h.pastPlay : h.pastPlaying}
      </button>
    </div>
    <div data-live="past" aria-live="polite">
      ${past === null ? '' : html`<h3 class="past-name">${words(locale).days[past.name].name}</h3>`}
      ${
        on === null
          ? ''
          : on.moment === null
            ? html`<div class="past-now">
                <p class="soft">${h.pastStarting}</p>
                <progress aria-label="${h.pastStarting}"></progress>
              </div>`
            : html`<div class="past-now">
                <p class="past-clock num">${nightClock(on.moment.at, locale)}</p>
                <div>
                  <p>
                    <b
                      >${on.moment.frozenAt !== null ? html`${shape('octagon')} ${h.pastFrozen(nightClock(on.moment.frozenAt, locale))}` : (on.moment.delayedUntil ?? 0) > on.moment.at ? html`${shape('hourglass')} ${h.pastDelayed}` : h.pastCalm}</b
                    >
                    <span class="soft num">${h.pastSent(on.moment.sent)}</span>
                  </p>
                  <p class="soft" dir="auto">
                    ${on.moment.headlines[0] === undefined ? '' : plainText(on.moment.headlines[0].title)}
                  </p>
                </div>
                <progress
                  max="${on.moment.to - on.moment.from}"
                  value="${on.moment.at - on.moment.from}"
                  aria-label="${h.pastPlaying}"
                ></progress>
              </div>`
      }
      ${past?.kind === 'broken' ? html`<p class="notice">${h.pastBroken} <span dir="auto">${past.why}</span></p>` : ''}
      ${past?.kind === 'played' ? played(past.day, facts) : ''}
    </div>
  </section>`;
};

const stopPart = (facts: Facts): Html => {
  const h = words(facts.frame.site.locale).home;
  const box = boxOf(facts, 'approve');
  if (box === undefined) return html``;
  const token = box.stop.split('#')[1] ?? '';
  return html`<aside class="stop-bar" data-live="stop">
    <input type="hidden" name="token" value="${token}" />
    <a class="button red big" href="${box.stop}" target="_blank" rel="noopener"
      >${shape('octagon')}<span><b>${h.stopBig}</b> <span class="small">${h.stopAs(box.name)}</span></span></a
    >
  </aside>`;
};

export const homePage = (facts: Facts): string => {
  const { frame } = facts;
  const h = words(frame.site.locale).home;
  const tour = tourOf(facts);
  return layout({
    title: h.title,
    site: frame.site,
    now: frame.now,
    page: 'home',
    stop: false,
    body: html`<link rel="stylesheet" href="/local/home.css" />
      <script defer src="/local/home.js"></script>
      <p class="notice gone" data-gone role="alert" hidden>${h.gone}</p>
      ${tourPart(tour, facts, h)} ${bannersPart(facts)}
      <div class="columns">
        <div>
          <section data-live="mail" id="mail">
            <h2>${h.mail}</h2>
            <ul class="boxes">
              ${facts.mailboxes.map((box, index) => mailbox(box, facts, index === 0))}
            </ul>
          </section>
          ${queuePart(facts, tour)}
        </div>
        <div>${timelinesPart(facts)} ${watchPart(facts)}</div>
      </div>
      ${pastPart(facts)} ${stopPart(facts)}`,
  });
};
