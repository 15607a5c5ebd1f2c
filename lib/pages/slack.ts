import type { Cord } from '../bell/cord.ts';
import { cordLines } from './bells.ts';
import type { Attending } from '../delivery/attended.ts';
import type { TakeBackAnswer } from '../delivery/take-back.ts';
import { shortId } from '../delivery/named.ts';
import type { Delivery, State } from '../records/delivery.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Proposal } from '../records/proposal.ts';
import type { StopAnswer, StopReport } from '../freeze/stop.ts';
import type { Still } from '../freeze/still.ts';
import type { ThawAnswer } from '../freeze/thaw.ts';
import type { Settings } from '../settings.ts';
import { scopeWords, sentInTheLastHour, stillSentences, stopSentence } from './sentence.ts';
import { storySentence } from './parts.ts';
import { nowText } from './now.ts';
import { brief, short } from './when.ts';
import type { NoticeKind, Now, SiteView } from './views.ts';
import { listed } from '../words/list.ts';
import { words, type Words } from '../words/words.ts';

/** Slack reads `<`, `>` and `&` as markup: a text of others must not call a channel or a person, nor hide a link. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text that somebody else wrote, on one line. */
const line = (text: string, length = 200): string => {
  const words = Array.from(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
      .trim(),
  );
  return escape(words.length <= length ? words.join('') : `${words.slice(0, length - 1).join('')}…`);
};

/** A message in the channel. Where blocks are not shown (a notification, an old client), its text is. */
export type SlackMessage = { text: string; blocks: readonly object[] };

/** What each of our buttons does. Its value is the id of a freeze, a post or a proposal. */
export const SLACK_BUTTONS = ['keep', 'thaw', 'take-back', 'freeze'] as const;
export type SlackButton = (typeof SLACK_BUTTONS)[number];

export type SlackWords = {
  /**
   * The watch, or a person outside Slack, has frozen: what happened, the evidence, and buttons to keep, thaw and take
   * back.
   */
  alarm: (report: StopReport, now: number) => SlackMessage;
  proposal: (proposal: Proposal) => SlackMessage;
  kept: (person: string) => string;
  takeBack: (answer: TakeBackAnswer, person: string) => string;
  gone: string;
  elsewhere: string;
  stranger: string;
  help: string;
  /** The way to the tray of whoever asked. */
  tray: (address: string) => string;
  noTray: string;
  /** `cli`: how the stop is called on the command line, for when it was not confirmed. */
  stop: (answer: StopAnswer, cli: string) => string;
  /** How everything else is during a freeze, one line each. */
  cord: (cord: Cord, now: number) => string[];
  /** Everything was stopped, because this is no part of what there is. */
  tookAll: (typed: string, known: readonly string[]) => string;
  /** The end that was typed cannot be read. */
  noEnd: (typed: string) => string;
  endNotSigned: string;
  /** `still`: what goes on holding posts back; null when nobody can say. */
  thaw: (answer: ThawAnswer, still: Still | null, now: number) => string;
  notice: (kind: NoticeKind) => string;
  /** A person did this to a post; the channel sees it. */
  done: (person: string, delivery: Delivery, kind: NoticeKind) => string;
  /** Several posts have an id that begins so. */
  which: (ids: readonly string[]) => string;
  /** `total`: how many there are beside those that are listed. */
  list: (shown: readonly Delivery[], total: number) => string;
  /** The pages did not answer in time. */
  noAnswer: string;
  attended: (answer: Attending, person: string, now: number) => string;
  /** `unreadable`: controls that are missing or damaged. Nothing that they cover is sent. */
  status: (so: Now, unreadable: readonly string[], now: number) => string;
};

