import { tryAgain } from '../../delivery/rest.ts';
import { command } from '../command.ts';
import { answer, refuse } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS } from '../relay.ts';

export const tryAccount = command({
  name: 'try',
  takes: '<account>',
  count: [1, 1],
  does: 'Asks the network of an account again now, although it refused the credentials or wanted to be left alone.',
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [account = ''] = call.positionals;
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const known = Object.keys(acting.target.settings.accounts);
    if (!known.includes(account))
      return refuse(1, 'no-such-account', `no account is called ${account}; there are: ${known.join(', ')}`);
    const said = await tryAgain(acting.deps, { account, by: acting.person });
    switch (said.kind) {
      case 'tried':
        return answer({ state: 'tried', account }, 'the publisher asks its network again at its next run');
      case 'not-resting':
        return answer({ state: 'not-resting', account }, 'nothing keeps its network from being asked');
      case 'not-allowed':
        return refuse(1, said.kind, `${acting.person} may not: it needs the right to approve`);
    }
  },
});
