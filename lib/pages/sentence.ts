import { sentenceOf } from '../crisis/message.ts';
import type { CrisisKind, DecisionRule } from '../crisis/signal.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Why } from '../delivery/why.ts';
import type { Still } from '../freeze/still.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Cause } from '../records/unsent.ts';
import { labelOf, recordOf } from '../networks/records.ts';
import { LANES } from '../records/lane.ts';
import type { Locale } from '../settings.ts';
import type { Shape } from './html.ts';
import type { Frame } from './views.ts';
import { clock, moment, short, soon } from './when.ts';
import { listed } from '../words/list.ts';
import { textOf, words, type Words } from '../words/words.ts';
import { HOUR_MS } from '../records/durations.ts';

/** Somebody's words in the quotation marks of the language, otherwise as they are. */
export const quoted = (text: string, locale: Locale): string => words(locale).language.quoted(text);

/** What a sentence needs to know of the page. */
export type Telling = Pick<Frame, 'site' | 'now' | 'people' | 'freezes'>;

/** A person's name. A machine is called the watch. */
export const nameOf = (id: string, telling: Telling): string =>
  telling.people[id] ??
  (id.startsWith('machine:') ? words(telling.site.locale).pages.theWatch.toLocaleLowerCase() : id);

/** `Bluesky`, of its name in the configuration. */
export const networkName = (network: string, locale: Locale): string =>
  textOf(words(locale).pages.network, network) ?? labelOf(network);

/** `Bluesky`, of an account such as `bluesky:gazette`. */
export const networkWord = (account: string, locale: Locale): string =>
  networkName(account.split(':', 1)[0] ?? account, locale);

export const handleOf = (account: string): string => account.slice(account.indexOf(':') + 1);

/** `Bluesky @gazette`. */
export const accountWord = (account: string, locale: Locale): string =>
  `${networkWord(account, locale)} @${handleOf(account)}`;

/** What the network of an account takes back and can prove: a person should know it before approving. */
export const networkFacts = (account: string, locale: Locale): string => {
  const w = words(locale).pages;
  const { takesBack, proves } = recordOf(account);
  const back = takesBack.kind === 'for' ? w.takesBack.for(takesBack.hours) : w.takesBack[takesBack.kind];
  return w.networkFacts(networkWord(account, locale), back, w.proves[proves]);
};

const scopeWord = (scope: string, locale: Locale): string => {
  const w = words(locale).pages;
  const at = scope.indexOf(':');
  const rest = scope.slice(at + 1);
  switch (at === -1 ? scope : scope.slice(0, at)) {
    case 'account':
      return w.theAccount(accountWord(rest, locale));
    case 'feed':
      return w.theFeed(rest);
    case 'network':
      return w.theNetwork(networkName(rest, locale));
    default:
      return scope;
  }
};

/** What a freeze covers, in words: lanes together, then the rest. */
export const scopeWords = (scopes: readonly string[], locale: Locale): string => {
  const w = words(locale).pages;
  if (scopes.includes('all')) return w.everything;
  const lanes = LANES.filter((lane) => scopes.includes(`lane:${lane}`)).map((lane) => w.lane[lane]);
  const others = scopes.filter((scope) => !scope.startsWith('lane:')).map((scope) => scopeWord(scope, locale));
  return listed([...(lanes.length === 0 ? [] : [w.allOf(listed(lanes, w.and))]), ...others], w.and);
};

/**
 * Why a freeze was opened: what the person said, else the first headline, else the kind of signal; '' if none is
 * known.
 */
export const freezeWhy = (freeze: Freeze, locale: Locale): string => {
  const w = words(locale).pages;
  const said = freeze.reason ?? freeze.evidence[0]?.title ?? null;
  if (said !== null && said.trim() !== '') return w.because(quoted(said.trim(), locale));
  return freeze.source === 'human' ? '' : `, ${w.sourceKinds[freeze.source]}`;
};

/** Of the posts that were sent lately, those of the last hour, newest first. */
export const sentInTheLastHour = <T extends Pick<Delivery, 'sentAt'>>(sent: readonly T[], now: number): T[] =>
  sent.filter(({ sentAt }) => (sentAt ?? 0) > now - HOUR_MS);

/**
 * A freeze in one sentence: what happened and where, the sources, what is stopped, what is in flight and what was
 * sent.
 */
