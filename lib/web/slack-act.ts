import type { Context } from 'hono';
import { readTypedAct, type TypedAct } from '../approval/typed-act.ts';
import { revise, type ReviseDeps, type Revision } from '../approval/revise.ts';
import { deliveryNamed, LISTED_STATES } from '../delivery/named.ts';
import { orderTakeBack, type OrderDeps } from '../delivery/take-back.ts';
import { readTime } from '../freeze/end.ts';
import { slackWords } from '../pages/slack.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Store } from '../records/store.ts';
import { mayDecide } from '../people.ts';
import { revisedNotice } from './revise.ts';
import { aloud, ephemeral, knownOrder, type KnownDeps } from './slack-order.ts';

/**
 * The acts on posts that people type in Slack. Slack knows one address, the stop's, and the function there may put no
 * approval. It passes these on to the pages as Slack signed them.
 */
export type SlackActDeps = KnownDeps & ReviseDeps & OrderDeps & Pick<Store, 'list'>;

/** The most posts that one answer lists. */
const MOST_LISTED = 25;

type OnPost = Exclude<TypedAct, { act: 'list' }>;

/** What a person wishes for a post; null: its time cannot be read. The text that is approved is the one on record. */
const wishOf = (deps: SlackActDeps, { act, rest }: OnPost, { hash }: Delivery): Revision | null => {
  switch (act) {
    case 'edit':
      return { to: act, hash, text: rest };
    case 'reject':
      return { to: act, reason: rest };
    case 'now':
      return { to: act, hash };
    case 'move': {
      const dueAt = readTime(rest, deps.now(), deps.settings.site.timeZone);
      return dueAt === null ? null : { to: act, dueAt, hash };
    }
    case 'unapprove':
    case 'restore':
      return { to: act };
    case 'takeback':
      return null;
  }
};

const listed = async (deps: SlackActDeps, person: string): Promise<object> => {
  const lists = await Promise.all(LISTED_STATES.map((state) => deps.list(state)));
  const theirs = lists.flat().filter(({ feeds }) => mayDecide(deps.settings, person, feeds));
  return ephemeral(slackWords(deps.settings).list(theirs.slice(0, MOST_LISTED), theirs.length));
};

const done = async (deps: SlackActDeps, typed: OnPost, by: string): Promise<object> => {
  const words = slackWords(deps.settings);
  const named = await deliveryNamed(deps, typed.delivery);
  if (named.kind === 'several') return ephemeral(words.which(named.ids));
  if (named.kind === 'none') return ephemeral(words.notice('gone'));
  const { delivery } = named;
  if (typed.act === 'takeback') {
    const answer = await orderTakeBack(deps, { delivery: delivery.id, by });
    const text = words.takeBack(answer, by);
    return answer.kind === 'ordered' ? aloud(text) : ephemeral(text);
  }
  const wish = wishOf(deps, typed, delivery);
  if (wish === null) return ephemeral(words.notice('no-such-time'));
  const answer = await revise(deps, { delivery: delivery.id, by, wish });
  const { kind } = revisedNotice(answer, wish.to);
  const isDone = answer.kind === 'revised' || answer.kind === 'unapproved-in-flight';
  // The others in the channel see who did what to which post.
  return isDone ? aloud(words.done(by, delivery, kind)) : ephemeral(words.notice(kind));
};

export const slackAct = async (deps: SlackActDeps, context: Context): Promise<Response> => {
  const known = await knownOrder(deps, context, Buffer.from(await context.req.arrayBuffer()));
  if (known.kind === 'refused') return known.answer;
  const typed = readTypedAct(known.order.text);
  if (typed === null) return context.text('No act on a post.', 400);
  return context.json(typed.act === 'list' ? await listed(deps, known.person) : await done(deps, typed, known.person));
};
