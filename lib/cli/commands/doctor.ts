import { command } from '../command.ts';
import { configOf, openRelay, RELAY_OPTIONS } from '../relay.ts';

export const doctor = command({
  name: 'doctor',
  count: [0, 0],
  options: {
    ...RELAY_OPTIONS,
    'allow-private': { type: 'boolean', does: 'allowPrivate' },
    accounts: { type: 'boolean', does: 'accounts' },
  },
  run: async (call) => {
    const { values } = call;
    const target = values.local === true || values.stack !== undefined ? await openRelay(call) : null;
    if (target?.kind === 'refused') return target;
    const { examine } = await import('../doctor.ts');
    return examine(await configOf(values.config), call, {
      allowLoopback: values['allow-private'] === true,
      accounts: values.accounts === true,
      sent: target === null ? null : await target.store.list('published', { newestFirst: true, limit: 5_000 }),
    });
  },
});