const EVIDENCE_SHOWN = 5;
const SENT_SHOWN = 5;
/** A section's text may have 3,000 characters. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const SECTION = 2_900;

const section = (text: string, accessory?: object): object => ({
  type: 'section',
  text: { type: 'mrkdwn', text: text.length <= SECTION ? text : `${text.slice(0, SECTION - 1)}…` },
  ...(accessory === undefined ? {} : { accessory }),
});

const button = (act: SlackButton, label: string, value: string, sure: string | null, deny: string): object => ({
  type: 'button',
  action_id: act,
  value,
  text: { type: 'plain_text', text: label },
  ...(sure === null
    ? {}
    : {
        confirm: {
          title: { type: 'plain_text', text: label },
          text: { type: 'plain_text', text: sure },
          confirm: { type: 'plain_text', text: label },
          deny: { type: 'plain_text', text: deny },
        },
      }),
});

/** Who answers, in the site's language: its words, its clock, the names of its people. */
type Speaker = {
  site: SiteView;
  people: Readonly<Record<string, string>>;
  w: Words['pages'];
  s: Words['slack'];
  clock: (at: number | null) => string;
  name: (id: string) => string;
};

const speakerOf = ({ site, people }: Pick<Settings, 'site' | 'people'>): Speaker => {
  const { locale, timeZone } = site;
  const { pages, slack } = words(locale);
  const own = { name: '', locale, timeZone };
  const watch = pages.theWatch.toLocaleLowerCase(locale);
  return {
    site: own,
    people: Object.fromEntries(Object.entries(people).map(([id, person]) => [id, person.name])),
    w: pages,
    s: slack,
    clock: (at) => (at === null ? '—' : brief(at, own)),
    name: (id) => line(people[id]?.name ?? (id.startsWith('machine:') ? watch : id)),
  };
};

const evidenceLines = (evidence: readonly { source: string; title: string }[]): string[] =>
  evidence.slice(0, EVIDENCE_SHOWN).map(({ source, title }) => `• ${line(source)}: ${line(title)}`);

/** Why, in the words of the person who froze or of the sources. */
const because = (freeze: Freeze, { s }: Speaker): string[] => [
  ...(freeze.reason === null ? [] : [s.reason(line(freeze.reason))]),
  ...evidenceLines(freeze.evidence),
];

const scopesOf = ({ scopes }: Freeze): string => scopes.map((scope) => `\`${line(scope)}\``).join(' ');

const stopped = ({ freeze, held, lastPostAt, inFlight, kind }: StopReport, speaker: Speaker): string => {
  const { s, w, clock, name } = speaker;
  const joiners = [...new Set((freeze.joined ?? []).map(({ by }) => name(by)))];
  const flights = inFlight.map((each) => `• ${line(each.account)}: ${line(each.text, 80)} (${each.fate})`);
  const head = kind === 'frozen' ? s.frozen : s.stopping;
  return [
    `:octagonal_sign: ${s.stopped(head, scopesOf(freeze), name(freeze.by), held, clock(lastPostAt))}`,
    ...because(freeze, speaker),
    flights.length === 0 ? s.inFlightNone : `${s.inFlight}\n${flights.join('\n')}`,
    ...(joiners.length === 0 ? [] : [w.joinedBy(listed(joiners, w.and))]),
    ...(freeze.until === null ? [] : [s.endsAt(clock(freeze.until))]),
    s.toThaw(line(freeze.id)),
  ].join('\n');
};

/** How everything else is during a freeze, one line each. */
const cordText = (cord: Cord, now: number, { site, people }: Speaker): string[] =>
  cordLines(cord, { site, now, people, freezes: [] }).map((each) => `• ${line(each, 400)}`);

const stopAnswer = (answer: StopAnswer, cli: string, speaker: Speaker): string => {
  const { s, clock, name } = speaker;
  switch (answer.kind) {
    case 'stopping':
    case 'frozen':
      return stopped(answer, speaker);
    case 'not-confirmed': {
      const { thawed } = answer;
      if (thawed === undefined) return `:warning: ${s.notConfirmed(line(cli))}`;
      return `:warning: ${s.thawedSince(clock(thawed.thawedAt), name(thawed.thawedBy ?? ''))}`;
    }
    case 'unknown-scope':
      return `:warning: ${s.unknownScope(line(answer.scopes.join(' ')), escape(answer.known.join(' ')))}`;
    case 'not-allowed':
      return s.mayNotFreeze;
  }
};

