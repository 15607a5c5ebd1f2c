import { command } from '../command.ts';
import { PRIVATE_OPTION } from '../feed/options.ts';
import { CONFIG_OPTION } from '../relay.ts';

export const feedImport = command({
  name: 'feed import',
  count: [1, 1],
  options: { ...PRIVATE_OPTION, ...CONFIG_OPTION },
  indent: 2,
  run: async ({ values, positionals }) => {
    const { importOpml } = await import('../feed/opml.ts');
    const options = { config: values.config ?? null, allowPrivate: values['allow-private'] === true };
    return importOpml(positionals[0] ?? '', options);
  },
});
