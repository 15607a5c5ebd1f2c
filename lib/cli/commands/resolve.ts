import { RESOLUTIONS, resolveDelivery } from '../../delivery/resolve.ts';
import { command } from '../command.ts';
import { answer, refuse } from '../io.ts';
import { actOnRelay, deliveryOf, RELAY_OPTIONS } from '../relay.ts';

export const resolve = command({
  name: 'resolve',
  count: [2, 2],
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [typed = '', state = ''] = call.positionals;
    const to = RESOLUTIONS.find((each) => each === state);
    if (to === undefined) return refuse(2, 'usage', ({ say }) => say.cli.oneOf(state, RESOLUTIONS.join(', ')));
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const named = await deliveryOf(acting.target, typed);
    if ('kind' in named) return named;
    const { id } = named;
    const said = await resolveDelivery(acting.deps, { delivery: id, by: acting.person, to });
    switch (said.kind) {
      case 'resolved':
        return answer({ state: said.delivery.state, delivery: id }, ({ say: { cli } }) =>
          said.delivery.state === 'draft' ? cli.resolve.draft : cli.resolve.is(cli.state[said.delivery.state]),
        );
      case 'too-early':
        return refuse(1, said.kind, ({ say, time }) => say.cli.resolve.tooEarly(time(said.settledAt)));
      case 'not-open':
        return refuse(1, said.kind, ({ say: { cli } }) => cli.resolve.notOpen(cli.state[said.state]));
      case 'no-such-delivery':
        return refuse(1, said.kind, ({ say }) => say.cli.noSuchDelivery(id));
      case 'not-allowed':
        return refuse(1, said.kind, ({ say }) => say.cli.mayNot.resolve(acting.person));
      case 'changed':
        return refuse(1, said.kind, ({ say }) => say.cli.changed(id));
    }
  },
});
