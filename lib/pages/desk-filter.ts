import { LANES } from '../records/lane.ts';
import { words, type Words } from '../words/words.ts';
import { filterFields, isFiltered, NO_FILTER, SECTIONS, type Filter, type Section } from './filter.ts';
import { flag, html, type Html } from './html.ts';
import { accountWord } from './sentence.ts';
import type { DeskView } from './views.ts';

/** Search, filters and pages of the desk. The script keeps them in the address. */

export const sectionName = (section: Section, w: Words['pages']): string =>
  ({
    check: w.secUnknown,
    held: w.secHeld,
    decide: w.secDecide,
    planned: w.secWeek,
    blocked: w.secBlocked,
    published: w.secRecent,
    parked: w.secParked,
    ended: w.secEnded,
  })[section];

/** A button that shows another part of the desk. */
export const navForm = (filter: Filter, label: string, { token }: Pick<DeskView, 'token'>): Html =>
  html`<form method="post" action="/desk" class="go" data-address>
    <input type="hidden" name="token" value="${token}" />${filterFields(filter).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button class="quiet">${label}</button>
  </form>`;

const select = (name: string, label: string, value: string, options: readonly [string, string][], any: string): Html =>
  html`<label class="small"
    >${label}
    <select name="${name}">
      <option value="">${any}</option>
      ${options.map(([id, text]) => html`<option value="${id}" ${flag('selected', id === value)}>${text}</option>`)}
    </select></label
  >`;

export const filterBar = (view: DeskView): Html => {
  const { site, filter, feeds, accounts } = view;
  const w = words(site.locale).pages;
  const { state, feed, account, lane, q } = filter;
  return html`<details class="filters" ${flag('open', isFiltered(filter))}>
    <summary>${w.filterTitle}</summary>
    <form method="post" action="/desk" data-address role="search">
      <input type="hidden" name="token" value="${view.token}" />
      <label class="small search">${w.searchLabel} <input type="search" name="q" value="${q}" maxlength="100" /></label>
      ${select(
        'show',
        w.stateLabel,
        state,
        SECTIONS.map((each) => [each, sectionName(each, w)]),
        w.anyOf,
      )}
      ${select(
        'only-account',
        w.accountLabel,
        account,
        accounts.map((id) => [id, accountWord(id, site.locale)]),
        w.anyOf,
      )}
      ${select(
        'only-feed',
        w.feedLabel,
        feed,
        feeds.map((id) => [id, id]),
        w.anyOf,
      )}
      ${select(
        'only-lane',
        w.laneLabel,
        lane,
        LANES.map((each) => [each, w.lane[each]]),
        w.anyOf,
      )}
      <button class="strong">${w.applyFilter}</button>
    </form>
    ${isFiltered(filter) ? navForm(NO_FILTER, w.clearFilter, view) : ''}
  </details>`;
};

/** The pages of a section that is shown alone. */
export const pager = (count: number, size: number, view: DeskView): Html | '' => {
  const { filter, site } = view;
  const w = words(site.locale).pages;
  const pages = Math.max(1, Math.ceil(count / size));
  if (pages === 1) return '';
  const to = (page: number, label: string) =>
    page < 1 || page > pages ? '' : navForm({ ...filter, page }, label, view);
  return html`<nav class="pager" aria-label="${w.pageOf(filter.page, pages)}">
    ${to(filter.page - 1, w.pageBefore)} <span class="num">${w.pageOf(filter.page, pages)}</span>
    ${to(filter.page + 1, w.pageAfter)}
  </nav>`;
};
