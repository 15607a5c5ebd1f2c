import type { Context } from 'hono';
import { readTypedAct } from '../approval/typed-act.ts';
import { attend, type AttendDeps } from '../delivery/attended.ts';
import { orderTakeBack, type OrderDeps } from '../delivery/take-back.ts';
import type { CordDeps } from '../bell/check-off.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { readNow, type NowDeps } from '../desk/now.ts';
import { readCommand, type Command } from '../freeze/command.ts';
import { readEnd, readLease } from '../freeze/end.ts';
import { configuredScopes } from '../freeze/scope.ts';
import { readStill, type Still, type StillDeps } from '../freeze/still.ts';
import type { StopAnswer } from '../freeze/stop.ts';
import { thaw, type ThawAnswer, type ThawDeps } from '../freeze/thaw.ts';
import { secretHash } from '../approval/ask.ts';
import { slackWords } from '../pages/slack.ts';
import { HOUR_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import { may } from '../people.ts';
import type { OtherWays } from '../pages/views.ts';
import { cordNow, unreadCord } from './cord.ts';
import { proposalOrder, pullStop, type PullStopDeps } from './pull-stop.ts';
import { aloud, ephemeral, knownOrder, type KnownDeps } from './slack-order.ts';

export type SlackDeps = PullStopDeps &
  CordDeps &
  AttendDeps &
  Omit<ThawDeps, 'announce'> &
  StillDeps &
  Omit<OrderDeps, 'announce'> &
  FrameDeps &
  NowDeps &
  Pick<Store, 'proposal' | 'savePass'> &
  KnownDeps & {
    ways: OtherWays;
    /** Where people open pages. */
    publicUrl: string;
    newSecret: () => string;
    /** Posts in the channel of Slack; does nothing where no webhook is set up. */
    slack: (text: string) => Promise<void>;
    /** Has the pages do an act on a post, as Slack signed it. Null when they have not answered in time. */
    passOn: (body: Buffer, header: (name: string) => string | undefined) => Promise<unknown>;
  };

/** What a thaw came to, and what still holds. When that cannot be read, the thaw itself stands nevertheless. */
const thawText = async (deps: SlackDeps, answer: ThawAnswer): Promise<string> => {
  const isOver = answer.kind === 'thawed' || answer.kind === 'already';
  const still: Still | null = isOver ? await readStill(deps).catch(() => null) : null;
  return slackWords(deps.settings).thaw(answer, still, deps.now());
};

/** The answer to a stop, with what it means for everything else. No look at the table delays it. */
const stopText = (deps: SlackDeps, answer: StopAnswer): string => {
  const words = slackWords(deps.settings);
  return [words.stop(answer, deps.ways.cli), ...words.cord(unreadCord(deps, answer), deps.now())].join('\n');
};

/** Does what a button says, and answers what the channel is told; null when the button is not one of ours. */
const pressButton = async (
  deps: SlackDeps,
  order: { act: string; of: string },
  person: string,
): Promise<string | null> => {
  const words = slackWords(deps.settings);
  switch (order.act) {
    case 'keep':
      return words.kept(person);
    case 'thaw':
      return thawText(deps, await thaw(deps, { id: order.of, by: person }));
    case 'take-back':
      return words.takeBack(await orderTakeBack(deps, { delivery: order.of, by: person }), person);
    case 'freeze': {
      const proposal = await deps.proposal(order.of);
      if (proposal === null) return words.gone;
      const answer = await pullStop(deps, proposalOrder(proposal, person), { settle: true, anew: false });
      return stopText(deps, answer);
    }
    default:
      return null;
  }
};

/** Slack asks now and then whether the address has a certificate. Such a request orders nothing. */
export const isSslCheck = (fields: URLSearchParams): boolean =>
  fields.get('ssl_check') === '1' && !fields.has('trigger_id') && !fields.has('payload');

/**
 * A slash command, or a button of one of our messages. The freeze is written before the answer: Slack waits 3 s, and
 * the write and the wait for what is in flight together take less. Slack repeats a request after a time-out: the same
 * trigger is the same freeze.
 */
export const slackCommand = async (deps: SlackDeps, context: Context): Promise<Response> => {
  const body = Buffer.from(await context.req.arrayBuffer());
  if (isSslCheck(new URLSearchParams(body.toString('utf8')))) return context.body(null, 200);
  const known = await knownOrder(deps, context, body);
  if (known.kind === 'refused') return known.answer;
  const { order, person } = known;
  if (order.button !== null) {
    const answer = await pressButton(deps, order.button, person);
    if (answer === null) return context.text('No such button.', 400);
    // The act is done. When the channel cannot be told, only the message is missing.
    await deps.slack(answer).catch((error: unknown) => {
      deps.log('error', 'slack.failed', { act: order.button?.act, error: String(error) });
    });
    return context.body(null, 200);
  }
  if (readTypedAct(order.text) === null) return typed(deps, context, order, person);
  const answer = await deps.passOn(body, (name) => context.req.header(name));
  return context.json(answer ?? ephemeral(slackWords(deps.settings).noAnswer));
};

/** A stop that a person typed. What could not be read in it stops more, never less, and the answer says so. */
const typedStop = async (
  deps: SlackDeps,
  context: Context,
  { scopes, reason, missed, until: typedEnd }: Extract<Command, { kind: 'freeze' }>,
  { person, trigger }: { person: string; trigger: string },
): Promise<Response> => {
  const { settings } = deps;
  const words = slackWords(settings);
  const end = typedEnd === null ? null : readEnd(typedEnd, deps.now(), settings.site.timeZone);
  // An end time is a thaw signed in advance, so it needs the right to thaw. The stop itself does not.
  const signs = may(settings, person, 'thaw');
  const answer = await pullStop(
    deps,
    { id: `slack-${trigger}`, scopes, source: 'human', by: person, reason, until: signs ? end : null },
    // The same signed request sent again must not freeze what a person has thawed.
    { settle: true, anew: false },
  );
  const notes = [
    ...(missed === null ? [] : [words.tookAll(missed, configuredScopes(settings))]),
    ...(typedEnd === null || (end !== null && signs) ? [] : [signs ? words.noEnd(typedEnd) : words.endNotSigned]),
  ];
  const stopped = answer.kind === 'frozen' || answer.kind === 'stopping';
  const text = [stopText(deps, answer), ...(stopped ? notes : [])].join('\n');
  return context.json(stopped ? aloud(text) : ephemeral(text));
};

/** The link to a person's own tray, for an hour. Only who asked is shown the answer. */
const trayText = async (deps: SlackDeps, person: string): Promise<string> => {
  const words = slackWords(deps.settings);
  if (!may(deps.settings, person, 'approve')) return words.noTray;
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ask: null, person, until: deps.now() + HOUR_MS });
  return words.tray(`${deps.publicUrl}/tray#${token}`);
};

