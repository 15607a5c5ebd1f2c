import { words } from '../words/words.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { plainText, preview } from './parts.ts';
import { proposed, sourceItem, whatLeaves } from './review.ts';
import { carried, saidLine } from './tray.ts';
import type { TrayCard, TrayListView } from './views.ts';
import { moment } from './when.ts';

/** Several cards of the tray beside each other, to tick and approve. */

/** What the decision about one card sends back. */
const fields = ({ number, review }: TrayCard): Html =>
  html`<input type="hidden" name="listed" value="${review.draft.id}" /><input
      type="hidden"
      name="epochs-${number}"
      value="${review.epochs}"
    />${review.deliveries.map(
      (item) =>
        html`<input type="hidden" name="pick-${number}" value="${item.delivery.id}" /><input
            type="hidden"
            name="hash-${item.delivery.id}"
            value="${item.delivery.hash}"
          /><input type="hidden" name="due-${item.delivery.id}" value="${proposed(item, review.now) ?? 'now'}" />`,
    )}`;

/** A card can be ticked after its head and its foot were both looked at. */
const listed = (card: TrayCard): Html => {
  const { number, review } = card;
  const { site, now } = review;
  const w = words(site.locale).pages;
  return html`<article class="listed" data-listed>
    ${fields(card)}
    <h2 dir="auto" data-look>${plainText(review.draft.title)}</h2>
    ${sourceItem(review)}
    ${review.deliveries.map((item) => {
      const at = proposed(item, now);
      return preview(
        {
          content: item.delivery.content,
          name: site.name,
          pictures: item.pictures,
          foot: at === null ? w.slotNow : moment(at, now, site),
        },
        site,
      );
    })}
    <p class="small">${w.willLeave(whatLeaves(review.deliveries, review))}</p>
    <label class="tick" data-look>
      <input type="checkbox" name="tick" value="${number}" disabled data-tick /> ${w.trayTick}
      <span class="sr">${w.because(review.draft.title)}</span>
    </label>
  </article>`;
};

/** The answer to POST /tray/list, and to /tray/ticked while there are more. */
export const trayListPage = (view: TrayListView): string => {
  const { site, now, cards, said } = view;
  const w = words(site.locale).pages;
  const title = w.trayManyTitle(cards.length);
  return layout({
    title: `${title}, ${w.trayTitle}`,
    site,
    now,
    page: 'review tray tray-list',
    stop: '/stop?from=desk',
    body: html`${said === null ? '' : saidLine(said, view)}
      <header class="head">
        <p class="eyebrow num">${w.trayAt(view.done + view.later.length + 1, view.done + view.waiting)}</p>
        <h1 data-say>${title}</h1>
        <p class="soft">${w.trayManyNote}</p>
      </header>
      <form method="post" action="/tray/ticked" data-guard data-tray data-ticked>
        <button disabled hidden></button>
        ${carried(view)}
        <div class="choices">${cards.map(listed)}</div>
        <div class="tray-bar">
          <p class="notice" data-early hidden>${w.trayEarly}</p>
          <button
            class="strong big"
            disabled
            data-tick-all
            data-some="${w.trayTicked('{n}')}"
            data-one="${w.trayTicked('1')}"
          >
            ${w.trayTickNone}
          </button>
        </div>
      </form>
      <form method="post" action="/tray">
        ${carried(view)}
        <button class="quiet">${w.trayOne}</button>
      </form>`,
  });
};
