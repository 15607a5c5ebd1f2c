import type { OwnPost, Written } from '../draft/write.ts';
import { LANES } from '../records/lane.ts';
import { words } from '../words/words.ts';
import { flag, html, shape, verbatim, type Child, type Html } from './html.ts';
import { layout } from './layout.ts';
import { codeField, preview, warningText } from './parts.ts';
import { accountWord } from './sentence.ts';
import type { Frame, PersonView, ShellView } from './views.ts';
import { moment } from './when.ts';

/** A new post: what a person writes, which becomes a draft and waits for its approval. */

/** GET /post. It knows nothing yet. */
export const writeShell = ({ site }: ShellView): string => {
  const { pages: w, posts } = words(site.locale);
  return layout({
    title: posts.write.title,
    site,
    page: 'shell',
    body: html`<h1>${posts.write.title}</h1>
      <form method="post" action="/post" class="opener" data-open>
        <input type="hidden" name="token" value="" />
        <p class="opening" data-opening hidden>${w.opening}</p>
        <div data-by-hand>
          <p class="notice">${w.deskNoLink}</p>
          ${codeField(site)}
        </div>
      </form>`,
  });
};

export type WriteView = Frame & {
  token: string;
  person: PersonView;
  /** Accounts that a post can be written for. */
  accounts: readonly string[];
  /** Of this form, so that it makes one draft. */
  number: string;
  /** What was typed, and why it came to nothing. */
  sent: (OwnPost & { at: string }) | null;
  refused: Exclude<Written, { kind: 'written' }> | null;
};

/** A form that nobody has filled in. */
const EMPTY: NonNullable<WriteView['sent']> = {
  text: '',
  link: '',
  question: '',
  picture: '',
  alt: '',
  accounts: [],
  dueAt: null,
  lane: 'promo',
  at: '',
};

const whyRefused = (refused: Exclude<Written, { kind: 'written' }>, { site }: WriteView): Child => {
  const { write } = words(site.locale).posts;
  switch (refused.kind) {
    case 'no-picture':
      return write.refused['no-picture'](write.picture[refused.why]);
    case 'unsendable':
      return html`${write.refused.unsendable(accountWord(refused.account, site.locale))}
      ${refused.warnings.map((each) => warningText(each, site)).join('; ')}`;
    default:
      return write.refused[refused.kind];
  }
};

const area = (name: string, label: string, value: string, rows: number): Html =>
  html`<label for="${name}">${label}</label
    >${verbatim`<textarea id="${name}" name="${name}" rows="${rows}" dir="auto">\n${value}</textarea>`}`;

const line = (name: string, label: string, value: string, help: string | null = null): Html =>
  html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      autocomplete="off"
      ${help === null ? '' : html`aria-describedby="${name}-help"`}
    />${help === null ? '' : html`<p class="soft small" id="${name}-help">${help}</p>`}`;

/** POST /post: the form, and again with what was typed when it came to nothing. */
export const writePage = (view: WriteView): string => {
  const { site } = view;
  const sent = view.sent ?? EMPTY;
  const { pages: w, posts } = words(site.locale);
  const { write } = posts;
  const { lane } = sent;
  const [only] = view.accounts.length === 1 ? view.accounts : [];
  return layout({
    title: write.title,
    site,
    now: view.now,
    page: 'write',
    stop: '/stop?from=desk',
    body: html`${view.refused === null ? '' : html`<p class="notice" data-say>${whyRefused(view.refused, view)}</p>`}
      <header class="head">
        <h1>${write.title}</h1>
        <p class="soft">${write.lead}</p>
      </header>
      <form method="post" action="/post/write" class="write">
        <input type="hidden" name="token" value="${view.token}" />
        <input type="hidden" name="number" value="${view.number}" />
        ${area('text', write.text, sent.text, 6)} ${area('question', write.question, sent.question, 2)}
        <p class="soft small">${write.questionHelp}</p>
        ${line('link', write.link, sent.link)} ${line('picture', write.pictureAt, sent.picture, write.pictureHelp)}
        ${area('alt', w.cardAlt, sent.alt, 2)}
        <fieldset>
          <legend>${write.accounts}</legend>
          ${view.accounts.map(
            (account) =>
              html`<label class="tick"
                ><input
                  type="checkbox"
                  name="account"
                  value="${account}"
                  ${flag('checked', only === account || sent.accounts.includes(account))}
                />
                ${accountWord(account, site.locale)}</label
              >`,
          )}
        </fieldset>
        <fieldset>
          <legend>${write.lane}</legend>
          ${LANES.map(
            (each) =>
              html`<label class="tick"
                ><input type="radio" name="lane" value="${each}" ${flag('checked', each === lane)} />
                ${w.lane[each]}</label
              >`,
          )}
          <p class="soft small">${write.laneHelp}</p>
        </fieldset>
        <label for="at">${write.at(site.timeZone)}</label>
        <input type="datetime-local" id="at" name="at" value="${sent.at}" />
        <p class="soft small">${write.gate}</p>
        <button class="strong big">${write.save}</button>
      </form>`,
  });
};

/** The answer to POST /post/write: the texts as they would be sent, and what happens next. */
export const writtenPage = (
  view: Frame & { token: string; written: Extract<Written, { kind: 'written' }> },
): string => {
  const { site, now, written } = view;
  const { pages: w, posts } = words(site.locale);
  const { write } = posts;
  return layout({
    title: write.written,
    site,
    now,
    page: 'write',
    stop: '/stop?from=desk',
    body: html`<div class="outcome">
        <p class="sign">${shape('ring')}</p>
        <h1 data-say>${write.written}</h1>
        <p>${write.writtenNote}</p>
      </div>
      <p class="soft">${w.asShown}</p>
      ${written.deliveries.map(({ content, dueAt }) =>
        preview(
          {
            content,
            name: site.name,
            pictures: {},
            foot: dueAt === null ? write.noTime : moment(dueAt, now, site),
          },
          site,
        ),
      )}
      <form method="post" action="/post">
        <input type="hidden" name="token" value="${view.token}" />
        <button class="quiet">${write.another}</button>
      </form>
      <p><a href="/tray" data-keep>${w.trayTitle}</a> · <a href="/desk" data-keep>${w.desk}</a></p>`,
  });
};
