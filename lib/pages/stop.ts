import type { Followed, StopReport } from '../freeze/stop.ts';
import { raw } from 'hono/html';
import { html, shape, type Html, type Shape } from './html.ts';
import { layout } from './layout.ts';
import { nowText } from './now.ts';
import { actForm, codeField, exact, noticeBox, otherWays, plainText, takeBackForm, whyBadge } from './parts.ts';
import { cordSection } from './bells.ts';
import { isPersonal, lastPressAt, signerOf, type Freeze } from '../records/freeze.ts';
import { listed } from '../words/list.ts';
import { accountWord, nameOf, quoted, scopeWords, sentence } from './sentence.ts';
import type { SiteView, StopShellView, StopView } from './views.ts';
import { clock, moment, short } from './when.ts';
import { words } from '../words/words.ts';
import { MINUTE_MS, SECOND_MS } from '../records/durations.ts';

/** How often the script checks again, and how many times at most. */
const FOLLOW_EVERY_MS = SECOND_MS;
const FOLLOW_AT_MOST = 30;

/** `hold`: only a press held half a second stops. Else one press does. */
const stopForm = (
  view: Pick<StopView, 'site'>,
  { token, id, label, hold }: { token: string; id: string; label: string; hold: boolean },
): Html => {
  const w = words(view.site.locale).pages;
  return html`<form method="post" action="/stop" class="stop" data-stop ${hold ? raw('data-hold') : ''}>
    <input type="hidden" name="token" value="${token}" />
    <input type="hidden" name="id" value="${id}" />
    <input type="hidden" name="sure" value="${hold ? '' : 'yes'}" />
    <button class="stop-button">
      <span class="stop-words"><b>${label}</b><span>${hold ? w.stopHoldNote : w.stopButtonNote}</span></span>
    </button>
    <p class="notice" data-hold-more hidden>${w.holdMore}</p>
  </form>`;
};

/** The short code of a mail, for whose link is broken or who has no script. */
const byCode = (site: SiteView): Html =>
  html`<form method="post" action="/stop/open" class="opener">${codeField(site)}</form>`;

/** GET /stop. One red button; nothing is asked before it acts. */
export const stopShell = ({ site, ways, hold }: StopShellView): string => {
  const w = words(site.locale).pages;
  return layout({
    title: w.stopTitle,
    site,
    page: 'stopping',
    stop: false,
    files: '/stop',
    body: html`<h1 class="sr">${w.stopEverything}</h1>
      <div data-before>${stopForm({ site }, { token: '', id: '', label: w.stopButton, hold })}</div>
      <p class="lead" data-before>${w.stopLead}</p>
      <div class="state red" data-while hidden>
        ${shape('octagon')}
        <h2 tabindex="-1">${w.stoppingTitle}</h2>
        <p>${w.stoppingNote}</p>
        <p class="num" data-retry></p>
      </div>
      <div class="state red" data-failed hidden>
        <h2 tabindex="-1">${w.notConfirmedTitle}</h2>
        <p>${w.notConfirmedNote}</p>
        <button type="button" class="strong big" data-press-again>${w.pressAgain}</button>
      </div>
      <div data-no-link hidden>
        <p class="notice">${w.noLinkHere}</p>
        ${byCode(site)}
      </div>
      <noscript
        ><p class="notice">${w.needsScript}</p>
        ${byCode(site)}</noscript
      >
      <section class="other">
        <h2>${w.otherWays}</h2>
        ${otherWays(ways, site)}
      </section>`,
  });
};

const FATE_SHAPES: Readonly<Record<Followed['fate'], Shape>> = {
  'in-flight': 'arrow',
  claimed: 'arrow',
  published: 'check',
  approved: 'back',
  draft: 'back',
  failed: 'cross',
  unknown: 'diamond',
  rejected: 'dash',
  expired: 'dash',
  withdrawn: 'back',
};

