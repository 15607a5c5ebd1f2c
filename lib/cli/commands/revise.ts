import { revise, type Revised, type Revision } from '../../approval/revise.ts';
import type { Spoken } from '../../words/spoken.ts';
import { command, type Call } from '../command.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { readUntil } from './freeze.ts';
import { actOnRelay, deliveryOf, RELAY_OPTIONS } from '../relay.ts';

/** What a person does about a decision that was taken: the commands differ only in what they wish. */

const said = (id: string, person: string, wish: Revision, revised: Revised): Answer | Refusal => {
  switch (revised.kind) {
    case 'revised': {
      const { state, dueAt } = revised.delivery;
      return answer(
        { state, delivery: id, dueAt: iso(state === 'approved' ? dueAt : null) },
        ({ say }) => say.cli.revise.done[wish.to],
      );
    }
    case 'unapproved-in-flight':
      return answer({ state: revised.kind, delivery: id, dueAt: null }, ({ say: { cli } }) =>
        cli.revise.unapprovedInFlight(cli.revise.takeBack),
      );
    default:
      return refuse(1, revised.kind, ({ say }) => whyNot(id, person, revised, say));
  }
};

type NotRevised = Exclude<Revised, { kind: 'revised' | 'unapproved-in-flight' }>;

/** Why nothing was changed: one sentence for each answer. */
const whyNot = (id: string, person: string, revised: NotRevised, { cli }: Spoken): string => {
  const { revise: told, state } = cli;
  switch (revised.kind) {
    case 'sent':
      return told.sent(state[revised.delivery.state], told.takeBack);
    case 'not-open':
      return told.notOpen(state[revised.state]);
    case 'in-flight':
      return told.whyNot[revised.kind](told.takeBack);
    case 'no-such-delivery':
      return cli.noSuchDelivery(id);
    case 'not-allowed':
      return cli.mayNot.revise(person);
    case 'changed':
      return cli.changed(id);
    default:
      return told.whyNot[revised.kind];
  }
};

const wishing = async (
  call: Call<typeof RELAY_OPTIONS>,
  wishAt: (at: { now: number; timeZone: string; hash: string }) => Revision | Refusal,
): Promise<Answer | Refusal> => {
  const [typed = ''] = call.positionals;
  const acting = await actOnRelay(call);
  if (acting.kind === 'refused') return acting;
  const delivery = await deliveryOf(acting.target, typed);
  if ('kind' in delivery) return delivery;
  const { id, hash } = delivery;
  const wish = wishAt({ now: acting.deps.now(), timeZone: acting.target.settings.site.timeZone, hash });
  if ('kind' in wish) return wish;
  return said(id, acting.person, wish, await revise(acting.deps, { delivery: id, by: acting.person, wish }));
};

export const unapprove = command({
  name: 'unapprove',
  count: [1, 1],
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'unapprove' })),
});

export const move = command({
  name: 'move',
  count: [2, 2],
  options: RELAY_OPTIONS,
  run: (call) =>
    wishing(call, ({ now, timeZone }) => {
      const [, time = ''] = call.positionals;
      const dueAt = readUntil(time, now, timeZone);
      return dueAt === null ? refuse(2, 'usage', ({ say }) => say.cli.revise.timeWrong(time)) : { to: 'move', dueAt };
    }),
});

export const edit = command({
  name: 'edit',
  count: [2, Infinity],
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, ({ hash }) => ({ to: 'edit', hash, text: call.positionals.slice(1).join(' ') })),
});

export const reject = command({
  name: 'reject',
  count: [1, Infinity],
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'reject', reason: call.positionals.slice(1).join(' ') })),
});

export const sendNow = command({
  name: 'sendnow',
  count: [1, 1],
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'now' })),
});

export const restore = command({
  name: 'restore',
  count: [1, 1],
  options: RELAY_OPTIONS,
  run: (call) => wishing(call, () => ({ to: 'restore' })),
});
