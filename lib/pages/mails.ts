import { DRAFTS_A_MAIL } from '../approval/batch.ts';
import { signerOf, type Freeze } from '../records/freeze.ts';
import { answersBlocks } from './answers.ts';
import { storyLine, storySentence } from './parts.ts';
import { landingLink, sectionLink } from './landing.ts';
import { nowText } from './now.ts';
import { headerSafe, mailOf, sizeOf, type Block } from './mail-body.ts';
import { accountWord, freezeWhy, nameOf, quoted, scopeWords, sentence, stopSentence } from './sentence.ts';
import type {
  AccountTrouble,
  AccountView,
  AskedDraft,
  DayAfterView,
  DeskMailView,
  DigestView,
  FreezeMailView,
  Mail,
  MailFrame,
  BellsMailView,
  BounceMailView,
  BounceView,
  NearMissView,
  ProposeView,
  ReminderView,
  SiteView,
  StoryView,
  DamageView,
  UnsentView,
} from './views.ts';
import { clock, moment, short as shortly } from './when.ts';
import { listed } from '../words/list.ts';
import { textOf, words } from '../words/words.ts';
import { recordOf } from '../networks/records.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Cause } from '../records/unsent.ts';
import { HOUR_MS } from '../records/durations.ts';

/** Every mail that people get. Times in mails are moments, never "in 12 min": nobody knows when a mail is read. */

const line = (text: string, soft = false): Block => ({ kind: 'line', text, soft });
const heading = (text: string): Block => ({ kind: 'heading', text });
const link = (href: string, text: string, look: 'first' | 'plain' | 'stop'): Block => ({
  kind: 'link',
  href,
  text,
  look,
});

const small = (view: MailFrame): Block[] => {
  const { pages: w, mails: m } = words(view.site.locale);
  return [
    ...(view.so === null ? [] : [line(m.soNow(shortly(view.now, view.now, view.site), nowText(view.so, view)), true)]),
    line(m.yourLink, true),
    line(`${view.site.name}. ${w.promise} ${w.timesIn(view.site.timeZone)}.`, true),
  ];
};

const foot = (view: MailFrame): Block[] => {
  const m = words(view.site.locale).mails;
  return [
    { kind: 'rule' },
    link(view.links.stop, m.mailStop, 'stop'),
    link(view.links.desk, m.mailDesk, 'plain'),
    ...small(view),
  ];
};

/** So many things stand in a list; the desk has all of them. */
const LISTED = 20;

const list = (items: readonly string[], { site }: MailFrame): Block => ({
  kind: 'list',
  items:
    items.length <= LISTED
      ? items
      : [...items.slice(0, LISTED), words(site.locale).mails.moreOnDesk(items.length - LISTED)],
});

/** `short`: without its texts, where even one draft is too much for a mail. */
const asked = (item: AskedDraft, view: MailFrame, short: boolean): Block[] => {
  const { site, now } = view;
  const { pages: w, mails: m, posts } = words(site.locale);
  const { draft } = item;
  const from = [
    draft.by === undefined ? w.fromFeed(draft.feeds.join(', ')) : posts.write.by(nameOf(draft.by, view)),
    draft.by !== undefined
      ? w.lane[draft.lane ?? 'promo']
      : draft.publishedAt === null
        ? w.noDate
        : w.publishedAtSource(moment(draft.publishedAt, now, site)),
  ].join(' · ');
  return [
    heading(headerSafe(draft.title)),
    line(from, true),
    ...(item.reminds ? [line(`◆ ${m.reminds}`)] : []),
    ...(item.insteadOf.length > 0
      ? [
          line(
            `◆ ${m.asDeputy(
              listed(
                item.insteadOf.map((each) => nameOf(each, view)),
                w.and,
              ),
            )}`,
          ),
        ]
      : []),
    ...draft.flags.map((flag) => line(`◆ ${textOf(w.flag, flag) ?? flag}`)),
    ...(short ? [] : item.deliveries).map(({ delivery, slot }): Block => ({
      kind: 'quote',
      head: accountWord(delivery.account, site.locale),
      text: delivery.content.text,
      foot: slot === null ? null : m.proposedSlot(moment(slot, now, site)),
    })),
    link(item.link, m.readAndDecide, 'first'),
    { kind: 'code', text: m.shortCode(`${item.code.slice(0, 4)} ${item.code.slice(4)}`) },
    line(m.expiresNote(shortly(item.expiresAt, now, site)), true),
  ];
};