const flights = (report: StopReport, view: StopView): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  return html`<section data-part="flights">
    <h2>${w.inFlightTitle}</h2>
    ${
      report.inFlight.length === 0
        ? html`<p class="empty">${w.inFlightNone}</p>`
        : html`<ul class="rows">
            ${report.inFlight.map(
              (flight) =>
                html`<li class="row">
                  <p class="row-head">
                    <span class="badge ${flight.fate === 'published' ? 'green' : 'plain'}"
                      >${shape(FATE_SHAPES[flight.fate])}${w.fate[flight.fate]}</span
                    >
                    <span class="soft">${accountWord(flight.account, site.locale)}</span>
                  </p>
                  <p class="words">${exact(plainText(flight.text))}</p>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
};

const sent = (report: StopReport, view: StopView): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  return html`<section data-part="sent">
    <h2>${w.sentTitle}</h2>
    ${
      report.sent.length === 0
        ? html`<p class="empty">${w.sentNone}</p>`
        : html`<ul class="rows">
            ${report.sent.map((delivery) => {
              const why = {
                kind: 'published' as const,
                at: delivery.sentAt ?? delivery.changedAt,
                url: delivery.url,
                by: delivery.approval?.by ?? null,
              };
              return html`<li class="row">
                <p class="row-head">
                  ${whyBadge(why, site)} <span class="soft">${accountWord(delivery.account, site.locale)}</span>
                </p>
                <p class="words">${exact(plainText(delivery.content.text))}</p>
                <p class="why">
                  ${sentence(why, view)}
                  ${
                    delivery.url === null
                      ? ''
                      : html`<a href="${delivery.url}" rel="noreferrer noopener" target="_blank">${w.see}</a>`
                  }
                </p>
                <div class="actions">
                  ${takeBackForm(
                    delivery,
                    {
                      action: '/stop/act',
                      pass: { field: 'token', value: view.token },
                      fields: { freeze: report.freeze.id },
                    },
                    site,
                  )}
                </div>
              </li>`;
            })}
          </ul>`
    }
  </section>`;
};

/** Signs the end of the freeze in advance: for whoever may thaw it. */
const endForm = (freeze: Freeze, view: StopView): Html => {
  const w = words(view.site.locale).pages;
  return html`<form method="post" action="/stop/act" class="reason" data-guard>
    <input type="hidden" name="token" value="${view.token}" />
    <input type="hidden" name="freeze" value="${freeze.id}" />
    <input type="hidden" name="act" value="end" />
    <label for="until">${w.endLabel}</label>
    <input id="until" name="until" type="time" required />
    <noscript
      ><label class="tick"><input type="checkbox" name="sure" value="yes" required /> ${w.confirmEnd}</label></noscript
    >
    <button class="quiet" data-sure="${w.confirmEnd}"><span data-label>${w.endSet}</span></button>
    <p class="soft">${w.endNote}</p>
  </form>`;
};

const after = (report: StopReport, view: StopView): Html => {
  const { site } = view;
  const w = words(site.locale).pages;
  const { freeze } = report;
  return html`<section data-part="after">
    ${
      freeze.reason === null
        ? html`<form method="post" action="/stop/act" class="reason">
            <input type="hidden" name="token" value="${view.token}" />
            <input type="hidden" name="freeze" value="${freeze.id}" />
            <input type="hidden" name="act" value="reason" />
            <label for="reason">${w.reasonLabel}</label>
            <input id="reason" name="reason" maxlength="300" autocomplete="off" required />
            <button class="quiet">${w.reasonKeep}</button>
          </form>`
        : html`<p dir="auto">${quoted(freeze.reason, site.locale)}</p>`
    }
    <h2>${w.thaw}</h2>
    ${
      view.person.may.includes('thaw')
        ? html`<p class="soft">${w.thawNote}</p>
            ${actForm(
              {
                action: '/stop/act',
                pass: { field: 'token', value: view.token },
                fields: { freeze: freeze.id, act: 'thaw' },
                label: w.thaw,
                confirm: w.confirmThaw,
              },
              site,
            )}
            ${isPersonal(freeze) ? endForm(freeze, view) : ''}`
        : html`<p class="soft">${w.thawOther}</p>`
    }
  </section>`;
};

/** Whether bells may still answer soon. */
const awaitsBells = ({ freeze }: StopReport, { cord, now }: StopView): boolean =>
  now - lastPressAt(freeze) < MINUTE_MS &&
  cord.bells.some(({ state }) => state === 'ringing' || state === 'not-confirmed');

const reportBody = (report: StopReport, view: StopView): Html => {
  const { site, now } = view;
  const w = words(site.locale).pages;
  const { freeze } = report;
  const thawed = freeze.thawedAt !== null;
  const flying = report.inFlight.filter((flight) => flight.fate === 'in-flight' || flight.fate === 'claimed').length;
  const following = !thawed && (report.kind === 'stopping' || flying > 0 || awaitsBells(report, view));
  const title = report.kind === 'stopping' ? w.stoppingTitle : w.frozenTitle;
  const by = nameOf(freeze.by, view);
  const others = [...new Set((freeze.joined ?? []).map((press) => nameOf(press.by, view)))];
  return html`<div data-part="notice">${noticeBox(view.notice, site)}</div>
    <div data-part="state">
      ${
        thawed
          ? html`<div class="state plain">
              ${shape('dash')}
              <h1>${w.notice['thawed']}</h1>
            </div>`
          : html`<div class="state red">
              ${shape('octagon')}
              <h1 data-say>${title}</h1>
              <p>
                ${w.frozenThing(scopeWords(freeze.scopes, site.locale))}. ${w.frozenBy(by, short(freeze.at, now, site))}
              </p>
              ${others.length === 0 ? '' : html`<p>${w.joinedBy(listed(others, w.and))}</p>`}
              ${
                freeze.until === null
                  ? ''
                  : html`<p>${w.frozenUntil(nameOf(signerOf(freeze), view), moment(freeze.until, now, site))}</p>`
              }
              <p>${report.kind === 'stopping' ? w.stoppingNote : w.frozenNote}</p>
            </div>`
      }
      <dl class="figures">
        <div>
          <dt>${w.aboutHeld}</dt>
          <dd class="num">${report.held}</dd>
        </div>
        <div>
          <dt>${w.inFlightCount}</dt>
          <dd class="num">${flying}</dd>
        </div>
        <div>
          <dt>${w.lastPost}</dt>
          <dd class="num">${report.lastPostAt === null ? w.never : clock(report.lastPostAt, site)}</dd>
        </div>
      </dl>
    </div>
    ${
      following
        ? html`<form
            method="post"
            action="/stop/state"
            data-poll
            data-every="${FOLLOW_EVERY_MS}"
            data-most="${FOLLOW_AT_MOST}"
          >
            <input type="hidden" name="token" value="${view.token}" />
            <input type="hidden" name="freeze" value="${freeze.id}" />
            <p class="notice" data-tired hidden>${w.stillFollowing}</p>
            <p class="soft" data-following hidden>${w.following}</p>
            <button class="quiet">${w.refresh}</button>
          </form>`
        : ''
    }
    ${view.so === null ? '' : html`<p data-part="now">${nowText(view.so, view)}</p>`}
    <section data-part="cord">
      ${cordSection(view.cord, { action: '/stop/act', token: view.token, freeze: freeze.id }, view)}
    </section>
    ${flights(report, view)} ${sent(report, view)} ${thawed ? '' : after(report, view)}`;
};

const notStopped = (title: string, note: string, view: StopView, retry: string | null): Html => {
  const w = words(view.site.locale).pages;
  return html`<div class="state red">
      ${shape('octagon')}
      <h1 data-say>${title}</h1>
      <p>${note}</p>
    </div>
    ${retry === null ? '' : stopForm(view, { token: view.token, id: retry, label: w.pressAgain, hold: false })}
    <section class="other">
      <h2>${w.otherWays}</h2>
      ${otherWays(view.ways, view.site)}
    </section>`;
};

/** Without script nothing can be held: then a second form stops. */
const secondForm = (id: string, view: StopView): Html => {
  const w = words(view.site.locale).pages;
  return html`<h1 data-say>${w.stopSecondTitle}</h1>
    <p class="lead">${w.stopSecondNote}</p>
    ${stopForm(view, { token: view.token, id, label: w.stopButton, hold: false })}`;
};

/** The answer to POST /stop, /stop/state and /stop/act. */
export const stopPage = (view: StopView): string => {
  const { site, answer } = view;
  const w = words(site.locale).pages;
  const body = (): { title: string; html: Html } => {
    switch (answer.kind) {
      case 'stopping':
        return { title: w.stoppingTitle, html: reportBody(answer, view) };
      case 'frozen':
        return { title: w.frozenTitle, html: reportBody(answer, view) };
      case 'not-confirmed':
        return {
          title: w.notConfirmedTitle,
          html: notStopped(w.notConfirmedTitle, w.notConfirmedNote, view, answer.id),
        };
      case 'ready':
        return {
          title: w.stopTitle,
          html: html`<h1 class="sr" data-say>${w.stopEverything}</h1>
            ${stopForm(view, { token: view.token, id: answer.id, label: w.stopButton, hold: false })}`,
        };
      case 'unsure':
        return { title: w.stopSecondTitle, html: secondForm(answer.id, view) };
      case 'not-allowed':
        return { title: w.notStoppedTitle, html: notStopped(w.notStoppedTitle, w.notStoppedRight, view, null) };
      case 'closed':
        return { title: w.notStoppedTitle, html: notStopped(w.notStoppedTitle, w.notStoppedLink, view, null) };
    }
  };
  const { title, html: content } = body();
  return layout({
    title,
    site,
    now: view.now,
    page: 'report',
    stop: false,
    files: '/stop',
    nav: [{ href: '/desk', text: w.desk, keep: true }],
    body: content,
  });
};
