import { command } from '../command.ts';
import { PRIVATE_OPTION } from '../feed/options.ts';
import { CONFIG_OPTION } from '../relay.ts';

export const feedAdd = command({
  name: 'feed add',
  count: [1, 1],
  options: { ...PRIVATE_OPTION, ...CONFIG_OPTION },
  indent: 2,
  run: async ({ values, positionals }) => {
    const { addFeed } = await import('../feed/add.ts');
    const options = { config: values.config ?? null, allowPrivate: values['allow-private'] === true };
    return addFeed(positionals[0] ?? '', options);
  },
});
