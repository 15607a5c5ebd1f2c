import type { BellState, BellView, Call, CheckedOff, Cord, ElsewhereView } from '../bell/cord.ts';
import { isForPeople } from '../bell/cord.ts';
import { words } from '../words/words.ts';
import { html, shape, type Html, type Shape } from './html.ts';
import { plainText } from './parts.ts';
import { nameOf, type Telling } from './sentence.ts';
import { short } from './when.ts';

/** How everything else is during a freeze: on the stop page, on the desk, in Slack. */

const SHAPES: Readonly<Record<BellState, Shape>> = {
  ringing: 'arrow',
  confirmed: 'check',
  'not-confirmed': 'cross',
  call: 'diamond',
};
const TONES: Readonly<Record<BellState, string>> = {
  ringing: 'plain',
  confirmed: 'green',
  'not-confirmed': 'red',
  call: 'amber',
};

/** Whether a person is still to do something about it. */
const isLeft = (bell: BellView): boolean => isForPeople(bell) && bell.checked === null;

const seenOf = ({ state, at, count }: BellView, telling: Telling): string[] => {
  const w = words(telling.site.locale).bells;
  return [
    ...(state === 'confirmed' && at !== null ? [w.lookedAt(short(at, telling.now, telling.site))] : []),
    ...(count === 0 ? [] : [w.stopped(count)]),
  ];
};

const checkedText = ({ by, at }: CheckedOff, telling: Telling): string =>
  words(telling.site.locale).bells.checked(nameOf(by, telling), short(at, telling.now, telling.site));

/** One bell in a line of plain text. Details of others' errors stay on the page. */
const bellText = (bell: BellView, telling: Telling): string => {
  const w = words(telling.site.locale).bells;
  const { call, page, checked } = bell;
  const who = isLeft(bell) && call !== null ? [w.call(call.name, call.phone)] : [];
  const where = isLeft(bell) && page !== null ? [page] : [];
  const off = checked === null ? [] : [checkedText(checked, telling)];
  return [w.line(bell.label, w.state[bell.state]), ...seenOf(bell, telling), ...off, ...who, ...where].join(', ');
};

const elsewhereText = ({ what, call, page, checked }: ElsewhereView, telling: Telling): string => {
  const w = words(telling.site.locale).bells;
  if (checked !== null) return w.line(what, checkedText(checked, telling));
  return [w.line(what, w.call(call.name, call.phone)), ...(page === null ? [] : [page])].join(', ');
};

/** Everything else during a freeze, one line each, for where there is no page. */
export const cordLines = ({ bells, elsewhere }: Cord, telling: Telling): string[] => [
  ...bells.map((bell) => bellText(bell, telling)),
  ...elsewhere.map((each) => elsewhereText(each, telling)),
];

/** Where a check is sent from this page, and what goes with it. */
export type Checking = { action: '/stop/act' | '/desk/act'; token: string; freeze: string };

const checkForm = (item: string, { action, token, freeze }: Checking, telling: Telling): Html =>
  html`<form method="post" action="${action}">
    <input type="hidden" name="token" value="${token}" />
    <input type="hidden" name="freeze" value="${freeze}" />
    <input type="hidden" name="act" value="check-off" />
    <input type="hidden" name="sure" value="yes" />
    <input type="hidden" name="item" value="${item}" />
    <button class="quiet">${words(telling.site.locale).bells.checkOff}</button>
  </form>`;

const callLine = (call: Call | null, page: string | null, telling: Telling): Html | '' => {
  const w = words(telling.site.locale).bells;
  if (call === null && page === null) return '';
  const link = page === null ? '' : html`<a href="${page}" rel="noreferrer noopener" target="_blank">${w.open}</a>`;
  if (call === null) return html`<p>${link}</p>`;
  const { name, phone } = call;
  return html`<p><a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${w.call(name, phone)}</a> ${link}</p>`;
};

const bellRow = (bell: BellView, checking: Checking, telling: Telling): Html => {
  const w = words(telling.site.locale).bells;
  const { item, label, state, detail, call, page, checked } = bell;
  const seen = seenOf(bell, telling);
  return html`<li class="row">
    <p class="row-head">
      <span class="badge ${TONES[state]}">${shape(SHAPES[state])}${w.state[state]}</span>
      <span>${label}</span> ${seen.length === 0 ? '' : html`<span class="soft">${seen.join(', ')}</span>`}
    </p>
    ${state !== 'not-confirmed' || detail === null ? '' : html`<p class="why" dir="auto">${plainText(detail)}</p>`}
    ${checked === null ? '' : html`<p class="why">${checkedText(checked, telling)}</p>`}
    ${isLeft(bell) ? html`${callLine(call, page, telling)} ${checkForm(item, checking, telling)}` : ''}
  </li>`;
};

const elsewhereRow = ({ item, what, call, page, checked }: ElsewhereView, checking: Checking, telling: Telling): Html =>
  html`<li class="row">
    <p class="row-head">${checked === null ? shape('diamond') : shape('check')} <span>${what}</span></p>
    ${
      checked === null
        ? html`${callLine(call, page, telling)} ${checkForm(item, checking, telling)}`
        : html`<p class="why">${checkedText(checked, telling)}</p>`
    }
  </li>`;

/** Everything else during a freeze, with what people see to themselves. */
export const cordSection = ({ bells, elsewhere }: Cord, checking: Checking, telling: Telling): Html | '' => {
  const w = words(telling.site.locale).bells;
  if (bells.length === 0 && elsewhere.length === 0) return '';
  return html`<div class="cord">
    ${
      bells.length === 0
        ? ''
        : html`<h2>${w.title}</h2>
            <ul class="rows">
              ${bells.map((bell) => bellRow(bell, checking, telling))}
            </ul>
            <p class="soft">${w.note}</p>`
    }
    ${
      elsewhere.length === 0
        ? ''
        : html`<h2>${w.elsewhereTitle}</h2>
            <p class="soft">${w.elsewhereNote}</p>
            <ul class="rows">
              ${elsewhere.map((each) => elsewhereRow(each, checking, telling))}
            </ul>`
    }
  </div>`;
};