export const stopSentence = (
  stopped: { freeze: Freeze; held: number; inFlight: readonly unknown[]; sent: readonly Pick<Delivery, 'sentAt'>[] },
  telling: Telling,
): string => {
  const { freeze, held, inFlight, sent } = stopped;
  const { locale } = telling.site;
  const w = words(locale).pages;
  const { story } = freeze;
  const why =
    story === null
      ? w.stoppedBy(nameOf(freeze.by, telling), freezeWhy(freeze, locale))
      : sentenceOf(
          {
            action: 'freeze',
            kind: story.kind as CrisisKind,
            rule: story.rule as DecisionRule,
            place: story.place,
            owners: story.owners,
            victims: 0,
            evidence: freeze.evidence,
          },
          locale,
        ).replace(/\.$/, '');
  const recent = sentInTheLastHour(sent, telling.now).length;
  return w.stopSentence(
    why.charAt(0).toLocaleUpperCase(locale) + why.slice(1),
    scopeWords(freeze.scopes, locale),
    held,
    inFlight.length,
    recent,
  );
};

type WhyOf = { [K in Why['kind']]: Extract<Why, { kind: K }> };

/** What each sentence is made with. */
type Teller = {
  w: Words['pages'];
  telling: Telling;
  /** A moment of its own: `ce soir 18:30`. */
  at: (time: number) => string;
  /** As near as it is: `dans 12 min`. */
  near: (time: number) => string;
  /** After "until" or "since": `18:30`. */
  until: (time: number) => string;
  because: (why: string | null) => string;
  /** What kept an approved post from leaving; '' where nothing did. */
  cause: (cause: Cause | undefined) => string;
};

const after = (...sentences: string[]): string => sentences.filter((each) => each !== '').join(' ');

const tellerOf = (telling: Telling): Teller => {
  const { site, now } = telling;
  const w = words(site.locale).pages;
  return {
    w,
    telling,
    at: (time) => moment(time, now, site),
    near: (time) => soon(time, now, site),
    until: (time) => short(time, now, site),
    because: (why) => (why === null || why === '' ? '' : w.because(quoted(why, site.locale))),
    cause: (cause) => (cause === undefined ? '' : words(site.locale).unsent.cause[cause]),
  };
};

/** Where two people have to say yes: whether the first has. */
const twoSentence = ({ two }: WhyOf['needs-decision'], { telling, at }: Teller): string => {
  if (two === undefined) return '';
  const w = words(telling.site.locale).posts.two;
  return two.first === null ? w.needed : w.said(nameOf(two.first.by, telling), at(two.first.at));
};

/** Who approved it: one person, or two. */
const approversOf = ({ by, firstBy }: { by: string; firstBy?: string | undefined }, telling: Telling): string =>
  firstBy === undefined
    ? nameOf(by, telling)
    : words(telling.site.locale).posts.two.approvedBy(nameOf(firstBy, telling), nameOf(by, telling));

const frozenSentence = (why: WhyOf['frozen'], { w, telling, until }: Teller): string => {
  const freeze = telling.freezes.find((each) => why.freezes.includes(each.id));
  if (freeze === undefined) return w.whyFrozenOnly;
  return w.whyFrozen(nameOf(freeze.by, telling), until(freeze.at), freezeWhy(freeze, telling.site.locale));
};

const unknownSentence = (why: WhyOf['unknown'], { w, telling, until }: Teller): string =>
  telling.now < why.settledAt
    ? w.whyUnknownYet(until(why.since), clock(why.settledAt, telling.site))
    : w.whyUnknown(until(why.since));