/** What a person typed after the slash command. */
const typed = async (
  deps: SlackDeps,
  context: Context,
  order: { text: string; trigger: string },
  person: string,
): Promise<Response> => {
  const { settings } = deps;
  const words = slackWords(settings);
  const command = readCommand(order.text, configuredScopes(settings));
  switch (command.kind) {
    case 'freeze':
      return typedStop(deps, context, command, { person, trigger: order.trigger });
    case 'thaw': {
      const answer = await thaw(deps, { id: command.id, by: person });
      const text = await thawText(deps, answer);
      return context.json(answer.kind === 'thawed' ? aloud(text) : ephemeral(text));
    }
    case 'attend': {
      const end = command.until === null ? null : readLease(command.until, deps.now(), settings.site.timeZone);
      const until = command.until === null ? null : (end ?? Number.POSITIVE_INFINITY);
      const answer = await attend(deps, { by: person, until });
      const text = words.attended(answer, person, deps.now());
      return context.json(answer.kind === 'attending' ? aloud(text) : ephemeral(text));
    }
    case 'status': {
      const seen = await readFrame(deps);
      const unreadable = seen.world.problems.map(({ key }) => key);
      const { now, freezes } = seen.frame;
      const cords = await Promise.all(freezes.map((freeze) => cordNow(deps, { freeze })));
      const said = words.status(await readNow(deps, seen), unreadable, now);
      const status = [said, ...cords.flatMap((cord) => words.cord(cord, now))].join('\n');
      return context.json(ephemeral(status));
    }
    case 'tray':
      return context.json(ephemeral(await trayText(deps, person)));
    case 'help':
      return context.json(ephemeral(words.help));
  }
};