const thawAnswer = (answer: ThawAnswer, { s, clock, name }: Speaker): string => {
  switch (answer.kind) {
    case 'thawed': {
      const except = answer.missing.length === 0 ? '' : ` ${s.thawedExcept(line(answer.missing.join(', ')))}`;
      return `:white_check_mark: ${s.thawed}${except}`;
    }
    case 'already':
      return s.alreadyThawed(clock(answer.at), name(answer.by));
    case 'no-such-freeze':
      return s.noSuchFreeze;
    case 'not-allowed':
      return s.mayThaw(line(answer.who.join(', ')));
  }
};

const takeBackAnswer = (answer: TakeBackAnswer, person: string, { w, name }: Speaker): string => {
  switch (answer.kind) {
    case 'ordered':
      return `${name(person)}: ${w.notice['taking-back']}`;
    case 'already-gone':
    case 'too-early':
    case 'not-allowed':
      return w.notice[answer.kind];
    case 'cannot-be':
      return w.notice['cannot-take-back'];
    case 'changed':
    case 'not-published':
      return w.notice['changed-meanwhile'];
    case 'no-such-delivery':
      return w.notice.gone;
  }
};

const statusOf = (so: Now, unreadable: readonly string[], now: number, { s, clock, name, site }: Speaker): string => {
  const frozen = so.freezes.map((freeze) => {
    const why = freeze.reason ?? freeze.evidence[0]?.title ?? '';
    const until = freeze.until === null ? '' : ` ${s.until(clock(freeze.until))}`;
    const what = `:octagonal_sign: \`${line(freeze.id)}\` ${line(freeze.scopes.join(' '))}`;
    return `${what} — ${name(freeze.by)}, ${clock(freeze.at)}${until}${why === '' ? '' : ` — ${line(why)}`}`;
  });
  const broken = unreadable.length === 0 ? [] : [`:warning: ${s.unreadable(line(unreadable.join(' ')))}`];
  const known = [...frozen, ...broken];
  const still = known.length === 0 ? [s.nothingFrozen] : known;
  const tray = so.toDecide + so.held === 0 ? [] : [s.trayHint];
  return [line(nowText(so, { now, site }), 600), ...still, ...tray].join('\n');
};

const alarm = (report: StopReport, now: number, speaker: Speaker): SlackMessage => {
  const { site, people, w, s, name } = speaker;
  const { freeze } = report;
  const sentence = line(stopSentence(report, { site, now, people, freezes: [] }), 600);
  const sent = sentInTheLastHour(report.sent, now).slice(0, SENT_SHOWN);
  const flights = report.inFlight.map(
    (each) => `• ${line(each.account)}: ${line(each.text, 80)} (${line(w.fate[each.fate])})`,
  );
  const head = `:octagonal_sign: *${w.frozenTitle}.* ${sentence}`;
  const about = [...because(freeze, speaker), `${scopesOf(freeze)}, ${name(freeze.by)}`].join('\n');
  const flying = flights.length === 0 ? '' : `*${w.inFlightTitle}*\n${flights.join('\n')}`;
  const posts = sent.map(
    ({ account, content, url }) =>
      `• ${line(account)}: ${line(content.text, 80)}${url === null ? '' : ` ${line(url)}`}`,
  );
  const wentOut = posts.length === 0 ? [] : [`*${w.sentHour}*`, ...posts];
  const no = w.undo;
  const decide = [button('keep', w.keepWord, freeze.id, null, no), button('thaw', w.thaw, freeze.id, w.thawNote, no)];
  return {
    text: [head, about, flying, ...wentOut, s.toThaw(line(freeze.id))].filter((each) => each !== '').join('\n'),
    blocks: [
      section(head),
      section(about),
      ...(flying === '' ? [] : [section(flying)]),
      { type: 'actions', elements: decide },
      ...(sent.length === 0 ? [] : [section(`*${w.sentHour}*`)]),
      ...sent.map(({ id }, index) =>
        section(posts[index] ?? '', button('take-back', w.takeBack, id, w.confirmTakeBack, no)),
      ),
    ],
  };
};

