import { deskPass, type Entry } from '../approval/digest.ts';
import { whyOf } from '../delivery/why.ts';
import { storyView } from '../desk/desk.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import type { Log } from '../events.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Proposal } from '../records/proposal.ts';
import { freezeState, type StopDeps } from '../freeze/stop.ts';
import { dayAfterMail, deskMail, digestMail, freezeMail, proposeMail, reminderMail } from '../pages/mails.ts';
import { sentInTheLastHour } from '../pages/sentence.ts';
import { slackWords } from '../pages/slack.ts';
import type { Frame, Mail, MailFrame } from '../pages/views.ts';
import { DESK_FOR_MS } from '../approval/ask.ts';
import { approversOf, type Right, type Settings } from '../settings.ts';
import { LANES } from '../records/lane.ts';
import type { Store } from '../records/store.ts';

/** What people are told by mail and in the channel of Slack. Nothing here decides anything. */

export type NoticeDeps = FrameDeps &
  StopDeps &
  Pick<Store, 'savePass'> & {
    log: Log;
    publicUrl: string;
    newSecret: () => string;
    send: (to: { name: string; mail: string }, mail: Mail) => Promise<void>;
    /** Posts in the channel of Slack; does nothing where Slack is not set up. */
    slack: (text: string, blocks?: readonly object[]) => Promise<void>;
  };

const mailFrame = (deps: NoticeDeps, frame: Frame, person: string, deskToken: string): MailFrame => ({
  ...frame,
  to: { id: person, name: deps.settings.people[person]?.name ?? person, may: deps.settings.people[person]?.may ?? [] },
  links: { desk: `${deps.publicUrl}/desk#${deskToken}`, stop: `${deps.publicUrl}/stop#${deskToken}` },
});

const peopleWho = (settings: Settings, ...rights: Right[]): string[] =>
  Object.keys(settings.people).filter((person) => rights.some((right) => settings.people[person]?.may.includes(right)));

/** Mails each person. A mail that fails does not stop the others; its error is thrown at the end. */
const toEach = async (
  deps: NoticeDeps,
  people: readonly string[],
  write: (frame: (deskToken: string, person: string) => MailFrame) => (person: string, token: string) => Mail,
): Promise<void> => {
  const { frame } = await readFrame(deps);
  const render = write((token, person) => mailFrame(deps, frame, person, token));
  const failures: unknown[] = [];
  for (const person of people) {
    const to = deps.settings.people[person];
    if (to === undefined) continue;
    try {
      await deps.send(to, render(person, await deskPass(deps, person)));
    } catch (error) {
      deps.log('error', 'mail.failed', { person, error: String(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails were not handed over`);
};

/** The digest of one approver. */
export const mailDigest =
  (deps: NoticeDeps & Pick<Store, 'freezes'>) =>
  async (person: string, entries: readonly Entry[], deskToken: string): Promise<void> => {
    const { frame, world } = await readFrame(deps);
    const to = deps.settings.people[person];
    if (to === undefined) return;
    const drafts = entries.map(({ ask, token, code, draft, deliveries }) => ({
      draft,
      code,
      link: `${deps.publicUrl}/review/${ask}#${token}`,
      expiresAt: Math.min(...deliveries.map(({ expiresAt }) => expiresAt)),
      deliveries: deliveries.map((delivery) => ({
        delivery,
        why: whyOf(delivery, world, deps.settings, frame.now),
        slot: delivery.dueAt,
      })),
    }));
    const view = { ...mailFrame(deps, frame, person, deskToken), drafts };
    // After a thaw the mail names the freeze that had held these drafts.
    const [thawed] = entries.every(({ again }) => again)
      ? (await deps.freezes()).filter((freeze) => freeze.thawedAt !== null)
      : [];
    await deps.send(to, thawed === undefined ? digestMail(view) : dayAfterMail({ ...view, thawed }));
  };

/** Tells everybody who may freeze or thaw that a freeze was opened, with its evidence and the links to act. */
export const tellFreeze =
  (deps: NoticeDeps) =>
  async (id: string): Promise<void> => {
    const state = await freezeState(deps, id);
    if (state === null) return;
    const { freeze } = state;
    // Slack must neither stop the mails nor make them wait.
    const { text, blocks } = slackWords(deps.settings).alarm(state, deps.now());
    const said = deps.slack(text, blocks).catch((error: unknown) => {
      deps.log('error', 'slack.failed', { freeze: id, error: String(error) });
    });
    const mailed = toEach(
      deps,
      peopleWho(deps.settings, 'freeze', 'thaw'),
      (frame) => (person, token) =>
        freezeMail({
          ...frame(token, person),
          what: { kind: 'freeze', freeze },
          story: freeze.story === null ? null : storyView({ story: freeze.story, evidence: freeze.evidence }),
          held: state.held,
          goOn: LANES.filter((lane) => !freeze.scopes.includes('all') && !freeze.scopes.includes(`lane:${lane}`)),
          inFlight: state.inFlight,
          sent: sentInTheLastHour(state.sent, deps.now()),
        }),
    );
    await Promise.all([said, mailed]);
  };

/** Proposes a freeze on evidence that is not enough to freeze: by a button in Slack, and by mail to who may freeze. */
export const tellProposal =
  (deps: NoticeDeps) =>
  async (proposal: Proposal): Promise<void> => {
    const { text, blocks } = slackWords(deps.settings).proposal(proposal);
    const said = deps.slack(text, blocks).catch((error: unknown) => {
      deps.log('error', 'slack.failed', { proposal: proposal.id, error: String(error) });
    });
    const mailed = toEach(
      deps,
      peopleWho(deps.settings, 'freeze'),
      (frame) => (person, token) =>
        proposeMail({
          ...frame(token, person),
          proposal: { id: proposal.id, at: proposal.at, scopes: proposal.scopes, story: storyView(proposal) },
        }),
    );
    await Promise.all([said, mailed]);
  };

export const remind = (deps: NoticeDeps) => async (freeze: Freeze) => {
  const state = await freezeState(deps, freeze.id);
  await toEach(
    deps,
    peopleWho(deps.settings, 'thaw'),
    (frame) => (person, token) => reminderMail({ ...frame(token, person), freeze, held: state?.held ?? 0 }),
  );
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
    await toEach(deps, [person], (frame) => (to, token) => deskMail(frame(token, to)));
    await deps.tick(`desk ${person}`, deps.now());
    mailed.push(person);
  }
  return mailed;
};