/** Gmail hides what is past 102 kB of a mail. */
const MOST_BYTES = 80_000;

/**
 * A mail that asks about drafts: the stop first, then as many drafts as fit, each with its own link. The desk has the
 * others.
 */
const askingMail = (
  subject: string,
  lead: readonly Block[],
  view: DigestView,
  about: (item: AskedDraft, short: boolean) => Block[],
): Mail => {
  const { site, links, drafts } = view;
  const m = words(site.locale).mails;
  const write = (shown: number, short: boolean): Mail => {
    const more = drafts.length - shown + view.more;
    return mailOf(
      subject,
      [
        link(links.stop, m.mailStop, 'stop'),
        ...lead,
        ...drafts.slice(0, shown).flatMap((item) => about(item, short)),
        ...answersBlocks(view.answers, view),
        { kind: 'rule' },
        ...(more === 0 ? [] : [heading(m.moreOnDesk(more))]),
        link(links.desk, m.mailDesk, more === 0 ? 'plain' : 'first'),
        ...small(view),
      ],
      site,
    );
  };
  let shown = Math.min(drafts.length, DRAFTS_A_MAIL);
  while (shown > 0) {
    const mail = write(shown, false);
    const size = sizeOf(mail);
    if (size <= MOST_BYTES) return mail;
    shown = Math.min(shown - 1, Math.floor((shown * MOST_BYTES) / size));
  }
  return write(Math.min(1, drafts.length), true);
};

/** What waits for this person's decision. */
export const digestMail = (view: DigestView): Mail => {
  const { pages: w, mails: m } = words(view.site.locale);
  const count = view.drafts.length + view.more;
  const subject = m.digestSubject(count, view.drafts[0]?.draft.title ?? '');
  return askingMail(
    view.drafts.every(({ reminds }) => reminds) ? m.remindSubject(subject) : subject,
    [
      { kind: 'title', text: m.digestLead(count) },
      ...(view.freezes.length > 0 ? [...openFreezes(view), line(m.frozenNowNote)] : []),
      ...(count > 1 ? [link(view.links.tray, m.mailTray(count), 'first')] : []),
      line(w.openNote, true),
    ],
    view,
    (item, short) => asked(item, view, short),
  );
};

/** Links to keep the freeze and to thaw it. Each opens its page, which asks; opening decides nothing. */
const choices = (view: MailFrame, { id }: Freeze): Block[] => {
  const { pages: w, mails: m } = words(view.site.locale);
  const { desk } = view.links;
  return [
    link(landingLink(desk, { to: 'keep', of: id }), m.keepFrozen, 'first'),
    ...(view.to.may.includes('thaw') ? [link(landingLink(desk, { to: 'thaw', of: id }), w.thaw, 'plain')] : []),
  ];
};

const openFreezes = (view: MailFrame): Block[] => view.freezes.map((freeze) => line(`■ ${frozenLine(freeze, view)}`));

const frozenLine = (freeze: Freeze, view: MailFrame): string => {
  const { site, now } = view;
  const w = words(site.locale).pages;
  return `${w.frozenThing(scopeWords(freeze.scopes, site.locale))}. ${w.frozenBy(nameOf(freeze.by, view), shortly(freeze.at, now, site))}`;
};

const evidenceList = (
  evidence: readonly { at: number; source: string; title: string; url: string | null }[],
  view: MailFrame,
): Block[] =>
  evidence.length === 0
    ? []
    : [
        list(
          evidence.map(
            ({ at, source, title, url }) =>
              `${clock(at, view.site)} ${source}${words(view.site.locale).pages.because('')}${headerSafe(title)}${url === null ? '' : ` ${url}`}`,
          ),
          view,
        ),
      ];

/** `proposed`: the watch did not act on it. */
const happened = (story: StoryView | null, freeze: Freeze | null, view: MailFrame, proposed = false): Block[] => {
  const { site } = view;
  const m = words(site.locale).mails;
  const written = freeze === null ? [] : freeze.evidence.map((each) => ({ ...each, at: Date.parse(each.at) }));
  if (story === null) {
    const reason = freeze?.reason ?? null;
    return [
      heading(m.whatHappened),
      ...(freeze === null ? [] : [line(frozenLine(freeze, view))]),
      ...(reason === null ? [] : [line(quoted(headerSafe(reason), site.locale))]),
      ...evidenceList(written, view),
    ];
  }
  return [heading(m.whatHappened), line(storySentence(story, site, proposed)), ...evidenceList(story.evidence, view)];
};

