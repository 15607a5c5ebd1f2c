import { NUMBERS_MS } from '../answers/rule.ts';
import { deskPass, type Entry } from '../approval/digest.ts';
import { whyOf } from '../delivery/why.ts';
import { readAnswersView } from '../desk/answers.ts';
import { storyView } from '../desk/desk.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { readNow } from '../desk/now.ts';
import type { Log } from '../events.ts';
import { scopesOf } from '../freeze/scope.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Proposal } from '../records/proposal.ts';
import { freezeState, type StopDeps } from '../freeze/stop.ts';
import {
  damageMail,
  damageSaid,
  dayAfterMail,
  deskMail,
  digestMail,
  freezeMail,
  nearMissMail,
  proposeMail,
  reminderMail,
  unsentMail,
  unsentSaid,
} from '../pages/mails.ts';
import { accountWord, sentInTheLastHour } from '../pages/sentence.ts';
import { slackWords } from '../pages/slack.ts';
import {
  ENDED_STATES,
  type EndedState,
  type Frame,
  type Mail,
  type MailFrame,
  type Now,
  type UnsentView,
} from '../pages/views.ts';
import type { Delivery } from '../records/delivery.ts';
import { EVERYWHERE, isTold, placeOf, stays } from '../delivery/waits.ts';
import type { Cause } from '../records/unsent.ts';
import { words } from '../words/words.ts';
import { DESK_FOR_MS } from '../approval/ask.ts';
import { approversOf, type Right } from '../people.ts';
import type { Settings } from '../settings.ts';
import { LANES } from '../records/lane.ts';
import type { Store } from '../records/store.ts';
import type { News } from './tell.ts';

/** What people are asked and told by mail and in the channel of Slack. Nothing here decides anything. */

export type NoticeDeps = FrameDeps &
  StopDeps &
  Pick<Store, 'savePass' | 'proposals' | 'freezes' | 'answers'> & {
    log: Log;
    publicUrl: string;
    newSecret: () => string;
    send: (to: { name: string; mail: string }, mail: Mail) => Promise<void>;
    /** Posts in the channel of Slack; does nothing where Slack is not set up. */
    slack: (text: string, blocks?: readonly object[]) => Promise<void>;
  };

/** What every mail knows of the world. What cannot be read of it keeps no mail from being sent. */
const frameOf = async (deps: NoticeDeps) => {
  const seen = await readFrame(deps);
  const so = await readNow(deps, seen).catch((error: unknown) => {
    deps.log('error', 'notify.failed', { what: 'what is so now', error: String(error) });
    return null;
  });
  return { ...seen, so };
};

const mailFrame = (
  deps: NoticeDeps,
  { frame, so }: { frame: Frame; so: Now | null },
  person: string,
  deskToken: string,
): MailFrame => ({
  ...frame,
  so,
  to: { id: person, name: deps.settings.people[person]?.name ?? person, may: deps.settings.people[person]?.may ?? [] },
  links: {
    desk: `${deps.publicUrl}/desk#${deskToken}`,
    stop: `${deps.publicUrl}/stop#${deskToken}`,
    tray: `${deps.publicUrl}/tray#${deskToken}`,
  },
});

export const peopleWho = (settings: Settings, ...rights: Right[]): string[] =>
  Object.keys(settings.people).filter((person) => rights.some((right) => settings.people[person]?.may.includes(right)));

/** Hands over one person's mail, with a desk link of their own. The world is looked at once for all of them. */
export const mailTo = (deps: NoticeDeps, write: (frame: MailFrame) => Mail | Promise<Mail>) => {
  let looked: ReturnType<typeof frameOf> | null = null;
  return async (person: string): Promise<void> => {
    const to = deps.settings.people[person];
    if (to === undefined) return;
    looked ??= frameOf(deps);
    await deps.send(to, await write(mailFrame(deps, await looked, person, await deskPass(deps, person))));
  };
};

