import { command } from '../command.ts';
import { READ_OPTIONS, readOrder } from '../feed/options.ts';

export const feedCheck = command({
  name: 'feed check',
  count: [1, 1],
  options: READ_OPTIONS,
  indent: 2,
  run: async (call) => {
    const order = readOrder(call);
    if (order.kind === 'refused') return order;
    const { checkFeed } = await import('../feed/check.ts');
    return checkFeed(order);
  },
});