const flying = (view: FreezeMailView): Block[] => {
  const w = words(view.site.locale).pages;
  return [
    heading(w.inFlightTitle),
    view.inFlight.length === 0
      ? line(w.inFlightNone)
      : list(
          view.inFlight.map(
            (flight) =>
              `${accountWord(flight.account, view.site.locale)}, ${w.fate[flight.fate]}${w.because('')}${quoted(headerSafe(flight.text), view.site.locale)}`,
          ),
          view,
        ),
  ];
};

/** A post that was sent, with its own link to take it back, where its network deletes. */
const sentPost =
  (view: FreezeMailView) =>
  (delivery: Delivery): Block[] => {
    const { site } = view;
    const w = words(site.locale).pages;
    const { id, account, content, url } = delivery;
    const at = clock(delivery.sentAt ?? delivery.changedAt, site);
    return [
      { kind: 'quote', head: `${at} ${accountWord(account, site.locale)}`, text: content.text, foot: url },
      ...(recordOf(account).takesBack.kind === 'never'
        ? []
        : [link(landingLink(view.links.desk, { to: 'take-back', of: id }), w.takeBack, 'plain')]),
    ];
  };

const sentLately = (view: FreezeMailView): Block[] => {
  const { pages: w, mails: m } = words(view.site.locale);
  return [
    heading(w.sentHour),
    ...(view.sent.length === 0 ? [line(w.sentHourNone)] : view.sent.slice(0, POSTS_SHOWN).flatMap(sentPost(view))),
    ...(view.sent.length > POSTS_SHOWN ? [line(m.moreOnDesk(view.sent.length - POSTS_SHOWN))] : []),
  ];
};

/** After a freeze: what happened, how sure the watch is, what stops, what continues and what was sent. */
export const freezeMail = (view: FreezeMailView): Mail => {
  const { site, now, freeze } = view;
  const { pages: w, mails: m } = words(site.locale);
  const goesOn = line(
    view.goOn.length === 0
      ? m.nothingGoesOn
      : m.goesOn(
          listed(
            view.goOn.map((lane) => w.lane[lane]),
            w.and,
          ),
        ),
  );
  const covered = scopeWords(freeze.scopes, site.locale);
  return mailOf(
    m.freezeSubject(
      covered,
      view.story === null ? freezeWhy(freeze, site.locale) : w.because(storyLine(view.story, site)),
    ),
    [
      { kind: 'title', text: w.frozenThing(covered), red: true },
      line(stopSentence({ ...view, freeze }, view)),
      line(w.frozenBy(nameOf(freeze.by, view), shortly(freeze.at, now, site))),
      line(
        freeze.until === null
          ? m.stayFrozenNote
          : w.frozenUntil(nameOf(signerOf(freeze), view), moment(freeze.until, now, site)),
      ),
      ...choices(view, freeze),
      ...happened(view.story, freeze, view),
      heading(m.whatStopped),
      line(m.heldNow(view.held)),
      goesOn,
      ...flying(view),
      ...sentLately(view),
      ...foot(view),
    ],
    site,
  );
};

/** The watch had too little evidence to freeze: a person decides. */
export const proposeMail = (view: ProposeView): Mail => {
  const { site, proposal } = view;
  const { pages: w, mails: m } = words(site.locale);
  const covered = scopeWords(proposal.scopes, site.locale);
  return mailOf(
    m.proposeSubject(covered) + w.because(storyLine(proposal.story, site)),
    [
      { kind: 'title', text: w.proposalTitle(covered) },
      line(w.proposeNote),
      ...happened(proposal.story, null, view, true),
      link(landingLink(view.links.desk, { to: 'freeze', of: proposal.id }), m.proposeButton, 'first'),
      ...foot(view),
    ],
    site,
  );
};

/** A reminder after two hours, and after eight, that a freeze is still open. */
export const reminderMail = (view: ReminderView): Mail => {
  const { site, now, freeze } = view;
  const { pages: w, mails: m } = words(site.locale);
  const covered = scopeWords(freeze.scopes, site.locale);
  const hours = Math.max(1, Math.floor((now - freeze.at) / HOUR_MS));
  return mailOf(
    m.reminderSubject(hours, covered),
    [
      { kind: 'title', text: m.reminderSubject(hours, covered), red: true },
      line(w.frozenBy(nameOf(freeze.by, view), shortly(freeze.at, now, site))),
      line(m.reminderNote),
      ...choices(view, freeze),
      ...happened(null, freeze, view),
      heading(m.whatStopped),
      line(m.heldNow(view.held)),
      ...foot(view),
    ],
    site,
  );
};