const SENTENCES: { readonly [K in Why['kind']]: (why: WhyOf[K], teller: Teller) => string } = {
  'needs-decision': (why, teller) =>
    after(teller.cause(why.cause), twoSentence(why, teller), teller.w.whyDecision(teller.until(why.expiresAt))),
  'not-configured': (_, { w }) => w.whyNotConfigured,
  'control-unreadable': (_, { w }) => w.whyUnreadable,
  frozen: frozenSentence,
  held: ({ approval }, { w, telling, at }) => w.whyHeld(approversOf(approval, telling), at(approval.at)),
  'watch-silent': ({ since }, { w, until }) => (since === null ? w.whySilentEver : w.whySilent(until(since))),
  braked: (why, { w, until, because }) => w.whyBraked(until(why.until), because(why.why)),
  cap: (why, { w, near }) => w.whyCap(w.cap[why.cap], near(why.until)),
  slot: (why, { w, near }) => w.whySlot(near(why.at)),
  'leaves-next': (_, { w }) => w.whyNext,
  waits: (why, { w, cause, because }) => after(w.whyWaits(because(why.detail)), cause(why.cause)),
  'too-late': (why, { w, at }) => w.whyTooLate(at(why.dueAt)),
  'in-flight': (why, { w, telling }) => w.whyInFlight(clock(why.since, telling.site)),
  unknown: unknownSentence,
  published: ({ at, by, firstBy }, { w, telling, near }) =>
    w.whyPublished(near(at), by === null ? null : approversOf({ by, firstBy }, telling)),
  failed: (why, { w, because, cause }) =>
    after(
      why.cause === 'three-times' ? w.whyGivenUp(because(why.note)) : w.whyFailed(because(why.note)),
      cause(why.cause),
    ),
  rejected: (_, { w }) => w.whyRejected,
  expired: (why, { w, cause }) =>
    why.cause === undefined ? w.whyExpired : after(w.whyExpiredApproved, cause(why.cause)),
  withdrawn: (_, { w }) => w.whyWithdrawn,
};

const tell = <K extends Why['kind']>(kind: K, why: WhyOf[K], teller: Teller): string => SENTENCES[kind](why, teller);

/** The sentence that says why a post was not sent and when it will be, or what became of it. */
export const sentence = (why: Why, telling: Telling): string => tell(why.kind, why, tellerOf(telling));

export type Tone = 'red' | 'amber' | 'green' | 'plain';
/** The states of a delivery as people see them. */
export type BadgeName = keyof Words['pages']['badge'];
export type Standing = { name: BadgeName; tone: Tone; shape: Shape };

const STANDINGS: Readonly<Record<Why['kind'], Standing>> = {
  'needs-decision': { name: 'draft', tone: 'plain', shape: 'ring' },
  'not-configured': { name: 'blocked', tone: 'plain', shape: 'dash' },
  'control-unreadable': { name: 'blocked', tone: 'plain', shape: 'dash' },
  frozen: { name: 'frozen', tone: 'red', shape: 'octagon' },
  held: { name: 'held', tone: 'amber', shape: 'bars' },
  'watch-silent': { name: 'waiting', tone: 'plain', shape: 'eye' },
  braked: { name: 'braked', tone: 'amber', shape: 'hourglass' },
  cap: { name: 'planned', tone: 'plain', shape: 'clock' },
  slot: { name: 'planned', tone: 'plain', shape: 'clock' },
  'leaves-next': { name: 'next', tone: 'plain', shape: 'arrow' },
  waits: { name: 'blocked', tone: 'plain', shape: 'dash' },
  'too-late': { name: 'late', tone: 'plain', shape: 'dash' },
  'in-flight': { name: 'flight', tone: 'plain', shape: 'arrow' },
  unknown: { name: 'unknown', tone: 'plain', shape: 'diamond' },
  published: { name: 'published', tone: 'green', shape: 'check' },
  failed: { name: 'failed', tone: 'plain', shape: 'cross' },
  rejected: { name: 'rejected', tone: 'plain', shape: 'cross' },
  expired: { name: 'expired', tone: 'plain', shape: 'dash' },
  withdrawn: { name: 'withdrawn', tone: 'plain', shape: 'back' },
};

/**
 * The word, the shape and the colour of a state: red for frozen, amber for delayed and held, green for published.
 * Nothing else has a colour.
 */
export const standing = (why: Why): Standing => STANDINGS[why.kind];

/** Whether a person can decide on it now: it is a draft, or its approval is no longer valid. */
export const isDecidable = (state: string, why: Why): boolean =>
  state === 'draft' || (state === 'approved' && ['held', 'frozen', 'too-late', 'needs-decision'].includes(why.kind));

/** What goes on holding posts back after a thaw, one sentence each. */
export const stillSentences = (still: Still, telling: Telling): string[] => {
  const { site, now } = telling;
  const w = words(site.locale).pages;
  const said = [
    ...still.freezes.map((freeze) =>
      w.stillFrozen(scopeWords(freeze.scopes, site.locale), nameOf(freeze.by, telling), short(freeze.at, now, site)),
    ),
    ...still.braked.map(({ lane, until }) => w.stillBraked(w.lane[lane], short(until, now, site))),
    ...(still.silent ? [w.stillSilent] : []),
    ...(still.unreadable.length === 0 ? [] : [w.stillUnreadable(still.unreadable.join(', '))]),
  ];
  return said.length === 0 ? [w.stillNothing] : said;
};
