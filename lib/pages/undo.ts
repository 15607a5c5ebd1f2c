import type { Delivery } from '../records/delivery.ts';
import { words } from '../words/words.ts';
import { flag, html, verbatim, type Child, type Html } from './html.ts';
import { actForm } from './parts.ts';
import type { DeskAct, Frame, Pass, PersonView, Row, SiteView } from './views.ts';

/** What a person can still do about a decision that was taken, on the desk and on the page of a review. */

type Where = { action: string; pass: Pass };
type Seen = { site: SiteView; person: PersonView };
type Post = Pick<Delivery, 'id' | 'state' | 'hash' | 'content'>;

/** `edits`: the text can be changed here too. `open`: the post stands alone, so its acts are shown at once. */
export const undo = (
  post: Post,
  where: Where,
  { site, person }: Seen,
  { edits = false, open = false } = {},
): Html | '' => {
  const { id, state, hash, content } = post;
  if (!person.may.includes('approve') || (state !== 'approved' && state !== 'claimed')) return '';
  const w = words(site.locale).pages;
  const about = content.text.slice(0, 60);
  const act = (name: DeskAct, label: string, confirm: string, asks: Child = '') =>
    actForm({ ...where, fields: { act: name, delivery: id, hash }, label, confirm, about, asks }, site);
  const time = html`<label class="small">${w.moveTime} <input name="at" size="8" required /></label>`;
  const text = edits
    ? act(
        'edit',
        w.editAsksAgain,
        w.confirmUnapprove,
        verbatim`<textarea name="text" rows="5" dir="auto" aria-label="${w.editText}">\n${content.text}</textarea>`,
      )
    : '';
  return html`<details class="undo" ${flag('open', open)}>
    <summary>${w.changeMind}</summary>
    ${act('unapprove', w.unapprove, w.confirmUnapprove)}
    ${
      state === 'claimed'
        ? ''
        : html`${act('now', w.sendNow, w.confirmSendNow)}${act('move', w.moveTo, w.confirmMove, time)}${text}`
    }
  </details>`;
};

/** A draft again of what was rejected, or has expired. */
export const restore = (post: Post, where: Where, { site, person }: Seen): Html | '' => {
  const { id, state, content } = post;
  if (!person.may.includes('approve') || (state !== 'rejected' && state !== 'expired')) return '';
  const w = words(site.locale).pages;
  const fields = { act: 'restore', delivery: id };
  return actForm(
    { ...where, fields, label: w.restore, confirm: w.confirmAskAgain, about: content.text.slice(0, 60) },
    site,
  );
};

/**
 * What a person can say of a post whose outcome no machine could find out: that it is there, at once; that it is not
 * there, only after the settle time.
 */
export const settle = (
  { delivery, why }: Pick<Row, 'delivery' | 'why'>,
  where: Where,
  { site, now }: Pick<Frame, 'site' | 'now'>,
): Html => {
  const w = words(site.locale).pages;
  const act = (name: DeskAct, label: string, confirm: string) =>
    actForm(
      {
        ...where,
        fields: { act: name, delivery: delivery.id },
        label,
        confirm,
        about: delivery.content.text.slice(0, 60),
      },
      site,
    );
  if (why.kind === 'failed') return act('again', w.askAgain, w.confirmAskAgain);
  const open =
    delivery.url === null
      ? ''
      : html`<a class="button strong" href="${delivery.url}" rel="noreferrer noopener" target="_blank"
          >${w.openAccount}</a
        >`;
  const there = act('there', w.isThere, w.confirmThere);
  if (why.kind !== 'unknown' || now < why.settledAt) return html`${open}${there}`;
  return html`${open}${there}${act('not-there', w.isNotThere, w.confirmNotThere)}${act('give-up', w.giveUp, w.confirmGiveUp)}`;
};