const postQuote =
  ({ site }: MailFrame) =>
  ({ account, content, unsent }: Delivery): Block => ({
    kind: 'quote',
    head: accountWord(account, site.locale),
    text: content.text,
    foot: unsent === undefined ? null : headerSafe(unsent.detail),
  });

/** So many posts are shown; the desk has all of them. */
const POSTS_SHOWN = 10;

/** What is said of posts that did not leave, and what can be done: in a mail and in Slack. */
export const unsentSaid = (
  what: UnsentView['what'],
  where: string,
  locale: SiteView['locale'],
): { subject: string; lines: string[] } => {
  const w = words(locale).unsent;
  return what.kind === 'stays'
    ? { subject: w.staysSubject(where), lines: [w.cause[what.cause]] }
    : { subject: w.endedSubject(w.ended[what.state], where), lines: [w.cause[what.cause], w.endedNote[what.state]] };
};

const accountLink = (account: string, view: MailFrame): Block =>
  link(
    landingLink(view.links.desk, { to: 'account', of: account }),
    words(view.site.locale).mails.openAccount,
    'first',
  );

/** Causes with which the network of one account is left alone, until a person says to try again. */
const RESTS: ReadonlySet<Cause> = new Set<Cause>(['credentials', 'limited']);

/** What keeps approved posts from leaving, and what became of one that did not leave. */
export const unsentMail = (view: UnsentView): Mail => {
  const { site, what, posts, where } = view;
  const account = posts[0]?.account;
  const { mails: m, unsent: w } = words(site.locale);
  const { subject, lines } = unsentSaid(what, where, site.locale);
  return mailOf(
    subject,
    [
      { kind: 'title', text: subject, red: true },
      ...(what.kind === 'stays' ? [line(w.staysLead(posts.length))] : []),
      ...lines.map((text) => line(text)),
      ...(what.kind === 'stays' ? [line(w.staysNote, true)] : []),
      ...(what.kind === 'stays' && RESTS.has(what.cause) && account !== undefined ? [accountLink(account, view)] : []),
      ...posts
        .slice(0, POSTS_SHOWN)
        .flatMap((post): Block[] => [
          postQuote(view)(post),
          link(landingLink(view.links.desk, { to: 'post', of: post.id }), m.openPost, 'first'),
        ]),
      ...foot(view),
    ],
    site,
  );
};

/** What would have gone out, had nobody stopped it. */
export const nearMissMail = (view: NearMissView): Mail => {
  const { site, now, freeze, posts } = view;
  const { pages: w, mails: m } = words(site.locale);
  return mailOf(
    m.nearMissSubject(posts.length),
    [
      { kind: 'title', text: m.nearMissSubject(posts.length) },
      line(
        `${w.frozenThing(scopeWords(freeze.scopes, site.locale))}. ${w.frozenBy(nameOf(freeze.by, view), shortly(freeze.at, now, site))}`,
      ),
      line(m.nearMissNote),
      ...posts.slice(0, POSTS_SHOWN).map(({ account, content, dueAt }): Block => ({
        kind: 'quote',
        head: accountWord(account, site.locale),
        text: content.text,
        foot: m.wouldHaveLeft(moment(dueAt ?? freeze.at, now, site)),
      })),
      ...(posts.length > POSTS_SHOWN ? [line(m.moreOnDesk(posts.length - POSTS_SHOWN))] : []),
      ...(view.to.may.includes('approve') ? [link(view.links.tray, m.mailTrayHeld, 'first')] : []),
      link(sectionLink(view.links.desk, 'held'), m.mailHeld, view.to.may.includes('approve') ? 'plain' : 'first'),
      ...happened(null, freeze, view),
      ...foot(view),
    ],
    site,
  );
};

/** That other tools did not confirm a stop, with whom to call. */
export const bellsMail = (view: BellsMailView, subject: string): Mail => {
  const { site, now, freeze, lines } = view;
  const { pages: w, bells } = words(site.locale);
  return mailOf(
    subject,
    [
      { kind: 'title', text: subject },
      line(
        `${w.frozenThing(scopeWords(freeze.scopes, site.locale))}. ${w.frozenBy(nameOf(freeze.by, view), shortly(freeze.at, now, site))}`,
      ),
      ...lines.map((each) => line(each)),
      line(bells.mailNote),
      link(landingLink(view.links.desk, { to: 'tools', of: freeze.id }), bells.mailOpen, 'first'),
      ...foot(view),
    ],
    site,
  );
};

