import { command } from '../command.ts';
import { CONFIG_OPTION, configOf } from '../relay.ts';

export const doctor = command({
  name: 'doctor',
  takes: '',
  count: [0, 0],
  does: 'Says what this machine has and lacks, and what each source of the watch answers from here.',
  options: {
    ...CONFIG_OPTION,
    'allow-private': { type: 'boolean', does: 'ask sources on 127.0.0.1 too' },
  },
  run: async ({ values }) => {
    const { examine } = await import('../doctor.ts');
    return examine(await configOf(values.config), values['allow-private'] === true);
  },
});
