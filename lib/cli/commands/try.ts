import { tryAgain } from '../../delivery/rest.ts';
import { command } from '../command.ts';
import { answer, refuse } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS } from '../relay.ts';

export const tryAccount = command({
  name: 'try',
  count: [1, 1],
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [account = ''] = call.positionals;
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const known = Object.keys(acting.target.settings.accounts);
    if (!known.includes(account))
      return refuse(1, 'no-such-account', ({ say }) => say.cli.try.noSuchAccount(account, known.join(', ')));
    const said = await tryAgain(acting.deps, { account, by: acting.person });
    switch (said.kind) {
      case 'tried':
        return answer({ state: 'tried', account }, ({ say }) => say.cli.try.tried);
      case 'not-resting':
        return answer({ state: 'not-resting', account }, ({ say }) => say.cli.try.notResting);
      case 'not-allowed':
        return refuse(1, said.kind, ({ say }) => say.cli.mayNot.try(acting.person));
    }
  },
});