/** The digest of one approver. */
export const mailDigest =
  (deps: NoticeDeps) =>
  async (person: string, entries: readonly Entry[], deskToken: string, more: number): Promise<void> => {
    const seen = await frameOf(deps);
    const { frame, world } = seen;
    const to = deps.settings.people[person];
    if (to === undefined) return;
    const drafts = entries.map(({ ask, token, code, draft, deliveries, reminds, insteadOf }) => ({
      draft,
      code,
      reminds,
      insteadOf,
      link: `${deps.publicUrl}/review/${ask}#${token}`,
      expiresAt: Math.min(...deliveries.map(({ expiresAt }) => expiresAt)),
      deliveries: deliveries.map((delivery) => ({
        delivery,
        why: whyOf(delivery, world, deps.settings, frame.now),
        slot: delivery.dueAt,
      })),
    }));
    // What cannot be read of the answers keeps no mail from being sent.
    const answers = await deps
      .list('published', { after: frame.now - NUMBERS_MS })
      .then((sent) => readAnswersView(deps, sent))
      .catch(() => null);
    const shown = { drafts, more, ...(answers === null ? {} : { answers }) };
    const view = { ...mailFrame(deps, seen, person, deskToken), ...shown };
    // After a thaw the mail names the freeze that had held these drafts.
    const [thawed] = entries.every(({ again }) => again)
      ? (await deps.freezes()).filter((freeze) => freeze.thawedAt !== null)
      : [];
    await deps.send(to, thawed === undefined ? digestMail(view) : dayAfterMail({ ...view, thawed }));
  };

/** That a freeze was opened, for everybody who may freeze or thaw: with its evidence and the links to act. */
export const freezeNews = async (deps: NoticeDeps, id: string): Promise<News | null> => {
  const state = await freezeState(deps, id);
  if (state === null || state.freeze.thawedAt !== null) return null;
  const { freeze } = state;
  const { text, blocks } = slackWords(deps.settings).alarm(state, deps.now());
  return {
    name: id,
    people: peopleWho(deps.settings, 'freeze', 'thaw'),
    slack: () => deps.slack(text, blocks),
    mail: mailTo(deps, (frame) =>
      freezeMail({
        ...frame,
        freeze,
        story: freeze.story === null ? null : storyView({ story: freeze.story, evidence: freeze.evidence }),
        held: state.held,
        goOn: LANES.filter((lane) => !freeze.scopes.includes('all') && !freeze.scopes.includes(`lane:${lane}`)),
        inFlight: state.inFlight,
        sent: sentInTheLastHour(state.sent, deps.now()),
      }),
    ),
  };
};

/** Whether a freeze kept this post from leaving: it was approved before, and its slot passed meanwhile. */
const isNearMiss = (delivery: Delivery, { scopes, at, thawedAt }: Freeze, settings: Settings): boolean =>
  delivery.approval !== null &&
  delivery.approval.at < at &&
  delivery.dueAt !== null &&
  delivery.dueAt >= at &&
  delivery.dueAt <= (thawedAt ?? at) &&
  scopesOf(delivery, settings)?.some((scope) => scopes.includes(scope)) === true;

/** After a thaw: what would have gone out during the freeze. Null: nothing would have, or it is not thawed. */
export const nearMissNews = async (deps: NoticeDeps, id: string): Promise<News | null> => {
  const freeze = await deps.freezeById(id);
  if (freeze === null || freeze.thawedAt === null) return null;
  const [approved, expired] = await Promise.all([
    deps.list('approved', { after: freeze.at, before: freeze.thawedAt }),
    deps.list('expired', { after: freeze.at }),
  ]);
  const posts = [...approved, ...expired]
    .filter((delivery) => isNearMiss(delivery, freeze, deps.settings))
    .toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0));
  if (posts.length === 0) return null;
  const m = words(deps.settings.site.locale).mails;
  return {
    name: `near miss ${id}`,
    people: peopleWho(deps.settings, 'freeze', 'thaw'),
    slack: () => deps.slack(`${m.nearMissSubject(posts.length)} ${m.nearMissNote}`),
    mail: mailTo(deps, (frame) => nearMissMail({ ...frame, freeze, posts })),
  };
};

/** That the watch proposes a freeze, on evidence that is not enough to freeze: for people who may freeze. */
export const proposalNews = (deps: NoticeDeps, proposal: Proposal): News => {
  const { id, at, scopes } = proposal;
  const { text, blocks } = slackWords(deps.settings).proposal(proposal);
  return {
    name: `proposal ${id}`,
    people: peopleWho(deps.settings, 'freeze'),
    slack: () => deps.slack(text, blocks),
    mail: mailTo(deps, (frame) => proposeMail({ ...frame, proposal: { id, at, scopes, story: storyView(proposal) } })),
  };
};

/** That a freeze is still open, for people who may thaw. `since`: when this reminder was due. */
export const reminderNews = (deps: NoticeDeps, freeze: Freeze, since: number): News => {
  let state: ReturnType<typeof freezeState> | null = null;
  return {
    name: `reminder ${freeze.id} ${since}`,
    people: peopleWho(deps.settings, 'thaw'),
    slack: null,
    mail: mailTo(deps, async (frame) => {
      state ??= freezeState(deps, freeze.id);
      return reminderMail({ ...frame, freeze, held: (await state)?.held ?? 0 });
    }),
  };
};

