import { raw } from 'hono/html';
import type { Content, Media } from '../records/content.ts';
import type { Delivery } from '../records/delivery.ts';
import { vouches } from '../records/watch-status.ts';
import type { Warning } from '../delivery/inspect.ts';
import { networkOf, type NetworkName } from '../networks/names.ts';
import { altLimit, recordOf } from '../networks/records.ts';
import { unseenIn } from '../networks/unseen.ts';
import type { Why } from '../delivery/why.ts';
import { signerOf, type Freeze } from '../records/freeze.ts';
import type { Lane } from '../records/lane.ts';
import { difference } from './diff.ts';
import { flag, html, shape, verbatim, type Child, type Html, type Shape } from './html.ts';
import {
  accountWord,
  handleOf,
  nameOf,
  networkName,
  networkWord,
  quoted,
  scopeWords,
  sentence,
  standing,
  type Telling,
  type Tone,
  type BadgeName,
} from './sentence.ts';
import type { Notice, Pass, ProposalView, Row, SiteView, StoryView, TimelinePost, WatchView } from './views.ts';
import { age, clock, full, isoOf, moment, short, soon } from './when.ts';
import { listed } from '../words/list.ts';
import { textOf, words } from '../words/words.ts';
import { MINUTE_MS } from '../records/durations.ts';

/** Pieces of pages. Everything a network, a feed or a person wrote is escaped here and has its own direction. */

export type Timing = { site: SiteView; now: number };

/** A time in words, whole in its tooltip; near ones are kept right by the script. */
export const timeTag = (at: number, { site, now }: Timing): Html =>
  html`<time datetime="${isoOf(at)}" title="${full(at, site)}" data-at="${at}">${soon(at, now, site)}</time>`;

export const badge = (name: BadgeName, tone: Tone, sign: Shape, site: SiteView): Html =>
  html`<span class="badge ${tone}">${shape(sign)}${words(site.locale).pages.badge[name]}</span>`;

export const whyBadge = (why: Why, site: SiteView): Html => {
  const { name, tone, shape: sign } = standing(why);
  return badge(name, tone, sign, site);
};

/* Acts: two presses of a person, never a link. */

export type ActForm = {
  action: string;
  pass: Pass;
  fields: Readonly<Record<string, string>>;
  label: string;
  /** What the second press is asked for. */
  confirm: string;
  /** What it is about, for those who hear the page. */
  about?: string;
  /** Seconds in which it can be called back before anything is sent. */
  undo?: number;
  tone?: 'quiet' | 'strong' | 'red';
  shape?: Shape;
  /** What the person fills in first. */
  asks?: Child;
};

export const actForm = (act: ActForm, site: SiteView): Html => {
  const w = words(site.locale).pages;
  return html`<form method="post" action="${act.action}" class="act" data-guard>
    <input type="hidden" name="${act.pass.field}" value="${act.pass.value}" />
    ${Object.entries(act.fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <noscript
      ><label class="tick"><input type="checkbox" name="sure" value="yes" required /> ${act.confirm}</label></noscript
    >
    ${act.asks ?? ''}
    <button class="${act.tone ?? 'quiet'}" data-sure="${act.confirm}" data-undo="${act.undo ?? 0}">
      ${act.shape === undefined ? '' : shape(act.shape)}<span data-label>${act.label}</span>${
        act.about === undefined ? '' : html`<span class="sr">${w.because(act.about)}</span>`
      }
    </button>
  </form>`;
};

/* Banners */

const evidenceLine = (at: number, source: string, title: string, url: string | null, timing: Timing): Html =>
  html`<li>
    <span class="num">${clock(at, timing.site)}</span> <b>${source}</b>
    ${
      url === null
        ? html`<span dir="auto">${title}</span>`
        : html`<a href="${url}" rel="noreferrer noopener" target="_blank" dir="auto">${title}</a>`
    }
  </li>`;

const evidence = (
  items: readonly { at: number; source: string; title: string; url: string | null }[],
  timing: Timing,
  open: boolean,
): Html | '' => {
  if (items.length === 0) return '';
  const owners = new Set(items.map((item) => item.source)).size;
  return html`<details class="evidence" ${flag('open', open)}>
    <summary>${words(timing.site.locale).pages.evidence(items.length, owners)}</summary>
    <ul>
      ${items.map((item) => evidenceLine(item.at, item.source, item.title, item.url, timing))}
    </ul>
  </details>`;
};

