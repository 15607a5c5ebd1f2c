import { words } from '../words/words.ts';
import { freezeOf, postActs, thawOf, type Acting } from './desk-acts.ts';
import { html, shape, type Html } from './html.ts';
import type { Landing } from './landing.ts';
import { layout } from './layout.ts';
import { deliveryRow, freezeBanner, plainText, proposalBanner } from './parts.ts';
import type { ThingView } from './views.ts';

/** One freeze, post or proposal alone, where a link of a mail leads: what it is about, and its button. */

const titleOf = ({ to }: Landing, { site }: Acting): string => words(site.locale).pages.landing[to];

const body = (view: ThingView): Html => {
  const { site, landing, thing } = view;
  const w = words(site.locale).pages;
  switch (thing.kind) {
    case 'freeze':
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
        ${view.landing.to === 'keep' ? '' : html`<p class="soft">${w.holdOrTwice}</p>`}
      </header>
      ${body(view)}
      <form method="post" action="/desk" class="to-desk" data-address>
        <input type="hidden" name="token" value="${view.token}" />
        <button class="quiet">${shape('back')} ${w.desk}</button>
      </form>`,
  });
};
