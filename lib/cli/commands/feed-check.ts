import { command } from '../command.ts';
import { READ_OPTIONS, readOrder } from '../feed/options.ts';

export const feedCheck = command({
  name: 'feed check',
  takes: '<url or file>',
  count: [1, 1],
  does: 'Says what a feed gives, item by item, and what the rules do to each item.',
  options: READ_OPTIONS,
  alwaysJson: true,
  indent: 2,
  run: async (call) => {
    const order = readOrder(call);
    if (order.kind === 'refused') return order;
    const { checkFeed } = await import('../feed/check.ts');
    return checkFeed(order);
  },
});