/** What is said of an account that was looked at before it is needed: in a mail and in Slack. */
export const accountSaid = (
  trouble: AccountTrouble,
  where: string,
  site: SiteView & { now: number },
): { subject: string; lines: string[] } => {
  const w = words(site.locale).unsent.account;
  switch (trouble.kind) {
    case 'failed':
      return { subject: w.failedSubject(where), lines: [w.failed, headerSafe(trouble.detail)] };
    case 'lacks':
      return { subject: w.lacksSubject(where), lines: [w.lacks, ...trouble.lacks.map(headerSafe)] };
    case 'ends':
      return { subject: w.endsSubject(where, moment(trouble.endsAt, site.now, site)), lines: [w.ends] };
  }
};

/** That an account will not be able to post, or not for long. */
export const accountMail = (view: AccountView): Mail => {
  const { subject, lines } = accountSaid(view.trouble, view.where, { ...view.site, now: view.now });
  return mailOf(
    subject,
    [
      { kind: 'title', text: subject, red: true },
      ...lines.map((text) => line(text)),
      accountLink(view.account, view),
      ...foot(view),
    ],
    view.site,
  );
};

const KEYS_SHOWN = 20;

/** What is said of items that cannot be read: in a mail and in Slack. */
export const damageSaid = (
  keys: readonly string[],
  locale: SiteView['locale'],
): { subject: string; lines: string[] } => {
  const { damage: w } = words(locale).unsent;
  return {
    subject: w.subject(keys.length),
    lines: [w.means, w.mend, keys.slice(0, KEYS_SHOWN).map(headerSafe).join(', ')],
  };
};

/** That items of the table cannot be read. */
export const damageMail = (view: DamageView): Mail => {
  const { subject, lines } = damageSaid(view.keys, view.site.locale);
  return mailOf(
    subject,
    [{ kind: 'title', text: subject, red: true }, ...lines.map((text) => line(text)), ...foot(view)],
    view.site,
  );
};

/** What is said when mail to a person comes back: on the desk, in a mail and in Slack. */
export const bounceSaid = (
  { kind, who, since, detail }: BounceView,
  site: SiteView & { now: number },
): { subject: string; lines: string[] } => {
  const m = words(site.locale).mails.bounce;
  return { subject: m[kind](who), lines: [m.since(moment(since, site.now, site)), m.note[kind], detail] };
};

/** That mail to somebody else comes back. */
export const bounceMail = (view: BounceMailView): Mail => {
  const { subject, lines } = bounceSaid(view.bounce, { ...view.site, now: view.now });
  return mailOf(
    subject,
    [{ kind: 'title', text: subject }, ...lines.map((text) => line(headerSafe(text))), ...foot(view)],
    view.site,
  );
};

/** The mail to keep: a person's own desk and stop button. */
export const deskMail = (view: DeskMailView): Mail => {
  const { site } = view;
  const { pages: w, mails: m } = words(site.locale);
  return mailOf(
    m.deskSubject(site.name),
    [
      { kind: 'title', text: m.mailHello(view.to.name) },
      line(m.deskLead),
      link(view.links.stop, m.mailStop, 'stop'),
      line(m.deskStopNote),
      link(view.links.desk, m.mailDesk, 'first'),
      line(m.deskDeskNote),
      { kind: 'rule' },
      line(m.yourLink, true),
      line(`${site.name}. ${w.promise}`, true),
    ],
    site,
  );
};

/** After a thaw: nothing was sent, and each held post needs a new approval. */
export const dayAfterMail = (view: DayAfterView): Mail => {
  const { site, now, thawed } = view;
  const m = words(site.locale).mails;
  const subject = m.dayAfterSubject(view.drafts.reduce((sum, item) => sum + item.deliveries.length, 0));
  return askingMail(
    subject,
    [
      { kind: 'title', text: subject },
      line(m.dayAfterLead(nameOf(thawed.thawedBy ?? thawed.by, view), moment(thawed.thawedAt ?? now, now, site))),
      line(m.dayAfterAsk),
      ...(view.drafts.length > 1 ? [link(view.links.tray, m.mailTray(view.drafts.length), 'first')] : []),
    ],
    view,
    (item, short) => [
      ...asked(item, view, short),
      ...item.deliveries
        .flatMap(({ why }) => (why.kind === 'held' ? [line(sentence(why, view), true)] : []))
        .slice(0, 1),
    ],
  );
};
