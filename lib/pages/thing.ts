import { words } from '../words/words.ts';
import { cordSection } from './bells.ts';
import { freezeOf, postActs, thawOf, tryForm, type Acting } from './desk-acts.ts';
import { html, shape, type Html } from './html.ts';
import type { Landing } from './landing.ts';
import { layout } from './layout.ts';
import { accountSaid } from './mails.ts';
import { deliveryRow, freezeBanner, plainText, proposalBanner } from './parts.ts';
import { accountWord } from './sentence.ts';
import type { Row, ThingView } from './views.ts';

/** One freeze, post or proposal alone, where a link of a mail leads: what it is about, and its button. */

const titleOf = ({ to }: Landing, { site }: Acting): string => words(site.locale).pages.landing[to];

/** One of several posts: its acts stand on its own page. */
const openForm = ({ delivery, title }: Row, view: ThingView): Html => {
  const { mails: m, pages: w } = words(view.site.locale);
  return html`<form method="post" action="/desk/act" data-step>
    <input type="hidden" name="token" value="${view.token}" />
    <input type="hidden" name="delivery" value="${delivery.id}" />
    <button class="quiet" name="act" value="open">
      ${m.openPost}<span class="sr">${w.because(title.slice(0, 60))}</span>
    </button>
  </form>`;
};

const accountBody = (thing: Extract<ThingView['thing'], { kind: 'account' }>, view: ThingView): Html => {
  const { site, now } = view;
  const { account, troubles, rest, rows } = thing;
  const { pages: w, unsent } = words(site.locale);
  const where = accountWord(account, site.locale);
  return html`<h2>${where}</h2>
    ${troubles
      .map((trouble) => accountSaid(trouble, where, { ...site, now }))
      .map(
        ({ subject, lines }) =>
          html`<p><b>${shape('diamond')} ${subject}</b></p>
            ${lines.map((line) => html`<p dir="auto">${plainText(line)}</p>`)}`,
      )}
    ${rest === null ? '' : html`<p>${shape('diamond')} ${unsent.cause[rest.cause]}</p>`}
    ${rest === null && troubles.length === 0 ? html`<p>${w.accountWell}</p>` : ''}
    ${rest === null ? '' : tryForm(account, view)}
    <ul class="rows">
      ${rows.map((row) => deliveryRow(row, view, openForm(row, view)))}
    </ul>`;
};

/** Whether its button is one that is held, or pressed twice. */
const isArmed = ({ landing, thing }: ThingView): boolean =>
  landing.to !== 'keep' && landing.to !== 'tools' && !(thing.kind === 'account' && thing.rest === null);

const body = (view: ThingView): Html => {
  const { site, landing, thing } = view;
  const w = words(site.locale).pages;
  switch (thing.kind) {
    case 'freeze':
      if (landing.to === 'tools') {
        const { freeze, cord } = thing;
        return freezeBanner(
          freeze,
          view,
          cordSection(cord, { action: '/desk/act', token: view.token, freeze: freeze.id }, view),
        );
      }
      return freezeBanner(
        thing.freeze,
        view,
        landing.to === 'keep'
          ? html`<p>${w.keptNote}</p>
              <details>
                <summary>${w.thaw}</summary>
                ${thawOf(view, thing.freeze.id)}
              </details>`
          : thawOf(view, thing.freeze.id),
      );
    case 'proposal':
      return proposalBanner(thing.proposal, view, freezeOf(view, thing.proposal));
    case 'post':
      return html`<h2 dir="auto">${plainText(thing.row.title)}</h2>
        <ul class="rows">
          ${deliveryRow(thing.row, view, postActs(thing.row, view))}
        </ul>`;
    case 'account':
      return accountBody(thing, view);
  }
};

/** The answer to POST /desk that names a thing. */
export const thingPage = (view: ThingView): string => {
  const { site } = view;
  const w = words(site.locale).pages;
  const title = titleOf(view.landing, view);
  return layout({
    title,
    site,
    now: view.now,
    page: 'thing',
    stop: '/stop?from=desk',
    body: html`<header class="head">
        <h1 data-say>${title}</h1>
        ${!isArmed(view) ? '' : html`<p class="soft">${w.holdOrTwice}</p>`}
      </header>
      ${body(view)}
      <form method="post" action="/desk" class="to-desk" data-address>
        <input type="hidden" name="token" value="${view.token}" />
        <button class="quiet">${shape('back')} ${w.desk}</button>
      </form>`,
  });
};
