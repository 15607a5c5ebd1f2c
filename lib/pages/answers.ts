import type { Answer } from '../records/answer.ts';
import { listed } from '../words/list.ts';
import { words } from '../words/words.ts';
import { html, type Html } from './html.ts';
import type { Block } from './mail-body.ts';
import { actForm, timeTag } from './parts.ts';
import { accountWord } from './sentence.ts';
import type { AnswersView, DeskView, Row, SiteView } from './views.ts';
import { moment } from './when.ts';

/** What people answered, on the desk, in a mail and in Slack. Whoever answers does it on the network. */

/** The three numbers, in one sentence. */
export const numbersSentence = ({ numbers }: AnswersView, site: SiteView): string => {
  const { answers: a, pages: w, language } = words(site.locale);
  const { withinHour, perPost, open } = numbers;
  const each =
    perPost === null ? null : new Intl.NumberFormat(language.tag, { maximumFractionDigits: 1 }).format(perPost);
  const said = [a.withinHour(withinHour.answered, withinHour.of), a.perPost(each)];
  return `${open === 0 ? a.none.replace(/\.$/, '') : a.open(open)}${w.because('')}${listed(said, w.and)}.`;
};

const question = (answer: Answer, view: DeskView): Html => {
  const { site } = view;
  const { answers: a } = words(site.locale);
  const where = accountWord(answer.account, site.locale);
  const fields = { act: 'nothing-left', account: answer.account, reply: answer.reply, at: String(answer.at) };
  const form = {
    ...{ action: '/desk/act', pass: { field: 'token', value: view.token } as const, fields },
    ...{ label: a.nothingLeft, confirm: a.confirmNothingLeft },
  };
  return html`<li class="row">
    <p class="row-head">${a.question(where)} ${timeTag(answer.at, view)}</p>
    <div class="actions">
      ${
        answer.url === null
          ? ''
          : html`<a class="button strong" href="${answer.url}" rel="noreferrer noopener" target="_blank"
              >${a.answer}</a
            >`
      }
      ${view.person.may.includes('approve') ? actForm(form, site) : ''}
    </div>
  </li>`;
};

/** The section of the desk. Nothing where nobody reads any answers. */
export const answersSection = (view: DeskView): Html | '' => {
  const { answers, site } = view;
  if (answers === undefined) return '';
  const { answers: a } = words(site.locale);
  return html`<section data-part="answers">
    <h2>${a.title} <span class="num soft">${answers.open.length}</span></h2>
    <p>${numbersSentence(answers, site)}</p>
    <p class="soft">${a.ofOneDay}</p>
    <ul class="rows">
      ${answers.open.map((each) => question(each, view))}
    </ul>
  </section>`;
};

/** So many questions stand in a mail or a message; the desk has all of them. */
const SHOWN = 5;

/** The questions that wait, in a mail that asks about drafts. */
export const answersBlocks = (answers: AnswersView | undefined, view: { site: SiteView; now: number }): Block[] => {
  if (answers === undefined) return [];
  const { site, now } = view;
  const { answers: a } = words(site.locale);
  const more = answers.open.length - SHOWN;
  return [
    { kind: 'heading', text: a.title },
    { kind: 'line', text: numbersSentence(answers, site), soft: false },
    ...answers.open.slice(0, SHOWN).flatMap(({ account, at, url }): Block[] => {
      const said = `${a.question(accountWord(account, site.locale))}, ${moment(at, now, site)}`;
      return url === null
        ? [{ kind: 'line', text: said, soft: false }]
        : [{ kind: 'link', href: url, text: `${a.answer} (${said})`, look: 'plain' }];
    }),
    ...(more > 0 ? [{ kind: 'line', text: a.more(more), soft: true } as const] : []),
  ];
};

/** That somebody asks something under a post, for the channel of Slack: a link each, and no text of anybody. */
export const answersSlack = (account: string, questions: readonly Answer[], site: SiteView): string => {
  const { answers: a } = words(site.locale);
  const more = questions.length - SHOWN;
  return [
    a.told(questions.length, accountWord(account, site.locale)),
    // Slack reads these three as marks of a link.
    ...questions
      .slice(0, SHOWN)
      .flatMap(({ url }) => (url === null ? [] : `• ${url.replaceAll(/[<>|]/g, encodeURIComponent)}`)),
    ...(more > 0 ? [a.more(more)] : []),
  ].join('\n');
};

/** Lets promotion leave although people wait for answers. */
export const waiveForm = ({ delivery, why }: Row, view: Pick<DeskView, 'site' | 'token' | 'person'>): Html | '' => {
  if (why.kind !== 'waits' || why.cause !== 'reply-debt' || !view.person.may.includes('approve')) return '';
  const { answers: a } = words(view.site.locale);
  return actForm(
    {
      ...{ action: '/desk/act', pass: { field: 'token', value: view.token } as const },
      ...{ fields: { act: 'waive', delivery: delivery.id }, label: a.waive, confirm: a.confirmWaive },
      about: delivery.content.text.slice(0, 60),
    },
    view.site,
  );
};

/** Says which languages of answers the watch cannot judge. */
export const unreadAnswers = (langs: readonly string[], site: SiteView): Html | '' => {
  if (langs.length === 0) return '';
  const { answers: a, language } = words(site.locale);
  const names = new Intl.DisplayNames(language.tag, { type: 'language', fallback: 'code' });
  const nameOf = (lang: string): string => (/^[a-z]{2}$/.test(lang) ? (names.of(lang) ?? lang) : lang.slice(0, 10));
  return html`<p class="soft">${a.unread(langs.map(nameOf).join(', '))}</p>`;
};
