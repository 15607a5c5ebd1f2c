import { revise, type Revised, type Revision } from '../../approval/revise.ts';
import { command, type Call } from '../command.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { readUntil } from './freeze.ts';
import { actOnRelay, deliveryOf, RELAY_OPTIONS } from '../relay.ts';

/** What a person does about a decision that was taken: the commands differ only in what they wish. */

const DONE: Readonly<Record<Revision['to'], string>> = {
  unapprove: 'a draft again: its approvers are asked',
  reject: 'rejected: restore makes it a draft again',
  edit: 'a draft again, with the new text: its approvers are asked',
  move: 'moved: what was held stays held',
  now: 'it leaves at the next run of the publisher; what was held stays held',
  restore: 'a draft again: its approvers are asked',
};

const TAKE_BACK = 'vigie takeback deletes a post from its network';

/** Why nothing was changed: one sentence for each answer. */
const WHY_NOT: Record<
  Exclude<Revised['kind'], 'revised' | 'unapproved-in-flight' | 'sent' | 'not-open'>,
  (id: string, person: string) => string
> = {
  'in-flight': () => `it is in flight already, and nothing was changed. If it appears, ${TAKE_BACK}`,
  'no-such-time': () => 'the time is past, more than a year ahead, or in a blackout of the account',
  'slot-taken': () => 'another post has this slot: choose another time',
  'text-changed': () => 'its text is another one now: look at it again',
  'source-changed': () => 'its source has changed: its approvers are asked about the new text',
  'no-approval': () => 'there is no approval of it on record: its approvers are asked again',
  invalid: () => 'the text cannot be sent as it is',
  'no-such-delivery': (id) => `no delivery is called ${id}`,
  'not-allowed': (_, person) => `${person} may not: only the approvers of its feeds can`,
  changed: (id) => `${id} was changed meanwhile: look at it again`,
};

const said = (id: string, person: string, wish: Revision, revised: Revised): Answer | Refusal => {
  switch (revised.kind) {
    case 'revised': {
      const { state, dueAt } = revised.delivery;
      return answer({ state, delivery: id, dueAt: iso(state === 'approved' ? dueAt : null) }, DONE[wish.to]);
    }
    case 'unapproved-in-flight':
      return answer(
        { state: revised.kind, delivery: id, dueAt: null },
        `it is in flight already: what has not left comes back as a draft. If it appears, ${TAKE_BACK}`,
      );
    case 'sent':
      return refuse(1, revised.kind, `it is ${revised.delivery.state}: ${TAKE_BACK}`);
    case 'not-open':
      return refuse(1, revised.kind, `it is ${revised.state}: there is nothing of the kind to change`);
    default:
      return refuse(1, revised.kind, WHY_NOT[revised.kind](id, person));
  }
};

const wishing = async (
  call: Call<typeof RELAY_OPTIONS>,
  wishAt: (now: number, hash: string) => Revision | Refusal,
): Promise<Answer | Refusal> => {
  const [typed = ''] = call.positionals;
  const acting = await actOnRelay(call);
  if (acting.kind === 'refused') return acting;
  const delivery = await deliveryOf(acting.target, typed);
  if ('kind' in delivery) return delivery;
  const { id, hash } = delivery;
  const wish = wishAt(acting.deps.now(), hash);
  if ('kind' in wish) return wish;
  return said(id, acting.person, wish, await revise(acting.deps, { delivery: id, by: acting.person, wish }));
};

export const unapprove = command({
  name: 'unapprove',
  takes: '<delivery>',
  count: [1, 1],
  does: 'Takes the approval of a post away, also in flight; its approvers are asked again.',
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'unapprove' })),
});

export const move = command({
  name: 'move',
  takes: '<delivery> <time or duration>',
  count: [2, 2],
  does: 'Gives an approved post another time, such as 30m or 2026-07-14T18:30+02:00; what is held stays held.',
  options: RELAY_OPTIONS,
  run: (call) =>
    wishing(call, (now) => {
      const [, time = ''] = call.positionals;
      const dueAt = readUntil(time, now);
      return dueAt === null
        ? refuse(2, 'usage', `${time}: a duration such as 30m or a time to come such as 2026-07-14T18:30+02:00`)
        : { to: 'move', dueAt };
    }),
});

export const edit = command({
  name: 'edit',
  takes: '<delivery> <text...>',
  count: [2, Infinity],
  does: 'Gives a draft or an approved post another text; its approvers are asked again.',
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, (_, hash) => ({ to: 'edit', hash, text: call.positionals.slice(1).join(' ') })),
});

export const reject = command({
  name: 'reject',
  takes: '<delivery> [reason]',
  count: [1, Infinity],
  does: 'Says no to a draft or an approved post; the reason stays in its history.',
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'reject', reason: call.positionals.slice(1).join(' ') })),
});

export const sendNow = command({
  name: 'sendnow',
  takes: '<delivery>',
  count: [1, 1],
  does: 'Sends an approved post as soon as possible; what is held stays held.',
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'now' })),
});

export const restore = command({
  name: 'restore',
  takes: '<delivery>',
  count: [1, 1],
  does: 'Makes a draft again of what was rejected or has expired; its approvers are asked.',
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'restore' })),
});