export const freezeEvidence = (freeze: Freeze): StoryView['evidence'] =>
  freeze.evidence.map((each) => ({ ...each, at: Date.parse(each.at) }));

/** Who froze what, since when, why, until when. `actions` stand below, such as a thaw button. */
export const freezeBanner = (freeze: Freeze, telling: Telling, actions: Child = ''): Html => {
  const { site, now } = telling;
  const w = words(site.locale).pages;
  const by = nameOf(freeze.by, telling);
  return html`<section class="banner red" aria-labelledby="f-${freeze.id}">
    ${shape('octagon')}
    <div>
      <h2 id="f-${freeze.id}">${w.frozenThing(scopeWords(freeze.scopes, site.locale))}</h2>
      <p>
        ${w.frozenBy(by, `${short(freeze.at, now, site)} (${age(freeze.at, now, site)})`)}
        ${freeze.reason === null ? '' : html`<span dir="auto">${quoted(freeze.reason, site.locale)}</span>`}
      </p>
      ${freeze.story === null ? '' : html`<p>${storySentence(freeze.story, site)}</p>`}
      <p>
        ${freeze.until === null ? w.frozenOpen : w.frozenUntil(nameOf(signerOf(freeze), telling), moment(freeze.until, now, site))}
      </p>
      ${evidence(freezeEvidence(freeze), telling, freeze.evidence.length <= 3)} ${actions}
    </div>
  </section>`;
};

export const brakeBanner = (
  braked: WatchView['braked'],
  timing: Timing,
  actions: (brake: WatchView['braked'][number]) => Child = () => '',
): Html | '' => {
  const { site, now } = timing;
  const w = words(site.locale).pages;
  const on = braked.filter((each) => each.until > now);
  const first = on[0];
  if (first === undefined) return '';
  const until = Math.max(...on.map((each) => each.until));
  return html`<section class="banner amber">
    ${shape('hourglass')}
    <div>
      <h2>
        ${w.brakedThing(
          listed(
            on.map((each) => w.lane[each.lane]),
            w.and,
          ),
          short(until, now, site),
        )}
      </h2>
      ${first.why === null ? '' : html`<p dir="auto">${quoted(first.why, site.locale)}</p>`}
      <p>${w.brakedNote}</p>
      ${on.map(actions)}
    </div>
  </section>`;
};

export const watchLine = (watch: WatchView, { site, now }: Timing): string => {
  const w = words(site.locale).pages;
  if (watch.okUntil === null) return w.watchNotYet;
  const seen = Math.max(0, ...watch.sources.map((source) => source.okAt ?? 0));
  return vouches(watch.okUntil, now)
    ? w.watchSees(soon(seen === 0 ? now : Math.min(seen, now), now, site))
    : w.watchBlind(short(Math.min(watch.okUntil, now), now, site));
};

/** A banner only while the watch cannot see the news: then nothing is sent. */
export const watchBanner = (watch: WatchView, timing: Timing): Html | '' =>
  watch.okUntil !== null && vouches(watch.okUntil, timing.now)
    ? ''
    : html`<section class="banner plain">
        ${shape('eye')}
        <div><h2>${watchLine(watch, timing)}</h2></div>
      </section>`;

export const banners = (telling: Telling & { watch: WatchView }): Html =>
  html`${telling.freezes.map((freeze) => freezeBanner(freeze, telling))}${brakeBanner(telling.watch.braked, telling)}${watchBanner(telling.watch, telling)}`;

type Told = Pick<StoryView, 'kind' | 'place' | 'score' | 'rule' | 'owners'>;

/** What happened and where. */
export const storyLine = (story: Told, site: SiteView): string => {
  const w = words(site.locale).pages;
  const kind = textOf(w.crisis, story.kind) ?? w.crisis.other;
  return story.place === null ? kind : `${kind}, ${story.place}`;
};

/** Rules that say by themselves why the watch only proposes. */
const PROPOSES: readonly string[] = ['brake-spent', 'severe-headline', 'backlash'];

/** How sure the watch is, by the rule that decided. Where it only proposed, nothing is confirmed. */
const howSure = ({ rule, owners }: Told, site: SiteView, proposed: boolean): string => {
  const w = words(site.locale).pages;
  if (proposed && !PROPOSES.includes(rule)) return w.reportedBy(owners.length);
  return rule === 'two-owners' ? w.confirmedBy(owners.length) : (textOf(w.howSure, rule) ?? w.howSure.other);
};

