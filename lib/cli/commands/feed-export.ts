import { command } from '../command.ts';
import { CONFIG_OPTION } from '../relay.ts';

export const feedExport = command({
  name: 'feed export',
  count: [0, 0],
  options: CONFIG_OPTION,
  indent: 2,
  run: async ({ values }) => {
    const { exportOpml } = await import('../feed/opml.ts');
    return exportOpml(values.config ?? null);
  },
});
