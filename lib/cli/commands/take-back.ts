import { orderTakeBack } from '../../delivery/take-back.ts';
import { command } from '../command.ts';
import { answer, iso, refuse } from '../io.ts';
import { actOnRelay, deliveryOf, RELAY_OPTIONS } from '../relay.ts';

export const takeBack = command({
  name: 'takeback',
  takes: '<delivery>',
  count: [1, 1],
  does: 'Orders a published post to be deleted from its network.',
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [typed = ''] = call.positionals;
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const named = await deliveryOf(acting.target, typed);
    if ('kind' in named) return named;
    const { id } = named;
    const said = await orderTakeBack(acting.deps, { delivery: id, by: acting.person });
    switch (said.kind) {
      case 'ordered':
        return answer(
          { state: 'ordered', delivery: id },
          `ordered: the publisher deletes it at its next run; audit ${id} tells when`,
        );
      case 'already-gone':
        return answer({ state: 'withdrawn', delivery: id }, 'already taken back');
      case 'too-early':
        return refuse(1, said.kind, `the send may still be under way: not before ${iso(said.settledAt) ?? ''}`);
      case 'cannot-be':
        return refuse(1, said.kind, 'its network takes nothing back, or no longer: delete it by hand on the account');
      case 'not-published':
        return refuse(1, said.kind, `it is not published: it is ${said.state}`);
      case 'no-such-delivery':
        return refuse(1, said.kind, `no delivery is called ${id}`);
      case 'not-allowed':
        return refuse(1, said.kind, `${acting.person} may not take back: it needs the right to freeze`);
      case 'changed':
        return refuse(1, said.kind, `${id} was changed meanwhile: look at it again`);
    }
  },
});