type Untold = { name: string; where: string; what: UnsentView['what']; posts: readonly Delivery[] };

/** For those who approved these posts; for their approvers where those are no longer configured. */
const unsentNews = (deps: NoticeDeps, { name, where, what, posts }: Untold): News => {
  const { people, site } = deps.settings;
  const whom = posts.flatMap(({ unsent, feeds }) => {
    const by = unsent?.by ?? '';
    return by in people ? [by] : approversOf(deps.settings, feeds);
  });
  const said = unsentSaid(what, where, site.locale);
  return {
    name,
    people: [...new Set(whom)],
    grows: true,
    slack: () => deps.slack([said.subject, ...said.lines].join('\n')),
    mail: mailTo(deps, (frame) => unsentMail({ ...frame, where, what, posts })),
  };
};

/** Once a day for each account and cause. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * What keeps posts from leaving, once for each account and cause. `only`: nothing but this, which an event named. The
 * posts and their causes are those of the table, whatever an event says.
 */
export const waitsNews = async (
  deps: NoticeDeps,
  only: { place: string; cause: string } | null = null,
): Promise<News[]> => {
  const now = deps.now();
  const { locale } = deps.settings.site;
  const waits = new Map<string, { place: string; cause: Cause; posts: Delivery[] }>();
  for (const post of await deps.list('approved', { before: now })) {
    const cause = post.unsent?.cause;
    if (cause === undefined || !stays(cause) || !isTold(cause)) continue;
    const place = placeOf(cause, post.account);
    if (only !== null && (only.place !== place || only.cause !== cause)) continue;
    const wait = waits.get(`${place} ${cause}`) ?? { place, cause, posts: [] };
    wait.posts.push(post);
    waits.set(`${place} ${cause}`, wait);
  }
  return [...waits.values()].map(({ place, cause, posts }) => {
    const where = place === EVERYWHERE ? words(locale).unsent.everywhere : accountWord(place, locale);
    const name = `waits ${place} ${cause} ${dayOf(now)}`;
    return unsentNews(deps, { name, where, what: { kind: 'stays', cause }, posts });
  });
};

const isEnd = (state: Delivery['state']): state is EndedState => ENDED_STATES.some((each) => each === state);

/** That an approved post ended without having left. Null: that has changed, or a person did it. */
export const endedNews = (deps: NoticeDeps, delivery: Delivery): News | null => {
  const { account, state, unsent } = delivery;
  if (unsent === undefined || !isEnd(state)) return null;
  const where = accountWord(account, deps.settings.site.locale);
  const name = `ended ${account} ${state} ${unsent.cause} ${dayOf(unsent.since)}`;
  return unsentNews(deps, { name, where, what: { kind: 'ended', state, cause: unsent.cause }, posts: [delivery] });
};

/**
 * That items of the table cannot be read: nothing comes of them, whatever they were. Once a day, and again each time
 * that there are twice as many. Null: all can be read.
 */
export const damageNews = (deps: NoticeDeps, keys: readonly string[]): News | null => {
  if (keys.length === 0) return null;
  const said = damageSaid(keys, deps.settings.site.locale);
  return {
    name: `damage ${dayOf(deps.now())} ${Math.floor(Math.log2(keys.length))}`,
    people: peopleWho(deps.settings, 'approve', 'thaw'),
    slack: () => deps.slack([said.subject, ...said.lines].join('\n')),
    mail: mailTo(deps, (frame) => damageMail({ ...frame, keys })),
  };
};

export type DeskMailDeps = NoticeDeps & Pick<Store, 'lastTick' | 'tick'>;

/**
 * Mails the stop button to people who may freeze or thaw and are never asked about drafts, for they get no other mail
 * with it: once when they are first configured, and again long before the link ends. Answers who was mailed.
 */
export const mailDesks = async (deps: DeskMailDeps): Promise<string[]> => {
  const { settings } = deps;
  const asked = new Set(Object.keys(settings.feeds).flatMap((feed) => approversOf(settings, [feed])));
  const mailed: string[] = [];
  for (const person of peopleWho(settings, 'freeze', 'thaw').filter((each) => !asked.has(each))) {
    const last = await deps.lastTick(`desk ${person}`);
    if (last !== null && deps.now() < last + DESK_FOR_MS / 2) continue;
    try {
      await mailTo(deps, deskMail)(person);
    } catch (error) {
      deps.log('error', 'mail.failed', { of: 'the desk', to: person, error: String(error) });
      continue;
    }
    await deps.tick(`desk ${person}`, deps.now());
    mailed.push(person);
  }
  return mailed;
};
