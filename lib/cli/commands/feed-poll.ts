import { command } from '../command.ts';
import { READ_OPTIONS, readOrder } from '../feed/options.ts';
import { refuse } from '../io.ts';

export const feedPoll = command({
  name: 'feed poll',
  takes: '<url or file>',
  count: [1, 1],
  does: 'Says what ingest would do with a feed now; a file stands for its memory.',
  options: {
    state: { type: 'string', value: 'FILE', required: true, does: 'what this poll remembers of the last one' },
    backfill: { type: 'string', value: 'N', default: '0', does: 'how many items of the first poll are new (0)' },
    ...READ_OPTIONS,
  },
  alwaysJson: true,
  indent: 2,
  run: async (call) => {
    const order = readOrder(call);
    if (order.kind === 'refused') return order;
    const { state, backfill } = call.values;
    if (!/^\d{1,4}$/.test(backfill)) return refuse(2, 'usage', '--backfill takes a whole number');
    if (state === undefined) return refuse(2, 'usage', '--state FILE is missing: it is the memory of this poll');
    const { pollOnce } = await import('../feed/poll.ts');
    return pollOnce({ ...order, state, backfill: Number(backfill) });
  },
});
