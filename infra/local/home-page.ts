import { watchPanel } from '../../lib/pages/desk.ts';
import { html, shape, type Html } from '../../lib/pages/html.ts';
import { layout } from '../../lib/pages/layout.ts';
import {
  brakeBanner,
  deliveryRow,
  freezeBanner,
  plainText,
  proposalBanner,
  timelineList,
  watchBanner,
} from '../../lib/pages/parts.ts';
import { clock } from '../../lib/pages/when.ts';
import { words } from '../../lib/words/words.ts';
import type { Facts, HomeRow, Mailbox } from './home-facts.ts';
import { act, boxOf, byDue, byNews, ENDED, mailId, ofKind, out, QUEUED } from './home-parts.ts';
import { pastPart } from './home-past.ts';
import { tourPart } from './home-steps.ts';
import { isDraftLike, type Tour } from './home-tour.ts';

/** The one page of `npm start`: what happens on this machine, and five steps through it. */

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

export const homePage = (facts: Facts, tour: Tour): string => {
  const { frame } = facts;
  const h = words(frame.site.locale).home;
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
