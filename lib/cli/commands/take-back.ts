import { orderTakeBack } from '../../delivery/take-back.ts';
import { command } from '../command.ts';
import { answer, refuse } from '../io.ts';
import { actOnRelay, deliveryOf, RELAY_OPTIONS } from '../relay.ts';

export const takeBack = command({
  name: 'takeback',
  count: [1, 1],
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
        return answer({ state: 'ordered', delivery: id }, ({ say }) => say.cli.takeBack.ordered(id));
      case 'already-gone':
        return answer({ state: 'withdrawn', delivery: id }, ({ say }) => say.cli.takeBack.already);
      case 'too-early':
        return refuse(1, said.kind, ({ say, time }) => say.cli.takeBack.tooEarly(time(said.settledAt)));
      case 'cannot-be':
        return refuse(1, said.kind, ({ say }) => say.cli.takeBack.cannotBe);
      case 'not-published':
        return refuse(1, said.kind, ({ say: { cli } }) => cli.takeBack.notPublished(cli.state[said.state]));
      case 'no-such-delivery':
        return refuse(1, said.kind, ({ say }) => say.cli.noSuchDelivery(id));
      case 'not-allowed':
        return refuse(1, said.kind, ({ say }) => say.cli.mayNot.takeBack(acting.person));
      case 'changed':
        return refuse(1, said.kind, ({ say }) => say.cli.changed(id));
    }
  },
});