/** What happened, where, how sure and how severe. `proposed`: the watch did not act on it. */
export const storySentence = (story: Told, site: SiteView, proposed = false): string => {
  const w = words(site.locale).pages;
  const what = storyLine(story, site);
  return `${what.charAt(0).toLocaleUpperCase(site.locale)}${what.slice(1)}. ${howSure(story, site, proposed)} ${w.severity(Math.round(story.score))}.`;
};

export const proposalBanner = (proposal: ProposalView, timing: Timing, actions: Child): Html => {
  const { site } = timing;
  const w = words(site.locale).pages;
  return html`<section class="banner plain">
    ${shape('diamond')}
    <div>
      <h2>${w.proposalTitle(scopeWords(proposal.scopes, site.locale))}</h2>
      <p>${storySentence(proposal.story, site, true)}</p>
      ${evidence(proposal.story.evidence, timing, true)} ${actions}
    </div>
  </section>`;
};

export const noticeBox = (notice: Notice | null, site: SiteView): Html | '' =>
  notice === null
    ? ''
    : html`<p class="notice" data-say>
        ${words(site.locale).pages.notice[notice.kind]}
        ${notice.from === undefined ? '' : words(site.locale).pages.notBefore(clock(notice.from, site))}
        ${notice.detail === undefined || notice.detail === null ? '' : html`<span dir="auto">${notice.detail}</span>`}
      </p>`;

/* Texts as a network shows them */

type Mark = { start: number; end: number; render: (text: string) => Html };

const offsets = (text: string, bytes: number): number =>
  Buffer.from(text, 'utf8').subarray(0, bytes).toString('utf8').length;

const link = (uri: string) => (text: string) =>
  html`<a href="${uri}" rel="noreferrer noopener" target="_blank">${text}</a>`;

const chip = (name: string) => (): Html => html`<span class="chip">${name}</span>`;

