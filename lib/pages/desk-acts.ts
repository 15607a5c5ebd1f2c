import { words } from '../words/words.ts';
import { waiveForm } from './answers.ts';
import { html, type Html } from './html.ts';
import { actForm, takeBackForm } from './parts.ts';
import { accountWord } from './sentence.ts';
import { restore, settle, undo } from './undo.ts';
import type { Frame, Pass, PersonView, ProposalView, Row } from './views.ts';

/** What a person can do from the desk about a freeze, a proposal or a post. */

export type Acting = Pick<Frame, 'site' | 'now'> & { token: string; person: PersonView };

export const passOf = (view: Acting): Pass => ({ field: 'token', value: view.token });
export const formsOf = (view: Acting) => ({ action: '/desk/act', pass: passOf(view) });

/** `strong` marks the next thing to do. */
export const decideForm = (row: Row, view: Acting, label: string, strong: boolean): Html | '' =>
  row.review === null
    ? ''
    : html`<form method="post" data-step action="/desk/review">
        <input type="hidden" name="token" value="${view.token}" />
        <input type="hidden" name="ask" value="${row.review}" />
        <button class="${strong ? 'strong' : 'quiet'}">${label}</button>
      </form>`;

/** Has the network of an account asked again that is left alone: it said too much, or refused the credentials. */
export const tryForm = (account: string, view: Acting): Html | '' => {
  if (!view.person.may.includes('approve')) return '';
  const w = words(view.site.locale).pages;
  return actForm(
    {
      ...{ action: '/desk/act', pass: passOf(view), fields: { act: 'try', account } },
      ...{ label: w.tryAgain, confirm: w.confirmTryAgain, about: accountWord(account, view.site.locale) },
    },
    view.site,
  );
};

/** The same for the account of a post that waits for this. */
export const tryFor = ({ delivery, why }: Row, view: Acting): Html | '' =>
  why.kind === 'waits' && (why.cause === 'limited' || why.cause === 'credentials')
    ? tryForm(delivery.account, view)
    : '';

export const thawOf = (view: Acting, freeze: string): Html | '' => {
  const w = words(view.site.locale).pages;
  if (!view.person.may.includes('thaw')) return html`<p class="small">${w.thawOther}</p>`;
  return html`<p class="small">${w.thawNote}</p>
    ${actForm(
      {
        action: '/desk/act',
        pass: passOf(view),
        fields: { act: 'thaw', freeze },
        label: w.thaw,
        confirm: w.confirmThaw,
      },
      view.site,
    )}`;
};

/** Makes a proposal of the watch a freeze. */
export const freezeOf = (view: Acting, proposal: Pick<ProposalView, 'id'>): Html | '' => {
  const w = words(view.site.locale).pages;
  if (!view.person.may.includes('freeze')) return '';
  return actForm(
    {
      ...formsOf(view),
      fields: { act: 'freeze', proposal: proposal.id },
      label: w.freezeThis,
      confirm: w.confirmFreeze,
      tone: 'red',
      shape: 'octagon',
    },
    view.site,
  );
};

const ALONE = { edits: true, open: true };

/** Everything that can be done about a post, on its own page. */
export const postActs = (row: Row, view: Acting): Html | '' => {
  const { site } = view;
  const w = words(site.locale).pages;
  const { delivery, why } = row;
  switch (why.kind) {
    case 'needs-decision':
      return decideForm(row, view, w.decide, true);
    case 'held':
    case 'frozen':
    case 'too-late':
      return html`${decideForm(row, view, w.decideAgain, true)}${undo(delivery, formsOf(view), view, ALONE)}`;
    case 'unknown':
    case 'failed':
      return settle(row, formsOf(view), view);
    case 'published':
      return html`${seeLink(row, view)}${takeBackForm(delivery, { ...formsOf(view), fields: {} }, site)}`;
    case 'rejected':
    case 'expired':
      return restore(delivery, formsOf(view), view);
    case 'withdrawn':
      return '';
    default:
      return html`${waiveForm(row, view)}${tryFor(row, view)}${undo(delivery, formsOf(view), view, ALONE)}`;
  }
};

/** The post where it stands on its network. */
export const seeLink = ({ delivery: { url } }: Row, { site }: Acting): Html | '' =>
  url === null
    ? ''
    : html`<a class="button quiet" href="${url}" rel="noreferrer noopener" target="_blank"
        >${words(site.locale).pages.see}</a
      >`;
