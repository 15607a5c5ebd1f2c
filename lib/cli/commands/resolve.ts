import { RESOLUTIONS, resolveDelivery } from '../../delivery/resolve.ts';
import { command } from '../command.ts';
import { answer, iso, refuse } from '../io.ts';
import { actOnRelay, deliveryOf, RELAY_OPTIONS } from '../relay.ts';

export const resolve = command({
  name: 'resolve',
  takes: '<delivery> <published, failed or draft>',
  count: [2, 2],
  does: 'Says what became of an unknown send; draft asks for it, or for a failed one, again.',
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [typed = '', state = ''] = call.positionals;
    const to = RESOLUTIONS.find((each) => each === state);
    if (to === undefined) return refuse(2, 'usage', `${state}: one of ${RESOLUTIONS.join(', ')}`);
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const named = await deliveryOf(acting.target, typed);
    if ('kind' in named) return named;
    const { id } = named;
    const said = await resolveDelivery(acting.deps, { delivery: id, by: acting.person, to });
    switch (said.kind) {
      case 'resolved':
        return answer(
          { state: said.delivery.state, delivery: id },
          said.delivery.state === 'draft' ? 'a draft again: its approvers are asked' : `it is ${said.delivery.state}`,
        );
      case 'too-early':
        return refuse(1, said.kind, `the network may still publish it: not before ${iso(said.settledAt) ?? ''}`);
      case 'not-open':
        return refuse(
          1,
          said.kind,
          `it is ${said.state}: a person can judge only an unknown send, and ask again only for a failed one`,
        );
      case 'no-such-delivery':
        return refuse(1, said.kind, `no delivery is called ${id}`);
      case 'not-allowed':
        return refuse(
          1,
          said.kind,
          `${acting.person} may not say so: only the approvers of its feeds and people who may thaw can`,
        );
      case 'changed':
        return refuse(1, said.kind, `${id} was changed meanwhile: look at it again`);
    }
  },
});
