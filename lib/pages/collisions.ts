import type { Collision } from '../collision/collisions.ts';
import { words } from '../words/words.ts';
import { html, shape, type Child, type Html } from './html.ts';
import { plainText } from './parts.ts';
import { accountWord, quoted } from './sentence.ts';
import type { ReviewView } from './views.ts';
import { age, moment, short } from './when.ts';

/** What a text meets in the world, beside the text: a person looks at it, and ticks that they did. */

const lineOf = (met: Collision, { site, now }: ReviewView): Child => {
  const { collision: w } = words(site.locale).posts;
  switch (met.kind) {
    case 'headline':
      return html`${w.headline(met.shared.join(', '))}
        ${
          met.url === null
            ? html`<span dir="auto">${quoted(met.title, site.locale)}</span>`
            : html`<a href="${met.url}" rel="noreferrer noopener" target="_blank" dir="auto">${met.title}</a>`
        } <span class="soft">(${met.source}, ${age(met.at, now, site)})</span>`;
    case 'idiom':
    case 'feast':
      return w[met.kind](met.word, met.because);
    case 'date':
      return w.date(met.day, met.name);
    case 'age':
      return w.age(age(met.publishedAt, now, site));
  }
};

/** What else goes out around the proposed time. */
const nearby = (view: ReviewView): Html | '' => {
  const { near = [], site, now } = view;
  if (near.length === 0) return '';
  return html`<div class="small">
    <p>${words(site.locale).posts.collision.near}</p>
    <ul>
      ${near.map(
        ({ account, at, text }) =>
          html`<li>
            <span title="${moment(at, now, site)}">${short(at, now, site)}</span> ${accountWord(account, site.locale)}:
            <span dir="auto">${plainText(text.slice(0, 80))}</span>
          </li>`,
      )}
    </ul>
  </div>`;
};

/**
 * Above the texts of a form: what they meet. `asks`: nothing of it is approved without a tick, which a browser without
 * our script demands by itself.
 */
export const meeting = (view: ReviewView, asks: boolean): Html => {
  const { collisions = [] } = view;
  const { collision: w } = words(view.site.locale).posts;
  if (collisions.length === 0) return html`${nearby(view)}`;
  return html`<div class="changed meets">
    <p>${shape('diamond')} <b>${w.title}</b></p>
    <ul>
      ${collisions.map((each) => html`<li>${lineOf(each, view)}</li>`)}
    </ul>
    ${nearby(view)}
    ${
      asks
        ? html`<label class="tick"
              ><input type="checkbox" name="seen" value="${collisions.map(({ key }) => key).join('|')}" required />
              <span>${w.tick} <span class="soft">${w.needed}</span></span></label
            >
            <p class="notice" data-untick hidden>${w.first}</p>
            <p class="soft small">${w.stored}</p>`
        : ''
    }
  </div>`;
};
