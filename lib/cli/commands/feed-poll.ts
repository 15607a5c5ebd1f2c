import { command } from '../command.ts';
import { READ_OPTIONS, readOrder } from '../feed/options.ts';
import { refuse } from '../io.ts';

export const feedPoll = command({
  name: 'feed poll',
  count: [1, 1],
  options: {
    state: { type: 'string', value: 'FILE', required: true, does: 'state' },
    backfill: { type: 'string', value: 'N', default: '0', does: 'backfill' },
    ...READ_OPTIONS,
  },
  alwaysJson: true,
  indent: 2,
  run: async (call) => {
    const order = readOrder(call);
    if (order.kind === 'refused') return order;
    const { state, backfill } = call.values;
    if (!/^\d{1,4}$/.test(backfill)) return refuse(2, 'usage', ({ say }) => say.checks.feed.backfillWrong);
    if (state === undefined) return refuse(2, 'usage', ({ say }) => say.checks.feed.stateMissing);
    const { pollOnce } = await import('../feed/poll.ts');
    return pollOnce({ ...order, state, backfill: Number(backfill) });
  },
});
