import { command } from '../command.ts';
import { CONFIG_OPTION, configOf } from '../relay.ts';

export const doctor = command({
  name: 'doctor',
  takes: '',
  count: [0, 0],
  does: 'Says what this machine has and lacks, and what each source of the watch answers from here.',
  options: {
    ...CONFIG_OPTION,
    'allow-private': { type: 'boolean', does: 'ask addresses on 127.0.0.1 too' },
    accounts: { type: 'boolean', does: 'log in to each account too, with its secret, and look at it' },
  },
  run: async ({ values }) => {
    const { examine } = await import('../doctor.ts');
    const asked = { allowLoopback: values['allow-private'] === true, accounts: values.accounts === true };
    return examine(await configOf(values.config), asked);
  },
});