const proposalMessage = ({ id, scopes, story, evidence }: Proposal, { site, w }: Speaker): SlackMessage => {
  const title = line(w.proposalTitle(scopeWords(scopes, site.locale)));
  const what = `:large_orange_diamond: *${title}.* ${line(storySentence(story, site, true), 400)} ${w.proposeNote}`;
  const text = [what, ...evidenceLines(evidence)].join('\n');
  return {
    text,
    blocks: [
      section(text),
      { type: 'actions', elements: [button('freeze', w.freezeThis, id, w.confirmFreeze, w.undo)] },
    ],
  };
};

const SCOPES_SHOWN = 60;

const scopeList = (known: readonly string[]): string => {
  const shown = known.slice(0, SCOPES_SHOWN).map((scope) => `\`${line(scope)}\``);
  return [...shown, ...(known.length > SCOPES_SHOWN ? ['…'] : [])].join(' ');
};

const listedPosts = (shown: readonly Delivery[], total: number, { s, clock }: Speaker): string =>
  [
    ...shown.map(({ id, state, account, dueAt, content }) => {
      const at = state === 'approved' && dueAt !== null ? `, ${clock(dueAt)}` : '';
      return `\`${line(shortId(id))}\` ${(s.states as Partial<Record<State, string>>)[state] ?? state}${at}: ${line(account)}, ${line(content.text, 80)}`;
    }),
    ...(total > shown.length ? [s.more(total - shown.length)] : []),
  ].join('\n');

/** What Slack answers, in the site's language. */
export const slackWords = (settings: Pick<Settings, 'site' | 'people'>): SlackWords => {
  const speaker = speakerOf(settings);
  const { w, s, name } = speaker;
  // On a page the button to take back stands below the sentence; here it is a command.
  const notice = (kind: NoticeKind): string => ({ ...w.notice, ...s.notices })[kind];
  return {
    alarm: (report, now) => alarm(report, now, speaker),
    proposal: (proposal) => proposalMessage(proposal, speaker),
    kept: (person) => line(w.keptFrozen(name(person))),
    takeBack: (answer, person) => takeBackAnswer(answer, person, speaker),
    gone: w.notice.gone,
    elsewhere: s.elsewhere,
    stranger: s.stranger,
    help: s.help,
    tray: (address) => s.tray(address),
    noTray: s.noTray,
    stop: (answer, cli) => stopAnswer(answer, cli, speaker),
    cord: (cord, now) => cordText(cord, now, speaker),
    tookAll: (typed, known) => `:information_source: ${s.tookAll(line(typed, 60), scopeList(known))}`,
    noEnd: (typed) => `:information_source: ${s.noEnd(line(typed, 60))}`,
    endNotSigned: `:information_source: ${s.endNotSigned}`,
    thaw: (answer, still, now) =>
      [
        thawAnswer(answer, speaker),
        ...(still === null
          ? []
          : stillSentences(still, { site: speaker.site, now, people: speaker.people, freezes: [] }).map((each) =>
              line(each, 400),
            )),
      ].join('\n'),
    notice,
    done: (person, { account, content }, kind) =>
      `${name(person)}: ${line(account)}, ${line(content.text, 80)} — ${notice(kind)}`,
    which: (ids) => s.which(ids.map((id) => `\`${line(id)}\``).join(' ')),
    list: (shown, total) => (shown.length === 0 ? s.nothingListed : listedPosts(shown, total, speaker)),
    noAnswer: s.noAnswer,
    attended: (answer, person, now) => {
      if (answer.kind === 'not-allowed') return s.mayNotAttend;
      if (answer.kind === 'no-such-time') return s.noSuchLease;
      const { until } = answer;
      return until <= now ? s.left(name(person)) : s.attending(name(person), short(until, now, settings.site));
    },
    status: (so, unreadable, now) => statusOf(so, unreadable, now, speaker),
  };
};