const marksOf = (content: Pick<Content, 'account' | 'text' | 'facets' | 'tags'>): Mark[] => {
  const { text } = content;
  const inText = (span: { start: number; end: number }) => ({
    start: offsets(text, span.start),
    end: offsets(text, span.end),
  });
  const links: Mark[] =
    content.facets.length > 0
      ? content.facets.map((facet) => ({ ...inText(facet), render: link(facet.uri) }))
      : [...text.matchAll(/https?:\/\/[^\s\p{Cc}<>"“”«»‹›]+/giu)].flatMap((match) => {
          const address = match[0].replace(/[.,;:!?…'’*)\]}]+$/u, '');
          return URL.canParse(address)
            ? [{ start: match.index, end: match.index + address.length, render: link(address) }]
            : [];
        });
  const tags: Mark[] = content.tags.map((tag) => ({
    ...inText(tag),
    render: (shown) => html`<span class="tag">${shown}</span>`,
  }));
  const chips = unseenIn(text).map(({ name, index }): Mark => {
    const { length } = String.fromCodePoint(text.codePointAt(index) ?? 0);
    return { start: index, end: index + length, render: chip(name) };
  });
  const taken = (mark: Mark) => chips.some((each) => each.start < mark.end && mark.start < each.end);
  return [...chips, ...[...links, ...tags].filter((mark) => !taken(mark))].sort((a, b) => a.start - b.start);
};

/** A text with its links, and the name of each invisible character in its place. */
export const shownText = (content: Pick<Content, 'account' | 'text' | 'facets' | 'tags'>): Html => {
  const out: Child[] = [];
  let at = 0;
  for (const mark of marksOf(content)) {
    if (mark.start < at) continue;
    out.push(content.text.slice(at, mark.start), mark.render(content.text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  return html`${out}${content.text.slice(at)}`;
};

/** The same for a line of anybody's text, without links. */
export const plainText = (text: string): Html => shownText({ account: 'sandbox:-', text, facets: [], tags: [] });

/** Text whose spaces and line breaks show as they are. */
export const exact = (text: Html): Html => verbatim`<span class="exact" dir="auto">${text}</span>`;

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** A picture. When its address does not answer, the script shows the text that says so. */
const picture = (media: Media, address: string | undefined, site: SiteView): Html => {
  const w = words(site.locale).pages;
  const facts = w.picture(`${media.width} × ${media.height}, ${kilobytes(media.bytes)}`);
  return html`<div class="picture" data-picture>
    ${
      address === undefined
        ? html`<p class="blank">${facts}</p>`
        : html`<img
              src="${address}"
              alt="${media.alt === '' ? facts : media.alt}"
              width="${media.width}"
              height="${media.height}"
            />
            <p class="blank" data-unseen hidden>${w.pictureUnseen}</p>`
    }
  </div>`;
};

/** The alt text, or that there is none, or that the network has no place for it. */
const altLine = (media: Media, of: 'card' | 'post', network: NetworkName, site: SiteView): Html => {
  const w = words(site.locale).pages;
  const none = altLimit(network, of) === null;
  return html`<p class="soft small alt" ${none ? '' : raw('data-alt')}>
    ${none ? w.noPlaceForAlt(networkName(network, site.locale)) : media.alt === '' ? w.noAlt : w.alt(media.alt)}
  </p>`;
};

const host = (url: string): string => URL.parse(url)?.hostname ?? url;

export type Previewed = {
  content: Content;
  /** The name over the post: the site's. */
  name: string;
  pictures: Readonly<Record<string, string>>;
  /** The line under the post: its slot, or when it was sent. */
  foot: string;
};

/** A post as its network will show it: who, the text with its links, the pictures with their alt text, the card. */
export const preview = ({ content, name, pictures, foot }: Previewed, site: SiteView): Html => {
  const w = words(site.locale).pages;
  const network = networkOf(content.account);
  const record = recordOf(content.account);
  const far = content.facets.filter(
    (facet) => content.text.slice(offsets(content.text, facet.start), offsets(content.text, facet.end)) !== facet.uri,
  );
  return html`<div class="post ${record.outline}">
    <p class="who">
      <span class="face" aria-hidden="true">${String.fromCodePoint(name.codePointAt(0) ?? 0x20)}</span>
      <span><b>${name}</b> <span class="soft">@${handleOf(content.account)}</span></span>
    </p>
    <p class="words">
      ${exact(content.text === '' ? html`<span class="soft">${w.emptyText}</span>` : shownText(content))}
    </p>
    ${far.map((facet) => html`<p class="soft small">→ ${facet.uri}</p>`)}
    ${content.media.map((media) => html`${picture(media, pictures[media.sha256], site)} ${altLine(media, 'post', network, site)}`)}
    ${
      content.card === null
        ? record.card === 'theirs' && content.media.length === 0 && /https?:\/\//i.test(content.text)
          ? html`<p class="card soft">${w.ownCard(networkName(network, site.locale))}</p>`
          : ''
        : html`<div class="card">
              ${content.card.image === null ? '' : picture(content.card.image, pictures[content.card.image.sha256], site)}
              <p class="soft small">${host(content.card.url)}</p>
              <p dir="auto"><b data-card-title>${plainText(content.card.title)}</b></p>
              <p class="soft" dir="auto" data-card-description ${flag('hidden', content.card.description === '')}>
                ${plainText(content.card.description)}
              </p>
            </div>
            ${content.card.image === null ? '' : altLine(content.card.image, 'card', network, site)}`
    }
    <p class="soft small foot">${networkWord(content.account, site.locale)} · ${foot}</p>
  </div>`;
};

export const warningText = (warning: Warning, site: SiteView): string => {
  const w = words(site.locale).pages;
  switch (warning.kind) {
    case 'invisible':
    case 'bidi':
      return w.warning[warning.kind](warning.name);
    case 'odd-link':
      return w.warning[warning.kind](warning.host);
    case 'too-long':
      return w.warning[warning.kind](`${warning.used} / ${warning.limit}`);
    default:
      return w.warning[warning.kind](warning.text);
  }
};

export const differenceOf = (before: string, after: string, site: SiteView): Html => {
  const w = words(site.locale).pages;
  return html`<p class="diff" dir="auto">
    ${difference(before, after).map(({ kind, text }) =>
      kind === 'same'
        ? plainText(text)
        : kind === 'removed'
          ? html`<del><span class="sr">[${w.removed}] </span>${plainText(text)}</del>`
          : html`<ins><span class="sr">[${w.added}] </span>${plainText(text)}</ins>`,
    )}
  </p>`;
};

/* Lists */

/** When it is sent, in large type: the minutes if that is near, else the time; '' if it is not known. */
export const dueMark = (why: Why, { site, now }: Timing): Html | '' => {
  const at = why.kind === 'slot' ? why.at : why.kind === 'braked' ? why.until : null;
  if (at === null) return '';
  const minutes = Math.max(1, Math.round((at - now) / MINUTE_MS));
  return html`<span class="due num">${minutes < 60 ? `${minutes} min` : clock(at, site)}</span>`;
};

/** One delivery in a list: its state, its account, its text and the sentence on its state. `actions` come below. */
export const deliveryRow = (
  row: Pick<Row, 'delivery' | 'why' | 'lanes'>,
  telling: Telling,
  actions: Child = '',
): Html => {
  const { site } = telling;
  const w = words(site.locale).pages;
  const { delivery, why } = row;
  return html`<li class="row">
    <p class="row-head">
      ${whyBadge(why, site)} <span class="soft">${accountWord(delivery.account, site.locale)}</span>
      ${row.lanes.map((lane: Lane) => html`<span class="lane">${w.lane[lane]}</span>`)}
      ${delivery.approval?.under === true ? html`<span class="lane">${w.underFreeze}</span>` : ''}
      ${dueMark(why, telling)}
    </p>
    <p class="words">${exact(shownText(delivery.content))}</p>
    <p class="why">${sentence(why, telling)}</p>
    ${actions === '' ? '' : html`<div class="actions">${actions}</div>`}
  </li>`;
};

/** The button that takes a post back, or the words that this was already ordered. */
export const takeBackForm = (
  delivery: Pick<Delivery, 'id' | 'content' | 'takeBack'>,
  where: { action: string; pass: Pass; fields: Readonly<Record<string, string>> },
  site: SiteView,
): Html => {
  const w = words(site.locale).pages;
  if (recordOf(delivery.content.account).takesBack.kind === 'never') {
    return html`<p class="soft small">${w.notice['cannot-take-back']}</p>`;
  }
  if (delivery.takeBack !== null) return html`<p class="ordered">${shape('back')} ${w.beingTakenBack}</p>`;
  return actForm(
    {
      ...where,
      fields: { ...where.fields, act: 'take-back', delivery: delivery.id },
      label: w.takeBack,
      confirm: w.confirmTakeBack,
      about: delivery.content.text.slice(0, 60),
      undo: 10,
      shape: 'back',
    },
    site,
  );
};

/** A network's timeline, newest first. */
export const timelineList = (posts: readonly TimelinePost[], timing: Timing): Html => {
  const { site } = timing;
  const w = words(site.locale).pages;
  if (posts.length === 0) return html`<p class="empty">${w.timelineEmpty}</p>`;
  return html`<ul class="rows">
    ${posts.map(
      (post) =>
        html`<li class="row">
          <p class="row-head">
            ${
              post.mark === 'withdrawn'
                ? badge('withdrawn', 'plain', 'back', site)
                : badge('published', 'green', 'check', site)
            }
            <span class="soft">${accountWord(post.account, site.locale)}</span> ${timeTag(post.at, timing)}
          </p>
          <p class="words">
            ${exact(post.mark === 'withdrawn' ? html`<del>${plainText(post.text)}</del>` : plainText(post.text))}
          </p>
          ${
            post.picture === null
              ? ''
              : html`<p class="posted">
                  <img src="${post.picture.src}" alt="${post.picture.alt}" width="1910" height="1000" />
                </p>`
          }
          <p class="why">
            ${post.by === null ? '' : w.approvedBy(post.by)}${post.mark === 'under-freeze' ? html` · ${w.underFreeze}` : ''}
            ${post.url === null ? '' : html` · <a href="${post.url}" rel="noreferrer noopener" target="_blank">${w.see}</a>`}
          </p>
        </li>`,
    )}
  </ul>`;
};

/** Ways to stop that work without this page. */
export const otherWays = (
  ways: { slack: string | null; cli: string; console: string | null },
  site: SiteView,
): Html => {
  const w = words(site.locale).pages;
  const rows: [string, string | null][] = [
    [w.waySlack, ways.slack],
    [w.wayCli, ways.cli],
    [w.wayConsole, ways.console],
  ];
  return html`<dl class="ways">
    ${rows.map(([how, what]) =>
      what === null
        ? ''
        : html`<dt>${how}</dt>
            <dd><code>${what}</code></dd>`,
    )}
  </dl>`;
};

/** Where the short code of a mail is typed. */
export const codeField = (site: SiteView): Html => {
  const w = words(site.locale).pages;
  return html`<label
      >${w.codeLabel}
      <input
        name="code"
        class="code"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="12"
    /></label>
    <p class="soft small">${w.codeHelp}</p>
    <button class="strong">${w.open}</button>`;
};
