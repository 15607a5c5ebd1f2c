import { command } from '../command.ts';
import { configOf, openRelay, RELAY_OPTIONS } from '../relay.ts';

export const doctor = command({
  name: 'doctor',
  takes: '',
  count: [0, 0],
  does: 'Says what this machine has and lacks, and what each source of the watch answers from here.',
  options: {
    ...RELAY_OPTIONS,
    'allow-private': { type: 'boolean', does: 'ask addresses on 127.0.0.1 too' },
    accounts: { type: 'boolean', does: 'log in to each account too, with its secret, and look at it' },
  },
  run: async (call) => {
    const { values } = call;
    const target = values.local === true || values.stack !== undefined ? await openRelay(call) : null;
    if (target?.kind === 'refused') return target;
    const { examine } = await import('../doctor.ts');
    return examine(await configOf(values.config), {
      allowLoopback: values['allow-private'] === true,
      accounts: values.accounts === true,
      sent: target === null ? null : await target.store.list('published', { newestFirst: true, limit: 5_000 }),
    });
  },
});
